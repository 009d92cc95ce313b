#pragma once
// What the passes of this stage share. Filled from top to bottom by collate.cc; a pass reads what stands above its own.

#include <functional>
#include <memory>

#include "collate/reading/clauses.h"
#include "collate/who/voices.h"
#include "stemma/limits.h"

namespace stemma::collating {

// When a report was written, as far as anything says so.
struct Moment {
  std::string date;         // "2018-05-29"; empty when unknown
  bool sure = false;        // the report itself says so
  bool borrowed = false;    // only the day of a report that it shares words with
  bool to_the_day = false;  // "yesterday" may be counted from it; else only a weekday
  Evidence evidence;        // what it was inferred from; empty span when sure
  std::uint32_t group = 0;  // reports of one group tell of the same moment of the affair
};

// A stretch of a statement, or a fact in an outlet's own voice, that says one thing.
struct Part {
  std::uint32_t report = 0;
  std::uint32_t statement = kNone;  // index into the report's statements; kNone for a fact
  std::uint32_t fact = kNone;       // index into Affair::facts; kNone for a statement
  std::uint32_t voice = 0;          // index into Affair::voices
  std::vector<Span> spans;
  std::vector<std::uint32_t> tokens;   // words, marks left out
  std::vector<std::uint32_t> clauses;  // index into Affair::clauses[report]
  Bag bag;
  std::string said;  // date or weekday value of the saying; empty when unknown
};

struct Affair {
  Affair(const std::vector<Report>& all, const Limits& most) : reports(all), limits(most) {}

  const std::vector<Report>& reports;
  const Limits& limits;
  std::unique_ptr<Lexicon> lexicon;
  Overlay overlay;
  std::unique_ptr<Words> words;
  std::vector<std::vector<Clause>> clauses;          // by report
  std::vector<Voice> voices;                         // first one for each report (the outlet), then one for each statement
  std::vector<std::vector<std::uint32_t>> voice_of;  // [report][statement] -> voices
  std::vector<Fact> facts;
  std::vector<Part> parts;  // by report, then place; a report's statements before its facts
  std::function<std::vector<TimeExpression>(const Article&, const std::string&)> read_times;  // may be empty
  std::vector<Moment> moments;                                                                // by report
  std::vector<std::vector<TimeExpression>> times;          // by report; read again where only other reports tell its day
  std::vector<std::vector<std::uint32_t>> claims_of_part;  // part -> claims (index into the dossier's)

  std::string_view text(std::uint32_t report, Span span) const { return slice(reports[report].article.text, span); }
  // Who stands behind a clause: the innermost statement's speaker, or the outlet.
  const Voice& voice(const Clause& c) const { return voices[c.statement == kNone ? c.report : voice_of[c.report][c.statement]]; }
  std::uint32_t voice_index(const Clause& c) const { return c.statement == kNone ? c.report : voice_of[c.report][c.statement]; }
};

// The span cut to Limits::evidence_code_points at a word's end.
Span as_evidence(const Affair& affair, std::uint32_t report, Span span);

}  // namespace stemma::collating

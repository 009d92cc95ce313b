#pragma once
// A statement in the making: units instead of bytes, and what is known of how it was found.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "attribute/lexicon.h"
#include "attribute/noun_phrases.h"
#include "attribute/reading.h"
#include "stemma/statement.h"

namespace stemma::attributing {

enum class CueKind : std::uint8_t { kVerb, kPhrase, kNoun, kAdjective, kColon, kNone };

struct Cue {
  CueKind kind = CueKind::kNone;
  std::uint32_t line = 0;
  std::uint32_t first = 0, last = 0;  // units of the group as printed ("has said"); kNone has none
  std::uint32_t head = 0;             // the word itself
  const CueWord* word = nullptr;      // null for colons and phrases
  int strength = 0;                   // per mille of the form's occurrences that introduce content
  Sense sense = Sense::kAsserts;
  Act act = Act::kSpeech;
  std::uint32_t frames = 0;
  std::optional<Phrase> source;      // kPhrase: who it names, where that stands behind or inside it
  std::uint32_t begin = 0, end = 0;  // kPhrase: units of the phrase with its source, end exclusive
  bool passive = false, negated = false, modal = false, participle = false, infinitive = false;
};

// How the content stands to the cue.
enum class Construction : std::uint8_t {
  kQuoteAfter,   // said: "…"
  kQuoteBefore,  // "…," said X
  kThat,         // said that …
  kClause,       // said he …
  kTrailing,     // …, X said
  kAccording,    // according to X, … / …, according to X
  kWh,           // asked whether …
  kInfinitive,   // vowed to …
  kObjectInf,    // urged X to …
  kObject,       // denied the report; accused X of …
  kPassiveBy,    // … was reported by X
  kColon,        // X: …
  kTranscript,   // NAME: … as a paragraph of its own
  kAlone,        // a quotation without any cue, whose speaker is carried over
};
inline constexpr int kConstructions = 14;

// Where the speaker was found.
enum class Source : std::uint8_t {
  kNone,
  kSubject,
  kInverted,
  kRelative,
  kShared,
  kCarried,
  kAfterPhrase,
  kPossessor,
  kLabel,
  kAgent
};

// Parts [from, to) of a quotation.
struct QuotedStretch {
  std::uint32_t quotation = 0, from = 0, to = 0;
};

struct Draft {
  std::uint32_t id = 0;  // stays when drafts are added or dropped
  Cue cue;
  Construction construction = Construction::kThat;
  StatementKind kind = StatementKind::kIndirect;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> stretches;  // content outside whole quotations: units, both inside
  std::vector<QuotedStretch> quoted;                               // content that is a quotation and nothing else
  std::uint32_t end = 0;                                           // one past the last unit taken in the cue's line
  Source source = Source::kNone;
  std::optional<Phrase> speaker;
  std::optional<Phrase> antecedent;           // of a relative pronoun
  std::optional<std::uint32_t> same_speaker;  // id of the draft whose speaker this one shares
  std::optional<Phrase> addressee;
  std::vector<Phrase> relays;          // "according to X" beside another speaker
  int confidence = 0;                  // per mille
  int speaker_confidence = 0;          // per mille, that these words name who says it; 0: not judged
  std::optional<std::uint32_t> outer;  // id of the draft in whose content this one stands
};

// Content as bytes, ascending: between the marks for quotations.
std::vector<Span> content_of(const Reading& r, const Draft& d);

}  // namespace stemma::attributing

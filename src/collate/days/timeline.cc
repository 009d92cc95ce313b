// Problem: a reader wants the affair day by day; the reports tell it backwards, twelve times over, and mostly by "Sunday" and "last night".
// Model: every time expression that can be resolved dates the innermost clause it stands in. A clause that reports words dates what was said;
// any other dates what happened, in the outlet's voice or a speaker's. Entries of one day join when they are parts of one claim or their
// clauses are alike; sayings of one speaker on one day are one entry. Nothing comes of a date that only marks another thing ("Sunday's
// paper"), stands in brackets, or goes with what is denied, asked or merely possible.
// Rejected: entries from claims alone (most of what happened is printed by one outlet in passing), one entry per sentence (a fire that six
// outlets tell of is one fire).

#include "collate/days/timeline.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>

#include "base/utf8.h"
#include "collate/clashes/conflicts.h"
#include "collate/days/days.h"
#include "collate/days/occasions.h"

namespace stemma::collating {
namespace {

constexpr std::size_t kMostEntries = 1000;
constexpr std::size_t kWhatBytes = 260, kFewestBytes = 40;
constexpr std::size_t kMostEvidence = 6;
constexpr std::size_t kMostPostings = 64;  // entries of one day that a term is looked up in
constexpr int kOneEvent = 330;             // likeness of two clauses that are one event, given one day

struct Told {
  TimelineEntry entry;
  std::uint32_t report = 0, part = kNone;  // part: index into Affair::parts that the words lie in
  std::uint32_t claim = kNone;
  std::uint32_t outlets = 1;
  std::string speaker;  // of a saying
  Bag bag;
  const Clause* clause = nullptr;  // of what happened
  std::size_t joined = kNone;      // index of the entry it went into
};

// A value cut to a precision that people read: weeks stay weeks, seasons and quarters become their year.
bool cut(const std::string& value, std::string& date, std::string& precision) {
  if (!days_of(value)) return false;
  if (value.size() >= 10 && value[5] != 'W')
    date = value.substr(0, 10), precision = "day";
  else if (value.size() >= 8 && value[5] == 'W')
    date = value.substr(0, 8), precision = "week";
  else if (value.size() == 7 && value[5] >= '0' && value[5] <= '9')
    date = value, precision = "month";
  else
    date = value.substr(0, 4), precision = "year";
  return true;
}

bool dates_something(const TimeExpression& t) { return t.type == TimeType::kDate || t.type == TimeType::kTime; }

class Teller {
 public:
  Teller(const Affair& affair, const Claims& claims) : affair_(affair), claims_(claims) {}

  std::vector<TimelineEntry> tell() {
    for (std::uint32_t r = 0; r < affair_.reports.size(); ++r) read(r);
    join();
    return finish();
  }

 private:
  void read(std::uint32_t r) {
    const Report& report = affair_.reports[r];
    for (const TimeExpression& t : affair_.times[r]) {
      if (!dates_something(t)) continue;
      const Resolved when = resolve(affair_, r, t);
      Told told;
      if (when.date.empty() || !cut(when.date, told.entry.date, told.entry.precision)) continue;
      const auto [first, end] = affair_.words->tokens_in(r, t.span);
      if (first >= end || aside(r, first, end) || counted_by_speaker(r, t)) continue;
      const Sentence& s = report.annotations.sentences[report.annotations.tokens[first].sentence];
      if (!carries_report(report.article.blocks[s.block].kind)) continue;
      told.report = r;
      told.entry.sure = when.sure;
      told.entry.evidence = {{r, as_evidence(affair_, r, s.span)}};
      told.entry.dated_by = {{r, t.span}};
      if (!when.sure && !when.evidence.span.empty()) told.entry.dated_by.push_back(when.evidence);
      if (const std::uint32_t said = saying(r, t.span, s); said != kNone)
        say(told, r, said);
      else if (!happen(told, r, first, end))
        continue;
      // Of two dates in one clause the finer one tells more.
      if (!told_.empty() && told_.back().clause != nullptr && told_.back().clause == told.clause) {
        if (told.entry.date.size() > told_.back().entry.date.size()) told_.back() = std::move(told);
        continue;
      }
      told_.push_back(std::move(told));
    }
  }

  // The date marks something else: "Sunday's paper", "(1987)".
  bool aside(std::uint32_t r, std::uint32_t first, std::uint32_t end) const {
    const auto& tokens = affair_.reports[r].annotations.tokens;
    const auto text = [&](std::uint32_t i) { return i < tokens.size() ? affair_.text(r, tokens[i].span) : std::string_view(); };
    if (text(end) == "'s" || text(end) == "’s" || text(end) == "'" || text(end) == "’") return true;
    const std::string_view last = text(end - 1);
    if (last.ends_with("'s") || last.ends_with("’s")) return true;
    return first > 0 && text(first - 1) == "(" && text(end) == ")";
  }

  // "today" between quotation marks is the speaker's day, not the report's.
  bool counted_by_speaker(std::uint32_t r, const TimeExpression& t) const {
    const std::string_view words = affair_.text(r, t.span);
    if (t.anchor != "published" || std::any_of(words.begin(), words.end(), [](char c) { return c >= 'A' && c <= 'Z'; }))
      return false;
    return std::any_of(affair_.reports[r].statements.begin(), affair_.reports[r].statements.end(), [&](const Statement& s) {
      return s.kind == StatementKind::kDirect &&
             std::any_of(s.content.begin(), s.content.end(), [&](Span span) { return span.contains(t.span); });
    });
  }

  // The statement that the time is the time of; kNone when it is of none.
  std::uint32_t saying(std::uint32_t r, Span time, const Sentence& sentence) const {
    const auto& statements = affair_.reports[r].statements;
    for (std::uint32_t k = 0; k < statements.size(); ++k) {
      const Statement& s = statements[k];
      if (s.act == Act::kSpeech && s.said && s.said->span.overlaps(time) && sentence.span.contains(s.said->span)) return k;
    }
    // Else the one whose cue stands in the clause that holds the time.
    const auto [first, end] = affair_.words->tokens_in(r, time);
    const Clause* c = clause_at(r, first, end);
    if (c == nullptr) return kNone;
    const auto& tokens = affair_.reports[r].annotations.tokens;
    const Span clause{tokens[c->first].span.begin, tokens[c->end - 1].span.end};
    for (std::uint32_t k = 0; k < statements.size(); ++k) {
      const Statement& s = statements[k];
      if (s.act != Act::kSpeech || s.cue.empty() || !clause.contains(s.cue.front())) continue;
      const bool within = std::any_of(s.content.begin(), s.content.end(), [&](Span span) { return span.overlaps(time); });
      if (!within && c->head != kNone && s.cue.front().contains(tokens[c->head].span)) return k;
    }
    return kNone;
  }

  std::uint32_t part_at(std::uint32_t r, Span span, std::uint32_t statement) const {
    for (std::uint32_t p = first_part(r); p < affair_.parts.size() && affair_.parts[p].report == r; ++p) {
      const Part& part = affair_.parts[p];
      if (statement != kNone ? part.statement == statement
                             : part.statement == kNone && affair_.facts[part.fact].span.overlaps(span))
        return p;
    }
    return kNone;
  }

  std::uint32_t first_part(std::uint32_t r) const {
    return static_cast<std::uint32_t>(std::lower_bound(affair_.parts.begin(), affair_.parts.end(), r,
                                                       [](const Part& p, std::uint32_t report) { return p.report < report; }) -
                                      affair_.parts.begin());
  }

  void find_claim(Told& told) const {
    if (told.part == kNone || affair_.claims_of_part[told.part].empty()) return;
    told.claim = affair_.claims_of_part[told.part].front();
    told.outlets = static_cast<std::uint32_t>(claims_.claims[told.claim].outlets.size());
  }

  void say(Told& told, std::uint32_t r, std::uint32_t statement) const {
    const Statement& s = affair_.reports[r].statements[statement];
    told.entry.kind = TimelineKind::kSaid;
    told.part = part_at(r, {}, statement);
    find_claim(told);
    const Voice& voice = affair_.voices[affair_.voice_of[r][statement]];
    const Claim* claim = told.claim == kNone ? nullptr : &claims_.claims[told.claim];
    told.speaker = claim != nullptr && !claim->speaker_name.empty() ? claim->speaker_name : voice.shown;
    const std::string words =
        claim != nullptr ? one_line(claim->core, kWhatBytes) : one_line(affair_.text(r, s.content.front()), kWhatBytes);
    told.entry.what = told.speaker + ": “" + words + "”";
  }

  // The innermost clause around the time.
  const Clause* clause_at(std::uint32_t r, std::uint32_t first, std::uint32_t end) const {
    const Clause* best = nullptr;
    const auto& clauses = affair_.clauses[r];
    const std::uint32_t sentence = affair_.reports[r].annotations.tokens[first].sentence;
    auto c = std::lower_bound(clauses.begin(), clauses.end(), sentence,
                              [](const Clause& a, std::uint32_t s) { return a.sentence < s; });
    for (; c != clauses.end() && c->sentence == sentence; ++c)
      if (c->first <= first && end <= c->end && c->head != kNone &&
          (best == nullptr || c->end - c->first < best->end - best->first))
        best = &*c;
    return best;
  }

  bool happen(Told& told, std::uint32_t r, std::uint32_t first, std::uint32_t end) const {
    const Clause* c = clause_at(r, first, end);
    if (c == nullptr || c->sign < 0 || c->denied) return false;
    if (c->standing == Standing::kHypothetical || c->standing == Standing::kQuestioned) return false;
    if (!c->finite && c->families.empty()) return false;
    const auto& tokens = affair_.reports[r].annotations.tokens;
    told.entry.kind = TimelineKind::kHappened;
    told.bag = c->bag;
    told.clause = c;
    told.part = part_at(r, tokens[c->head].span, c->statement);
    find_claim(told);
    const std::string shown = clause_words(affair_, *c);
    told.entry.what = shown;
    if (c->statement != kNone) {
      const Voice& voice = affair_.voices[affair_.voice_of[r][c->statement]];
      const bool named = shown.find(voice.shown) != std::string::npos;
      if (voice.kind != VoiceKind::kNobody && !named) told.entry.what += " (" + voice.shown + ")";
    }
    return true;
  }

  // Entries of one event, in the order of the reports: the first is the one the others join.
  void join() {
    std::map<std::tuple<TimelineKind, std::string, std::string>, std::size_t> sayings;  // kind, date, speaker
    std::map<std::tuple<std::string, std::uint32_t>, std::size_t> of_claim;
    std::map<std::string, std::unordered_map<Term, std::vector<std::size_t>>> by_term;  // date -> term -> entries
    for (std::size_t k = 0; k < told_.size(); ++k) {
      Told& told = told_[k];
      if (told.entry.kind == TimelineKind::kSaid) {
        const auto [found, fresh] = sayings.try_emplace({told.entry.kind, told.entry.date, told.speaker}, k);
        if (!fresh) told.joined = found->second;
        continue;
      }
      if (told.claim != kNone) {
        const auto [found, fresh] = of_claim.try_emplace({told.entry.date, told.claim}, k);
        if (!fresh) {
          told.joined = found->second;
          continue;
        }
      }
      auto& terms = by_term[told.entry.date];
      std::map<std::size_t, int> shared;
      for (Term t : told.bag.terms)
        if (const auto found = terms.find(t); found != terms.end())
          for (std::size_t other : found->second) ++shared[other];
      int most = kOneEvent - 1;
      for (const auto& [other, n] : shared) {
        if (n < 2 || told_[other].report == told.report) continue;
        if (const int like = cosine(*affair_.words, told.bag, told_[other].bag); like > most) most = like, told.joined = other;
      }
      if (told.joined != kNone) continue;
      for (Term t : told.bag.terms)
        if (auto& postings = terms[t]; postings.size() < kMostPostings) postings.push_back(k);
    }
  }

  static void add(std::vector<Evidence>& to, const std::vector<Evidence>& from) {
    for (const Evidence& e : from)
      if (to.size() < kMostEvidence && std::find(to.begin(), to.end(), e) == to.end()) to.push_back(e);
  }

  std::vector<TimelineEntry> finish() {
    for (Told& told : told_) {
      if (told.joined == kNone) continue;
      Told& into = told_[told.joined];
      add(into.entry.evidence, told.entry.evidence);
      // Of several accounts the surest dates the event, and the claim that most outlets carry tells what was said.
      if (told.entry.sure && !into.entry.sure)
        into.entry.sure = true, into.entry.dated_by = told.entry.dated_by;
      else if (told.entry.sure == into.entry.sure)
        add(into.entry.dated_by, told.entry.dated_by);
      if (told.outlets > into.outlets && into.entry.kind == TimelineKind::kSaid) into.entry.what = told.entry.what;
      into.outlets = std::max(into.outlets, told.outlets);
    }
    std::vector<const Told*> kept;
    for (const Told& told : told_)
      if (told.joined == kNone) kept.push_back(&told);
    if (kept.size() > kMostEntries) {
      std::stable_sort(kept.begin(), kept.end(), [](const Told* a, const Told* b) { return a->outlets > b->outlets; });
      kept.resize(kMostEntries);
    }
    std::vector<TimelineEntry> out;
    for (const Told* told : kept) out.push_back(told->entry);
    const auto key = [](const TimelineEntry& e) {
      return std::tuple(days_of(e.date)->first, e.date.size(), e.date, e.evidence.front(), e.kind, e.what);
    };
    std::sort(out.begin(), out.end(), [&](const TimelineEntry& a, const TimelineEntry& b) { return key(a) < key(b); });
    return out;
  }

  const Affair& affair_;
  const Claims& claims_;
  std::vector<Told> told_;
};

}  // namespace

std::string clause_words(const Affair& affair, const Clause& clause) {
  const Report& report = affair.reports[clause.report];
  const auto& tokens = report.annotations.tokens;
  Span span = report.annotations.sentences[clause.sentence].span;
  if (const auto& line = report.article.dateline; line && span.contains(line->span)) {
    const std::uint32_t behind = affair.words->tokens_in(clause.report, line->span).second;
    if (behind < tokens.size() && tokens[behind].span.begin < span.end) span.begin = tokens[behind].span.begin;
  }
  const Span own{tokens[clause.first].span.begin, tokens[clause.end - 1].span.end};
  const bool stands = clause.first == report.annotations.sentences[clause.sentence].first_token ||
                      tokens[clause.first - 1].word_class == WordClass::kPunctuation ||
                      tokens[clause.first - 1].word_class == WordClass::kCoordinator ||
                      tokens[clause.first - 1].word_class == WordClass::kSubordinator;
  const bool subject = clause.verb_first > clause.first && tokens[clause.first].word_class != WordClass::kNumber;
  if (span.size() > kWhatBytes && clause.finite && stands && subject && own.size() >= kFewestBytes) span = own;
  return one_line(affair.text(clause.report, span), kWhatBytes);
}

std::vector<FixedDate> fix_dates(const Affair& affair) {
  std::vector<FixedDate> out;
  for (std::uint32_t r = 0; r < affair.reports.size(); ++r) {
    for (const TimeExpression& t : affair.times[r]) {
      if (!dates_something(t)) continue;
      const Resolved when = resolve(affair, r, t);
      FixedDate date;
      if (when.date.empty() || !cut(when.date, date.date, date.precision)) continue;
      date.report = r, date.span = t.span, date.sure = when.sure;
      if (!when.sure && !when.evidence.span.empty()) date.evidence = {when.evidence};
      out.push_back(std::move(date));
    }
  }
  return out;
}

std::vector<TimelineEntry> time_line(const Affair& affair, const Claims& claims) { return Teller(affair, claims).tell(); }

}  // namespace stemma::collating

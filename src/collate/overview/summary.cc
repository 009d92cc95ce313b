// Problem: say what the affair is about in a few sentences, none of which says more than the sources do.
// Model: extraction. First the opening sentence that is most like the others' openings: what the affair is about. Then claims, ranked by the
// outlets that carry them and by how early they stand; conflicts by confidence. A statement is shown as its speaker, as one report prints him,
// with that report's words; what came through others, what was denied, and what is no clause by itself is shown as its sentence has it. A
// conflict is shown as the best words of both sides. Sentences that begin with "he" or "and" say little by themselves and come last.
// Rejected: fusing wordings of several reports into one sentence (who said which half is then nobody's).

#include "collate/overview/summary.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include "base/utf8.h"
#include "collate/clashes/conflicts.h"

namespace stemma::collating {
namespace {

constexpr std::size_t kMostSentences = 7, kFewestSentences = 3, kMostContested = 3;
constexpr int kSameAgain = 600;  // per mille of a claim's words that the opening has
constexpr int kMostOfOne = 2;    // sentences of one speaker
constexpr std::size_t kMostBytes = 360;
constexpr std::size_t kMostOpenings = 60;
constexpr std::uint32_t kFewestWords = 8;  // of a sentence that can open an account

std::string ended(std::string text) {
  while (text.ends_with(',') || text.ends_with(';') || text.ends_with(' ')) text.pop_back();
  if (!text.ends_with('.') && !text.ends_with('!') && !text.ends_with('?') && !text.ends_with("…")) text += '.';
  return text;
}

// A quotation that the words open and the text closes behind them.
std::string closed(std::string text) {
  const auto count = [&](std::string_view mark) {
    std::size_t n = 0;
    for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at + mark.size())) ++n;
    return n;
  };
  if (count("\"") % 2 == 1) text += '"';
  if (count("“") > count("”")) text += "”";
  return text;
}

std::string capitalized(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

// The speaker as this report prints him: the fullest mention of a named one, else the words of the description. Empty span: nobody.
struct Shown {
  std::string text;
  Evidence at;
};
Shown speaker_in(const Affair& affair, std::uint32_t report, std::uint32_t statement) {
  const Speaker& speaker = affair.reports[report].statements[statement].speaker;
  Shown out;
  if (speaker.entity) {
    for (const Name& name : affair.reports[report].annotations.names)
      if (name.entity == *speaker.entity && name.span.size() > out.at.span.size()) out.at = {report, name.span};
  }
  if (out.at.span.empty() && !speaker.span.empty()) out.at = {report, speaker.span.front()};
  out.text = one_line(affair.text(report, out.at.span), 120);
  return out;
}

class Writer {
 public:
  explicit Writer(const Affair& affair) : affair_(affair) {}

  // The opening sentence that stands for the others.
  // What is contested is nobody's opening.
  void opening(const std::vector<const Conflict*>& hard) {
    const auto reports = static_cast<std::uint32_t>(affair_.reports.size());
    std::vector<Opening> all;
    for (std::uint32_t r = 0; r < reports && all.size() < kMostOpenings; ++r)
      if (auto first = first_sentence(r)) all.push_back(std::move(*first));
    const Opening* best = nullptr;
    long most = 0;
    for (const Opening& o : all) {
      if (o.span.size() > kMostBytes || leans(o.report, o.first)) continue;
      const bool contested = std::any_of(hard.begin(), hard.end(), [&](const Conflict* c) {
        return std::any_of(c->sides.begin(), c->sides.end(), [&](const ConflictSide& side) {
          return std::any_of(side.evidence.begin(), side.evidence.end(),
                             [&](const Evidence& e) { return e.report == o.report && e.span.overlaps(o.span); });
        });
      });
      long sum = 1;
      for (const Opening& other : all) sum += &o == &other ? 0 : cosine(*affair_.words, o.bag, other.bag);
      if (contested) sum /= 4;
      if (o.counted) sum /= 2;
      if (o.attributed) sum += sum / 2;
      if (best == nullptr || sum > most) best = &o, most = sum;
    }
    if (best == nullptr) return;
    opened_ = *best;
    add(ended(capitalized(one_line(affair_.text(best->report, best->span), kMostBytes))), {{best->report, best->span}});
  }

  // Begins with a word that leans on what was said before: "and", "he", "had found".
  bool leans(std::uint32_t report, std::uint32_t token) const {
    const WordClass c = affair_.reports[report].annotations.tokens[token].word_class;
    return c == WordClass::kPronoun || c == WordClass::kCoordinator || c == WordClass::kVerb || c == WordClass::kAuxiliary;
  }

  // False when nothing was added.
  bool claim(const Claim& claim, const std::vector<std::uint32_t>& parts) {
    const Part* part = core_part(claim, parts);
    if (part == nullptr || claim.core.size() > kMostBytes) return false;
    if (opened_ && ((part->report == opened_->report && claim.core_at.span.overlaps(opened_->span)) ||
                    coverage(*affair_.words, part->bag, opened_->bag) >= kSameAgain))
      return false;
    const auto& dateline = affair_.reports[part->report].article.dateline;
    if (dateline && dateline->span.overlaps(claim.core_at.span)) return false;
    const std::string words = closed(one_line(claim.core, kMostBytes + 1));
    if (part->statement == kNone)
      return !leans(part->report, part->tokens.front()) && add(ended(capitalized(words)), {claim.core_at});
    const Statement& s = affair_.reports[part->report].statements[part->statement];
    const bool quoted = s.kind == StatementKind::kDirect;
    if (relayed(part->report, part->statement) || denied(*part) || (!quoted && !is_clause(*part))) return sentence(*part);
    const Shown who = speaker_in(affair_, part->report, part->statement);
    if (who.text.empty()) return false;
    return add(capitalized(who.text) + (quoted ? " said: “" + ended(words) + "”" : " said that " + ended(inside(*part, words))),
               {who.at, claim.core_at});
  }

  // "The fire" inside a sentence is "the fire"; a name stays.
  std::string inside(const Part& part, std::string words) const {
    const std::uint32_t first = part.tokens.front();
    const auto& tokens = affair_.reports[part.report].annotations.tokens;
    const bool name = affair_.words->at(part.report, first).name != kNone || tokens[first].word_class == WordClass::kProperNoun;
    const std::string_view next = first + 1 < tokens.size() ? affair_.text(part.report, tokens[first + 1].span) : "";
    if (!name && !next.empty() && next[0] >= 'a' && next[0] <= 'z' && words.size() > 1 && words[0] >= 'A' && words[0] <= 'Z' &&
        words[1] >= 'a' && words[1] <= 'z')
      words[0] = static_cast<char>(words[0] - 'A' + 'a');
    return words;
  }

  const Part* core_part(const Claim& claim, const std::vector<std::uint32_t>& parts) const {
    const Part* part = nullptr;
    for (std::uint32_t p : parts)
      if (affair_.parts[p].report == claim.core_at.report &&
          std::any_of(affair_.parts[p].spans.begin(), affair_.parts[p].spans.end(),
                      [&](Span s) { return s.overlaps(claim.core_at.span); }))
        part = &affair_.parts[p];
    return part;
  }

  void contested(const Conflict& c) {
    SummarySentence out;
    out.text = "Contested: ";
    for (std::size_t k = 0; k < std::min<std::size_t>(c.sides.size(), 2); ++k) {
      const ConflictSide& side = c.sides[k];
      const Evidence* at = &side.evidence.front();
      for (const Evidence& e : side.evidence)
        if (one_line(affair_.text(e.report, e.span), 160) == side.value) at = &e;
      const std::string words = closed(one_line(affair_.text(at->report, at->span), 160));
      if (std::find(contested_.begin(), contested_.end(), *at) != contested_.end()) return;  // told before
      const Shown who = speaker_at(*at);
      out.text += (k > 0 ? "; " : "") + (who.text.empty() ? std::string() : (k > 0 ? who.text : capitalized(who.text)) + ": ") +
                  "“" + words + "”";
      if (!who.text.empty()) out.evidence.push_back(who.at);
      out.evidence.push_back(*at);
    }
    out.text += ".";
    contested_.insert(contested_.end(), out.evidence.begin(), out.evidence.end());
    add(out.text, out.evidence);
  }

  std::size_t size() const { return out_.size(); }
  std::vector<SummarySentence> take() { return std::move(out_); }

 private:
  // Whoever says the words at this place, when they are in a statement that does not hold its own speaker.
  Shown speaker_at(const Evidence& e) const {
    for (const Clause& c : affair_.clauses[e.report]) {
      if (c.evidence != e.span || c.statement == kNone) continue;
      const Shown who = speaker_in(affair_, e.report, c.statement);
      return e.span.overlaps(who.at.span) ? Shown{} : who;
    }
    return {};
  }

  struct Opening {
    std::uint32_t report = 0, first = 0;
    Span span;
    bool counted = false;  // holds a "yesterday", which means little elsewhere
    bool attributed = false;
    Bag bag;
  };

  // The first sentence of the running text, without its dateline.
  std::optional<Opening> first_sentence(std::uint32_t r) const {
    const Report& report = affair_.reports[r];
    for (const Sentence& s : report.annotations.sentences) {
      if (report.article.blocks[s.block].kind != BlockKind::kParagraph || s.end_token - s.first_token < kFewestWords) continue;
      Opening out{r, s.first_token, s.span, false, false, {}};
      if (const auto& line = report.article.dateline; line && s.span.contains(line->span)) {
        while (out.first < s.end_token && report.annotations.tokens[out.first].span.begin < line->span.end) ++out.first;
        if (out.first == s.end_token) continue;
        out.span.begin = report.annotations.tokens[out.first].span.begin;
      }
      std::vector<Term> terms;
      for (std::uint32_t i = out.first; i < s.end_token; ++i) terms.push_back(affair_.words->at(r, i).term);
      out.bag = bag_of(*affair_.words, std::move(terms));
      out.counted = std::any_of(report.annotations.times.begin(), report.annotations.times.end(), [&](const TimeExpression& t) {
        // "last night", not "Sunday" or "3 March".
        const std::string_view words = affair_.text(r, t.span);
        return s.span.contains(t.span) && (t.anchor == "published" || t.value.starts_with("XXXX")) &&
               std::all_of(words.begin(), words.end(), [](char c) { return c == ' ' || (c >= 'a' && c <= 'z'); });
      });
      out.attributed = std::any_of(report.statements.begin(), report.statements.end(), [&](const Statement& st) {
        return !st.speaker.span.empty() && out.span.contains(st.speaker.span.front());
      });
      return out;
    }
    return std::nullopt;
  }

  bool denied(const Part& part) const {
    return std::any_of(part.clauses.begin(), part.clauses.end(),
                       [&](std::uint32_t k) { return affair_.clauses[part.report][k].denied; });
  }

  // Words that read on from "said that".
  bool is_clause(const Part& part) const {
    return std::any_of(part.clauses.begin(), part.clauses.end(), [&](std::uint32_t k) {
      const Clause& c = affair_.clauses[part.report][k];
      return c.finite && c.verb_end > c.verb_first && c.verb_first > part.tokens.front();
    });
  }

  // Somebody else stands between the speaker and the report: "X said that Y told Z".
  bool relayed(std::uint32_t report, std::uint32_t statement) const {
    const auto& all = affair_.reports[report].statements;
    const Statement& s = all[statement];
    if (std::any_of(s.via.begin(), s.via.end(), [](const Via& v) { return v.role == ViaRole::kSpeaker; })) return true;
    if (s.speaker.span.empty()) return false;
    return std::any_of(all.begin(), all.end(), [&](const Statement& outer) {
      return &outer != &s && std::any_of(outer.content.begin(), outer.content.end(),
                                         [&](Span span) { return span.contains(s.speaker.span.front()); });
    });
  }

  // The whole sentence as printed.
  bool sentence(const Part& part) {
    const Annotations& notes = affair_.reports[part.report].annotations;
    const Sentence& s = notes.sentences[notes.tokens[part.tokens.front()].sentence];
    if (s.span.size() > kMostBytes || leans(part.report, s.first_token)) return false;
    return add(ended(capitalized(one_line(affair_.text(part.report, s.span), kMostBytes))), {{part.report, s.span}});
  }

  bool add(std::string text, std::vector<Evidence> evidence) {
    if (!seen_.insert(fold(text)).second) return false;
    std::sort(evidence.begin(), evidence.end());
    evidence.erase(std::unique(evidence.begin(), evidence.end()), evidence.end());
    out_.push_back({std::move(text), std::move(evidence)});
    return true;
  }

  const Affair& affair_;
  std::vector<SummarySentence> out_;
  std::set<std::string> seen_;
  std::optional<Opening> opened_;
  std::vector<Evidence> contested_;  // words shown as contested
};

}  // namespace

std::vector<SummarySentence> summarize(const Affair& affair, const Claims& claims, const std::vector<Conflict>& conflicts) {
  std::set<std::string> in_conflict;
  std::vector<const Conflict*> hard;
  for (const Conflict& c : conflicts) {
    if (c.class_ != ConflictClass::kConflict || hard.size() >= kMostContested) continue;
    hard.push_back(&c);
    in_conflict.insert(c.claims.begin(), c.claims.end());
  }
  std::vector<std::uint32_t> order(claims.claims.size());
  for (std::uint32_t k = 0; k < order.size(); ++k) order[k] = k;
  Writer writer(affair);
  const auto rank = [&](std::uint32_t k) {
    const Claim& c = claims.claims[k];
    const Part* part = writer.core_part(c, claims.parts[k]);
    const bool leans = part != nullptr && writer.leans(part->report, part->tokens.front());
    // Early in its report, among claims that as many carry; a statement before a fact.
    const std::uint32_t place = c.core_at.span.begin / 400;
    return std::tuple(-static_cast<long>(c.outlets.size()) + (leans ? 2 : 0), c.statements.empty(), place, k);
  };
  std::vector<std::pair<decltype(rank(0)), std::uint32_t>> ranked;
  for (std::uint32_t k : order) ranked.emplace_back(rank(k), k);
  std::sort(ranked.begin(), ranked.end());
  const std::size_t room = kMostSentences - hard.size();
  writer.opening(hard);
  std::map<std::string, int> of_speaker;
  for (const auto& [key, k] : ranked) {
    const Claim& claim = claims.claims[k];
    if (writer.size() >= room || (claim.outlets.size() < 2 && writer.size() >= kFewestSentences)) break;
    // Nobody has the whole account.
    if (in_conflict.contains(claim.id) || (!claim.speaker_name.empty() && of_speaker[claim.speaker_name] >= kMostOfOne)) continue;
    if (writer.claim(claim, claims.parts[k]) && !claim.statements.empty()) ++of_speaker[claim.speaker_name];
  }
  for (const Conflict* c : hard) writer.contested(*c);
  return writer.take();
}

}  // namespace stemma::collating

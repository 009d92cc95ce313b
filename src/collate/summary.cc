// Problem: say what the affair is about in a few sentences, none of which says more than the sources do.
// Model: extraction. Claims are ranked by the outlets that carry them, then by origins and by how early they stand; conflicts by confidence.
// A statement is shown as its speaker, as one report prints him, with that report's words; a conflict as the best words of both sides.
// Rejected: fusing wordings of several reports into one sentence (who said which half is then nobody's).

#include "collate/summary.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "base/utf8.h"
#include "collate/conflicts.h"

namespace stemma::collating {
namespace {

constexpr std::size_t kMostSentences = 7, kMostContested = 3;
constexpr std::size_t kMostBytes = 360;

std::string ended(std::string text) {
  while (text.ends_with(',') || text.ends_with(';') || text.ends_with(' ')) text.pop_back();
  if (!text.ends_with('.') && !text.ends_with('!') && !text.ends_with('?') && !text.ends_with("…")) text += '.';
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

  void claim(const Claim& claim, const std::vector<std::uint32_t>& parts) {
    const Part* part = nullptr;
    for (std::uint32_t p : parts)
      if (affair_.parts[p].report == claim.core_at.report &&
          std::any_of(affair_.parts[p].spans.begin(), affair_.parts[p].spans.end(),
                      [&](Span s) { return s.overlaps(claim.core_at.span); }))
        part = &affair_.parts[p];
    if (part == nullptr || claim.core.size() > kMostBytes) return;
    const std::string words = one_line(claim.core, kMostBytes + 1);
    if (part->statement == kNone) return add(ended(capitalized(words)), {claim.core_at});
    const Statement& s = affair_.reports[part->report].statements[part->statement];
    const bool denied = std::any_of(part->clauses.begin(), part->clauses.end(),
                                    [&](std::uint32_t k) { return affair_.clauses[part->report][k].denied; });
    if (denied) {
      // "denied that …" is shown as its sentence has it.
      const Span sentence = as_evidence(affair_, part->report, affair_.clauses[part->report][part->clauses.front()].evidence);
      return add(ended(capitalized(one_line(affair_.text(part->report, sentence), kMostBytes))), {{part->report, sentence}});
    }
    const Shown who = speaker_in(affair_, part->report, part->statement);
    if (who.text.empty()) return;
    const bool quoted = s.kind == StatementKind::kDirect;
    add(capitalized(who.text) + (quoted ? " said: “" + ended(words) + "”" : " said that " + ended(words)),
        {who.at, claim.core_at});
  }

  void contested(const Conflict& c) {
    SummarySentence out;
    out.text = "Contested: ";
    for (std::size_t k = 0; k < std::min<std::size_t>(c.sides.size(), 2); ++k) {
      const ConflictSide& side = c.sides[k];
      const Evidence* at = &side.evidence.front();
      for (const Evidence& e : side.evidence)
        if (one_line(affair_.text(e.report, e.span), 160) == side.value) at = &e;
      const std::string words = one_line(affair_.text(at->report, at->span), 160);
      const Shown who = speaker_at(*at);
      out.text += (k > 0 ? "; " : "") + (who.text.empty() ? std::string() : (k > 0 ? who.text : capitalized(who.text)) + ": ") +
                  "“" + words + "”";
      if (!who.text.empty()) out.evidence.push_back(who.at);
      out.evidence.push_back(*at);
    }
    out.text += ".";
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

  void add(std::string text, std::vector<Evidence> evidence) {
    if (!seen_.insert(fold(text)).second) return;
    std::sort(evidence.begin(), evidence.end());
    evidence.erase(std::unique(evidence.begin(), evidence.end()), evidence.end());
    out_.push_back({std::move(text), std::move(evidence)});
  }

  const Affair& affair_;
  std::vector<SummarySentence> out_;
  std::set<std::string> seen_;
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
  const auto rank = [&](std::uint32_t k) {
    const Claim& c = claims.claims[k];
    // Early in its report, among claims that as many carry; a statement before a fact.
    const std::uint32_t place = c.core_at.span.begin / 400;
    return std::tuple(-static_cast<long>(c.outlets.size()), -c.origins, c.statements.empty(), place, k);
  };
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return rank(a) < rank(b); });
  Writer writer(affair);
  const std::size_t room = kMostSentences - hard.size();
  bool told = false;
  for (std::uint32_t k : order) {
    if (writer.size() >= room + (told ? hard.size() : 0)) break;
    if (claims.claims[k].outlets.size() < 2 && writer.size() >= 3) break;
    if (!in_conflict.contains(claims.claims[k].id)) writer.claim(claims.claims[k], claims.parts[k]);
    if (!told && writer.size() >= 1) {
      for (const Conflict* c : hard) writer.contested(*c);
      told = true;
    }
  }
  if (!told)
    for (const Conflict* c : hard) writer.contested(*c);
  return writer.take();
}

}  // namespace stemma::collating

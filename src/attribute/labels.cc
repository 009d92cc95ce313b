#include "attribute/labels.h"
#include "attribute/clauses.h"
#include "attribute/words.h"

#include "attribute/contents.h"

namespace stemma::attributing {
namespace {

constexpr std::uint32_t kLongestLabel = 9;
constexpr std::uint32_t kLongestLeadIn = 24;

// Whom the words before a colon lead in: "From X", "A statement by X", "X's statement", "X, in an interview with Y".
std::optional<Phrase> leading(const Reading& r, const Line& left) {
  const auto to_the_end = [&](std::uint32_t from) -> std::optional<Phrase> {
    const auto p = phrase_starting(r, left, from, true);
    return p && p->last + 1 >= left.end ? p : std::nullopt;
  };
  const Unit& first = r.units[left.first];
  if (first.low == "from") return to_the_end(left.first + 1);
  for (std::uint32_t i = left.first; i + 1 < left.end; ++i) {
    if (is_finite(r.units[i])) return std::nullopt;
    if (!r.lexicon.printed.contains(r.units[i].low)) continue;
    if (r.units[i + 1].low == "by" || r.units[i + 1].low == "from") return to_the_end(i + 2);
    break;
  }
  // "X's statement"
  if (r.lexicon.printed.contains(r.units[left.end - 1].low))
    for (std::uint32_t i = left.first + 1; i + 1 < left.end; ++i)
      if (is_possessive(r.units[i])) return base_phrase_ending(r, left, i - 1);
  if (r.lexicon.headings.contains(first.low)) return std::nullopt;
  auto p = phrase_starting(r, left, left.first, false);
  if (!p) return std::nullopt;
  const Unit& head = r.units[p->head];
  const DescriptionNoun* noun = r.lexicon.description(head.low);
  if (head.name == kNone && (noun == nullptr || noun->type == NounType::kPlace)) return std::nullopt;
  for (std::uint32_t i = p->last + 1; i < left.end; ++i)
    if (is_finite(r.units[i])) return std::nullopt;
  if (p->last + 1 < left.end && !is_comma(r.units[p->last + 1]) && !is_hanging_preposition(r.units[p->last + 1].low))
    return std::nullopt;
  // an office behind a comma belongs to the name
  const auto loose = phrase_starting(r, left, left.first, true);
  return loose && loose->last + 1 >= left.end ? loose : p;
}

}  // namespace

Draft label_draft(std::uint32_t line, std::uint32_t mark) {
  Draft d;
  d.cue.kind = CueKind::kColon;
  d.cue.line = line;
  d.cue.first = d.cue.last = d.cue.head = mark;
  d.cue.strength = 700;
  d.cue.frames = kQuote | kClause;
  d.source = Source::kLabel;
  return d;
}

std::optional<Draft> read_label(const Reading& r, std::uint32_t number) {
  const Line& line = r.lines[number];
  if (r.lexicon.headings.contains(r.units[line.first].low)) return std::nullopt;
  std::uint32_t colon = kNone;
  for (std::uint32_t i = line.first; i < line.end && colon == kNone; ++i)
    if (r.units[i].punct == ':') colon = i;
  if (colon == kNone || colon == line.first || colon + 1 >= line.end) return std::nullopt;
  // Further down only a name and a quotation: "Varga: 'Nonsense.'"
  const bool bare = colon + 2 >= line.end - (is_break(r.units[line.end - 1]) ? 1 : 0) &&
                    r.units[colon + 1].kind == UnitKind::kQuotation && r.units[line.first].name != kNone;
  if (!line.headline && number > 2 && !bare) return std::nullopt;
  Line left = line;
  left.end = colon;
  const auto named = phrase_starting(r, left, line.first, false);
  if (named && named->last + 1 == colon && colon - line.first <= kLongestLabel && r.units[named->head].kind == UnitKind::kWord) {
    Draft d = label_draft(number, colon);
    d.construction = Construction::kColon;
    d.speaker = *named;
    std::uint32_t last = line.end - 1;
    while (last > colon + 1 && is_break(r.units[last])) --last;
    if (last == colon + 1 && r.units[last].kind == UnitKind::kQuotation) {
      d.kind = StatementKind::kDirect;
      d.quoted.push_back({r.units[last].quotation, r.units[last].part,
                          static_cast<std::uint32_t>(r.quotations[r.units[last].quotation].parts.size())});
    } else {
      // "We are staying" is somebody's own words, marks or not.
      bool mixed = false, own = false;
      for (std::uint32_t i = colon + 1; i <= last; ++i) {
        const Unit& u = r.units[i];
        mixed |= u.kind == UnitKind::kQuotation;
        own |= u.low == "we" || u.low == "i" || u.low == "our" || u.low == "my" || u.low == "us";
      }
      d.kind = own ? StatementKind::kDirect : mixed ? StatementKind::kMixed : StatementKind::kIndirect;
      bool verb = own || mixed;  // "Aldra: a town and its bridge" says nothing
      for (std::uint32_t i = colon + 1; i <= last; ++i) verb |= is_verbal(r.units[i]);
      if (!verb) return std::nullopt;
      d.stretches.emplace_back(colon + 1, last);
    }
    d.end = line.end;
    return d;
  }
  // "Talks have failed: minister"
  Line right = line;
  right.first = colon + 1;
  while (right.end > right.first + 1 && is_break(r.units[right.end - 1])) --right.end;
  const auto behind = phrase_starting(r, right, right.first, false);
  if (line.headline && behind && r.units[behind->head].kind == UnitKind::kWord && behind->last + 1 == right.end &&
      right.end - right.first <= 5 && starts_clause(r, left, line.first)) {
    Draft d = label_draft(number, colon);
    d.cue.strength = 600;
    d.construction = Construction::kColon;
    d.speaker = *behind;
    bool mixed = false;
    for (std::uint32_t i = line.first; i < colon; ++i) mixed |= r.units[i].kind == UnitKind::kQuotation;
    d.kind = mixed ? StatementKind::kMixed : StatementKind::kIndirect;
    d.stretches.emplace_back(line.first, colon - 1);
    d.end = line.end;
    return d;
  }
  return std::nullopt;
}

std::optional<Draft> read_lead_in(const Reading& r, std::uint32_t number) {
  const Line& line = r.lines[number];
  if (line.headline) return std::nullopt;
  std::uint32_t colon = kNone;
  for (std::uint32_t i = line.first + 1; i < line.end && i < line.first + kLongestLeadIn && colon == kNone; ++i) {
    if (r.units[i].kind == UnitKind::kQuotation) return std::nullopt;
    if (r.units[i].punct == ':') colon = i;
  }
  // The quotation stands behind the colon, alone, or is all of the line that follows.
  const std::uint32_t quote = colon + 1;
  if (colon == kNone || quote >= r.units.size() || r.units[quote].kind != UnitKind::kQuotation || r.units[quote].part != 0)
    return std::nullopt;
  if (quote < line.end && quote + 1 < line.end && !is_break(r.units[quote + 1])) return std::nullopt;
  if (quote >= line.end && (number + 1 >= r.lines.size() || r.lines[number + 1].end > quote + 1)) return std::nullopt;
  Line left = line;
  left.end = colon;
  const auto who = leading(r, left);
  if (!who || r.units[who->head].kind != UnitKind::kWord) return std::nullopt;
  Draft d = label_draft(number, colon);
  d.construction = Construction::kColon;
  d.kind = StatementKind::kDirect;
  d.speaker = *who;
  d.quoted.push_back(
      {r.units[quote].quotation, 0, static_cast<std::uint32_t>(r.quotations[r.units[quote].quotation].parts.size())});
  d.end = line.end;
  return d;
}

}  // namespace stemma::attributing

#include "attribute/naming.h"

#include "attribute/words.h"

namespace stemma::attributing {

std::optional<Named> named_by(const Reading& r, const Phrase& p) {
  const auto at = [&](std::uint32_t unit) -> std::optional<Named> {
    const std::uint32_t name = r.units[unit].name;
    if (name == kNone) return std::nullopt;
    const Name& n = r.annotations.names[name];
    // A name that runs on past the phrase ("Peru Says …" in capitals) is not what the phrase names.
    if (n.type == NameType::kNationality || n.span.end > r.units[p.last].span.end) return std::nullopt;
    return Named{n.entity, name};
  };
  if (p.joined) return std::nullopt;  // more than one
  // "Conservatives" may be taken for a name; as a speaker it is a description.
  const DescriptionNoun* noun = r.lexicon.description(r.units[p.head].low);
  if (noun != nullptr && noun->plural && noun->type == NounType::kPerson) return std::nullopt;
  if (const auto head = at(p.head)) return head;
  // "the chairman, Per Lund," / "Per Lund, the chairman": a person in apposition
  bool comma = false;
  for (std::uint32_t i = p.first; i <= p.last; ++i) {
    if (is_comma(r.units[i])) comma = true;
    if (!comma || i <= p.head) continue;
    const auto named = at(i);
    if (!named) continue;
    if (r.annotations.names[named->name].type != NameType::kPerson && r.annotations.names[named->name].type != NameType::kOther)
      continue;
    std::uint32_t begin = i;  // over a title: ", Rep. Ana Ruiz,"
    while (begin > p.head + 1 && is_nominal(r.units[begin - 1]) && r.units[begin - 1].name != kNone) --begin;
    while (begin > p.head + 1 && r.units[begin - 1].kind == UnitKind::kWord &&
           (is_nominal(r.units[begin - 1]) || r.units[begin - 1].word_class == WordClass::kAdjective))
      --begin;
    if (is_comma(r.units[begin - 1])) return named;
  }
  return std::nullopt;
}

Span printed(const Reading& r, const Phrase& p) {
  Span span = r.span(p.first, p.last);
  while (!span.empty() && std::string_view(", ;:").find(r.article.text[span.end - 1]) != std::string_view::npos) --span.end;
  return span;
}

}  // namespace stemma::attributing

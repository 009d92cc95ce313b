#include "attribute/naming.h"

#include "attribute/words.h"

namespace stemma::attributing {

namespace {

bool names_person(const Reading& r, std::uint32_t unit) {
  const DescriptionNoun* noun = r.lexicon.description(r.units[unit].low);
  return noun != nullptr && noun->type == NounType::kPerson;
}

// Whether the words from a head noun up to a name are its office: "secretary of state Ida Holm", but not "a friend of Mayor Ida Holm".
bool leads_to(const Reading& r, std::uint32_t head, std::uint32_t name) {
  bool of = false;
  for (std::uint32_t i = head + 1; i < name; ++i) {
    const Unit& u = r.units[i];
    if (u.low == "of" && !of)
      of = true;
    else if (u.word_class == WordClass::kAdposition || (of && (names_person(r, i) || r.lexicon.titles.contains(u.low))))
      return false;
  }
  return !of || (names_person(r, head) && r.units[name - 1].word_class != WordClass::kAdjective && r.units[name - 1].low != "of");
}

// The comma behind the one name that a phrase begins with: "Ida Holm, a lawyer and a friend".
std::optional<std::uint32_t> apposition(const Reading& r, const Phrase& p) {
  for (std::uint32_t i = p.first + 1; i < p.last; ++i) {
    if (is_coordinator(r.units[i])) return std::nullopt;
    if (!is_comma(r.units[i])) continue;
    const Unit& next = r.units[i + 1];
    const bool office = is_determiner(next) || (!next.capital && (is_nominal(next) || next.word_class == WordClass::kAdjective));
    return office && r.units[i - 1].name != kNone ? std::optional(i) : std::nullopt;
  }
  return std::nullopt;
}

// Whether a phrase is two offices without an article and one person's name.
bool ends_offices(const Reading& r, const Phrase& p) {
  std::uint32_t begin = p.last;
  while (begin > p.first && r.units[begin - 1].name == r.units[p.last].name) --begin;
  if (r.units[p.last].name == kNone || r.annotations.names[r.units[p.last].name].type != NameType::kPerson || begin == p.first)
    return false;
  for (std::uint32_t i = p.first; i < begin; ++i) {
    const Unit& u = r.units[i];
    const bool office = u.kind == UnitKind::kWord && (u.low == "and" || u.low == "of" || u.word_class == WordClass::kAdjective ||
                                                      u.word_class == WordClass::kNoun || u.word_class == WordClass::kProperNoun);
    if (!office || (u.name != kNone && r.annotations.names[u.name].type == NameType::kPerson)) return false;
  }
  return names_person(r, begin - 1) || r.lexicon.titles.contains(r.units[begin - 1].low);
}

}  // namespace

std::optional<Named> named_by(const Reading& r, const Phrase& p) {
  const auto at = [&](std::uint32_t unit) -> std::optional<Named> {
    const std::uint32_t name = r.units[unit].name;
    if (name == kNone) return std::nullopt;
    const Name& n = r.annotations.names[name];
    // A name that runs on past the phrase ("Peru Says …" in capitals) is not what the phrase names.
    if (n.type == NameType::kNationality || n.span.end > r.units[p.last].span.end) return std::nullopt;
    return Named{n.entity, name};
  };
  // "Prime Minister and Foreign Minister Ida Holm" is one; "the mayor and Ida Holm" are two.
  if (p.joined) {
    if (const auto comma = apposition(r, p)) return at(*comma - 1);
    return ends_offices(r, p) ? at(p.last) : std::nullopt;
  }
  // "Conservatives" may be taken for a name; as a speaker it is a description.
  const DescriptionNoun* noun = r.lexicon.description(r.units[p.head].low);
  if (noun != nullptr && noun->plural && noun->type == NounType::kPerson) return std::nullopt;
  if (const auto head = at(p.head)) return head;
  // "Former secretary of state Ida Holm": the name that ends what its title begins
  if (const auto last = at(p.last)) {
    std::uint32_t begin = p.last;
    while (begin > p.first && r.units[begin - 1].name == r.units[p.last].name) --begin;
    const Name& name = r.annotations.names[last->name];
    bool title = begin > p.head && name.type == NameType::kPerson && r.units[begin - 1].kind == UnitKind::kWord &&
                 (is_nominal(r.units[begin - 1]) || r.units[begin - 1].word_class == WordClass::kAdjective);
    const bool holds_head = name.title && name.title->contains(r.units[p.head].span);
    title &= holds_head || leads_to(r, p.head, begin);
    if (title) return last;
  }
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

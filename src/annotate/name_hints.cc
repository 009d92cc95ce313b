#include "annotate/name_hints.h"

#include <algorithm>

#include "annotate/lexicon.h"
#include "base/tables.h"

namespace stemma::annotating {
namespace {

std::string joined(std::string_view kind, std::string_view word) {
  std::string out;
  out.reserve(kind.size() + word.size());
  return out.append(kind).append(word);
}

std::string_view noun_kind(NameType type) {
  switch (type) {
    case NameType::kPerson:
      return "person noun";
    case NameType::kOrganization:
      return "organization noun";
    case NameType::kPlace:
      return "place noun";
    default:
      return "thing noun";
  }
}

}  // namespace

HintTable::HintTable(std::string_view folder) {
  const Table table = Table::load(std::string(folder) + "name_hints.tsv");
  const std::size_t hint = table.column("hint");
  static constexpr std::string_view kTypes[] = {"person", "organization", "place", "nationality", "other"};
  for (std::size_t row = 0; row < table.rows(); ++row) {
    if (map_.add(table.at(row, hint), static_cast<std::uint32_t>(rows_.size())) != rows_.size()) continue;
    TypePoints& points = rows_.emplace_back();
    for (std::size_t t = 0; t < std::size(kTypes); ++t)
      points[t] = static_cast<int>(to_number(table.at(row, table.column(kTypes[t])), 0));
  }
}

HintReader::HintReader(const Draft& draft, const std::vector<Mention>& mentions)
    : draft_(draft), lexicon_(*draft.lexicon), lists_(draft.lexicon->names) {
  place_at_.assign(draft.size(), false);
  for (const Mention& m : mentions) {
    if (m.sure && m.type == NameType::kPlace) place_at_[m.first] = true;
  }
}

std::string_view HintReader::key(std::uint32_t i) const {
  return i >= first_ && i < end_ ? draft_.key(i) : std::string_view("#");
}
bool HintReader::small(std::uint32_t i) const { return i >= first_ && i < end_ && !draft_.has(i, kCapital); }

void HintReader::read(Mention& m, std::vector<std::string>& shape, std::vector<std::string>& context) const {
  shape.clear();
  context.clear();
  const Sentence& sentence = draft_.sentence_of(m.first);
  first_ = sentence.first_token;
  end_ = sentence.end_token;
  shape.emplace_back("any");
  inside(m, shape);
  before(m, context);
  after(m, context);
}

void HintReader::inside(Mention& m, std::vector<std::string>& hints) const {
  const std::uint32_t n = m.end - m.first;
  const std::string_view head = draft_.key(m.first), last = draft_.key(m.end - 1);
  hints.push_back(joined("words ", n == 1 ? "1" : n == 2 ? "2" : n == 3 ? "3" : "4"));
  const char given = lists_.given_name(head);
  if (given != 0) {
    hints.emplace_back(n > 1 ? "given first" : "given alone");
    if (given != '-') m.gender = given;
  }
  std::uint32_t common = 0;
  bool digits = false, later_given = false;
  for (std::uint32_t i = m.first; i < m.end; ++i) {
    const WordClass c = lexicon_.tags.common_class(draft_.words[i].form);
    const bool is_given = lists_.given_name(draft_.key(i)) != 0;
    common += c != WordClass::kOther && c != WordClass::kProperNoun && !is_given;
    digits = digits || draft_.has(i, kHasDigit);
    later_given = later_given || (i > m.first && is_given);
    if (n > 1 && draft_.has(i, kPeriod) && draft_.key(i).size() == 2) hints.emplace_back("initial");
    if (i > m.first && i + 1 < m.end && small(i) && lists_.is_word(draft_.key(i), kPersonParticle))
      hints.push_back(joined("particle ", draft_.key(i)));
    if (draft_.is(i, "&")) hints.emplace_back("&");
  }
  if (later_given) hints.emplace_back("given later");
  hints.push_back(joined(n == 1 ? "one " : "more ", common == 0 ? "rare" : common == n ? "common" : "mixed"));
  if (digits) hints.emplace_back("digits");
  for (const auto& [role, name] : {std::pair<std::uint32_t, std::string_view>{kOrganizationHead, "organization head"},
                                   {kOrganizationTail, "organization tail"},
                                   {kPlaceAfter, "place head"},
                                   {kOtherHead, "other head"},
                                   {kNameSuffix, "suffix"}}) {
    if (lists_.is_word(last, role)) hints.push_back(joined(n > 1 ? "more " : "one ", name));
  }
  if (lists_.is_word(head, kNumbered) && digits) hints.emplace_back("numbered");
  if (n > 1 && lists_.is_word(head, kPlaceBefore)) hints.emplace_back("place before");
  if (n > 1 && lists_.is_word(head, kPersonParticle)) hints.emplace_back("particle first");
  if (n == 1 && draft_.has(m.first, kAllCapitals)) hints.emplace_back(head.size() <= 6 ? "acronym" : "shouted");
  if (n == 1 && draft_.has(m.first, kInnerCapital) && !draft_.has(m.first, kHyphen)) hints.emplace_back("inner capital");
  if (n == 1 && draft_.has(m.first, kHyphen)) hints.emplace_back("hyphen");
  if (const std::uint32_t row = lexicon_.places.find(draft_.key(m.first, m.end)); row != kNone) {
    const Place& place = lexicon_.places.at(row);
    const std::string_view size = place.kind == PlaceKind::kCountry   ? "country"
                                  : place.kind == PlaceKind::kCapital ? "capital"
                                  : place.kind == PlaceKind::kRegion  ? "region"
                                  : place.population > 1e6            ? "metropolis"
                                  : place.population > 2e5            ? "city"
                                                                      : "town";
    hints.push_back(joined(given != 0 ? "given and " : "listed ", size));
  }
  if (last.size() > 4) hints.push_back(joined(n == 1 ? "e1=" : "e=", last.substr(last.size() - 3)));
  if (n > 1) {
    hints.push_back(joined("f=", head));
    hints.push_back(joined("l=", last));
  }
}

void HintReader::before(Mention& m, std::vector<std::string>& hints) const {
  if (m.title_first != kNone) {
    hints.emplace_back("title");
    return;
  }
  if (m.first == first_) {
    hints.emplace_back("p=#");
    return;
  }
  const std::uint32_t at = m.first - 1;
  const std::string_view word = key(at);
  const bool lower = small(at);
  if (draft_.has(at, kQuote)) {
    hints.emplace_back("p=quote");
  } else if (lower) {
    hints.push_back(joined(m.end - m.first == 1 ? "p1=" : "p=", word));
  } else {
    hints.emplace_back("p=Capital");
  }
  if (lower && draft_.has(at, kHasLetter)) {
    if (const auto* noun = lists_.role_noun(word)) {
      hints.push_back(joined(noun->plural ? "before plural " : "before ", noun_kind(noun->type)));
      if (noun->type == NameType::kPerson && !noun->plural && noun->gender != '-') m.gender = noun->gender;
    } else if (lists_.title(word) != nullptr) {
      hints.emplace_back("before title noun");
    }
    if (lists_.is_word(word, kDirection)) hints.emplace_back("before direction");
  }
  if (word == "of" && at > first_) hints.push_back(joined("pp=", key(at - 1)));
  if (word == "of" && at > first_ && small(at - 1) && lists_.is_word(key(at - 1), kPlaceBefore | kPlaceAfter))
    hints.emplace_back("place noun of");
  if ((word == "the" || word == "a" || word == ",") && at > first_ && small(at - 1))
    hints.push_back(joined(word == "the" ? "the<" : word == "," ? ",<" : "a<", key(at - 1)));
  if (word == "(" && key(m.end) == ")") hints.emplace_back("in brackets");
  if (word == "," && at > first_ && place_at_[at - 1]) hints.emplace_back("after place");
}

void HintReader::after(const Mention& m, std::vector<std::string>& hints) const {
  const std::uint32_t at = m.end;
  const std::string_view word = key(at);
  const bool one = m.end - m.first == 1;
  if (at < end_ && draft_.has(at, kQuote) && word != "'") {
    hints.emplace_back("n=quote");
  } else if (at >= end_ || small(at)) {
    hints.push_back(joined(one ? "n1=" : "n=", word));
  } else {
    hints.emplace_back("n=Capital");
  }
  if (at >= end_) return;
  if (lists_.is_word(word, kPersonVerb) && small(at)) hints.emplace_back("next person verb");
  if (draft_.out.tokens[at].verb_form == VerbForm::kPast) hints.emplace_back("next past verb");
  if (draft_.out.tokens[at].verb_form == VerbForm::kThirdSingular) hints.emplace_back("next present verb");
  if (word == "'s" || word == "'") {
    const std::string_view owned = key(at + 1);
    hints.push_back(joined("'s ", owned));
    if (const auto* noun = lists_.role_noun(owned)) hints.push_back(joined("'s ", noun_kind(noun->type)));
  }
  if (small(at)) {
    if (const auto* noun = lists_.role_noun(word))
      hints.push_back(joined(noun->plural ? "next plural " : "next ", noun_kind(noun->type)));
    if (lists_.is_word(word, kPlaceAfter)) hints.emplace_back("next place word");
  }
  if ((word == "," || word == "(") && at + 1 < end_) {
    const std::string_view next = key(at + 1);
    if (draft_.has(at + 1, kAllDigits) && next.size() <= 2 && (key(at + 2) == "," || key(at + 2) == ")" || key(at + 2) == ";"))
      hints.emplace_back("age");
    if (word == "(" && draft_.has(at + 1, kAllCapitals) && key(at + 2) == ")") hints.emplace_back("acronym follows");
    if (word == "," && place_at_[at + 1]) hints.emplace_back("place follows");
    if (word == "," && small(at + 1)) hints.push_back(joined(",n=", next));
    if (word == ",") {
      apposition(at + 1, hints);
      const VerbForm form = draft_.out.tokens[at + 1].verb_form;
      if (form == VerbForm::kPast || form == VerbForm::kThirdSingular) hints.emplace_back(", verb");
    }
  }
}

// ", a spokesman for", ", head of the": the first noun of a role within a few words.
void HintReader::apposition(std::uint32_t at, std::vector<std::string>& hints) const {
  const bool article = key(at) == "a" || key(at) == "an" || key(at) == "the";
  for (std::uint32_t i = at; i < std::min(at + 6, end_); ++i) {
    const Token& token = draft_.out.tokens[i];
    const WordClass c = token.word_class;
    if (c == WordClass::kPunctuation || c == WordClass::kAuxiliary || c == WordClass::kPronoun || c == WordClass::kCoordinator)
      return;
    if (token.verb_form == VerbForm::kPast || token.verb_form == VerbForm::kThirdSingular) return;
    if (c == WordClass::kAdposition && !article && i == at) return;
    if (!small(i)) continue;
    const auto* noun = lists_.role_noun(key(i));
    if (noun == nullptr && lists_.title(key(i)) != nullptr && key(i).size() > 3) {
      hints.emplace_back("apposition person noun");
      return;
    }
    if (noun == nullptr || noun->plural) continue;
    hints.push_back(joined("apposition ", noun_kind(noun->type)));
    if (noun->type == NameType::kPerson) return;
  }
}

}  // namespace stemma::annotating

#include "attribute/speaker_roles.h"

#include <algorithm>

#include "attribute/naming.h"
#include "attribute/words.h"
#include "base/utf8.h"

namespace stemma::attributing {
namespace {

constexpr std::size_t kLongestRole = 120;  // bytes

// How well words name what somebody is: 2 an office or a title is among them, 1 a person's noun, 0 neither, or they break off.
int office_rank(const Lexicon& lexicon, std::string_view text) {
  if (text.empty() || text.size() > kLongestRole) return 0;
  const std::string folded = fold(text);
  if (lexicon.honorifics.contains(folded)) return 0;
  for (std::string_view end : {" of", " for", " and", " the", " in"})
    if (folded.ends_with(end)) return 0;
  if (lexicon.titles.contains(folded)) return 2;
  int rank = 0;
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= folded.size() && rank < 2; ++i) {
    if (i < folded.size() && std::string_view(" ,'-").find(folded[i]) == std::string_view::npos) continue;
    const std::string_view word = std::string_view(folded).substr(begin, i - begin);
    const DescriptionNoun* noun = lexicon.description(word);
    if (lexicon.offices.find(word) != nullptr || lexicon.abbreviated.find(word) != nullptr ||
        (lexicon.titles.contains(word) && !lexicon.honorifics.contains(word)))
      rank = 2;
    else if (noun != nullptr && noun->type == NounType::kPerson)
      rank = 1;
    begin = i + 1;
  }
  return rank;
}

Span without_article(std::string_view text, Span span) {
  for (std::string_view article : {"the ", "The ", "a ", "A ", "an ", "An "})
    if (slice(text, span).starts_with(article)) return {span.begin + static_cast<std::uint32_t>(article.size()), span.end};
  return span;
}

}  // namespace

SpeakerRoles::SpeakerRoles(const Reading& r) : r_(r), known_(r.annotations.entities.size()) {
  std::vector<int> ranks(known_.size(), 0);
  const auto take = [&](std::uint32_t entity, Span span) {
    if (ranks[entity] == 2) return;
    const int rank = office_rank(r.lexicon, r.text(span));
    if (rank <= ranks[entity]) return;
    ranks[entity] = rank;
    known_[entity] = span;
  };
  for (const Role& role : r.annotations.roles) take(role.entity, role.span);
  for (const Name& name : r.annotations.names)
    if (name.title) take(name.entity, *name.title);
}

std::optional<std::string> SpeakerRoles::of(const Draft& d, const Speaker& s) const {
  if (!s.entity || d.source == Source::kNone) return std::nullopt;
  if (known_[*s.entity]) return std::string(r_.text(*known_[*s.entity]));
  // "The group's director, Ida Holm": what the other side of the comma says
  if (!d.speaker || d.same_speaker || s.type != SpeakerType::kPerson) return std::nullopt;
  const auto named = named_by(r_, *d.speaker);
  if (!named || named->entity != *s.entity) return std::nullopt;
  const Span name = r_.annotations.names[named->name].span, whole = printed(r_, *d.speaker);
  for (std::uint32_t i = d.speaker->first; i <= d.speaker->last; ++i) {
    if (!is_comma(r_.units[i])) continue;
    const Span comma = r_.units[i].span;
    Span side = name.end <= comma.begin ? Span{comma.end, whole.end} : Span{whole.begin, comma.begin};
    while (!side.empty() && r_.article.text[side.begin] == ' ') ++side.begin;
    side = without_article(r_.article.text, side);
    if (office_rank(r_.lexicon, r_.text(side)) > 0) return std::string(r_.text(side));
    break;
  }
  return std::nullopt;
}

}  // namespace stemma::attributing

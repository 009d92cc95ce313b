// The stage's map.

#include "annotate/annotate.h"

#include "annotate/capitals.h"
#include "annotate/draft.h"
#include "annotate/lexicon.h"
#include "annotate/mentions.h"
#include "annotate/noun_capitals.h"
#include "annotate/places.h"
#include "annotate/quantities.h"
#include "annotate/sentences.h"
#include "annotate/times.h"
#include "annotate/tokens.h"
#include "base/language.h"

namespace stemma {

Annotations annotate(const Article& article, std::string_view language, const Limits& limits) {
  using namespace annotating;
  const std::string spoken = language_of(article, language);
  const Lexicon* lexicon = Lexicon::of(spoken);
  Draft draft(article, limits, lexicon);
  draft.out.article = article.id;
  draft.out.language = spoken;

  // Words, and where sentences end.
  std::vector<std::uint32_t> block_ends;
  tokenize(draft, block_ends);
  split_sentences(draft, block_ends);
  if (lexicon == nullptr) return std::move(draft.out);

  // What capitals tell, and the class of each word.
  mark_capitals(draft);
  lexicon->tags.tag(draft);

  // When.
  find_times(draft);

  if (!lexicon->tags.capitals_tell_names()) drop_noun_capitals(draft);

  // Who and where: names by capitals and lists, read again by the trained tagger or, without one, typed by evidence; entities by
  // spelling; then roles, and places on the map.
  const CapitalSurvey survey(draft);
  std::vector<Mention> mentions = find_mentions(draft, survey);
  find_headline_mentions(draft, mentions);
  if (lexicon->name_chain) {
    lexicon->name_chain.read(draft, survey, mentions);
  } else {
    weigh_types(draft, mentions);
  }
  join_entities(draft, mentions);
  find_roles(draft, mentions);
  find_places(draft);

  // How many.
  if (lexicon->units.counts_words()) find_quantities(draft);
  return std::move(draft.out);
}

std::vector<TimeExpression> annotate_times(Article article, const std::string& day, std::string_view language,
                                           const Limits& limits) {
  using namespace annotating;
  article.published = day + "T00:00:00Z";
  const Lexicon* lexicon = Lexicon::of(language_of(article, language));
  if (lexicon == nullptr) return {};
  Draft draft(article, limits, lexicon);
  std::vector<std::uint32_t> block_ends;
  tokenize(draft, block_ends);
  split_sentences(draft, block_ends);
  mark_capitals(draft);
  lexicon->tags.tag(draft);
  find_times(draft);
  return std::move(draft.out.times);
}

}  // namespace stemma

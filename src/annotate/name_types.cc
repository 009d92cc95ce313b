// What kind of thing a name stands for, as far as one mention tells.
//
// Every hint around and inside a mention adds points to the types; entities.cc adds to what the name itself hints at, once, what
// stands around all its mentions, so that "Velkor fighters" in one place types "Velkor" in every other. Points are the
// weights of a maximum-entropy model, in tenths, learnt over 19,000 names of newswire: weights set by hand typed one person in
// eight as something else.

#include "annotate/lexicon.h"
#include "annotate/mentions.h"
#include "annotate/name_hints.h"

namespace stemma::annotating {

void weigh_types(const Draft& draft, std::vector<Mention>& mentions) {
  const HintReader reader(draft, mentions);
  const HintTable& table = draft.lexicon->hints;
  std::vector<std::string> shape, context;
  const auto sum = [&](const std::vector<std::string>& hints, std::array<int, 5>& into) {
    for (const std::string& hint : hints) {
      const TypePoints* points = table.find(hint);
      if (points == nullptr) continue;
      for (std::size_t t = 0; t < points->size(); ++t) into[t] += (*points)[t];
    }
  };
  for (Mention& mention : mentions) {
    if (mention.sure) continue;
    reader.read(mention, shape, context);
    sum(shape, mention.shape);
    sum(context, mention.context);
  }
}

}  // namespace stemma::annotating

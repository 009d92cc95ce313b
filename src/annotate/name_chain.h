#pragma once
// The trained tagger of names: a chain over the words that may be part of one, in models/LANG.names.model. Where there is no model, the
// rules' names stand (find_mentions, weigh_types).

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "annotate/mentions.h"
#include "base/chain.h"

namespace stemma::annotating {

// Labels of the chain. A person needs no label for the first word: two of them never stand side by side.
enum NameLabel : std::uint8_t {
  kOutside,
  kPersonWord,
  kFirmFirst,
  kFirmNext,
  kPlaceFirst,
  kPlaceNext,
  kPeopleFirst,
  kPeopleNext
};
inline constexpr std::size_t kNameLabels = 8;

// Label of a name's first word or of a later one. REQUIRES: not kOther.
NameLabel name_label(NameType type, bool first);
// Whether `to` may follow `from`; kOutside stands before a stretch's first word.
bool may_follow(std::size_t from, std::size_t to);
// Class of the boundary before token i of a stretch: words with a blank between, a mark on one side, words without a blank.
std::uint8_t name_boundary(const Draft& draft, std::uint32_t i);
inline constexpr std::size_t kNameBoundaries = 3;

class NameChain {
 public:
  // `model`: bytes that live as long as the program; empty or not made for these features: no tagger.
  explicit NameChain(std::string_view model);

  explicit operator bool() const { return decoder_.has_value(); }
  // Puts what the chain reads in place of the rules' names. Of these stay: titles, parts of hyphened words, and as names of nothing known
  // those that the chain sees none at. `mentions` ascends before and after. REQUIRES: a model.
  void read(const Draft& draft, const CapitalSurvey& survey, std::vector<Mention>& mentions) const;

 private:
  std::optional<ChainDecoder> decoder_;
};

}  // namespace stemma::annotating

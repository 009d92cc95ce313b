#pragma once
// What speaks for and against two stretches saying the same, a byte each: what the trees of models/LANGUAGE.same.model ask.
// The signs are the same for (a, b) and (b, a): "shorter" is the one that weighs less.

#include <array>

#include "collate/sameness/sayings.h"

namespace stemma::collating {

#define STEMMA_SAME_SIGNS(X)                                                                                                    \
  X(cosine)                                                                                                                     \
  X(cover_shorter)                                                                                                              \
  X(cover_longer)                                                                                                               \
  X(soft_shorter)                                                                                                               \
  X(soft_longer) X(hard_shorter) X(hard_longer) X(direction) X(local_cover_shorter) X(local_cover_longer) X(local_soft_shorter) \
      X(local_soft_longer) X(own_direction) X(lone_shorter) X(lone_longer) X(lones_shorter) X(lones_longer) X(numbers)          \
          X(numbers_shared) X(numbers_alone) X(people) X(bodies) X(places) X(days) X(names_shared) X(names_shorter)             \
              X(names_longer) X(negation) X(denial) X(modal) X(event) X(event_likeness) X(verbs_shorter) X(verbs_longer)        \
                  X(nouns_shorter) X(nouns_longer) X(first_verb) X(subject) X(rest) X(crossed) X(run) X(run_share) X(grams)     \
                      X(letters) X(words_shorter) X(words_longer) X(words_ratio) X(order) X(kind)

enum class SameSign : std::uint8_t {
#define X(name) name,
  STEMMA_SAME_SIGNS(X)
#undef X
      kCount
};

inline constexpr std::size_t kSameSigns = static_cast<std::size_t>(SameSign::kCount);
inline constexpr std::uint32_t kSameVersion = 1;
using SameRow = std::array<std::uint8_t, kSameSigns>;

// Needs words and clauses. `a_clauses`: those of its report that lie in the saying.
SameRow same_signs(const Affair& affair, const Saying& a, const Saying& b, std::span<const std::uint32_t> a_clauses,
                   std::span<const std::uint32_t> b_clauses, int kind);

}  // namespace stemma::collating

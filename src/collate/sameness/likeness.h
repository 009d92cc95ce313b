#pragma once
// How alike two parts are, for all pairs worth comparing.

#include "collate/affair.h"

namespace stemma::collating {

struct Likeness {
  std::uint32_t a = 0, b = 0;  // parts, a < b
  int score = 0;               // per mille
  int run = 0;                 // longest run of equal words
  Agreement agreement = Agreement::kMaybe;
  bool opposed = false;  // the same event with opposite signs
};

// Pairs with score >= kFloor or opposed, ordered by (a, b). Pairs are made from the rarest words they share: the cost grows with the
// number of parts, not with its square.
inline constexpr int kLikenessFloor = 250;
std::vector<Likeness> likenesses(const Affair& affair);
// Whether the score is what models/LANGUAGE.same.model says; without one it counts shared words.
bool reads_closely(const Affair& affair);

// Per mille: how far two clauses name one event, whatever their signs and standing. 0 for other words or other actors.
int event_likeness(const Affair& affair, const Clause& a, const Clause& b);
inline constexpr int kSameEvent = 430;
// Both of what is, or both of what is to come.
bool same_time_of(const Clause& a, const Clause& b);
// +1 both say one event is so, or both that it is not; -1 one says so and the other not; 0 different events.
int same_event(const Affair& affair, const Clause& a, const Clause& b);

// Words of one report, with those left out that are compared by themselves (a number, a day, a place).
struct Stretch {
  std::uint32_t report = 0;
  std::vector<std::uint32_t> tokens;  // ascending
  std::vector<std::uint32_t> masked;  // ascending; those of them that do not count
};

// Per mille: how far two stretches say the same thing but for the slot. Signs, standing and speakers are not looked at: the caller knows
// them. 0 where nothing telling is left of one of them.
int same_but_for(const Affair& affair, const Stretch& a, const Stretch& b);

}  // namespace stemma::collating

#pragma once
// Accounts of one quantity: figures that can all hold make one account; a dispute stands between accounts that cannot.

#include <functional>

#include "collate/figures/figures.h"

namespace stemma::collating {

struct Dispute {
  ConflictClass class_ = ConflictClass::kConflict;
  int confidence = 0;
  std::vector<std::vector<std::uint32_t>> sides;  // figures by account, the lowest first; in a hedge or an update by value
};

// How two figures of one quantity stand to each other; the later ones bind less.
enum class Bond : std::uint8_t { kSame, kRounded, kUpdate, kOpen, kNone, kContradicts };
struct Relation {
  Bond bond = Bond::kNone;
  int confidence = 0;
};

// What agrees is drawn together, the surest first, and never across a contradiction. `between` is asked for each pair of the figures
// (indices into all): the cost grows with the square of their number, which is cut at kMostOfOneQuantity.
inline constexpr std::size_t kMostOfOneQuantity = 120;
std::vector<Dispute> disputes_among(const std::vector<Figure>& all, std::vector<std::uint32_t> figures,
                                    const std::function<Relation(const Figure&, const Figure&)>& between);

// Disputes about the quantities of counts.tsv.
std::vector<Dispute> disputes_of_counts(const Affair& affair, const Counts& counts, const std::vector<Figure>& figures);
// Disputes about all other figures: sums, distances, shares, other things counted; told to be of one thing by the words about them.
std::vector<Dispute> disputes_of_measures(const Affair& affair, const std::vector<Figure>& figures);

// Two reports or voices of which nothing says that they tell of two times or two places.
bool one_occasion(const Affair& affair, const Figure& f, const Figure& g);
// Two who speak: two reports, or two sources in one report.
bool two_sources(const Affair& affair, const Figure& f, const Figure& g);

}  // namespace stemma::collating

// Where accounts differ in number: the disputes about counts and about other figures, put as a reader understands them.

#include <algorithm>

#include "base/utf8.h"
#include "collate/clashes/conflicts.h"
#include "collate/figures/accounts.h"

namespace stemma::collating {
namespace {

class Telling {
 public:
  Telling(const Affair& affair, const Counts& counts, const std::vector<Figure>& figures)
      : affair_(affair), counts_(counts), all_(figures) {}

  Conflict told(const Dispute& d) const {
    Conflict c;
    c.kind = ConflictKind::kNumber;
    c.class_ = d.class_;
    c.confidence = d.confidence;
    for (const auto& figures : d.sides) {
      SideMaker side(affair_, Stance::kNone);
      for (std::uint32_t f : figures) {
        const Figure& x = all_[f];
        side.add(x.report, x.evidence, x.speaker.empty() ? affair_.voices[x.report].shown : one_line(x.speaker, 80));
      }
      side.value(values(figures, true));
      c.sides.push_back(side.take());
    }
    c.question = question(d);
    return c;
  }

 private:
  std::string printed(const Figure& f) const { return one_line(affair_.text(f.report, f.number.span), 60); }

  // "17 people", "17, later 19".
  std::string values(const std::vector<std::uint32_t>& figures, bool with_noun) const {
    std::vector<std::uint32_t> shown;
    for (std::uint32_t f : figures)
      if (std::none_of(shown.begin(), shown.end(), [&](std::uint32_t g) { return all_[g].number.value == all_[f].number.value; }))
        shown.push_back(f);
    std::sort(shown.begin(), shown.end(),
              [&](std::uint32_t a, std::uint32_t b) { return all_[a].number.value < all_[b].number.value; });
    // One value is shown as most exactly told, with its noun.
    std::string out;
    for (std::uint32_t f : shown) {
      std::uint32_t best = f;
      for (std::uint32_t g : figures)
        if (all_[g].number.value == all_[f].number.value && std::pair(!all_[best].counted.noun.empty(), all_[best].number.exact) <
                                                                std::pair(!all_[g].counted.noun.empty(), all_[g].number.exact))
          best = g;
      out += (out.empty() ? "" : ", ") + printed(all_[best]);
      if (with_noun && shown.size() == 1 && all_[best].number.unit.empty() && !all_[best].counted.noun.empty())
        out += " " + one_line(all_[best].counted.noun, 40);
    }
    return out;
  }

  std::string question(const Dispute& d) const {
    std::string out;
    for (std::size_t k = 0; k < d.sides.size(); ++k)
      out += (k == 0 ? "" : k + 1 == d.sides.size() ? " or " : ", ") + values(d.sides[k], false);
    const Figure& first = all_[d.sides.front().front()];
    if (first.counted.kind != kNone) {
      std::string asked(counts_.question(first.counted.kind));
      if (first.counted.of != 0 && !first.counted.noun.empty()) asked += " (" + one_line(first.counted.noun, 40) + ")";
      return asked + ": " + out + "?";
    }
    std::string noun = first.number.unit.empty() ? one_line(first.counted.noun, 40) : "";
    return (noun.empty() ? "How much: " : "How many " + noun + ": ") + out + "? “" +
           one_line(affair_.text(first.report, first.evidence), 110) + "”";
  }

  const Affair& affair_;
  const Counts& counts_;
  const std::vector<Figure>& all_;
};

}  // namespace

std::vector<Conflict> find_number_clashes(const Affair& affair) {
  const Counts counts(*affair.lexicon);
  const std::vector<Figure> figures = read_figures(affair, counts);
  const Telling telling(affair, counts, figures);
  std::vector<Conflict> out;
  for (const Dispute& d : disputes_of_counts(affair, counts, figures)) out.push_back(telling.told(d));
  for (const Dispute& d : disputes_of_measures(affair, figures)) out.push_back(telling.told(d));
  return out;
}

}  // namespace stemma::collating

#pragma once
// Trains the linear models that stemma reads in place (base/linear_model.h): logistic regression and conditional random fields over
// chains (Lafferty, McCallum and Pereira 2001), by AdaGrad (Duchi et al. 2011) with exact L2 spread over a feature's occurrences and
// feature dropout (in each step a part of the features is not seen, so that none is leant on alone). Weights are averaged over the
// later epochs, rounded to 1/64 nat, and rows that stay small are left out. The same input gives the same bytes.

#include <cstdint>
#include <functional>
#include <vector>

#include "base/linear_model.h"

namespace stemma::learning {

// A sequence with its labels. A single decision (logistic regression) is a sequence of one place with label 0 or 1.
struct Sequence {
  std::vector<std::uint32_t> ends;      // of each place's features in `features`
  std::vector<std::uint32_t> features;  // hashes
  std::vector<std::uint8_t> labels;
  std::vector<std::uint8_t> boundaries;  // class of the boundary before each place; empty for single decisions
};
// Hands over every training sequence, in the same order each time it is called.
using Source = std::function<void(const std::function<void(const Sequence&)>&)>;

struct Settings {
  int epochs = 5, averaged = 3;  // epochs in all; how many of the last ones are averaged
  float rate = 0.015f, l2 = 8.0f, keep = 0.5f;
  unsigned least = 3;              // a feature seen less often is left out
  float prune = 0.02f;             // nats: a row whose weights all stay below is left out
  std::size_t most_rows = 100000;  // the heaviest rows are kept
};

// P(label 1) of single decisions: one label's weights.
ModelRows train_logistic(const Source& source, std::uint32_t features_version, const Settings& settings);

// `forbidden[from * labels + to]` and `first[label]` say what a chain may do.
ModelRows train_chain(const Source& source, std::uint32_t features_version, std::size_t labels, std::size_t boundaries,
                      const std::vector<bool>& forbidden, const std::vector<bool>& first, const Settings& settings);

}  // namespace stemma::learning

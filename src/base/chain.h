#pragma once
// Linear chains: the best path of labels, and how likely each label is at each place. Scores are integers, LinearModel's units.

#include <cstdint>
#include <vector>

#include "base/linear_model.h"

namespace stemma {

// One sequence to be labelled.
struct Chain {
  std::size_t length = 0, labels = 0;
  std::vector<int> scores;               // [length][labels]; at or below kImpossible: the label cannot stand here
  std::vector<std::uint8_t> boundaries;  // class of the boundary before each place; the first is not looked at

  static constexpr int kImpossible = -1000000;
  int& at(std::size_t place, std::size_t label) { return scores[place * labels + label]; }
  int at(std::size_t place, std::size_t label) const { return scores[place * labels + label]; }
};

// Reads chains by a model. Thread-safe once made; keeps the transitions as probabilities beside their scores.
class ChainDecoder {
 public:
  // `first` says which labels may begin a chain (one that only follows another may not).
  ChainDecoder(const LinearModel& model, std::vector<bool> first);

  const LinearModel& model() const { return model_; }
  // Labels of the best path (Viterbi).
  std::vector<std::uint8_t> best_path(const Chain& chain) const;
  // Probability of each label at each place, [length][labels] (forward-backward, scaled at each place). The same bits on every
  // machine that has IEEE floats.
  std::vector<float> marginals(const Chain& chain) const;

 private:
  LinearModel model_;
  std::vector<bool> first_;
  std::vector<float> steps_;  // as the model's transitions
};

}  // namespace stemma

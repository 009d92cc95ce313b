#pragma once
// What each stage of a run took. One thread at a time.

#include <chrono>
#include <map>
#include <string_view>

namespace stemma {

class StageClock {
 public:
  // Runs the work and adds its seconds to the stage. The stage's name must outlive the clock.
  template <class Work>
  void time(std::string_view stage, Work&& work) {
    const auto from = std::chrono::steady_clock::now();
    work();
    seconds_[stage] += std::chrono::duration<double>(std::chrono::steady_clock::now() - from).count();
  }
  const std::map<std::string_view, double>& seconds() const { return seconds_; }

 private:
  std::map<std::string_view, double> seconds_;
};

}  // namespace stemma

#include "base/parallel.h"

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

namespace stemma {

void in_parallel(std::size_t n, int jobs, const std::function<void(std::size_t)>& work) {
  std::atomic<std::size_t> next = 0;
  const auto run = [&] {
    for (std::size_t i = next++; i < n; i = next++) work(i);
  };
  std::vector<std::jthread> threads;
  for (int k = 1; k < std::min<int>(jobs, static_cast<int>(n)); ++k) threads.emplace_back(run);
  run();
}

}  // namespace stemma

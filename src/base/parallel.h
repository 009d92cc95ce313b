#pragma once
// The same work on many things at once.

#include <cstddef>
#include <functional>

namespace stemma {

// Runs `work(i)` for every i below n, on `jobs` threads; comes back when all is done.
void in_parallel(std::size_t n, int jobs, const std::function<void(std::size_t)>& work);

}  // namespace stemma

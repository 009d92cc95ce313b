// Runs a fuzzer's entry point without a fuzzing engine, so that every test run replays what fuzzers found and a fixed series of damaged
// copies of the given files: cut at many places, bytes flipped, pieces doubled. Same files, same series.

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

std::size_t runs = 0;

void run(const std::string& bytes) {
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
  ++runs;
}

void run_damaged(const std::string& whole) {
  constexpr int kCopies = 24;
  const std::string bytes = whole.substr(0, 1u << 14);
  std::mt19937 random(static_cast<std::uint32_t>(bytes.size()));
  for (int copy = 0; copy < kCopies && !bytes.empty(); ++copy) {
    std::string damaged = bytes.substr(0, 1 + random() % bytes.size());
    for (int flips = copy % 6; flips > 0; --flips) damaged[random() % damaged.size()] = static_cast<char>(random());
    if (copy % 3 == 0) damaged.insert(random() % damaged.size(), damaged.substr(random() % damaged.size(), 200));
    run(damaged);
  }
}

}  // namespace

int main(int argc, char** argv) {
  namespace fs = std::filesystem;
  std::vector<std::string> files;
  for (int i = 1; i < argc; ++i) {
    if (!fs::exists(argv[i])) continue;  // a fuzzer that has found nothing yet has no folder
    for (const auto& entry : fs::recursive_directory_iterator(argv[i])) {
      if (entry.is_regular_file()) files.push_back(entry.path().string());
    }
  }
  std::sort(files.begin(), files.end());
  run("");
  for (const auto& file : files) {
    std::ifstream in(file, std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(in)), {});
    run(bytes);
    run_damaged(bytes);
  }
  std::printf("%zu files, %zu runs\n", files.size(), runs);
  return files.empty() ? 1 : 0;
}

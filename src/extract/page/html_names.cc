#include "extract/page/html_names.h"

#include <algorithm>
#include <cstring>
#include <optional>
#include <unordered_map>
#include <utility>

#include "base/embedded_data.h"
#include "base/linear_model.h"
#include "base/tables.h"

namespace stemma {
namespace {

constexpr std::size_t kMostBytes = 500;  // of one attribute
constexpr std::size_t kMostWords = 64;   // and words, pairs included

constexpr std::uint32_t kSeed = 2166136261u;
constexpr std::uint32_t add_byte(std::uint32_t hash, char c) { return (hash ^ static_cast<unsigned char>(c)) * 16777619u; }

using CueBits = std::unordered_map<std::uint32_t, std::uint8_t>;

const CueBits& cue_bits() {
  static const CueBits made = [] {
    static constexpr std::array<std::pair<std::string_view, NameCue>, 6> kKinds = {{{"never", kNever},
                                                                                    {"drop", kDrop},
                                                                                    {"caption", kCaptionName},
                                                                                    {"byline", kBylineName},
                                                                                    {"below", kBelowName},
                                                                                    {"body", kBodyName}}};
    CueBits all;
    const Table table = Table::load("data/html_cues.tsv");
    std::vector<std::uint32_t> words;
    for (std::size_t row = 0; row < table.rows(); ++row) {
      const std::string_view kind = table.at(row, table.column("kind"));
      const auto found = std::find_if(kKinds.begin(), kKinds.end(), [&](const auto& one) { return one.first == kind; });
      if (found == kKinds.end()) continue;
      words.clear();
      name_words(table.at(row, table.column("token")), words);
      // Of "read+more" the pair, which is made last; of one word itself.
      std::uint8_t& bits = all[words.back()];
      bits = static_cast<std::uint8_t>(bits | found->second);
    }
    return all;
  }();
  return made;
}

const LinearModel* learned() {
  static const std::optional<LinearModel> model = [] {
    const auto opened = LinearModel::open(embedded_file("models/pages.names.model"), kNameFeatures);
    return opened ? std::optional(*opened) : std::nullopt;
  }();
  return model ? &*model : nullptr;
}

}  // namespace

std::uint32_t quick_hash(std::string_view bytes) {
  std::uint64_t hash = 0x9e3779b97f4a7c15u ^ bytes.size();
  while (!bytes.empty()) {
    const std::size_t size = std::min<std::size_t>(8, bytes.size());
    std::uint64_t part = 0;
    std::memcpy(&part, bytes.data(), size);
    hash = (hash ^ part) * 0xc2b2ae3d27d4eb4fu;
    hash ^= hash >> 29;
    bytes.remove_prefix(size);
  }
  return static_cast<std::uint32_t>(hash >> 32);
}

bool says_hidden(std::string_view style) {
  const auto has = [&](std::string_view name, std::string_view value) {
    for (std::size_t at = style.find(name); at != std::string_view::npos; at = style.find(name, at + 1)) {
      std::string_view rest = style.substr(at + name.size());
      rest.remove_prefix(std::min(rest.find_first_not_of(" :"), rest.size()));
      if (rest.starts_with(value)) return true;
    }
    return false;
  };
  style = style.substr(0, 300);
  return has("display", "none") || has("visibility", "hidden");
}

void name_words(std::string_view names, std::vector<std::uint32_t>& words) {
  names = names.substr(0, kMostBytes);
  const std::size_t most = words.size() + kMostWords;
  std::uint32_t hash = kSeed, before_word = 0;
  bool inside = false;
  char before = '\0';
  const auto close = [&] {
    if (!inside || words.size() + 2 > most) return;
    words.push_back(hash);
    if (before_word != 0) words.push_back(mix(before_word, hash));
    before_word = hash;
    hash = kSeed;
    inside = false;
  };
  for (const char c : names) {
    const bool lower_case = c >= 'a' && c <= 'z', upper_case = c >= 'A' && c <= 'Z', digit = c >= '0' && c <= '9';
    if (!lower_case && !upper_case && !digit) {
      close();
      if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f') before_word = 0;
    } else {
      if (upper_case && before >= 'a' && before <= 'z') close();
      hash = add_byte(hash, upper_case ? static_cast<char>(c + 32) : c);
      inside = true;
    }
    before = c;
  }
  close();
}

NameVerdict NameReader::read(std::string_view names) {
  Known& known = known_[quick_hash(names) % known_.size()];
  if (known.names == names && known.names.data() != nullptr) return known.verdict;
  known = {names, {}};
  words_.clear();
  name_words(names, words_);
  const CueBits& bits = cue_bits();
  for (const std::uint32_t word : words_) {
    if (const auto found = bits.find(word); found != bits.end())
      known.verdict.cues = static_cast<std::uint8_t>(known.verdict.cues | found->second);
  }
  if (const LinearModel* model = learned()) known.verdict.weight = static_cast<std::int16_t>(score(*model, words_));
  return known.verdict;
}

}  // namespace stemma

#include "extract/page/block_text.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/embedded_data.h"
#include "base/linear_model.h"
#include "base/tables.h"

namespace stemma {
namespace {

constexpr std::uint32_t kSeed = 2166136261u;
constexpr std::size_t kFirstWords = 12, kLastWords = 3, kShortBlock = 6;

enum ByteKind : std::uint8_t { kGap, kLetter, kCapital, kDigitByte, kHigh };

constexpr auto kBytes = [] {
  std::array<std::uint8_t, 256> kinds{};
  for (int c = 'a'; c <= 'z'; ++c) kinds[static_cast<std::size_t>(c)] = kLetter;
  for (int c = 'A'; c <= 'Z'; ++c) kinds[static_cast<std::size_t>(c)] = kCapital;
  for (int c = '0'; c <= '9'; ++c) kinds[static_cast<std::size_t>(c)] = kDigitByte;
  for (std::size_t c = 0x80; c < 256; ++c) kinds[c] = kHigh;
  return kinds;
}();

// Bytes of the punctuation at `at` that is not ASCII: general punctuation (E2 80 xx), « » and the no-break space; 0 for a letter.
std::size_t high_punctuation(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0u; };
  if (byte(0) == 0xE2 && byte(1) == 0x80) return std::min<std::size_t>(3, text.size() - at);
  if (byte(0) == 0xC2 && byte(1) != 0) return 2;
  return 0;
}

// Calls word(hash, begin, end, digits) for each word.
template <typename Word>
void for_words(std::string_view text, const Word& word) {
  std::uint32_t hash = kSeed;
  std::size_t begin = 0, digits = 0;
  bool inside = false;
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    std::size_t gap = 0;
    switch (kBytes[byte]) {
      case kGap:
        gap = 1;
        break;
      case kHigh:
        gap = high_punctuation(text, at);
        break;
      default:
        break;
    }
    if (gap > 0) {
      if (inside) word(hash, begin, at, digits);
      inside = false;
      at += gap;
      continue;
    }
    if (!inside) {
      inside = true;
      begin = at;
      hash = kSeed;
      digits = 0;
    }
    digits += kBytes[byte] == kDigitByte;
    hash = (hash ^ (kBytes[byte] == kCapital ? byte | 32u : byte)) * 16777619u;
    ++at;
  }
  if (inside) word(hash, begin, text.size(), digits);
}

std::uint32_t run_of(const std::uint32_t* words, std::size_t size) {
  std::uint32_t run = 1;
  for (std::size_t i = 0; i < size; ++i) run = mix(run, words[i]);
  return run == 0 ? 1 : run;
}

// The commonest words that carry grammar, of several languages (data/function_words.tsv).
class FunctionWords {
 public:
  static const FunctionWords& all() {
    static const FunctionWords made;
    return made;
  }
  bool has(std::uint32_t word) const {
    for (std::uint32_t slot = word % kSlots;; slot = (slot + 1) % kSlots) {
      if (slots_[slot] == word) return true;
      if (slots_[slot] == 0) return false;
    }
  }

 private:
  static constexpr std::uint32_t kSlots = 4096;
  FunctionWords() {
    const Table table = Table::load("data/function_words.tsv");
    std::vector<std::uint32_t> words;
    for (std::size_t row = 0; row < table.rows(); ++row) hash_words(table.at(row, table.column("word")), words);
    for (const std::uint32_t word : words) {
      std::uint32_t slot = word % kSlots;
      while (slots_[slot] != 0 && slots_[slot] != word) slot = (slot + 1) % kSlots;
      slots_[slot] = word;
    }
  }
  std::array<std::uint32_t, kSlots> slots_{};
};

const LinearModel* learned() {
  static const std::optional<LinearModel> model = [] {
    const auto opened = LinearModel::open(embedded_file("models/pages.words.model"), kWordFeatures);
    return opened ? std::optional(*opened) : std::nullopt;
  }();
  return model ? &*model : nullptr;
}

bool quote_at(std::string_view text, std::size_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte == '"') return true;
  if (byte == 0xC2 && at + 1 < text.size()) return text[at + 1] == '\xAB' || text[at + 1] == '\xBB';
  return byte == 0xE2 && at + 2 < text.size() && text[at + 1] == '\x80' && text[at + 2] >= '\x98' && text[at + 2] <= '\x9F';
}

Opening opening_of(std::string_view text) {
  if (text.empty()) return Opening::kOther;
  if (quote_at(text, 0)) return Opening::kQuote;
  const auto byte = static_cast<unsigned char>(text[0]);
  switch (kBytes[byte]) {
    case kLetter:
      return Opening::kLower;
    case kCapital:
      return Opening::kUpper;
    case kDigitByte:
      return Opening::kDigit;
    case kHigh:
      if (byte == 0xC3 && text.size() > 1) return static_cast<unsigned char>(text[1]) < 0x9F ? Opening::kUpper : Opening::kLower;
      return Opening::kOther;
    default:
      return Opening::kMark;
  }
}

Closing closing_of(std::string_view text) {
  bool quoted = false;
  while (!text.empty()) {
    if (text.ends_with("…")) return Closing::kEllipsis;
    if (text.ends_with("–") || text.ends_with("—")) return Closing::kDash;
    const char last = text.back();
    if (last == ')' || last == ']' || last == '"' || last == '\'' || last == ' ') {
      quoted = quoted || last == '"' || last == '\'';
      text.remove_suffix(1);
    } else if (text.size() >= 3 && quote_at(text, text.size() - 3)) {
      quoted = true;
      text.remove_suffix(3);
    } else if (text.size() >= 2 && (text.ends_with("«") || text.ends_with("»"))) {
      quoted = true;
      text.remove_suffix(2);
    } else if (last == '.') {
      if (text.ends_with("...")) return Closing::kEllipsis;
      return quoted ? Closing::kStopQuoted : Closing::kStop;
    } else {
      return last == '!' || last == '?'   ? Closing::kQuestion
             : last == ':'                ? Closing::kColon
             : last == ',' || last == ';' ? Closing::kComma
             : last == '-'                ? Closing::kDash
                                          : Closing::kNothing;
    }
  }
  return Closing::kNothing;
}

}  // namespace

void hash_words(std::string_view text, std::vector<std::uint32_t>& words) {
  for_words(text, [&](std::uint32_t hash, std::size_t, std::size_t, std::size_t) { words.push_back(hash); });
}

void Shingles::add(std::string_view text) {
  std::vector<std::uint32_t> words;
  hash_words(text, words);
  add(words);
}

void Shingles::add(const std::vector<std::uint32_t>& words) {
  if (words.empty()) return;
  if (words.size() < 4) return insert(run_of(words.data(), words.size()));
  for (std::size_t i = 0; i + 4 <= words.size(); ++i) insert(run_of(words.data() + i, 4));
}

unsigned Shingles::share(const std::vector<std::uint32_t>& words) const {
  if (words.empty() || empty()) return 0;
  if (words.size() < 4) return has(run_of(words.data(), words.size())) ? 100 : 0;
  std::size_t in = 0;
  for (std::size_t i = 0; i + 4 <= words.size(); ++i) in += has(run_of(words.data() + i, 4));
  return static_cast<unsigned>(in * 100 / (words.size() - 3));
}

void Shingles::insert(std::uint32_t key) {
  if (count_ * 2 >= slots_.size()) grow();
  std::size_t slot = key & (slots_.size() - 1);
  while (slots_[slot] != 0 && slots_[slot] != key) slot = (slot + 1) & (slots_.size() - 1);
  count_ += slots_[slot] == 0;
  slots_[slot] = key;
}

bool Shingles::has(std::uint32_t key) const {
  for (std::size_t slot = key & (slots_.size() - 1);; slot = (slot + 1) & (slots_.size() - 1)) {
    if (slots_[slot] == key) return true;
    if (slots_[slot] == 0) return false;
  }
}

void Shingles::grow() {
  std::vector<std::uint32_t> old(slots_.empty() ? 256 : slots_.size() * 2, 0);
  old.swap(slots_);
  for (const std::uint32_t key : old) {
    if (key == 0) continue;
    std::size_t slot = key & (slots_.size() - 1);
    while (slots_[slot] != 0) slot = (slot + 1) & (slots_.size() - 1);
    slots_[slot] = key;
  }
}

bool has_time_of_day(std::string_view text) {
  text = text.substr(0, 60);
  const auto digit = [&](std::size_t at) {
    return at < text.size() && kBytes[static_cast<unsigned char>(text[at])] == kDigitByte;
  };
  for (std::size_t at = 1; at + 2 < text.size(); ++at) {
    if ((text[at] != ':' && text[at] != '.') || !digit(at - 1) || !digit(at + 1) || !digit(at + 2) || digit(at + 3)) continue;
    if (at >= 3 && digit(at - 2) && digit(at - 3)) continue;
    if (text[at] == ':') return true;
    std::string_view rest = text.substr(at + 3);
    rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
    for (const std::string_view after : {"Uhr", "am", "pm", "a.m", "p.m", "AM", "PM"}) {
      if (rest.starts_with(after)) return true;
    }
  }
  return false;
}

void word_features(const std::vector<std::uint32_t>& words, std::vector<std::uint32_t>& features) {
  constexpr std::uint32_t kStart = 11, kEnd = 12, kWhole = 13;
  const std::size_t first = std::min(words.size(), kFirstWords);
  for (std::size_t i = 0; i < first; ++i) {
    features.push_back(words[i]);
    if (i > 0) features.push_back(mix(words[i - 1], words[i]));
  }
  if (first > 0) features.push_back(mix(kStart, words[0]));
  if (first > 1) features.push_back(mix(mix(kStart, words[0]), words[1]));
  for (std::size_t i = std::max(first, words.size() - std::min(words.size(), kLastWords)); i < words.size(); ++i)
    features.push_back(mix(kEnd, words[i]));
  if (!words.empty() && words.size() <= kShortBlock) features.push_back(mix(kWhole, run_of(words.data(), words.size())));
}

BlockText read_block_text(std::string_view text, std::vector<std::uint32_t>& words, std::vector<std::uint32_t>& features) {
  BlockText read;
  words.clear();
  const FunctionWords& functions = FunctionWords::all();
  std::size_t before = 0;
  std::uint64_t fingerprint = 0;
  const auto gap = [&](std::size_t from, std::size_t to) {
    for (std::size_t at = from; at < to; ++at) {
      const char c = text[at];
      read.commas += c == ',';
      read.stops += (c == '.' || c == '!' || c == '?') && at + 1 < text.size() && text[at + 1] == ' ';
      read.marks += c == '|' || c == '/' || c == '@' || c == '>';
      read.breaks += c == '\n';
      read.quotes += (c == '"' || c == '\xE2' || c == '\xC2') && quote_at(text, at);
    }
  };
  for_words(text, [&](std::uint32_t hash, std::size_t begin, std::size_t end, std::size_t digits) {
    gap(before, begin);
    before = end;
    words.push_back(hash);
    fingerprint = (fingerprint ^ hash) * 0x9e3779b97f4a7c15u;
    fingerprint ^= fingerprint >> 31;
    read.letters += static_cast<std::uint32_t>(end - begin);
    read.digits += static_cast<std::uint32_t>(digits);
    const auto byte = static_cast<unsigned char>(text[begin]);
    read.capitals +=
        kBytes[byte] == kCapital || (byte == 0xC3 && begin + 1 < end && static_cast<unsigned char>(text[begin + 1]) < 0x9F);
    read.functions += functions.has(hash);
  });
  gap(before, text.size());
  read.words = static_cast<std::uint32_t>(words.size());
  read.fingerprint = fingerprint;
  read.opens = opening_of(text);
  read.closes = closing_of(text);
  if (const LinearModel* model = learned()) {
    features.clear();
    word_features(words, features);
    for (const std::uint32_t feature : features) model->prefetch(feature);
    for (const std::uint32_t feature : features) {
      const std::int8_t* row = model->row(feature);
      if (row == nullptr) continue;
      read.weight += *row;
      read.least = std::min<int>(read.least, *row);
      read.most = std::max<int>(read.most, *row);
    }
  }
  return read;
}

}  // namespace stemma

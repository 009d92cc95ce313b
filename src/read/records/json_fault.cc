#include "read/records/json_fault.h"

#include <vector>

namespace stemma {
namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }
bool hex(char c) { return digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  std::optional<JsonFault> run() {
    for (;;) {
      skip_blanks();
      if (!value()) return fault();
      // After a value: close what it closes.
      for (;;) {
        skip_blanks();
        if (open_.empty()) {
          if (at_ == text_.size()) return std::nullopt;
          what_ = "something follows the value";
          return fault();
        }
        const char c = at_ < text_.size() ? text_[at_] : '\0';
        if (c == open_.back()) {
          open_.pop_back();
          ++at_;
          continue;
        }
        if (c != ',') {
          what_ = at_ == text_.size() ? "it ends too early" : open_.back() == '}' ? "expected , or }" : "expected , or ]";
          return fault();
        }
        ++at_;
        if (open_.back() == '}' && !key()) return fault();
        break;
      }
    }
  }

 private:
  std::optional<JsonFault> fault() const { return JsonFault{at_, what_}; }

  bool fail(std::string_view what) {
    what_ = at_ >= text_.size() ? std::string_view("it ends too early") : what;
    return false;
  }

  void skip_blanks() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t' || text_[at_] == '\n' || text_[at_] == '\r')) ++at_;
  }

  bool take(char c) {
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }

  bool word(std::string_view name) {
    if (!text_.substr(at_).starts_with(name)) return fail("a value is missing here");
    at_ += name.size();
    return true;
  }

  // One scalar, an empty container, or the opening of a container up to its first value.
  bool value() {
    for (;;) {
      skip_blanks();
      if (at_ >= text_.size()) return fail("");
      switch (text_[at_]) {
        case '"':
          return string();
        case 't':
          return word("true");
        case 'f':
          return word("false");
        case 'n':
          return word("null");
        case '{':
          ++at_;
          skip_blanks();
          if (take('}')) return true;
          open_.push_back('}');
          if (!key()) return false;
          continue;
        case '[':
          ++at_;
          skip_blanks();
          if (take(']')) return true;
          open_.push_back(']');
          continue;
        default:
          return number();
      }
    }
  }

  bool key() {
    skip_blanks();
    if (at_ >= text_.size() || text_[at_] != '"') return fail("expected a name in double quotes");
    if (!string()) return false;
    skip_blanks();
    return take(':') || fail("expected : after a name");
  }

  bool string() {
    ++at_;
    for (; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (c == '"') {
        ++at_;
        return true;
      }
      if (static_cast<unsigned char>(c) < 0x20) return fail("a control character inside a string");
      if (c != '\\') continue;
      ++at_;
      if (at_ >= text_.size()) return fail("");
      if (text_[at_] == 'u') {
        for (int i = 0; i < 4; ++i) {
          ++at_;
          if (at_ >= text_.size() || !hex(text_[at_])) return fail("\\u wants four hexadecimal digits");
        }
      } else if (std::string_view("\"\\/bfnrt").find(text_[at_]) == std::string_view::npos) {
        return fail("an unknown escape");
      }
    }
    return fail("");
  }

  bool number() {
    const std::size_t from = at_;
    take('-');
    if (!take('0')) {
      if (at_ >= text_.size() || !digit(text_[at_])) {
        at_ = from;
        return fail("a value is missing here");
      }
      while (at_ < text_.size() && digit(text_[at_])) ++at_;
    }
    if (take('.')) {
      if (at_ >= text_.size() || !digit(text_[at_])) return fail("a digit is missing here");
      while (at_ < text_.size() && digit(text_[at_])) ++at_;
    }
    if (take('e') || take('E')) {
      if (!take('+')) take('-');
      if (at_ >= text_.size() || !digit(text_[at_])) return fail("a digit is missing here");
      while (at_ < text_.size() && digit(text_[at_])) ++at_;
    }
    return true;
  }

  std::string_view text_;
  std::string_view what_ = "not JSON";
  std::size_t at_ = 0;
  std::vector<char> open_;  // the closers that are due
};

}  // namespace

std::optional<JsonFault> find_json_fault(std::string_view text) { return Scanner(text).run(); }

}  // namespace stemma

// JSON with the faults of templates -> JSON.
//
// One pass, letter by letter, knowing only whether it stands inside a string and which brackets are open. A quotation mark closes a
// string only where what follows it may follow a string; else it was meant as a mark inside. This reads every fault met in real pages
// but a value left out altogether between two commas, which the parser then refuses.

#include "extract/fields/json_ld.h"

namespace stemma {
namespace {

bool blank(char c) { return static_cast<unsigned char>(c) <= ' '; }

class Mender {
 public:
  explicit Mender(std::string_view json) : json_(json) { out_.reserve(json.size() + 16); }

  std::string run() {
    while (at_ < json_.size()) inside_ ? in_string() : between();
    if (inside_) out_ += '"';
    drop_comma();
    for (; !open_.empty(); open_.pop_back()) out_ += open_.back();
    return roots_ > 1 ? "[" + out_ + "]" : out_;
  }

 private:
  char ahead(std::size_t from) const {
    while (from < json_.size() && blank(json_[from])) ++from;
    return from < json_.size() ? json_[from] : '\0';
  }

  void in_string() {
    const char c = json_[at_];
    if (c == '\\' && at_ + 1 < json_.size()) {
      const char next = json_[at_ + 1];
      if (std::string_view("\"\\/bfnrtu").find(next) != std::string_view::npos) {
        out_ += c;
        out_ += next;
      } else {
        out_ += blank(next) ? ' ' : next;
      }
      at_ += 2;
      return;
    }
    ++at_;
    if (c != '"') {
      out_ += static_cast<unsigned char>(c) < ' ' ? ' ' : c;
      return;
    }
    const char next = ahead(at_);
    const bool closes = next == '\0' || next == ',' || next == ':' || next == '}' || next == ']';
    out_ += closes ? "\"" : "\\\"";
    inside_ = !closes;
  }

  void between() {
    const char c = json_[at_];
    if (skip_comment()) return;
    ++at_;
    switch (c) {
      case '"':
        inside_ = true;
        out_ += c;
        return;
      case '{':
      case '[':
        if (open_.empty() && roots_++ > 0) out_ += ',';
        open_ += c == '{' ? '}' : ']';
        out_ += c;
        return;
      case '}':
      case ']':
        if (open_.empty() || open_.back() != c) return;  // closes nothing
        drop_comma();
        if (out_.ends_with(':')) out_ += "null";
        open_.pop_back();
        out_ += c;
        return;
      case ',':
        if (out_.ends_with(',') || out_.ends_with('{') || out_.ends_with('[') || open_.empty()) return;
        if (out_.ends_with(':')) out_ += "null";
        out_ += c;
        return;
      default:
        if (!blank(c) && !open_.empty()) out_ += c;
    }
  }

  bool skip_comment() {
    const std::string_view rest = json_.substr(at_);
    const auto skip_to = [&](std::string_view end) {
      const std::size_t found = json_.find(end, at_);
      at_ = found == std::string_view::npos ? json_.size() : found + end.size();
      return true;
    };
    for (const std::string_view mark : {"<!--", "-->", "<![CDATA[", "]]>"}) {
      if (!rest.starts_with(mark)) continue;
      at_ += mark.size();
      return true;
    }
    if (rest.starts_with("/*")) return skip_to("*/");
    if (rest.starts_with("//<![CDATA[")) {
      at_ += 11;
      return true;
    }
    if (rest.starts_with("//")) return skip_to("\n");
    return false;
  }

  void drop_comma() {
    if (out_.ends_with(',')) out_.pop_back();
  }

  std::string_view json_;
  std::string out_, open_;
  std::size_t at_ = 0, roots_ = 0;
  bool inside_ = false;
};

}  // namespace

std::string mended_json(std::string_view json) { return Mender(json).run(); }

}  // namespace stemma

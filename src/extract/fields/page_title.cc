// The headline of a report is what the page prints above it, and the page prints it in a first-level heading, with other first-level
// headings beside it at times (the outlet's logo, a section). What the head says tells them apart: titles for search engines and for
// social networks are at times worded anew, but mostly one of them repeats the heading. Believing the head alone gives the wording of the
// social card instead of the printed one on a seventh of pages; believing the first heading alone gives the logo.

#include "extract/fields/page_title.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "extract/fields/bylines.h"
#include "extract/page/html_names.h"

namespace stemma {
namespace {

constexpr std::size_t kKickerWords = 6;
constexpr std::size_t kBoxElements = 40;
constexpr std::size_t kWholePage = 3;  // an element with a third of the page's elements is no box, whatever its name

std::string one_line(std::string_view title) {
  std::string out(trim(title));
  std::replace(out.begin(), out.end(), '\n', ' ');
  for (std::size_t at = out.find(" : "); at != std::string::npos; at = out.find(" : ", at)) out.erase(at, 1);
  return out;
}

std::size_t words_in(std::string_view text) {
  return text.empty() ? 0 : static_cast<std::size_t>(std::count(text.begin(), text.end(), ' ')) + 1;
}

// Letters and digits, folded, single blanks between.
std::string key_of(std::string_view title) {
  std::string key;
  const std::string folded = fold(title);
  for (const char c : folded) {
    const bool word = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
    if (word) {
      key += c;
    } else if (!key.empty() && key.back() != ' ' && c != '\'') {
      key += ' ';
    }
  }
  while (key.ends_with(' ')) key.pop_back();
  return key;
}

bool near_same(const std::string& a, const std::string& b) {
  if (a.empty() || b.empty()) return false;
  if (a == b) return true;
  const std::string& shorter = a.size() < b.size() ? a : b;
  const std::string& longer = a.size() < b.size() ? b : a;
  return shorter.size() * 2 >= longer.size() && words_in(shorter) >= 3 && longer.starts_with(shorter);
}

class Chooser {
 public:
  Chooser(const HtmlTree& tree, const HeadTitles& head)
      : tree_(tree), outlets_(head.outlets), whole_title_(key_of(head.element)) {
    add(head.linked, head.outlets);
    for (const std::string& meta : head.metas) add(meta, head.outlets);
    add(head.element, head.outlets);
  }

  PageTitle choose() {
    PageTitle title;
    find_heading(title);
    if (title.block == PageTitle::kNone && said_.size() == 1) title.text = printed_part(said_[0]);
    if (title.block == PageTitle::kNone && title.text.empty() && !said_.empty()) title.text = said_[agreed_title()];
    if (title.text.empty() && title.block != PageTitle::kNone)
      title.text = without_kicker(one_line(tree_.words_of(tree_.blocks[title.block])));
    const std::string key = key_of(title.text);
    title.disagree = std::any_of(keys_.begin(), keys_.end(), [&](const std::string& one) { return !near_same(one, key); });
    return title;
  }

 private:
  void add(const std::string& said, const std::vector<std::string>& outlets) {
    std::string title = one_line(said);
    for (const std::string& outlet : outlets) title = without_outlet(title, outlet);
    std::string key = key_of(title);
    if (key.empty()) return;
    said_.push_back(std::move(title));
    keys_.push_back(std::move(key));
  }

  // The heading that most titles of the head confirm; else the first that is no logo and in no box.
  void find_heading(PageTitle& title) {
    std::size_t first = PageTitle::kNone, best = PageTitle::kNone;
    std::ptrdiff_t most = 0;
    for (const HtmlBlockTag level : {HtmlBlockTag::kHeading1, HtmlBlockTag::kHeading}) {
      for (std::size_t i = 0; i < tree_.blocks.size() && i < 2000; ++i) {
        const HtmlBlock& block = tree_.blocks[i];
        if (block.tag != level || block.size() > 600 || tree_.elements[block.element].hidden) continue;
        const std::string key = key_of(tree_.words_of(block));
        const auto votes = std::count_if(keys_.begin(), keys_.end(), [&](const std::string& said) {
          return near_same(key, said) || (key.size() > said.size() && words_in(said) >= 3 && key.ends_with(" " + said));
        });
        const bool longer = votes > 0 && votes == most && tree_.blocks[best].words < 3 && block.words >= 3;
        if (votes > most || longer) {
          most = votes;
          best = i;
        }
        if (level != HtmlBlockTag::kHeading1 || first != PageTitle::kNone || block.words < 3) continue;
        if (!names_site(key) && !in_a_box(tree_, block.element, PageTitle::kNone)) first = i;
      }
      if (best != PageTitle::kNone || first != PageTitle::kNone) break;
    }
    title.block = best != PageTitle::kNone ? best : first;
  }

  // The outlet's own name, or the part of the title element that stands behind the last bar on every page.
  bool names_site(const std::string& heading) const {
    if (std::any_of(outlets_.begin(), outlets_.end(), [&](const std::string& outlet) { return names_outlet(heading, outlet); }))
      return true;
    return whole_title_.size() > heading.size() + 8 &&
           (whole_title_.ends_with(" " + heading) || whole_title_.starts_with(heading + " "));
  }

  std::size_t agreed_title() {
    std::size_t best = 0, most = 0;
    for (std::size_t i = 0; i < keys_.size(); ++i) {
      const auto votes = static_cast<std::size_t>(
          std::count_if(keys_.begin(), keys_.end(), [&](const std::string& key) { return near_same(key, keys_[i]); }));
      if (votes > most) {
        most = votes;
        best = i;
      }
    }
    return best;
  }

  // Of "The Outlet - Section - Storm hits coast", with nothing else to go by: the part that begins a block of the page.
  std::string printed_part(const std::string& title) const {
    std::string best;
    for (std::size_t at = 0; at <= title.size();) {
      std::size_t end = std::min({title.find(" - ", at), title.find(" | ", at), title.find(" > ", at), title.size()});
      const std::string_view part = trim(std::string_view(title).substr(at, end - at));
      at = end + 3;
      if (words_in(part) < 4 || part.size() <= best.size() || part.size() == title.size()) continue;
      const std::string key = key_of(part);
      for (std::size_t i = 0; i < tree_.blocks.size() && i < 300; ++i) {
        if (!key_of(tree_.words_of(tree_.blocks[i]).substr(0, part.size() * 2)).starts_with(key)) continue;
        best = std::string(part);
        break;
      }
    }
    return best;
  }

  std::string without_kicker(std::string heading) const {
    const std::string key = key_of(heading);
    for (std::size_t i = 0; i < keys_.size(); ++i) {
      if (keys_[i] == key) return heading;
    }
    for (std::size_t i = 0; i < keys_.size(); ++i) {
      if (words_in(keys_[i]) >= 3 && key.ends_with(" " + keys_[i]) && words_in(key) - words_in(keys_[i]) <= kKickerWords)
        return said_[i];
    }
    return heading;
  }

  const HtmlTree& tree_;
  const std::vector<std::string>& outlets_;
  const std::string whole_title_;
  std::vector<std::string> said_, keys_;
};

}  // namespace

bool in_a_box(const HtmlTree& tree, std::uint32_t element, std::size_t headline) {
  if (element != kNoElement && tree.elements[element].hidden) return true;
  const std::uint32_t held = headline < tree.blocks.size() ? tree.blocks[headline].element : kNoElement;
  for (int steps = 0; element != kNoElement && steps < 60; ++steps, element = tree.elements[element].parent) {
    const HtmlElement& around = tree.elements[element];
    const std::size_t held_here = around.end - element;
    if (held_here > kBoxElements && held_here * kWholePage > tree.elements.size()) return false;
    if (held != kNoElement && element <= held && held < around.end) return false;
    if ((around.cues & (kDrop | kNever)) != 0 && (around.cues & kBylineName) == 0) return true;
  }
  return false;
}

PageTitle choose_title(const HtmlTree& tree, const HeadTitles& head) { return Chooser(tree, head).choose(); }

std::string without_outlet(std::string_view title, std::string_view outlet) {
  std::string_view best = trim(title);
  for (int rounds = 0; rounds < 2; ++rounds) {
    bool cut = false;
    for (const std::string_view bar : {" | ", " – ", " — ", " - ", " · ", " » ", " :: ", " / ", " • "}) {
      const std::size_t at = best.rfind(bar);
      if (at == std::string_view::npos) continue;
      const std::string_view head = trim(best.substr(0, at)), tail = trim(best.substr(at + bar.size()));
      const std::size_t tail_words = words_in(tail), head_words = words_in(head);
      const bool dash = bar == " - " || bar == " – " || bar == " — ";
      const bool likely = dash ? outlet.empty() && tail_words <= 4 && head_words >= 4 : tail_words <= 5 && head_words >= 3;
      if (!head.empty() && (names_outlet(tail, outlet) || likely)) {
        best = head;
        cut = true;
        break;
      }
    }
    for (const std::string_view bar : {" | ", " – ", " — ", " - ", " · "}) {
      const std::size_t at = best.find(bar);
      if (at == std::string_view::npos || at == 0 || cut) continue;
      const std::string_view head = trim(best.substr(0, at)), tail = trim(best.substr(at + bar.size()));
      if (words_in(tail) < 3 || !names_outlet(head, outlet)) continue;
      best = tail;
      cut = true;
    }
    if (!cut) break;
  }
  return std::string(best);
}

}  // namespace stemma

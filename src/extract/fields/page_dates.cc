// Dates on a page are many: of the report, of its change, of today, of teasers, of comments, of events told. Those of the report stand near
// its headline, so only there is looked; and where a word beside the date says "updated", it is one of a change.

#include "extract/fields/page_dates.h"

#include <algorithm>

#include "base/utf8.h"
#include "extract/fields/page_title.h"
#include "extract/fields/printed_date.h"

namespace stemma {
namespace {

constexpr std::size_t kBlocksAbove = 8, kBlocksBelow = 15;
constexpr std::size_t kLineWords = 20;
constexpr std::size_t kOtherWords = 8;  // beside the date
constexpr std::size_t kLabelWords = 8;

// Whether the words before a date speak of a change.
bool says_changed(std::string_view folded) {
  static constexpr std::string_view kWords[] = {"updated", "modified",     "edited",     "aktualisiert", "geandert",
                                                "update",  "last changed", "mis a jour", "actualizado",  "aggiornato"};
  static constexpr std::string_view kFirst[] = {"published", "posted", "veroffentlicht", "erstellt"};
  const auto last = [&](const auto& words) {
    std::size_t at = 0;
    for (const std::string_view word : words) {
      const std::size_t found = folded.rfind(word);
      if (found != std::string_view::npos) at = std::max(at, found + 1);
    }
    return at;
  };
  return last(kWords) > last(kFirst);
}

// "Datum: 28.04.2023", "Published 28 April 2023": the words before the date are those of the report's own.
bool labelled(std::string_view before) {
  static constexpr std::string_view kLabels[] = {
      "date",          "datum",      "published",  "posted",           "posted on",      "published on",      "veroffentlicht",
      "erstellt",      "erschienen", "publiziert", "publication date", "date published", "veroffentlicht am", "erstellt am",
      "erschienen am", "vom",        "publie le",  "publicado"};
  while (before.ends_with(' ') || before.ends_with(':') || before.ends_with(',')) before.remove_suffix(1);
  for (const std::string_view label : kLabels) {
    if (before == label) return true;
  }
  return false;
}

std::size_t words_in(std::string_view text) {
  return text.empty() ? 0 : static_cast<std::size_t>(std::count(text.begin(), text.end(), ' ')) + 1;
}

bool near(std::size_t block, std::size_t headline) {
  if (headline == PageTitle::kNone) return block <= kBlocksBelow;
  return block + kBlocksAbove >= headline && block <= headline + kBlocksBelow;
}

class Finder {
 public:
  Finder(PageFields& fields, const HtmlTree& tree, std::size_t headline) : fields_(fields), tree_(tree), headline_(headline) {}

  void run() {
    marks_near();
    if (fields_.dates.empty()) lines(true);
    if (fields_.dates.empty()) lines(false);
    if (fields_.dates.empty()) lone_mark();
  }

 private:
  void changed(std::string_view value) {
    if (!fields_.modified.empty()) return;
    fields_.modified = std::string(value);
    fields_.modified_from = "text";
  }

  bool is_change(const HtmlMark& mark) const {
    if (mark.kind == HtmlMarkKind::kModified || says_changed(fold(mark.text))) return true;
    if (mark.block >= tree_.blocks.size() || mark.text.empty()) return false;
    const std::string_view line = tree_.words_of(tree_.blocks[mark.block]);
    const std::size_t at = line.find(mark.text.substr(0, mark.text.find('\n')));
    return at != std::string_view::npos && says_changed(fold(line.substr(0, at)));
  }

  void marks_near() {
    std::vector<FoundField> below, above;
    for (const HtmlMark& mark : tree_.marks) {
      if (mark.kind != HtmlMarkKind::kTime && mark.kind != HtmlMarkKind::kModified) continue;
      if (!near(mark.block, headline_) || in_a_box(tree_, mark.element, headline_)) continue;
      const std::string& value = mark.value.empty() ? mark.text : mark.value;
      if (!parse_date_field(value)) continue;
      if (is_change(mark)) {
        changed(value);
      } else {
        (headline_ == PageTitle::kNone || mark.block >= headline_ ? below : above)
            .push_back({value, mark.certain ? "meta" : "text"});
      }
    }
    std::stable_partition(below.begin(), below.end(), [](const FoundField& date) { return date.from == "meta"; });
    fields_.dates.insert(fields_.dates.end(), below.begin(), below.end());
    fields_.dates.insert(fields_.dates.end(), above.begin(), above.end());
  }

  // Lines that name a date as the report's, anywhere; or lines near the headline that are mostly a date.
  void lines(bool named) {
    for (std::size_t i = 0; i < tree_.blocks.size(); ++i) {
      const HtmlBlock& block = tree_.blocks[i];
      if (tree_.words_of(block).find_first_of("0123456789") == std::string::npos) continue;
      const bool beside = near(i, headline_) && block.words <= kLineWords;
      if (i == headline_ || (!beside && block.words > kLabelWords) || in_a_box(tree_, block.element, headline_)) continue;
      const std::string folded = fold(tree_.words_of(block));
      const auto date = find_date(folded);
      if (!date) continue;
      const std::string_view before = std::string_view(folded).substr(0, date->begin);
      const std::size_t other =
          block.words - std::min<std::size_t>(block.words, words_in(folded.substr(date->begin, date->end - date->begin)));
      if (named ? !labelled(before) : !(beside && other <= kOtherWords)) continue;
      const std::string printed = folded.substr(date->begin, date->end - date->begin);
      if (says_changed(before)) {
        changed(printed);
      } else {
        fields_.dates.push_back({printed, "text"});
      }
    }
  }

  // One day in all time elements outside of boxes.
  void lone_mark() {
    std::string value, day;
    for (const HtmlMark& mark : tree_.marks) {
      if (mark.kind != HtmlMarkKind::kTime || in_a_box(tree_, mark.element, headline_) || is_change(mark)) continue;
      const auto date = parse_date_field(mark.value.empty() ? mark.text : mark.value);
      if (!date) continue;
      if (!day.empty() && day != date->iso.substr(0, 10)) return;
      if (day.empty()) value = mark.value.empty() ? mark.text : mark.value;
      day = date->iso.substr(0, 10);
    }
    if (!value.empty()) fields_.dates.push_back({value, "text"});
  }

  PageFields& fields_;
  const HtmlTree& tree_;
  const std::size_t headline_;
};

}  // namespace

void add_printed_dates(PageFields& fields, const HtmlTree& tree, std::size_t headline) { Finder(fields, tree, headline).run(); }

}  // namespace stemma

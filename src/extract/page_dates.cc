// Dates on a page are many: of the report, of its change, of today, of teasers, of comments, of events told. Those of the report stand near
// its headline, so only there is looked; and where a word beside the date says "updated", it is one of a change.

#include "extract/page_dates.h"

#include <algorithm>

#include "base/utf8.h"
#include "extract/page_title.h"
#include "extract/printed_date.h"

namespace stemma {
namespace {

constexpr std::size_t kBlocksAbove = 8, kBlocksBelow = 15;
constexpr std::size_t kLineWords = 20;

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

bool near(std::size_t block, std::size_t headline) {
  if (headline == PageTitle::kNone) return block <= kBlocksBelow;
  return block + kBlocksAbove >= headline && block <= headline + kBlocksBelow;
}

}  // namespace

void add_printed_dates(PageFields& fields, const HtmlTree& tree, std::size_t headline) {
  const auto changed = [&](std::string_view value) {
    if (fields.modified.empty()) fields.modified = std::string(value);
  };
  std::vector<FoundField> below, above;
  for (const HtmlMark& mark : tree.marks) {
    const bool time = mark.kind == HtmlMarkKind::kTime, change = mark.kind == HtmlMarkKind::kModified;
    if (!time && !change) continue;
    if (!near(mark.block, headline) || in_a_box(tree, mark.element, headline)) continue;
    const std::string& value = mark.value.empty() ? mark.text : mark.value;
    if (!parse_date_field(value)) continue;
    std::string before;
    if (mark.block < tree.blocks.size() && !mark.text.empty()) {
      const std::string& line = tree.blocks[mark.block].text;
      const std::size_t at = line.find(mark.text.substr(0, mark.text.find('\n')));
      if (at != std::string::npos) before = fold(line.substr(0, at));
    }
    if (change || says_changed(before) || says_changed(fold(mark.text))) {
      changed(value);
    } else {
      (headline == PageTitle::kNone || mark.block >= headline ? below : above).push_back({value, mark.certain ? "meta" : "text"});
    }
  }
  const auto certain = [](const FoundField& date) { return date.from == "meta"; };
  std::stable_partition(below.begin(), below.end(), certain);
  below.insert(below.end(), above.begin(), above.end());
  fields.dates.insert(fields.dates.end(), below.begin(), below.end());
  if (!fields.dates.empty()) return;
  const std::size_t from = headline == PageTitle::kNone ? 0 : headline - std::min(headline, kBlocksAbove);
  for (std::size_t i = from; i < tree.blocks.size() && near(i, headline); ++i) {
    const HtmlBlock& block = tree.blocks[i];
    if (i == headline || block.words > kLineWords || in_a_box(tree, block.element, headline)) continue;
    const std::string folded = fold(block.text);
    const auto date = find_date(folded);
    if (!date) continue;
    const std::string printed = folded.substr(date->begin, date->end - date->begin);
    says_changed(std::string_view(folded).substr(0, date->begin)) ? changed(printed)
                                                                  : void(fields.dates.push_back({printed, "text"}));
  }
}

}  // namespace stemma

#include "extract/fields/page_authors.h"

#include <algorithm>

#include "base/utf8.h"
#include "extract/fields/bylines.h"
#include "extract/fields/page_title.h"

namespace stemma {
namespace {

constexpr std::size_t kBlocksAbove = 8, kBlocksBelow = 25;  // the headline: where its byline stands
constexpr std::size_t kLineWords = 30;                      // a longer block is a paragraph
constexpr std::uint32_t kLoneWords = 4;                     // of a line that is a byline by its form alone
constexpr std::size_t kTogether = 3;                        // blocks between marks of one byline

using Names = std::vector<std::string>;

std::string joined(const Names& names) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : "; ") + name;
  return out;
}

class Chooser {
 public:
  Chooser(const HtmlTree& tree, std::size_t headline, const std::vector<std::string>& outlets)
      : tree_(tree), headline_(headline), outlets_(outlets) {}

  PageAuthors choose(const std::vector<LinkedAuthor>& linked, const std::vector<std::string>& metas) {
    PageAuthors made;
    Names from_linked, from_metas;
    for (const LinkedAuthor& author : linked) add_byline(from_linked, author.name);
    for (const std::string& meta : metas) add_byline(from_metas, meta);
    const Names printed = printed_names();
    made.linked = joined(from_linked);
    made.printed = joined(printed);
    const bool meta = outlet_alone(from_linked) && !outlet_alone(from_metas);
    made.names = meta ? from_metas : from_linked;
    made.from = meta ? "meta" : "json-ld";
    if (outlet_alone(made.names) && names_somebody(printed)) {
      made.names = printed;
      made.from = "text";
    } else if (made.names.empty()) {
      made.names = from_metas.empty() ? printed : from_metas;
      made.from = from_metas.empty() ? "text" : "meta";
    } else if (shares(made.names, printed)) {
      for (const std::string& name : printed) {
        if (personal_name(name)) add_byline(made.names, name);
      }
    }
    if (made.names.empty()) made.from.clear();
    made.disagree = !from_linked.empty() && !printed.empty() && !shares(from_linked, printed);
    return made;
  }

 private:
  bool outlet_alone(const Names& names) const {
    return std::all_of(names.begin(), names.end(), [&](const std::string& name) {
      return std::any_of(outlets_.begin(), outlets_.end(), [&](const std::string& outlet) { return names_outlet(name, outlet); });
    });
  }

  // A person, or an agency: no desk, and no line that is none of a byline.
  bool names_somebody(const Names& names) const {
    return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
      return (personal_name(name) || names_agency(name)) &&
             std::none_of(outlets_.begin(), outlets_.end(),
                          [&](const std::string& outlet) { return names_outlet(name, outlet); });
    });
  }

  static bool shares(const Names& a, const Names& b) {
    return std::any_of(a.begin(), a.end(), [&](const std::string& one) {
      Names other = b;
      const std::size_t before = other.size();
      add_byline(other, one);
      return before > 0 && other.size() == before;
    });
  }

  // The byline near the headline: marks of authors, else lines that begin with "By".
  Names printed_names() const {
    Names names = marked_names();
    for (const std::string& line : lines()) {
      Names more = names_of_byline(line);
      if (more.empty()) continue;
      if (names.empty() || shares(names, more)) {
        for (const std::string& name : more) add_byline(names, name);
      }
      break;
    }
    if (names.empty()) names = labelled_names();
    return names;
  }

  std::size_t distance(std::size_t block) const {
    if (headline_ == PageTitle::kNone) return block > kBlocksBelow * 2 ? PageTitle::kNone : block;
    if (block < headline_) return headline_ - block > kBlocksAbove ? PageTitle::kNone : (headline_ - block) * 3;
    return block - headline_ > kBlocksBelow ? PageTitle::kNone : block - headline_;
  }

  Names marked_names() const {
    const HtmlMark* best = nullptr;
    std::size_t best_distance = PageTitle::kNone;
    Names best_names;
    for (const HtmlMark& mark : tree_.marks) {
      if (mark.kind != HtmlMarkKind::kAuthor) continue;
      std::size_t apart = distance(mark.block);
      if (apart == PageTitle::kNone || in_a_box(tree_, mark.element, headline_)) continue;
      Names names = names_of(mark);
      if (names.empty() || std::none_of(names.begin(), names.end(), [](const auto& name) { return personal_name(name); }))
        apart += 100;
      if (names.empty() || (apart >= best_distance)) continue;
      best = &mark;
      best_distance = apart;
      best_names = std::move(names);
    }
    if (best == nullptr) return lone_mark();
    Names names = best_names;
    for (const HtmlMark& mark : tree_.marks) {
      if (mark.kind != HtmlMarkKind::kAuthor || &mark == best || in_a_box(tree_, mark.element, headline_)) continue;
      const std::size_t apart = mark.block > best->block ? mark.block - best->block : best->block - mark.block;
      if (apart > kTogether) continue;
      for (const std::string& name : names_of(mark)) {
        if (personal_name(name)) add_byline(names, name);
      }
    }
    return names;
  }

  // The one person that all certain marks outside of boxes name, wherever they stand.
  Names lone_mark() const {
    Names names;
    for (const HtmlMark& mark : tree_.marks) {
      if (mark.kind != HtmlMarkKind::kAuthor || !mark.certain || in_a_box(tree_, mark.element, headline_)) continue;
      for (const std::string& name : names_of(mark)) {
        if (personal_name(name)) add_byline(names, name);
      }
    }
    return names.size() == 1 ? names : Names{};
  }

  static Names names_of(const HtmlMark& mark) {
    const std::string_view text = mark.text.empty() ? mark.value : mark.text;
    const std::string_view by = after_date(text);
    Names names = names_of_byline(by.empty() ? text : by);
    // A long text without a name's form is a biography, or a list of the author's other reports.
    const bool line = mark.text.size() <= 200;
    if (!line) std::erase_if(names, [](const std::string& name) { return !personal_name(name); });
    return line || names.size() <= 4 ? names : Names{};
  }

  Names lines() const {
    Names found;
    for (std::size_t i = 0; i < tree_.blocks.size(); ++i) {
      const HtmlBlock& block = tree_.blocks[i];
      if (distance(i) == PageTitle::kNone) continue;
      if (block.words > kLineWords || i == headline_ || block.figure || in_a_box(tree_, block.element, headline_)) continue;
      if (only_opener(tree_.words_of(block)) && i + 1 < tree_.blocks.size() && tree_.blocks[i + 1].words <= 8) {
        found.emplace_back(tree_.words_of(tree_.blocks[i + 1]));
        continue;
      }
      std::string_view rest = after_opener(tree_.words_of(block));
      if (rest.empty()) rest = after_date(tree_.words_of(block));
      if (!rest.empty() && (is_upper(decode(rest, 0).value) || is_digit(decode(rest, 0).value)) &&
          !ends_sentence(tree_.words_of(block)))
        found.emplace_back(rest);
    }
    return found;
  }

  // "posted on 2023-12-19 by Ada Lind", "Kultur | Von Ada Lind"
  static std::string_view after_date(std::string_view line) {
    for (const std::string_view by : {" by ", " By ", " Von ", " | von ", " von ", "\nby ", "\nvon ", "\nBy ", "\nVon "}) {
      const std::size_t at = line.find(by);
      if (at == std::string_view::npos || at == 0) continue;
      const bool set_apart =
          line[at - 1] == '|' || by == " | von " || by.starts_with('\n') || line.substr(0, at).find_first_of("0123456789") < at;
      if (set_apart) return trim(line.substr(at + by.size()));
    }
    const std::size_t line_end = line.find('\n');
    return line_end == std::string_view::npos ? std::string_view{} : after_opener(line.substr(line_end + 1));
  }

  static bool ends_sentence(std::string_view line) { return line.size() > 60 && (line.ends_with('.') || line.ends_with(':')); }

  // "Autor: Ada Lind", or a line "Von Ada Lind" and nothing else, anywhere, where nothing stands near the headline.
  Names labelled_names() const {
    for (const HtmlBlock& block : tree_.blocks) {
      if (block.words > 12 || block.words < 2) continue;
      const std::string_view rest = after_opener(tree_.words_of(block), block.words > kLoneWords);
      if (rest.empty() || !is_upper(decode(rest, 0).value) || in_a_box(tree_, block.element, headline_)) continue;
      Names names = names_of_byline(rest);
      std::erase_if(names, [](const std::string& name) { return !personal_name(name); });
      if (!names.empty()) return names;
    }
    return {};
  }

  const HtmlTree& tree_;
  const std::size_t headline_;
  const std::vector<std::string>& outlets_;
};

}  // namespace

PageAuthors choose_authors(const HtmlTree& tree, const std::vector<LinkedAuthor>& linked, const std::vector<std::string>& metas,
                           std::size_t headline, const std::vector<std::string>& outlets) {
  return Chooser(tree, headline, outlets).choose(linked, metas);
}

}  // namespace stemma

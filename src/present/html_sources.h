#pragma once
// The reports' texts in the page, and the anchors in them. Sections ask for an anchor while they are written; the texts are written last,
// when every stretch that needs a mark is known.

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "present/dossier_view.h"

namespace stemma {

class SourceMarks {
 public:
  // REQUIRES: the view outlives the marks.
  explicit SourceMarks(const DossierView& view);

  // Fragment that opens these words ("s0-1204-1290": report, code points of begin and end); the report itself where there are none.
  std::string anchor(std::uint32_t report, const std::vector<Span>& spans);

  // All texts, a section each. A stretch that other marks or paragraphs cut is several elements: the first has the anchor as its id, the
  // others as their class.
  void write(std::string& out);
  // Style that lights the other pieces with the first. REQUIRES: write() was called.
  const std::string& rules() const { return rules_; }

 private:
  struct Mark {
    Span span;
    const std::string* anchor;
    bool first;
  };

  void write_text(std::string& out, std::uint32_t report);
  void write_block(std::string& out, std::uint32_t report, Span block, std::vector<Mark>& queue);
  void open(std::string& out, const Mark& mark);

  const DossierView& view_;
  std::vector<std::map<std::vector<Span>, std::string>> anchors_;  // by report
  std::map<std::string, std::uint32_t> taken_;
  std::string rules_;
  std::set<std::string> ruled_;  // anchors that have their rule
};

}  // namespace stemma

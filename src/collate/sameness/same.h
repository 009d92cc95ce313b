#pragma once
// How likely two stretches say the same, by the trees of models/LANGUAGE.same.model.

#include <span>
#include <string_view>

#include "base/tree_model.h"
#include "collate/sameness/same_signs.h"

namespace stemma::collating {

// What is compared, since people mean different things by "the same" there, and from which score on it is the same. Thresholds were chosen on the
// training parts of marked pairs (train/same.py), that of an affair's parts on marked affairs (collate/sameness/likeness.cc).
struct SameKind {
  std::string_view name;
  int code;       // SameSign::kind
  int threshold;  // per mille
};
inline constexpr SameKind kSameKinds[] = {
    {"mrpc", 0, 435},           // sentences that were found to be near each other: most say the same
    {"ecb", 1, 400},            // sentences of reports of one event, and of one like it
    {"nanco", 1, 580},          // sentences of many reports that answer one question
    {"superpal_mn", 3, 435},    // a sentence of a summary and sentences of the reports
    {"sts_headlines", 4, 300},  // headlines: as good as equal
};
const SameKind* same_kind(std::string_view name);  // null for an unknown name
inline constexpr int kReportsKind = 1;

class SameModel {
 public:
  // The model of a language, null where there is none or it was made for other signs.
  static const SameModel* of(std::string_view language);

  // Likelihood in per mille for each row.
  std::vector<int> score(std::span<const SameRow> rows) const;

 private:
  explicit SameModel(TreeModel trees) : trees_(trees) {}
  TreeModel trees_;
};

}  // namespace stemma::collating

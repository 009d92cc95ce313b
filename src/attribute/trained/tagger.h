#pragma once
// The trained reader of statements: what it proposes beside the drafts of the rules, and which of both are kept.

#include <optional>
#include <string>
#include <vector>

#include "attribute/draft.h"
#include "attribute/trained/confidence_features.h"
#include "attribute/trained/proposals.h"

namespace stemma::attributing {

struct TaggerModels {
  LinearModel cues, windows, confidence;
};

class Tagger {
 public:
  explicit Tagger(const TaggerModels& models);

  // The tagger of a language, from models/LANGUAGE.cues.model, .windows.model and .confidence.model; null where one of them is
  // missing or does not fit this program. Thread-safe; read once.
  static const Tagger* of(const std::string& language);

  // Drafts of the rules (with their confidence, whatever it is) -> statements that are kept, ordered by line and cue.
  std::vector<Draft> read(const Reading& r, std::vector<Draft> by_rules) const;

 private:
  LinearModel cues_, confidence_;
  ChainDecoder windows_;
};

// Chains may begin with these labels.
std::vector<bool> first_labels();

}  // namespace stemma::attributing

#pragma once
// Marked articles as the tagger of statements learns them: read into units, with what the rules say, and each marked statement with the
// unit that heads its cue.

#include <cstdint>
#include <memory>
#include <set>
#include <vector>

#include "attribute/trained/unit_codes.h"
#include "learn/marked_statements.h"

namespace stemma::learning {

// A marked statement in units.
struct Marked {
  std::vector<bool> content, cue, speaker;  // over [first, first + size)
  std::uint32_t first = 0, head = stemma::kNone;
  bool has(const std::vector<bool>& what, std::uint32_t unit) const {
    return unit >= first && unit - first < what.size() && what[unit - first];
  }
};

struct Lesson {
  std::unique_ptr<MarkedArticle> article;
  std::unique_ptr<attributing::Reading> reading;
  std::unique_ptr<std::vector<attributing::Draft>> drafts;
  std::unique_ptr<attributing::Codes> codes;
  std::vector<Marked> marked;
};

// Articles of a language with word lists. `asked_words` comes back with the rows that say which words are asked about beside those in
// the lists (attribute/trained/cue_features.h). Says on standard error how many statements, cues and windows there are.
std::vector<Lesson> make_lessons(std::vector<MarkedArticle> articles, std::set<std::uint32_t>& asked_words);

}  // namespace stemma::learning

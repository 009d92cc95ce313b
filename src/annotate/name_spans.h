#pragma once
// Where the name, title or organization that begins at a word ends. All of it looks at one sentence.

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "annotate/draft.h"
#include "annotate/lexicon.h"
#include "stemma/annotation.h"

namespace stemma::annotating {

class NameSpans {
 public:
  explicit NameSpans(const Draft& draft) : draft_(draft), lexicon_(*draft.lexicon), lists_(draft.lexicon->names) {}

  void enter(const Sentence& sentence) {
    first_ = sentence.first_token;
    end_ = sentence.end_token;
  }

  bool is(std::uint32_t i, std::string_view key) const { return i < end_ && draft_.key(i) == key; }
  // Whether the word plays one of these parts in names (NameWord).
  bool role(std::uint32_t i, std::uint32_t roles) const {
    return i < end_ && draft_.listed(i, kNameWordList) && lists_.is_word(draft_.key(i), roles);
  }
  bool common(std::uint32_t i) const;          // mostly written in small letters
  bool capital(std::uint32_t i) const;         // can be part of a name
  bool no_name(std::uint32_t i) const;         // has a capital for another reason: "Monday", "CEO"
  bool hyphened_title(std::uint32_t i) const;  // "then-President", "ex-Minister"

  // Each gives the token after the last one, i itself where nothing of the kind begins.
  std::uint32_t title_end(std::uint32_t i) const;
  std::uint32_t demonym_end(std::uint32_t i) const;
  std::uint32_t institution_end(std::uint32_t i) const;   // from the lists
  std::uint32_t organization_end(std::uint32_t i) const;  // by its words: "… Ministry", "University of …", "… & Co."
  std::uint32_t place_end(std::uint32_t i) const;         // from the table
  std::uint32_t place_word_end(std::uint32_t i) const;    // by its words: "… Province", "Lake …"
  // A person's or an unknown name: up to the next thing that lists explain. `titled`: a title stands before it.
  std::uint32_t unknown_end(std::uint32_t i, bool titled) const;

 protected:
  template <class Longest, class Find>
  std::uint32_t longest(std::uint32_t i, WordList list, Longest&& most, Find&& find) const {
    if (!draft_.listed(i, list)) return i;
    for (std::uint32_t size = std::min(most(draft_.key(i)), end_ - i); size > 0; --size) {
      if (find(draft_.key(i, i + size)) && capital(i + size - 1)) return i + size;
    }
    return i;
  }
  // A short word that is a name only in capitals: "US", "WHO", "IT".
  bool needs_capitals(std::uint32_t i, std::uint32_t end) const;
  // "Al - Masri", "Kim Jong - un": a hyphen that was printed with blanks.
  bool spaced_hyphen(std::uint32_t j) const;

  const Draft& draft_;
  const Lexicon& lexicon_;
  const NameLists& lists_;
  std::uint32_t first_ = 0, end_ = 0;
};

}  // namespace stemma::annotating

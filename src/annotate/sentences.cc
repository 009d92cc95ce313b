// Where sentences end.
//
// A sentence ends at ". ? ! …", takes the closing marks that follow with it, and needs a start after it: a capital, a digit, an
// opening mark. The full stop of an abbreviation is the hard case. Abbreviations fall into three kinds by how they are used: a
// title is followed by a name and never ends ("Gen. Smith"); a unit or an hour ends before any capital that is no part of a date
// ("8 km. Rebels", but "5 p.m. Monday"); all others, initials too, end only before a capitalised function word ("the U.S. The
// plan" but "the U.S. Army"). A question mark inside quotation marks does not end where the sentence goes on in small letters
// ('"Why?" he asked').

#include "annotate/sentences.h"

#include "annotate/lexicon.h"
#include "base/utf8.h"

namespace stemma::annotating {
namespace {

bool is_terminal(std::string_view key) {
  if (key.empty()) return false;
  switch (key[0]) {
    case '.':
    case '?':
    case '!':
      return true;
    default:
      return key == "…" || key == "。" || key == "！" || key == "？" || key == "।" || key == "؟" || key == "۔";
  }
}

bool is_full_stop(std::string_view key) { return key == "." || key == "。" || key == "।" || key == "۔"; }

class Splitter {
 public:
  explicit Splitter(Draft& draft) : draft_(draft) {}

  void block(std::uint32_t index, std::uint32_t first, std::uint32_t end) {
    block_ = index;
    block_end_ = end;
    open_ = false;
    std::uint32_t start = first;
    for (std::uint32_t i = first; i < end;) {
      if (draft_.is(i, "\"")) open_ = !open_;
      std::uint32_t stop = 0;
      const std::string_view key = draft_.key(i);
      if (is_terminal(key)) {
        stop = after_mark(start, i);
      } else if (draft_.has(i, kPeriod) && draft_.lexicon != nullptr) {
        stop = after_abbreviation(i);
      }
      if (stop == 0 && i + 1 - start >= draft_.limits.sentence_tokens) stop = i + 1;
      if (stop == 0 && i + 1 < end && blank_line_before(i + 1)) stop = i + 1;
      if (stop == 0) {
        ++i;
        continue;
      }
      for (std::uint32_t j = i + 1; j < stop; ++j) {
        if (draft_.is(j, "\"")) open_ = !open_;
      }
      add(start, stop);
      start = i = stop;
    }
    if (start < end) add(start, end);
  }

 private:
  void add(std::uint32_t first, std::uint32_t end) {
    auto& sentences = draft_.out.sentences;
    Sentence sentence;
    sentence.span = draft_.span(first, end);
    sentence.first_token = first;
    sentence.end_token = end;
    sentence.block = block_;
    for (std::uint32_t i = first; i < end; ++i) draft_.out.tokens[i].sentence = static_cast<std::uint32_t>(sentences.size());
    sentences.push_back(sentence);
  }

  bool blank_line_before(std::uint32_t i) const {
    if (!draft_.has(i, kNewLine)) return false;
    const std::uint32_t from = draft_.out.tokens[i - 1].span.end, to = draft_.out.tokens[i].span.begin;
    int lines = 0;
    for (const char c : draft_.text().substr(from, to - from)) lines += c == '\n';
    return lines >= 2;
  }

  bool closes(std::uint32_t i, bool& open) const {
    const std::string_view key = draft_.surface(i);
    if (key == ")" || key == "]" || key == "}" || key == "”" || key == "''" || key == "»" || key == "›") return true;
    const bool attached = !draft_.has(i, kSpaceBefore);
    if (key == "\"") {
      if (!attached && !open) return false;
      open = false;
      return true;
    }
    if (key == "'" || key == "’" || key == "“" || key == "‘") return attached;
    return attached && is_terminal(draft_.key(i));
  }

  // End of the sentence that the mark at i ends, 0 when it ends none.
  std::uint32_t after_mark(std::uint32_t start, std::uint32_t i) {
    const std::string_view key = draft_.key(i);
    const bool dots = key == "…" || (key.size() > 1 && key[0] == '.');
    if (is_full_stop(key) && i > start && i - start <= 2 && list_number(start, i)) return 0;
    std::uint32_t next = i + 1;
    bool quoted = false, open = open_;
    while (next < block_end_ && closes(next, open)) {
      quoted = quoted || draft_.has(next, kQuote);
      ++next;
    }
    if (next >= block_end_) return next;
    const bool small = starts_small(next);
    if (!draft_.has(next, kSpaceBefore)) {
      if (draft_.has(next, kCapital) && !dots) return next;
      return opens(next) && !small ? next : 0;
    }
    if (!small) return next;
    if (is_full_stop(key) && draft_.has(next, kNewLine)) return next;
    // ". lower": sloppy writing more often than an abbreviation, if a whole word stands before.
    if (!is_full_stop(key) || quoted || i == start || draft_.lexicon == nullptr) return 0;
    const std::string_view before = draft_.key(i - 1);
    return before.size() > 4 && draft_.lexicon->tags.is_word(before) && draft_.lexicon->tags.is_word(draft_.key(next)) ? next : 0;
  }

  // "1." or "a." at the start of a line.
  bool list_number(std::uint32_t start, std::uint32_t i) const {
    if (i - start != 1) return false;
    return draft_.has(start, kAllDigits) ? draft_.key(start).size() <= 2 : draft_.key(start).size() == 1;
  }

  bool opens(std::uint32_t i) const {
    if (draft_.has(i, kQuote)) return true;
    const std::string_view key = draft_.key(i);
    return key == "(" || key == "[";
  }

  // Goes on in small letters: a lower-case word, a comma, a dash; looking through an opening mark.
  bool starts_small(std::uint32_t i) const {
    while (i + 1 < block_end_ && opens(i)) ++i;
    if (draft_.has(i, kHasDigit)) return false;
    if (!draft_.has(i, kHasLetter)) {
      const std::string_view key = draft_.key(i);
      return key == "," || key == ";" || key == ":" || key == "-" || key == "--" || key == "%" || key == ")" || key == "/";
    }
    if (draft_.has(i, kCapital)) return false;
    const CodePoint first = decode(draft_.surface(i), 0);
    return is_lower(first.value) && !draft_.has(i, kInnerCapital);
  }

  std::uint32_t after_abbreviation(std::uint32_t i) {
    std::uint32_t next = i + 1;
    if (next >= block_end_) return next;
    const AbbreviationKind kind = draft_.lexicon->abbreviations.kind(draft_.key(i));
    bool closed = false, open = open_;
    while (next < block_end_ && closes(next, open) && !is_terminal(draft_.key(next))) closed = true, ++next;
    if (next >= block_end_) return next;
    std::uint32_t word = next;
    bool opened = false;
    while (word + 1 < block_end_ && opens(word) && draft_.has(word, kQuote)) opened = true, ++word;
    if (!draft_.has(word, kCapital) || !draft_.has(next, kSpaceBefore)) return 0;
    if (kind == AbbreviationKind::kTitle && !closed) return 0;
    const bool starter = draft_.lexicon->is_function_word(draft_.key(word)) && !draft_.has(word, kAllCapitals);
    if (kind == AbbreviationKind::kMeasure) {
      const bool date = draft_.lexicon->times.find(draft_.key(word)) != nullptr || draft_.has(word, kAllCapitals);
      return starter || (!date) ? next : 0;
    }
    return starter || (closed && draft_.has(next - 1, kQuote)) || (opened && !draft_.has(i, kAllCapitals)) ? next : 0;
  }

  Draft& draft_;
  std::uint32_t block_ = 0, block_end_ = 0;
  bool open_ = false;  // a straight double mark is open
};

}  // namespace

void split_sentences(Draft& draft, const std::vector<std::uint32_t>& block_ends) {
  Splitter splitter(draft);
  std::uint32_t first = 0;
  for (std::uint32_t block = 0; block < block_ends.size(); ++block) {
    splitter.block(block, first, block_ends[block]);
    first = block_ends[block];
  }
}

}  // namespace stemma::annotating

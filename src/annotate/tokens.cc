// Where words begin and end.
//
// One pass, one decision at each character: a word runs over letters and digits and over the marks that bind them (apostrophe,
// hyphen, inner full stop, the comma of "1,200", the colon of "1:05"), then its clitic is cut off and a final full stop is
// joined to it if the word is an abbreviation. The cut by white space first and peeling of marks afterwards, as most
// tokenizers do, was rejected: it is quadratic on a long line without blanks, and news text glues sentences
// ("reporting.So the story", "Gen.Curtis").
//
// The full stop inside a word is the only real question: "U.S.", "bbc.co.uk" and "3.5" keep it, "reporting.So" and "Gen.Curtis"
// are cut after it. It parts two words when a capital with a lower-case letter follows and a word of two letters stands before.

#include "annotate/tokens.h"

#include <array>

#include "annotate/abbreviations.h"
#include "annotate/lexicon.h"
#include "annotate/word_shape.h"
#include "base/utf8.h"

namespace stemma::annotating {
namespace {

enum Class : std::uint8_t { kOtherMark, kBlank, kLetter, kDigit };

Class class_of(char32_t c) {
  if (c < 0x80) {
    static constexpr auto kTable = [] {
      std::array<Class, 128> table{};
      for (int i = 0; i < 128; ++i) {
        table[i] = (i >= 'a' && i <= 'z') || (i >= 'A' && i <= 'Z') ? kLetter
                   : i >= '0' && i <= '9'                           ? kDigit
                   : i == ' ' || (i >= 9 && i <= 13)                ? kBlank
                                                                    : kOtherMark;
      }
      return table;
    }();
    return kTable[c];
  }
  if (is_letter(c) || c == 0xAD || c == 0x200D) return kLetter;
  if (is_digit(c)) return kDigit;
  return is_space(c) || c == 0x200B ? kBlank : kOtherMark;
}

bool binding_apostrophe(char32_t c) { return c == '\'' || c == 0x2019 || c == 0x2BC; }

bool is_hyphen(char32_t c) { return c == '-' || c == 0x2010 || c == 0x2011; }

class Cutter {
 public:
  // Calls take(begin, end, new_line_before, space_before) for each token of text[begin, end).
  template <class Take>
  void run(std::string_view text, std::uint32_t begin, std::uint32_t end, const Abbreviations* abbreviations, Take&& take) {
    text_ = text.substr(0, end);
    abbreviations_ = abbreviations;
    bool space = true, line = true;
    for (std::uint32_t at = begin; at < end;) {
      const CodePoint c = code_point(at);
      const Class kind = class_of(c.value);
      if (kind == kBlank) {
        space = true;
        line = line || c.value == '\n';
        at += c.size;
        continue;
      }
      cuts_count_ = 0;
      const std::uint32_t stop = kind == kOtherMark ? mark_end(at, c, space) : word_end(at);
      std::uint32_t from = at;
      for (int i = 0; i < cuts_count_; ++i) {
        take(from, cuts_[i], line, space);
        from = cuts_[i];
        space = line = false;
      }
      take(from, stop, line, space);
      space = line = false;
      at = stop;
    }
  }

 private:
  CodePoint peek(std::uint32_t at) const { return at < text_.size() ? code_point(at) : CodePoint{0, 0}; }
  // REQUIRES: at < text_.size(). Most of any text is ASCII.
  CodePoint code_point(std::uint32_t at) const {
    const auto byte = static_cast<unsigned char>(text_[at]);
    return byte < 0x80 ? CodePoint{byte, 1} : decode(text_, at);
  }
  static bool small(char32_t c) { return c < 0x80 ? c >= 'a' && c <= 'z' : is_lower(c); }
  Class peek_class(std::uint32_t at) const { return at < text_.size() ? class_of(peek(at).value) : kBlank; }

  std::uint32_t run_of(std::uint32_t at, char32_t value) const {
    while (at < text_.size() && peek(at).value == value) at += peek(at).size;
    return at;
  }

  std::uint32_t mark_end(std::uint32_t at, CodePoint c, bool space) {
    const std::uint32_t next = at + c.size;
    switch (c.value) {
      case '.':
      case '-':
      case '_':
      case '*':
      case '=':
      case '~':
        return run_of(next, c.value);
      case '`':
        return peek(next).value == '`' ? next + 1 : next;
      case '\'':
        if (peek(next).value == '\'') return next + 1;
        break;
      case '@':
      case '#':
        if (peek_class(next) == kLetter) return handle_end(next);
        return next;
      default:
        break;
    }
    if (binding_apostrophe(c.value)) {
      const std::uint32_t clitic = clitic_after(next);
      if (clitic != 0 && !space) return clitic;
      const std::uint32_t s = next;  // "Israel 's" with a blank
      if (clitic == s + 1 && (text_[s] == 's' || text_[s] == 'S')) return clitic;
      if (peek_class(next) == kDigit) {  // '90s
        std::uint32_t stop = next;
        while (peek_class(stop) == kDigit) stop += peek(stop).size;
        if (stop < text_.size() && text_[stop] == 's' && stop - next <= 4) return stop + 1;
      }
    }
    return next;
  }

  // End of the clitic whose apostrophe ends at `at`: 's 're 've 'll 'd 'm followed by no letter; 0 when there is none.
  std::uint32_t clitic_after(std::uint32_t at) const {
    const auto letter = [&](std::uint32_t i) { return i < text_.size() ? static_cast<char>(text_[i] | 0x20) : '\0'; };
    std::uint32_t stop = 0;
    const char one = letter(at), two = letter(at + 1);
    if ((one == 'r' && two == 'e') || (one == 'v' && two == 'e') || (one == 'l' && two == 'l')) {
      stop = at + 2;
    } else if (one == 's' || one == 'd' || one == 'm') {
      stop = at + 1;
    }
    if (stop == 0) return 0;
    const Class after = peek_class(stop);
    return after == kLetter || after == kDigit ? 0 : stop;
  }

  std::uint32_t handle_end(std::uint32_t at) const {
    for (;;) {
      const CodePoint c = peek(at);
      if (c.size == 0 || (class_of(c.value) < kLetter && c.value != '_')) return at;
      at += c.size;
    }
  }

  std::uint32_t address_end(std::uint32_t at) const {
    while (at < text_.size()) {
      const CodePoint c = peek(at);
      if (class_of(c.value) == kBlank || c.value == '"' || c.value == '<' || c.value == '>' || c.value == ')' ||
          c.value == 0x201D)
        break;
      at += c.size;
    }
    for (char last = text_[at - 1]; last == '.' || last == ',' || last == ';' || last == ':'; last = text_[at - 1]) --at;
    return at;
  }

  void cut(std::uint32_t at) {
    if (cuts_count_ < 3) cuts_[cuts_count_++] = at;
  }

  std::uint32_t word_end(std::uint32_t begin) {
    std::uint32_t at = begin, part = begin;  // part: start of the stretch after the last inner full stop
    bool stops = false, upper_only = true, ends_digit = false;
    int letters = 0;  // in the stretch
    bool lower_last = false;
    for (;;) {
      for (; at < text_.size(); ++at) {  // plain letters, which most of any text is
        const char letter = text_[at];
        const bool lower = letter >= 'a' && letter <= 'z';
        if (!lower && !(letter >= 'A' && letter <= 'Z')) break;
        lower_last = lower;
        upper_only = upper_only && !lower;
        ends_digit = false;
        ++letters;
      }
      const CodePoint c = peek(at);
      const Class kind = c.size == 0 ? kBlank : class_of(c.value);
      if (kind >= kLetter) {
        lower_last = kind == kLetter && small(c.value);
        upper_only = upper_only && !lower_last;
        ends_digit = kind == kDigit;
        letters += kind == kLetter;
        at += c.size;
        continue;
      }
      if (kind == kBlank) break;
      const std::uint32_t next = at + c.size;
      const CodePoint n = peek(next);
      const Class after = n.size == 0 ? kBlank : class_of(n.value);
      if (binding_apostrophe(c.value)) {
        if (after != kLetter) break;
        const std::uint32_t clitic = clitic_after(next);
        if (clitic != 0) {
          cut(at);
          return clitic;
        }
        if (const std::uint32_t negation = negation_cut(begin, at, next); negation != 0) {
          cut(negation);
          return next + 1;
        }
        at = next;
        continue;
      }
      if (is_hyphen(c.value)) {
        if (after < kLetter) break;
        at = next;
        letters = 0;
        continue;
      }
      if (c.value == '.') {
        if (is_hyphen(n.value) && peek_class(next + n.size) == kLetter && is_abbreviation(begin, next)) {  // Lt.-Gen.
          at = next + n.size;
          letters = 0;
          continue;
        }
        if (after < kLetter) break;
        if (after == kDigit && !ends_digit) break;
        if (after == kLetter && letters >= 2 && is_upper(n.value)) {
          const CodePoint further = peek(next + n.size);
          const bool word_follows =
              further.size == 0 || class_of(further.value) < kLetter ? letters >= 2 && lower_last : is_lower(further.value);
          if (word_follows) {
            return is_abbreviation(begin, next) ? next : at;
          }
        }
        stops = true;
        at = next;
        part = next;
        letters = 0;
        continue;
      }
      if (c.value == ',' && ends_digit && after == kDigit && three_digits(next)) {
        at = next;
        continue;
      }
      if (c.value == ':' && ends_digit && after == kDigit && at - begin <= 2) {
        at = next;
        continue;
      }
      if (c.value == '/' && ends_digit && after == kDigit) {
        at = next;
        continue;
      }
      if (c.value == '&' && upper_only && after == kLetter && is_upper(n.value)) {
        at = next;
        continue;
      }
      if (c.value == ':' && n.value == '/' && peek(next + 1).value == '/') return address_end(at);
      if (c.value == '@' && after == kLetter) return address_end(at);
      if ((c.value == '/' || c.value == '_') && stops && lower_last && after >= kLetter) return address_end(at);
      if (c.value == '_' && after >= kLetter) {
        at = next;
        continue;
      }
      if (c.value == '$' && upper_only && letters <= 3) at = next;  // US$, A$
      break;
    }
    if (at < text_.size() && text_[at] == '.' && peek(at + 1).value != '.') {
      const bool initials = part == begin ? letters == 1 && upper_only && at - begin == 1 : stops && letters == 1;
      if (initials || is_abbreviation(begin, at + 1)) return at + 1;
    }
    if (abbreviations_ != nullptr && at - begin == 6) {
      const std::string_view word = text_.substr(begin, 6);
      if (word == "cannot" || word == "Cannot") cut(begin + 3);
    }
    return at;
  }

  // "don't": n before the apostrophe, t and no letter after it. Gives where n't begins, 0 for none.
  std::uint32_t negation_cut(std::uint32_t begin, std::uint32_t apostrophe, std::uint32_t next) const {
    if (apostrophe < begin + 2) return 0;
    const char n = static_cast<char>(text_[apostrophe - 1] | 0x20), t = static_cast<char>(text_[next] | 0x20);
    if (n != 'n' || t != 't' || peek_class(next + 1) >= kLetter) return 0;
    return apostrophe - 1;
  }

  bool three_digits(std::uint32_t at) const {
    for (int i = 0; i < 3; ++i) {
      if (at + i >= text_.size() || text_[at + i] < '0' || text_[at + i] > '9') return false;
    }
    return at + 3 >= text_.size() || text_[at + 3] < '0' || text_[at + 3] > '9';
  }

  bool is_abbreviation(std::uint32_t begin, std::uint32_t end) const {
    if (abbreviations_ == nullptr || end - begin > 16) return false;
    switch (abbreviations_->kind(fold(text_.substr(begin, end - begin)))) {
      case AbbreviationKind::kNone:
        return false;
      case AbbreviationKind::kMeasure: {  // "in." and "km." only after a number
        std::uint32_t before = begin;
        while (before > 0 && (text_[before - 1] == ' ')) --before;
        return (before > 0 && text_[before - 1] >= '0' && text_[before - 1] <= '9');
      }
      case AbbreviationKind::kNumber: {  // "No." only before one
        std::uint32_t after = end;
        while (after < text_.size() && text_[after] == ' ') ++after;
        return after < text_.size() && text_[after] >= '0' && text_[after] <= '9';
      }
      default:
        return true;
    }
  }

  std::string_view text_;
  const Abbreviations* abbreviations_ = nullptr;
  std::uint32_t cuts_[3] = {};
  int cuts_count_ = 0;
};

}  // namespace

void tokenize(Draft& draft, std::vector<std::uint32_t>& block_ends) {
  const std::string_view text = draft.text();
  draft.out.tokens.reserve(text.size() / 5);
  draft.words.reserve(text.size() / 5);
  draft.keys.reserve(text.size() + text.size() / 4);
  const Abbreviations* abbreviations = draft.lexicon == nullptr ? nullptr : &draft.lexicon->abbreviations;
  const TagTables* tags = draft.lexicon == nullptr ? nullptr : &draft.lexicon->tags;
  Cutter cutter;
  for (const Block& block : draft.article.blocks) {
    cutter.run(text, block.span.begin, block.span.end, abbreviations,
               [&](std::uint32_t begin, std::uint32_t end, bool line, bool space) {
                 Token token;
                 token.span = {begin, end};
                 draft.out.tokens.push_back(token);
                 Word word;
                 word.key_begin = static_cast<std::uint32_t>(draft.keys.size());
                 word.shape = append_folded(draft.keys, slice(text, token.span));
                 if (line) word.shape |= kNewLine;
                 if (space) word.shape |= kSpaceBefore;
                 word.key_end = static_cast<std::uint32_t>(draft.keys.size());
                 if (tags != nullptr) {
                   word.form = tags->form(std::string_view(draft.keys).substr(word.key_begin));
                   word.lists = tags->lists(word.form);
                 }
                 draft.keys += ' ';
                 draft.words.push_back(word);
               });
    block_ends.push_back(draft.size());
  }
}

std::string phrase_key(std::string_view phrase, const Abbreviations* abbreviations) {
  std::string keys;
  Cutter().run(phrase, 0, static_cast<std::uint32_t>(phrase.size()), abbreviations,
               [&](std::uint32_t begin, std::uint32_t end, bool, bool) {
                 if (!keys.empty()) keys += ' ';
                 append_folded(keys, phrase.substr(begin, end - begin));
               });
  return keys;
}

}  // namespace stemma::annotating

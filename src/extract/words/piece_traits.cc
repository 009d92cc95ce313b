// What makes a caption?
//
// In order of weight: the origin of a picture at its end or between brackets ("(photo credit: …)", "Name/Agency"); a pointer into the
// picture ("left", "is seen"); a full date at the end, which a report's own sentences rarely have; a verb in the present that shows
// (stands, gestures, walks) with a place or an occasion after it. Quoted words, verbs of reporting and length speak against. No single
// weak sign is enough: reports are full of present tenses, and a paragraph of the story that is called a caption loses its statements.

#include "extract/words/piece_traits.h"

#include <algorithm>

#include "base/utf8.h"
#include "extract/fields/printed_date.h"

namespace stemma {
namespace {

constexpr std::size_t kLookedAt = 600;
constexpr std::size_t kLong = 1000;  // a longer piece is a paragraph, whatever is in it, unless its first words say otherwise
constexpr std::size_t kLookedAtOfLong = 120;
constexpr std::size_t kMostWords = 200;

std::string_view cut(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;
  while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0) == 0x80) --most;
  return text.substr(0, most);
}

// The last character that is no quotation mark, bracket or blank.
char32_t last_mark(std::string_view text) {
  while (!text.empty()) {
    const CodePoint c = decode_before(text, text.size());
    if (!is_quote_mark(c.value) && c.value != ')' && c.value != ']' && !is_space(c.value)) return c.value;
    text.remove_suffix(c.size);
  }
  return 0;
}

struct Word {
  std::string_view text;  // without punctuation around it, full stops of initials kept
  bool comma_after = false;
};

// The first place from `at` on that is a blank, or that is none.
std::size_t next(std::string_view text, std::size_t at, bool blank) {
  while (at < text.size()) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const CodePoint c = byte < 0x80 ? CodePoint{byte, 1} : decode(text, at);
    if (is_space(c.value) == blank) break;
    at += c.size;
  }
  return at;
}

std::vector<Word> words_of(std::string_view text, std::size_t most) {
  std::vector<Word> words;
  for (std::size_t at = 0; at < text.size() && words.size() < most;) {
    at = next(text, at, false);
    const std::size_t end = next(text, at, true);
    if (end > at) {
      std::string_view word = text.substr(at, end - at);
      const bool comma = word.ends_with(',') || word.ends_with(';');
      if (comma) word.remove_suffix(1);
      words.push_back({word, comma});
    }
    at = end;
  }
  return words;
}

bool joins_names(std::string_view word) {
  return word == "and" || word == "&" || word == "und" || word == "et" || word == "y" || word == "," || word == "with" ||
         word == "|";
}

bool particle(std::string_view word) {
  static constexpr std::string_view kParticles[] = {"de", "da", "del", "della", "di", "du", "van", "von", "der", "den",
                                                    "el", "al", "bin", "ibn",   "la", "le", "ter", "zu",  "dos", "e"};
  return std::find(std::begin(kParticles), std::end(kParticles), word) != std::end(kParticles);
}

// "Elad", "O'Neil", "Ravid-Stern", "J.", "al-Assad"; not "USA", "2018", "Today's".
bool name_word(std::string_view word) {
  if (word.starts_with("al-") || word.starts_with("el-") || word.starts_with("Al-")) word.remove_prefix(3);
  if (word.empty() || !is_upper(decode(word, 0).value)) return false;
  if (word.ends_with("'s") || word.ends_with("’s")) return false;
  for (std::size_t at = 0; at < word.size();) {
    const CodePoint c = decode(word, at);
    at += c.size;
    const bool initial = c.value == '.' && word.size() <= 4;
    if (!is_letter(c.value) && !is_apostrophe(c.value) && c.value != '-' && c.value != 0x2010 && !initial) return false;
  }
  return true;
}

bool only_names(const std::vector<Word>& words) {
  std::size_t in_name = 0, names = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const Word& word = words[i];
    if (word.text.empty()) {  // a lone comma
      if (in_name < 2) return false;
      in_name = 0;
      continue;
    }
    if (joins_names(word.text)) {
      if (in_name == 1) return false;
      in_name = 0;
      continue;
    }
    if (!name_word(word.text) && !(in_name > 0 && particle(word.text))) return false;
    if (in_name++ == 0) ++names;
    if (in_name > 4) return false;
    if (word.comma_after) {
      if (in_name < 2) return false;
      in_name = 0;
    }
  }
  return names > 0 && in_name != 1 && words.size() <= 24;
}

bool has_quoted_words(std::string_view text) {
  std::size_t blanks = 0;
  bool inside = false;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode(text, at);
    at += c.size;
    if (c.value == '"' || (c.value >= 0x201C && c.value <= 0x201F) || c.value == 0xAB || c.value == 0xBB) {
      if (inside && blanks >= 2) return true;
      inside = !inside;
      blanks = 0;
    } else if (is_space(c.value)) {
      ++blanks;
    }
  }
  return inside && blanks >= 6;  // opened and never closed
}

bool mostly_capitals(const std::vector<Word>& words) {
  std::size_t longer = 0, capital = 0;
  for (const Word& word : words) {
    if (count_code_points(word.text) < 4) continue;
    ++longer;
    std::size_t at = 0;
    while (at < word.text.size() && !is_word(decode(word.text, at).value)) at += decode(word.text, at).size;
    capital += at < word.text.size() && !is_lower(decode(word.text, at).value);
  }
  return longer >= 3 && capital * 4 >= longer * 3;
}

std::size_t count_sentences(std::string_view text) {
  std::size_t count = 1;
  for (std::size_t at = 0; at + 2 < text.size(); ++at) {
    const bool stop = text[at] == '.' || text[at] == '!' || text[at] == '?';
    if (!stop || text[at + 1] != ' ' || !is_upper(decode(text, at + 2).value)) continue;
    const std::size_t word = text.rfind(' ', at);
    const std::size_t size = at - (word == std::string_view::npos ? 0 : word + 1);
    count += size > 3;  // "Gen.", "U.S." are hardly ends
  }
  return count;
}

// Where a credit would stand: between the last brackets, or after the last full stop, bar or dash of the end.
struct Tail {
  std::size_t begin = 0, end = 0;
  bool bracketed = false;
};

Tail credit_tail(std::string_view folded) {
  std::string_view text = folded;
  while (!text.empty() && (text.ends_with('.') || text.ends_with(' ') || text.ends_with('"'))) text.remove_suffix(1);
  if (text.ends_with(')') || text.ends_with(']')) {
    const std::size_t open = text.find_last_of("([");
    if (open != std::string_view::npos) return {open + 1, text.size() - 1, true};
  }
  std::size_t begin = text.size() > 70 ? text.size() - 70 : 0;
  for (const std::string_view mark : {". ", "| ", "- ", ") "}) {
    const std::size_t at = text.rfind(mark);
    if (at != std::string_view::npos && at + mark.size() > begin) begin = at + mark.size();
  }
  return {begin, text.size(), false};
}

void find_credit(PieceTraits& traits) {
  const Tail tail = credit_tail(traits.folded);
  const std::string_view inside = std::string_view(traits.folded).substr(tail.begin, tail.end - tail.begin);
  const bool slashed = inside.find('/') != std::string_view::npos && inside.find("://") == std::string_view::npos;
  const auto words = static_cast<std::size_t>(std::count(inside.begin(), inside.end(), ' ')) + 1;
  for (const CueHit& hit : traits.hits) {
    const bool in_tail = hit.begin >= tail.begin && hit.begin < tail.end;
    const bool reaches_end = hit.end + 1 >= tail.end;
    if (!in_tail) continue;
    if (hit.cue == Cue::kCredit && (tail.bracketed || (reaches_end && words <= 8))) traits.photo_credit = true;
    if (hit.cue == Cue::kAgency) {
      const bool alone = hit.begin == tail.begin && reaches_end;
      if (slashed && words <= 8) traits.photo_credit = true;
      if (tail.bracketed && alone && traits.folded[tail.begin - 1] == '(') traits.agency_credit = true;
    }
  }
  if (!traits.full_date) return;
  const auto date = find_date(traits.folded);
  if (!date) return;
  const std::string_view after = std::string_view(traits.folded).substr(date->end);
  const std::size_t left = after.find_first_not_of(" .,\"'");
  traits.date_at_end =
      left == std::string_view::npos || after[left] == '(' || (traits.photo_credit && date->end + left >= tail.begin);
}

// "… — Jane Doe (@janedoe) June 3, 2018"
bool ends_as_post(std::string_view text) {
  const std::size_t handle = text.rfind("(@");
  return handle != std::string_view::npos && text.size() - handle < 80 && text.find(')', handle) != std::string_view::npos;
}

bool shows(const PieceTraits& traits) {
  if (traits.folded.find('%') != std::string::npos) return false;  // figures stand and rise as people do
  for (const CueHit& verb : traits.hits) {
    if (verb.cue != Cue::kDepicts) continue;
    const std::string_view text = traits.folded;
    const auto words_before = std::count(text.begin(), text.begin() + verb.begin, ' ');
    if (words_before == 0 || words_before > 25) continue;
    const bool whole_word =
        text[verb.begin - 1] == ' ' && (verb.end == text.size() || text[verb.end] == ' ' || text[verb.end] == ',');
    if (!whole_word) continue;
    bool blocked = false, place = false;
    for (const CueHit& near : traits.hits) {
      blocked |= (near.cue == Cue::kModal || near.cue == Cue::kPlace) && near.end + 1 == verb.begin;
      blocked |= near.cue == Cue::kClause && near.begin < verb.begin;
      if (near.cue != Cue::kPlace || near.begin < verb.end) continue;
      place |= std::count(text.begin() + verb.end, text.begin() + near.begin, ' ') <= 6;
    }
    if (place && !blocked) return true;
  }
  return false;
}

}  // namespace

bool PieceTraits::begins(Cue cue) const {
  return std::any_of(hits.begin(), hits.end(), [&](const CueHit& hit) { return hit.cue == cue && hit.begin == 0; });
}

bool PieceTraits::has(Cue cue) const {
  return std::any_of(hits.begin(), hits.end(), [&](const CueHit& hit) { return hit.cue == cue; });
}

bool PieceTraits::boilerplate() const {
  constexpr std::ptrdiff_t kSentenceWords = 8;
  return std::any_of(hits.begin(), hits.end(), [&](const CueHit& hit) {
    if (hit.cue != Cue::kBoilerplate) return false;
    const std::string_view before = std::string_view(folded).substr(0, hit.begin);
    const std::size_t stop = before.find_last_of(".!?");
    return stop == std::string_view::npos ||
           std::count(before.begin(), before.begin() + static_cast<std::ptrdiff_t>(stop), ' ') < kSentenceWords;
  });
}

PieceTraits look_at(std::string_view piece, const Cues& cues) {
  PieceTraits traits;
  const std::string_view head = cut(piece, piece.size() > kLong ? kLookedAtOfLong : kLookedAt);
  traits.folded = fold(head);
  traits.hits = cues.find(traits.folded);
  const auto words = words_of(piece, kMostWords);
  traits.words = words.size();
  const char32_t last = last_mark(piece.substr(piece.size() - std::min<std::size_t>(piece.size(), 64)));
  traits.closes_with_stop = last == '.' || last == 0x2026;
  traits.closes = traits.closes_with_stop || last == '!' || last == '?' || last == ':';
  traits.names_only = traits.words >= 2 && only_names(words);
  traits.title_case = mostly_capitals(words);
  traits.quoted_words = has_quoted_words(head);
  traits.opens_lower = is_lower(decode(piece, 0).value);
  traits.sentences = count_sentences(head);
  traits.url_only = traits.words == 1 && (traits.folded.starts_with("http://") || traits.folded.starts_with("https://") ||
                                          traits.folded.starts_with("www."));
  traits.post = ends_as_post(piece);
  traits.full_date = traits.words <= 80 && find_date(traits.folded).has_value();
  if (piece.size() <= kLookedAt) find_credit(traits);
  return traits;
}

int caption_score(const PieceTraits& traits) {
  if (traits.words > 90 || traits.post || traits.folded.ends_with(':')) return 0;
  int score = 0;
  if (traits.has(Cue::kCaption)) score += 5;
  if (traits.photo_credit) score += 4;
  if (traits.agency_credit) score += 2;
  if (traits.has(Cue::kPointer)) score += 2;
  if (traits.words <= (score > 0 || traits.full_date ? 60 : 35) && shows(traits)) score += 2;
  if (traits.full_date) score += 1;
  if (traits.date_at_end && score > 1) score += 1;  // by itself a date is no caption: leads end with dates too
  if (traits.quoted_words) score -= 3;
  if (traits.has(Cue::kSpeech)) score -= 2;
  if (traits.sentences >= 3) score -= 2;
  if (traits.words > 50) score -= 2;
  return score;
}

}  // namespace stemma

// Telling the blocks of a plain text apart.
//
// A report begins with a head (headline, line below it, bylines, captions) and goes on with a body (paragraphs, broken by headings,
// captions and boxes). The body begins at the first piece that reads like a lead. What stands before it is told by position and form,
// what stands in it by cues alone, and more cautiously. Two signs come from the text as a whole: lines that repeat each other are a
// caption with its alternative text; a name that stands alone is a byline, unless the report goes on to speak of that person.

#include "extract/words/block_kinds.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "base/utf8.h"
#include "extract/words/headings.h"
#include "extract/words/piece_traits.h"

namespace stemma {
namespace {

constexpr std::size_t kHeadPieces = 12;  // a head is not longer
constexpr std::size_t kHeadlineWords = 30;
constexpr std::size_t kLeadWords = 14;  // fewer words are a lead only when they close a sentence and a body follows
constexpr std::size_t kHeadingWords = 12;
constexpr std::size_t kSubheadlineWords = 50;
constexpr std::size_t kStandfirstWords = 30;  // a line below the headline that closes a sentence
constexpr std::array<std::string_view, 3> kArticles = {" a ", " an ", " the "};

class Teller {
 public:
  Teller(std::string_view text, const std::vector<TextPiece>& pieces, const Cues& cues, const KnownHeads& known)
      : text_(text), pieces_(pieces), known_(known), kinds_(pieces.size(), BlockKind::kParagraph), joined_(pieces.size(), false) {
    traits_.reserve(pieces.size());
    for (const TextPiece& piece : pieces) traits_.push_back(look_at(slice(text, piece.span), cues));
  }

  std::vector<Block> run() {
    for (std::size_t i = 0; i < size(); ++i) {
      if (boilerplate(i)) kinds_[i] = BlockKind::kBoilerplate;
    }
    find_headline();
    for (std::size_t i = headline_ ? *headline_ + 1 : 1; i < size(); ++i) {
      if (is(i, BlockKind::kParagraph) && pointer_elsewhere(i)) kinds_[i] = BlockKind::kBoilerplate;
    }
    find_head();
    find_captions();
    find_tail();
    find_headings();
    find_lists();
    return blocks();
  }

 private:
  std::size_t size() const { return pieces_.size(); }
  std::string_view words(std::size_t i) const { return slice(text_, pieces_[i].span); }
  bool is(std::size_t i, BlockKind kind) const { return kinds_[i] == kind; }
  bool apart(std::size_t i) const {
    return is(i, BlockKind::kBoilerplate) || is(i, BlockKind::kByline) || is(i, BlockKind::kCaption);
  }

  bool boilerplate(std::size_t i) const {
    const PieceTraits& t = traits_[i];
    if (t.url_only) return true;
    if (t.folded.starts_with(">>")) return true;
    if (t.words > 60)
      return std::any_of(t.hits.begin(), t.hits.end(),
                         [](const CueHit& hit) { return hit.cue == Cue::kBoilerplate && hit.begin < 3; });
    if (t.boilerplate()) return true;
    return false;
  }

  // "More: Minister rejects plan for new airport". A headline may begin so as well, so this is asked below the headline only.
  bool pointer_elsewhere(std::size_t i) const {
    const PieceTraits& t = traits_[i];
    const auto label = std::find_if(t.hits.begin(), t.hits.end(), [](const CueHit& hit) { return hit.cue == Cue::kLabel; });
    return label != t.hits.end() && t.words >= 3 && t.words <= 25 && !t.closes_with_stop && !t.quoted_words;
  }

  // A sentence of the report, as against a heading or a line of the head.
  bool sentence(std::size_t i) const { return traits_[i].closes && traits_[i].words >= 4; }

  bool body_follows(std::size_t i) const {
    for (std::size_t j = i + 1; j < size() && j < i + kHeadPieces; ++j) {
      if (is(j, BlockKind::kParagraph) && (traits_[j].words >= kLeadWords || sentence(j))) return true;
    }
    return false;
  }

  bool published_line(std::size_t i) const {
    const PieceTraits& t = traits_[i];
    if (t.words > 16 || t.closes_with_stop) {
      if (!t.has(Cue::kPublished) || t.words > 16) return false;
    }
    const bool number = std::any_of(t.folded.begin(), t.folded.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (t.has(Cue::kPublished)) return number || t.words <= 3;
    return t.full_date && t.words <= 9;
  }

  bool byline(std::size_t i) const {
    const PieceTraits& t = traits_[i];
    if (t.words > 24) return false;
    if (t.folded.find("| by ") != std::string::npos) return true;
    const auto cue = std::find_if(t.hits.begin(), t.hits.end(), [](const CueHit& hit) { return hit.cue == Cue::kByline; });
    if (cue != t.hits.end() && !t.closes_with_stop && !t.quoted_words) {
      // "by" wants a name after it.
      if (cue->begin > 2 || cue->end >= t.folded.size()) return true;
      const std::string_view rest = trim(words(i).substr(std::min<std::size_t>(words(i).size(), cue->end)));
      if (!rest.empty() && (is_upper(decode(rest, 0).value) || !is_word(decode(rest, 0).value))) return true;
    }
    return false;
  }

  // Is the name spoken of after this piece? Then it is no author's. One name is looked for by its last part, the first of several in full.
  bool spoken_of_later(std::size_t i) const {
    std::string_view name = trim(words(i));
    const bool several = name.find(" and ") != std::string_view::npos || name.find(',') + 2 < name.size() ||
                         name.find('&') != std::string_view::npos;
    if (several) {
      name = name.substr(0, std::min({name.find(" and "), name.find(','), name.find(" &"), name.size()}));
    } else {
      while (!name.empty() && !is_letter(decode_before(name, name.size()).value))
        name.remove_suffix(decode_before(name, name.size()).size);
      name = name.substr(name.find_last_of(' ') + 1);
    }
    return name.size() >= 3 && text_.substr(pieces_[i].span.end).find(name) != std::string_view::npos;
  }

  void find_headline() {
    for (std::size_t i = 0; i < size() && i < kHeadPieces; ++i) {
      if (!known_.title.empty()) {
        if (same_heading(words(i), known_.title)) return set_headline(i);
        continue;
      }
      if (is(i, BlockKind::kBoilerplate)) continue;
      if (published_line(i) || byline(i)) {
        kinds_[i] = BlockKind::kByline;
        continue;
      }
      if (caption_score(traits_[i]) > kCaptionScore) continue;
      if (looks_like_headline(i)) set_headline(i);
      return;
    }
  }

  bool looks_like_headline(std::size_t i) const {
    const PieceTraits& t = traits_[i];
    if (t.words > kHeadlineWords || t.words < 2 || t.opens_lower) return false;
    if (size() > i + 1 && !body_follows(i)) return false;
    if (!t.closes_with_stop) return true;
    // A headline that was given a full stop: one short sentence, set apart.
    const bool set_apart = i + 1 < size() && pieces_[i + 1].gap_before > 0;
    return set_apart && t.sentences == 1 && !t.quoted_words && (t.title_case || t.words <= kLeadWords);
  }

  void set_headline(std::size_t i) {
    kinds_[i] = BlockKind::kHeadline;
    headline_ = i;
    for (std::size_t j = i + 1; j < size() && j < i + 4; ++j) {
      if (same_heading(words(i), words(j))) kinds_[j] = BlockKind::kBoilerplate;
    }
    for (std::size_t j = 0; j < i; ++j) {
      if (is(j, BlockKind::kParagraph) && (published_line(j) || byline(j) || traits_[j].names_only))
        kinds_[j] = BlockKind::kByline;
    }
  }

  // Between headline and lead.
  void find_head() {
    bool subheadline = false, bylined = false;
    std::size_t i = headline_ ? *headline_ + 1 : 0;
    for (const std::size_t end = std::min(size(), i + kHeadPieces); i < end; ++i) {
      const PieceTraits& t = traits_[i];
      if (is(i, BlockKind::kBoilerplate) || is(i, BlockKind::kByline)) continue;
      if (headline_ && !known_.subtitle.empty() && !subheadline && t.words <= kSubheadlineWords &&
          same_heading(words(i), known_.subtitle) && body_follows(i)) {
        kinds_[i] = BlockKind::kSubheadline;
        subheadline = true;
        continue;
      }
      if (repeats_next(i)) {
        if (t.closes && caption_score(t) < kCaptionScore - 1) {
          kinds_[i] = BlockKind::kBoilerplate;  // a teaser that the lead repeats
        } else {
          i = caption_pair(i);
        }
        continue;
      }
      if (published_line(i) || byline(i)) {
        kinds_[i] = BlockKind::kByline;
        bylined = true;
        continue;
      }
      if (bylined && t.words <= 5 && !t.closes && (upper_only(i) || t.has(Cue::kAgency))) {
        kinds_[i] = BlockKind::kByline;  // the outlet or the office under a name
        continue;
      }
      if (t.names_only && body_follows(i)) {
        kinds_[i] = spoken_of_later(i) ? BlockKind::kCaption : BlockKind::kByline;
        bylined |= is(i, BlockKind::kByline);
        continue;
      }
      const bool settled = t.closes || subheadline || !headline_;
      if (caption_score(t) + (settled ? 1 : 0) >= kCaptionScore && body_follows(i)) {
        kinds_[i] = BlockKind::kCaption;
        continue;
      }
      if (headline_ && !subheadline && t.words <= kSubheadlineWords && below_headline(i)) {
        kinds_[i] = BlockKind::kSubheadline;
        subheadline = true;
        continue;
      }
      if (t.words >= kLeadWords || t.closes) break;
    }
    lead_ = i;
  }

  bool upper_only(std::size_t i) const {
    const std::string_view text = words(i);
    bool letters = false;
    for (std::size_t at = 0; at < text.size();) {
      const CodePoint c = decode(text, at);
      if (is_lower(c.value)) return false;
      letters |= is_letter(c.value);
      at += c.size;
    }
    return letters;
  }

  // A line below the headline has no full stop, or stands before bylines and captions, where no lead would stand.
  bool below_headline(std::size_t i) const {
    const PieceTraits& t = traits_[i];
    if (t.words < 4 || !body_follows(i)) return false;
    if (!t.closes) return true;
    if (t.sentences > 1 || t.words > kStandfirstWords) return false;
    for (std::size_t j = i + 1; j < size() && j < i + 4; ++j) {
      if (is(j, BlockKind::kBoilerplate)) continue;
      const PieceTraits& next = traits_[j];
      if (published_line(j) || byline(j) || (next.names_only && !next.closes)) return true;
      return telegraphic(i) && (caption_score(next) > kCaptionScore || repeats_next(j));
    }
    return false;
  }

  // Headline English: no article in a whole sentence. A lead before a picture has some.
  bool telegraphic(std::size_t i) const {
    const std::string padded = " " + traits_[i].folded;
    return !traits_[i].quoted_words && std::none_of(kArticles.begin(), kArticles.end(),
                                                    [&](auto article) { return padded.find(article) != std::string::npos; });
  }

  bool repeats_next(std::size_t i) const {
    if (i + 1 >= size() || traits_[i].words > 60) return false;
    const std::string here = letters_of(words(i)), next = letters_of(words(i + 1));
    if (here.size() < 4 || next.size() < 4) return false;
    if (here == next) return true;
    // The second time without its credit, or the other way round.
    const bool credit = traits_[i].photo_credit || traits_[i + 1].photo_credit;
    return credit && (here.starts_with(next) || next.starts_with(here));
  }

  // Marks piece i, its repetition and credits that follow on lines of their own as one caption; gives the last of them.
  std::size_t caption_pair(std::size_t i) {
    kinds_[i] = BlockKind::kCaption;
    std::size_t last = i;
    const std::string first = letters_of(words(i));
    while (last + 1 < size() && pieces_[last + 1].gap_before == 0) {
      const std::string next = letters_of(words(last + 1));
      if (next.size() < 4 || (first != next && !first.starts_with(next) && !next.starts_with(first) && !first.ends_with(next)))
        break;
      ++last;
      kinds_[last] = BlockKind::kCaption;
      joined_[last] = true;
    }
    if (last == i && i + 1 < size()) kinds_[last = i + 1] = BlockKind::kCaption;
    return last;
  }

  void find_captions() {
    const std::size_t closing =
        static_cast<std::size_t>(std::count_if(traits_.begin(), traits_.end(), [](const PieceTraits& t) { return t.closes; }));
    const bool sentences_close = closing * 10 >= size() * 6;
    for (std::size_t i = 0; i < size(); ++i) {
      if (!is(i, BlockKind::kParagraph)) continue;
      const PieceTraits& t = traits_[i];
      const bool last = !body_follows(i);
      if (i >= lead_ && !last && t.photo_credit && repeats_next(i)) {
        i = caption_pair(i);
        continue;
      }
      int score = caption_score(t);
      if (t.agency_credit && !t.photo_credit) score += last ? -2 : 1;  // at the end of a report it credits the report
      if (sentences_close && !t.closes && t.words >= 6 && !last) ++score;
      if (score >= kCaptionScore) kinds_[i] = BlockKind::kCaption;
    }
  }

  // After the last sentence: names of authors.
  void find_tail() {
    for (std::size_t i = size(); i-- > lead_ + 1;) {
      if (is(i, BlockKind::kBoilerplate)) continue;
      if (!is(i, BlockKind::kParagraph) || traits_[i].words > 24) return;
      if (published_line(i) || (byline(i) && !traits_[i].closes)) {
        kinds_[i] = BlockKind::kByline;
      } else {
        return;
      }
    }
  }

  void find_headings() {
    for (std::size_t i = lead_; i + 1 < size(); ++i) {
      const PieceTraits& t = traits_[i];
      if (!is(i, BlockKind::kParagraph) || t.words > kHeadingWords || t.opens_lower || t.words == 0) continue;
      const char32_t last = decode_before(words(i), words(i).size()).value;
      const char32_t first = decode(words(i), 0).value;
      if (last == ',' || last == ';' || last == ':' || last == '-' || last == 0x2014 || (t.closes && last != '?') ||
          is_quote_mark(first))
        continue;
      if (t.has(Cue::kSpeech) || !is_word(first)) continue;
      if (i == 0 ||
          (i > 0 && traits_[i - 1].words > 0 && !apart(i - 1) && !traits_[i - 1].closes && is(i - 1, BlockKind::kParagraph)))
        continue;
      std::size_t next = i + 1;
      while (next < size() && apart(next)) ++next;
      if (next < size() && (traits_[next].words > kHeadingWords || traits_[next].closes) && pieces_[i].span.size() <= 100)
        kinds_[i] = BlockKind::kHeading;
    }
  }

  static std::size_t marker_size(std::string_view text) {
    for (const std::string_view mark : {"• ", "* ", "- ", "– ", "▪ ", "● ", "■ ", "◦ ", "‣ ", "· "}) {
      if (text.starts_with(mark)) return mark.size();
    }
    std::size_t digits = 0;
    while (digits < text.size() && digits < 2 && text[digits] >= '0' && text[digits] <= '9') ++digits;
    const bool numbered =
        digits > 0 && digits + 2 < text.size() && (text[digits] == '.' || text[digits] == ')') && text[digits + 1] == ' ';
    return numbered ? digits + 2 : 0;
  }

  void find_lists() {
    for (std::size_t i = 0; i < size(); ++i) {
      if (marker_size(words(i)) == 0 || !(is(i, BlockKind::kParagraph) || is(i, BlockKind::kHeading))) continue;
      const bool sure = words(i).starts_with("•") || words(i).starts_with("▪") || words(i).starts_with("●");
      const bool beside = (i > 0 && marker_size(words(i - 1)) > 0) || (i + 1 < size() && marker_size(words(i + 1)) > 0);
      if (sure || beside) kinds_[i] = BlockKind::kList;
    }
  }

  BlockRole role(std::size_t i) const {
    if (!is(i, BlockKind::kParagraph)) return BlockRole::kNone;
    return traits_[i].post && traits_[i].words >= 4 ? BlockRole::kQuote : BlockRole::kNone;
  }

  std::vector<Block> blocks() const {
    std::vector<Block> out;
    for (std::size_t i = 0; i < size(); ++i) {
      Span span = pieces_[i].span;
      if (joined_[i] && !out.empty()) {
        out.back().span.end = span.end;
        continue;
      }
      if (is(i, BlockKind::kList)) span.begin += static_cast<std::uint32_t>(marker_size(words(i)));
      out.push_back({kinds_[i], role(i), span});
    }
    return out;
  }

  std::string_view text_;
  const std::vector<TextPiece>& pieces_;
  KnownHeads known_;
  std::vector<PieceTraits> traits_;
  std::vector<BlockKind> kinds_;
  std::vector<bool> joined_;  // to the block before
  std::optional<std::size_t> headline_;
  std::size_t lead_ = 0;
};

}  // namespace

std::vector<Block> tell_kinds(std::string_view text, const std::vector<TextPiece>& pieces, const Cues& cues,
                              const KnownHeads& known) {
  if (pieces.empty()) return {};
  return Teller(text, pieces, cues, known).run();
}

}  // namespace stemma

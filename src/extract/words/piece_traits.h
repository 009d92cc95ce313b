#pragma once
// What can be seen of one piece of text by itself, before its neighbours are asked.

#include <string>
#include <string_view>
#include <vector>

#include "extract/words/cues.h"

namespace stemma {

struct PieceTraits {
  std::string folded;             // of at most the first 600 bytes; cues are looked for there
  std::size_t words = 0;          // counted up to 200
  bool closes = false;            // ends with . ! ? … or :, quotation marks and brackets after it passed over
  bool closes_with_stop = false;  // ends with . or …, also inside quotation marks
  bool names_only = false;        // nothing but two to four capitalised words, or several such joined by "and", ",", "&"
  bool title_case = false;        // most words of four letters and more begin with a capital
  bool quoted_words = false;      // three or more words between double quotation marks
  bool opens_lower = false;
  bool full_date = false;      // day, month and year
  bool date_at_end = false;    // and it stands at the end, or before a closing credit
  bool photo_credit = false;   // ends with the origin of a picture
  bool agency_credit = false;  // ends with an agency in brackets
  bool url_only = false;
  bool post = false;  // a post of a network, quoted whole with its author and date
  std::size_t sentences = 1;
  std::vector<CueHit> hits;

  bool has(Cue cue) const;
  bool begins(Cue cue) const;  // the piece begins with one
  // A boilerplate cue with no whole sentence before it: a paragraph that ends with a credit is still a paragraph.
  bool boilerplate() const;
};

PieceTraits look_at(std::string_view piece, const Cues& cues);

// How much speaks for the words under a picture; from kCaptionScore on it is a caption by itself. The parts of the sum are in the source.
inline constexpr int kCaptionScore = 3;
int caption_score(const PieceTraits& traits);

}  // namespace stemma

#pragma once
// Comparing the names of people, and the initials of organizations. All keys are folded words joined by blanks.

#include <cstddef>
#include <string>
#include <string_view>

#include "annotate/name_lists.h"

namespace stemma::annotating {

std::string_view first_word(std::string_view key);
std::size_t word_count(std::string_view key);
// Without an article that belongs to it: "al-masri" -> "masri".
std::string_view bare(std::string_view word);
// Last word without its article, before "jr.".
std::string_view surname(std::string_view key, const NameLists& lists);
// Equal, or of five letters or more and one edit apart (two from eight letters on), the first letter being the same.
bool alike(std::string_view a, std::string_view b);
// What a transliterated word comes to: "qadafi", "gadafi" and "kaddafi" are one. Letters outside ASCII are kept.
std::string sound(std::string_view word);
// How many words of the key are initials ("j.").
std::size_t initial_count(std::string_view key);
// Whether two full names can be of one person: surnames alike or of one sound, given names alike, one the initial of the other, or one
// left out, or the two words of one in the other order.
bool same_person(std::string_view a, std::string_view b, const NameLists& lists);
// First letters: "bank for international settlements" -> "bis", with small words "bfis".
std::string initials(std::string_view key, bool small_words_too);
std::string without_dots(std::string_view key);

}  // namespace stemma::annotating

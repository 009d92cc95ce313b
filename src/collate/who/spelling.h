#pragma once
// Names as they sound: one man's name reaches English by several alphabets' transcriptions.

#include <string>
#include <string_view>
#include <vector>

namespace stemma::collating {

// A folded word with the spellings that transcriptions interchange made one: "massoud" -> "masud", "qaddafi" -> "gadafi".
std::string sound_form(std::string_view folded_word);
// What is left when vowels go too: the key under which spellings of one name meet. Never empty for a word with a letter.
std::string sound_skeleton(std::string_view folded_word);
// Levenshtein distance; `most + 1` as soon as it is larger than `most`.
int edit_distance(std::string_view a, std::string_view b, int most);
// Same skeleton, and sound forms that differ by a letter in four at most (never more than two).
bool sounds_alike(std::string_view folded_a, std::string_view folded_b);

// A person's folded name taken apart: "bashar al-assad" -> given "bashar", surname "assad". A single word is a surname.
struct PersonName {
  std::vector<std::string> given;  // as folded; initials keep no full stop
  std::string surname;
};
PersonName parse_person(std::string_view folded);

}  // namespace stemma::collating

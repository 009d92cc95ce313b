#pragma once
// Bylines as printed -> names: "By Ada Lind and Tom Aker, Staff Writers | May 29" -> "Ada Lind", "Tom Aker".

#include <string>
#include <string_view>
#include <vector>

namespace stemma {

// The names in one byline, as printed: without "By" and "Von", roles, places, dates, addresses and mark-up; agencies and outlets stay.
// Empty where it names nobody. `text` is UTF-8, "\n" between lines.
std::vector<std::string> names_of_byline(std::string_view text);

// Puts the names of one byline behind those already there; a name that is there, with or without a title, is not put in again.
void add_byline(std::vector<std::string>& authors, std::string_view text);

// What stands after "By", "Von", "Written by", … at the start of a line; empty where it starts with none, or nothing follows.
// `label`: only with words that say nothing but an author, as "Written by".
std::string_view after_opener(std::string_view line, bool label = false);

// True for a line that is an opener and nothing else: "By", "Von:".
bool only_opener(std::string_view line);

// A person's name by its form: two to five words, the first and last with a capital, no digit.
bool personal_name(std::string_view name);

// A news agency's name or short form, alone: "dpa", "The Associated Press".
bool names_agency(std::string_view name);

// The name, or its site, is the outlet's own: "STERN.de" and "Stern", "USA TODAY" and "usatoday.com".
bool names_outlet(std::string_view name, std::string_view outlet);

}  // namespace stemma

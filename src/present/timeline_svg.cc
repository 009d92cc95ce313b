#include "present/timeline_svg.h"

#include <algorithm>
#include <bit>
#include <map>

#include "present/escape.h"
#include "present/plain_words.h"

namespace stemma {
namespace {

constexpr int kLeast = 76;       // between two dates: room for "28 November"
constexpr int kPerDoubling = 6;  // added for each doubling of the days between
constexpr int kDot = 14;         // from dot to dot in a pile
constexpr std::size_t kPile = 8;
constexpr int kBreak = 60;  // days from which the axis is broken

bool digits(std::string_view text) { return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos; }

int number(std::string_view text) {
  int value = 0;
  for (const char c : text) value = value * 10 + (c - '0');
  return value;
}

// Hinnant's days_from_civil for years of our era.
int days(int year, int month, int day) {
  year -= month <= 2;
  const int of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  return year * 365 + year / 4 - year / 100 + year / 400 + of_year;
}

}  // namespace

std::optional<int> first_day(std::string_view iso) {
  if (iso.size() < 4 || !digits(iso.substr(0, 4))) return std::nullopt;
  const int year = number(iso.substr(0, 4));
  if (iso.size() == 4) return days(year, 1, 1);
  if (iso.size() == 8 && iso.substr(4, 2) == "-W" && digits(iso.substr(6))) {
    // Week 1 is the week of 4 January; 3 January 2000 was a Monday.
    const int fourth = days(year, 1, 4);
    return fourth - ((fourth - days(2000, 1, 3)) % 7 + 7) % 7 + 7 * (number(iso.substr(6)) - 1);
  }
  if (iso.size() < 7 || iso[4] != '-' || !digits(iso.substr(5, 2))) return std::nullopt;
  const int month = number(iso.substr(5, 2));
  if (month < 1 || month > 12) return std::nullopt;
  if (iso.size() == 7) return days(year, month, 1);
  if (iso.size() < 10 || iso[7] != '-' || !digits(iso.substr(8, 2))) return std::nullopt;
  return days(year, month, number(iso.substr(8, 2)));
}

std::string timeline_svg(const std::vector<TimelineEntry>& timeline) {
  std::map<std::pair<int, std::string>, std::vector<std::size_t>> piles;  // (day, date as written) -> entries
  for (std::size_t i = 0; i < timeline.size(); ++i)
    if (const auto day = first_day(timeline[i].date)) piles[{*day, timeline[i].date}].push_back(i);
  if (piles.empty()) return {};
  std::size_t highest = 0;
  for (const auto& [date, entries] : piles) highest = std::max(highest, std::min(entries.size(), kPile));
  const int axis = static_cast<int>(highest) * kDot + 24;

  std::string lines, dots;
  int x = 44, before = 0;
  std::string year;
  for (const auto& [date, entries] : piles) {
    const int day = date.first;
    if (!dots.empty()) {
      const int from = x;
      const int apart = std::max(0, day - before);
      x += kLeast + kPerDoubling * static_cast<int>(std::bit_width(static_cast<unsigned>(apart)));
      lines += "<line class=\"" + std::string(apart > kBreak ? "axis broken" : "axis") + "\" x1=\"" + std::to_string(from) +
               "\" y1=\"" + std::to_string(axis) + "\" x2=\"" + std::to_string(x) + "\" y2=\"" + std::to_string(axis) + "\"/>\n";
    }
    before = day;
    for (std::size_t i = 0; i < std::min(entries.size(), kPile); ++i) {
      const TimelineEntry& entry = timeline[entries[i]];
      dots += "<a href=\"#time-" + std::to_string(entries[i] + 1) + "\"><title>" +
              html(date_in_words(entry.date) + ": " + one_line(entry.what)) + "</title><circle class=\"" +
              (entry.sure ? "sure" : "inferred") + "\" cx=\"" + std::to_string(x) + "\" cy=\"" +
              std::to_string(axis - 12 - static_cast<int>(i) * kDot) + "\" r=\"5\"/></a>\n";
    }
    if (entries.size() > kPile)
      dots += "<text class=\"more\" x=\"" + std::to_string(x) + "\" y=\"" +
              std::to_string(axis - 10 - static_cast<int>(kPile) * kDot) + "\">+" + std::to_string(entries.size() - kPile) +
              "</text>\n";
    std::string words = date_in_words(date.second);
    const std::string of_year = date.second.substr(0, 4);
    if (words.ends_with(" " + of_year)) words.resize(words.size() - 5);
    dots += "<text x=\"" + std::to_string(x) + "\" y=\"" + std::to_string(axis + 18) + "\">" + html(words) + "</text>\n";
    if (of_year != year && words != of_year)
      dots += "<text class=\"year\" x=\"" + std::to_string(x) + "\" y=\"" + std::to_string(axis + 34) + "\">" + html(of_year) +
              "</text>\n";
    year = of_year;
  }
  const std::string width = std::to_string(x + 44), height = std::to_string(axis + 42);
  return "<svg class=\"timeline\" role=\"group\" aria-label=\"Timeline\" viewBox=\"0 0 " + width + " " + height + "\" width=\"" +
         width + "\" height=\"" + height + "\">\n" + lines + dots + "</svg>\n";
}

}  // namespace stemma

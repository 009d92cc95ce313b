#include "present/plain_words.h"

#include <array>

namespace stemma {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {"January", "February", "March",     "April",   "May",      "June",
                                                      "July",    "August",   "September", "October", "November", "December"};

bool digits(std::string_view text) { return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos; }

int number(std::string_view text) {
  int value = 0;
  for (const char c : text) value = value * 10 + (c - '0');
  return value;
}

}  // namespace

std::string count_of(std::size_t n, std::string_view one, std::string_view many) {
  std::string out = std::to_string(n) + ' ';
  if (n == 1) return out.append(one);
  return many.empty() ? out.append(one) + 's' : out.append(many);
}

std::string listed(const std::vector<std::string>& names, std::size_t most) {
  // "and 1 more" takes no less room than the name it hides.
  const bool cut = names.size() > most + 1;
  const std::size_t shown = cut ? most : names.size();
  std::string out;
  for (std::size_t i = 0; i < shown; ++i) {
    if (i > 0) out += i + 1 == shown && !cut ? " and " : ", ";
    out += names[i];
  }
  if (cut) out += " and " + std::to_string(names.size() - shown) + " more";
  return out;
}

std::string percent(int per_mille) { return std::to_string((per_mille + 5) / 10) + '%'; }

std::string date_in_words(std::string_view iso, bool day_only) {
  const std::string_view date = iso.substr(0, iso.find('T'));
  const std::string_view time = date.size() < iso.size() ? iso.substr(date.size() + 1) : std::string_view{};
  if (date.size() == 8 && date.substr(4, 2) == "-W" && digits(date.substr(0, 4)) && digits(date.substr(6)))
    return "week " + std::to_string(number(date.substr(6))) + " of " + std::string(date.substr(0, 4));
  const bool year = date.size() >= 4 && digits(date.substr(0, 4));
  const bool month = date.size() >= 7 && date[4] == '-' && digits(date.substr(5, 2));
  const bool day = date.size() == 10 && date[7] == '-' && digits(date.substr(8, 2));
  const int month_number = year && month ? number(date.substr(5, 2)) : 0;
  if (!year || month_number < 1 || month_number > 12 || (date.size() != 7 && !day)) return std::string(iso);
  std::string out;
  if (day) out = std::to_string(number(date.substr(8, 2))) + ' ';
  out.append(kMonths[static_cast<std::size_t>(month_number - 1)]).append(" ").append(date.substr(0, 4));
  if (!day_only && time.size() >= 5 && digits(time.substr(0, 2)) && time[2] == ':' && digits(time.substr(3, 2))) {
    out.append(", ").append(time.substr(0, 5));
    if (time.ends_with('Z')) out += " UTC";
  }
  return out;
}

std::string published_in_words(const Article& article) {
  if (!article.published) return "date unknown";
  std::string out = date_in_words(*article.published, article.published_precision != Precision::kSecond);
  const std::string from = article.published_from.value_or("");
  if (from == "json-ld" || from == "meta") return out + " (from the page’s metadata)";
  if (from == "url") return out + " (inferred from the address)";
  if (from == "text") return out + " (printed in the text)";
  if (from == "input") return out + " (given with the report)";
  return out + " (source of the date unknown)";
}

std::string capitalised(std::string_view text) {
  std::string out(text);
  if (!out.empty() && out[0] >= 'a' && out[0] <= 'z') out[0] = static_cast<char>(out[0] - 32);
  return out;
}

}  // namespace stemma

#include "extract/fields/printed_date.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <map>

#include "base/tables.h"
#include "base/utf8.h"

namespace stemma {
namespace {

constexpr int kFirstYear = 1900, kLastYear = 2100;

const std::map<std::string, int, std::less<>>& months() {
  static const auto made = [] {
    std::map<std::string, int, std::less<>> names;
    const Table table = Table::load("data/months.tsv");
    for (std::size_t row = 0; row < table.rows(); ++row) {
      names.emplace(fold(table.at(row, table.column("name"))),
                    static_cast<int>(to_number(table.at(row, table.column("month")), 0)));
    }
    return names;
  }();
  return made;
}

const std::map<std::string, int, std::less<>>& zones() {
  static const auto made = [] {
    std::map<std::string, int, std::less<>> names;
    const Table table = Table::load("data/time_zones.tsv");
    for (std::size_t row = 0; row < table.rows(); ++row) {
      names.emplace(std::string(table.at(row, table.column("name"))),
                    static_cast<int>(to_number(table.at(row, table.column("minutes")), 0)));
    }
    return names;
  }();
  return made;
}

bool digit(char c) { return c >= '0' && c <= '9'; }
bool letter(char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; }

struct Day {
  int year = 0, month = 0, day = 0;
};

std::optional<std::chrono::sys_days> calendar(Day d) {
  using namespace std::chrono;
  const year_month_day date{year{d.year}, month{static_cast<unsigned>(d.month)}, day{static_cast<unsigned>(d.day)}};
  if (d.year < kFirstYear || d.year > kLastYear || d.month < 1 || d.day < 1 || !date.ok()) return std::nullopt;
  return sys_days{date};
}

std::string iso(std::chrono::sys_seconds at) {
  using namespace std::chrono;
  const sys_days midnight = floor<days>(at);
  const year_month_day date{midnight};
  const hh_mm_ss<seconds> time{at - midnight};
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()), time.hours().count(), time.minutes().count(), time.seconds().count());
}

// Reads one date from a fixed place in a folded text.
class DateAt {
 public:
  DateAt(std::string_view text, std::size_t at) : text_(text), at_(at), begin_(at) {}

  std::optional<PrintedDate> read() {
    Day day;
    bool machine = false;
    if (!(machine = year_first(day)) && !day_first(day) && !month_first(day)) return std::nullopt;
    const auto date = calendar(day);
    if (!date || digit(peek()) || (peek() == '.' && digit(peek(1)))) return std::nullopt;
    PrintedDate found{iso(*date), Precision::kDay, static_cast<std::uint32_t>(begin_), static_cast<std::uint32_t>(at_)};
    const std::size_t date_end = at_;
    int seconds = 0;
    bool zoned = false;
    if (!time(machine, seconds, zoned)) return found;
    const bool midnight =
        seconds == 0 && text_.substr(date_end, at_ - date_end).find_first_of("123456789") == std::string_view::npos;
    found.end = static_cast<std::uint32_t>(at_);
    if ((zoned || machine) && !midnight) {
      found.iso = iso(*date + std::chrono::seconds(seconds));
      found.precision = Precision::kSecond;
      if (zone_.value_or(0) != 0) found.day = iso(*date).substr(0, 10);
      found.zone = zone_;
    }
    return found;
  }

 private:
  char peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }

  bool take(char c) {
    if (peek() != c) return false;
    ++at_;
    return true;
  }

  void skip(std::string_view any_of) {
    while (at_ < text_.size() && any_of.find(text_[at_]) != std::string_view::npos) ++at_;
  }

  // A number of `least` to `most` digits with no digit after it.
  bool number(std::size_t least, std::size_t most, int& out) {
    std::size_t size = 0;
    int value = 0;
    while (size <= most && digit(peek(size))) value = value * 10 + (peek(size++) - '0');
    if (size < least || size > most) return false;
    at_ += size;
    out = value;
    return true;
  }

  std::string_view word() {
    const std::size_t from = at_;
    while (at_ < text_.size() && letter(text_[at_])) ++at_;
    return text_.substr(from, at_ - from);
  }

  bool month_name(int& month) {
    const std::size_t from = at_;
    const auto found = months().find(word());
    if (found == months().end()) {
      at_ = from;
      return false;
    }
    month = found->second;
    take('.');
    return true;
  }

  template <class Read>
  bool attempt(Read read) {
    const std::size_t from = at_;
    if (read()) return true;
    at_ = from;
    return false;
  }

  // 2018-05-29, 2018/05/29, 2018.05.29
  bool year_first(Day& day) {
    return attempt([&] {
      if (!number(4, 4, day.year)) return false;
      const char separator = peek();
      if (separator != '-' && separator != '/' && separator != '.') return false;
      ++at_;
      return number(1, 2, day.month) && take(separator) && number(1, 2, day.day);
    });
  }

  // 29 May 2018, 29th of May, 2018, 29. Mai 2018, 29-May-2018, 29.05.2018, 29/05/2018
  bool day_first(Day& day) {
    return attempt([&] {
      if (!number(1, 2, day.day)) return false;
      const char separator = peek();
      if ((separator == '.' || separator == '/' || separator == '-') && digit(peek(1))) {
        ++at_;
        if (!number(1, 2, day.month) || !take(separator) || !number(4, 4, day.year)) return false;
        if (separator == '.') return true;
        if (day.month > 12 && day.day <= 12) std::swap(day.month, day.day);  // 05/29/2018
        return day.day > 12 || day.day == day.month;
      }
      ordinal();
      skip(" .-");
      for (const std::string_view between : {"of ", "de "}) {
        if (text_.substr(at_).starts_with(between)) at_ += between.size();
      }
      if (!month_name(day.month)) return false;
      skip(" ,-");
      for (const std::string_view between : {"de ", "del "}) {
        if (text_.substr(at_).starts_with(between)) at_ += between.size();
      }
      return number(4, 4, day.year);
    });
  }

  // May 29, 2018, May 29th 2018
  bool month_first(Day& day) {
    return attempt([&] {
      if (!month_name(day.month)) return false;
      skip(" -");
      if (!number(1, 2, day.day)) return false;
      ordinal();
      skip(" ,-");
      return number(4, 4, day.year);
    });
  }

  void ordinal() {
    const std::string_view rest = text_.substr(at_, 2);
    if ((rest == "st" || rest == "nd" || rest == "rd" || rest == "th") && !letter(peek(2))) at_ += 2;
  }

  // The time that follows, in seconds after midnight UTC. Gives the place back where there is none.
  bool time(bool machine, int& seconds, bool& zoned) {
    return attempt([&] {
      if (machine && take('t')) {
      } else {
        skip(" ,|-/");
        for (const std::string_view between : {"at ", "um ", "a las ", "a ", "alle ", "kl. ", "o "}) {
          if (text_.substr(at_).starts_with(between)) {
            at_ += between.size();
            break;
          }
        }
        skip(" |-");
      }
      int hour = 0, minute = 0, second = 0;
      if (!number(1, 2, hour) || (peek() != ':' && peek() != '.') || !digit(peek(1))) return false;
      ++at_;
      if (!number(2, 2, minute)) return false;
      if (peek() == ':' && digit(peek(1))) {
        ++at_;
        if (!number(2, 2, second)) return false;
        if (peek() == '.' && digit(peek(1))) {
          ++at_;
          while (digit(peek())) ++at_;
        }
      }
      half_of_day(hour);
      if (hour > 23 || minute > 59 || second > 60) return false;
      seconds = hour * 3600 + minute * 60 + second;
      attempt([&] { return zoned = zone(seconds); });
      return true;
    });
  }

  void half_of_day(int& hour) {
    attempt([&] {
      skip(" ");
      const char half = peek();
      if (half != 'a' && half != 'p') return false;
      ++at_;
      take('.');
      if (!take('m') || letter(peek())) return false;
      take('.');
      if (hour <= 12) hour = hour % 12 + (half == 'p' ? 12 : 0);
      return true;
    });
  }

  bool zone(int& seconds) {
    skip(" (");
    const char sign = peek();
    if (sign == '+' || sign == '-') {
      ++at_;
      int hours = 0, minutes = 0;
      if (!number(1, 2, hours)) {
        if (!number(4, 4, hours)) return false;
        minutes = hours % 100;
        hours /= 100;
      } else if (take(':') && !number(2, 2, minutes)) {
        return false;
      }
      if (hours > 14) return false;
      zone_ = (sign == '+' ? 1 : -1) * (hours * 60 + minutes);
      seconds -= *zone_ * 60;
      return true;
    }
    const auto found = zones().find(word());
    if (found == zones().end()) return false;
    seconds -= found->second * 60;
    zone_ = found->second;
    take(')');
    return true;
  }

  std::string_view text_;
  std::size_t at_, begin_;
  std::optional<int> zone_;  // minutes east of UTC, once read
};

bool all_digits(std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), digit); }

int to_int(std::string_view digits) { return static_cast<int>(to_number(digits, 0)); }

std::optional<PrintedDate> whole_day(Day day) {
  const auto date = calendar(day);
  if (!date) return std::nullopt;
  return PrintedDate{iso(*date), Precision::kDay, 0, 0};
}

}  // namespace

namespace {

// "fri apr 28 19:20:36 cest 2023", as Unix and Java print a time -> "28 apr 2023 19:20:36 cest"; empty for anything else.
std::string year_last(std::string_view folded) {
  std::vector<std::string_view> words = split(folded, ' ');
  if (words.size() == 5 || words.size() == 6) words.erase(words.begin());
  if (words.size() < 4 || words.size() > 5) return {};
  const bool shape = months().contains(words[0]) && all_digits(words[1]) && words[2].find(':') != std::string_view::npos &&
                     all_digits(words.back()) && words.back().size() == 4;
  if (!shape) return {};
  return fmt::format("{} {} {} {} {}", words[1], words[0], words.back(), words[2], words.size() == 5 ? words[3] : "");
}

}  // namespace

std::optional<PrintedDate> find_date(std::string_view folded) {
  std::size_t run = 0;  // no date without a year
  if (std::none_of(folded.begin(), folded.end(), [&](char c) { return (run = digit(c) ? run + 1 : 0) == 4; }))
    return std::nullopt;
  for (std::size_t at = 0; at < folded.size(); ++at) {
    const bool starts = digit(folded[at]) || letter(folded[at]);
    const bool inside = at > 0 && (digit(folded[at]) ? digit(folded[at - 1]) : letter(folded[at - 1]));
    if (!starts || inside) continue;
    if (auto date = DateAt(folded, at).read()) return date;
  }
  return std::nullopt;
}

std::optional<PrintedDate> parse_date_field(std::string_view field) {
  if (field.size() > 200) return std::nullopt;
  const std::string folded = fold(field);
  const std::string_view digits = std::string_view(folded).substr(0, folded.find('t'));
  if (all_digits(digits) && digits.size() == 8) {
    if (auto day = whole_day({to_int(digits.substr(0, 4)), to_int(digits.substr(4, 2)), to_int(digits.substr(6, 2))})) {
      const std::string_view time = std::string_view(folded).substr(std::min(folded.size(), std::size_t{9}));
      if (time.size() >= 6 && all_digits(time.substr(0, 6))) {
        return parse_date_field(fmt::format("{}t{}:{}:{}{}", day->iso.substr(0, 10), time.substr(0, 2), time.substr(2, 2),
                                            time.substr(4, 2), time.substr(6)));
      }
      return day;
    }
  }
  if (all_digits(folded) && (folded.size() == 10 || folded.size() == 13)) {
    const auto since_1970 = static_cast<std::int64_t>(to_number(std::string_view(folded).substr(0, 10), 0));
    PrintedDate found{iso(std::chrono::sys_seconds(std::chrono::seconds(since_1970))), Precision::kSecond, 0, 0};
    found.zone = 0;
    return found;
  }
  if (const std::string turned = year_last(folded); !turned.empty()) return find_date(turned);
  return find_date(folded);
}

std::optional<PrintedDate> date_in_url(std::string_view url) {
  const std::string folded = fold(url.substr(0, 2000));
  const std::string_view text = folded;
  for (std::size_t at = 0; at + 8 <= text.size(); ++at) {
    if (!digit(text[at]) || (at > 0 && (digit(text[at - 1]) || letter(text[at - 1])))) continue;
    std::size_t size = 0;
    while (at + size < text.size() && digit(text[at + size])) ++size;
    Day day;
    if (size == 8) {
      day = {to_int(text.substr(at, 4)), to_int(text.substr(at + 4, 2)), to_int(text.substr(at + 6, 2))};
    } else if (size == 4) {
      const char separator = text[std::min(at + 4, text.size() - 1)];
      if (separator != '/' && separator != '-' && separator != '_') continue;
      const auto parts = split(text.substr(at + 5, 20), separator);
      if (parts.size() < 2) continue;
      const auto named = months().find(parts[0]);
      day.year = to_int(text.substr(at, 4));
      day.month = named != months().end() ? named->second : parts[0].size() <= 2 && all_digits(parts[0]) ? to_int(parts[0]) : 0;
      std::string_view number = parts[1];
      number = number.substr(0, std::min(number.find_first_not_of("0123456789"), number.size()));
      day.day =
          !number.empty() && number.size() <= 2 && (number.size() == parts[1].size() || separator == '-' || separator == '_')
              ? to_int(number)
              : 0;
    }
    if (day.month == 0 || day.day == 0) continue;
    if (auto found = whole_day(day)) return found;
  }
  return std::nullopt;
}

}  // namespace stemma

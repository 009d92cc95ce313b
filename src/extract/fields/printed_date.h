#pragma once
// Dates of publication as pages, records and reporters write them.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "stemma/article.h"

namespace stemma {

struct PrintedDate {
  std::string iso;  // "2018-05-29T00:00:00Z", in UTC; midnight where only the day is known
  Precision precision = Precision::kDay;
  std::uint32_t begin = 0, end = 0;  // bytes of the folded text that it stands in
  std::string day = {};              // "2018-05-28", as printed; empty where the time is told in UTC or by no zone
  std::optional<int> zone = {};      // minutes east of UTC; null where no zone is told
};

// The first complete date (day, month, year) in `folded`, with the time beside it. Reads ISO 8601, RFC 2822, "May 29, 2018",
// "29. Mai 2018", "29.05.2018"; numbers that could be read two ways ("05/06/2018") are no date. A time without a zone is believed
// only in ISO form, and then as UTC. `folded` is text as fold() gives it.
std::optional<PrintedDate> find_date(std::string_view folded);

// A field that holds a date and nothing else: as find_date, and also 20180529, 20180529T101500Z and seconds or milliseconds since 1970.
std::optional<PrintedDate> parse_date_field(std::string_view field);

// The day in an address: /2019/01/18/, /2019/jan/18/, 2019-01-18, /20190118/.
std::optional<PrintedDate> date_in_url(std::string_view url);

}  // namespace stemma

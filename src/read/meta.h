#pragma once
// --meta FILE.csv: what is known of reports that do not carry it themselves.

#include <map>
#include <string>

#include "base/disk.h"
#include "stemma/limits.h"
#include "stemma/raw_page.h"
#include "stemma/result.h"

namespace stemma {

class Meta {
 public:
  // Reads a CSV with a header row; columns path, outlet, url, date, title in any order, others are passed over. Quoting as in
  // RFC 4180. Errors: as Disk::read; kBadValue where it is no CSV or has no `path` column.
  static Result<Meta> read(const std::string& path, const Limits& limits, Disk& disk);

  // Fills the fields that the page does not say. A row is for a page when its path is the page's path, or its file name.
  void complete(RawPage& page) const;

 private:
  std::map<std::string, GivenFields> rows_;
};

}  // namespace stemma

#pragma once
// The dossier as tables for spreadsheets: UTF-8 with byte-order mark, RFC 4180, cells that could be formulas made harmless.

#include <string>
#include <vector>

#include "stemma/dossier.h"

namespace stemma {

struct CsvFile {
  std::string name;  // "articles.csv", …
  std::string bytes;
};

// articles, statements, claims (a row per claim and outlet's wording), conflicts (a row per side's evidence), timeline. Outlet, url, date and
// offsets (code points) stand in every row.
std::vector<CsvFile> render_csv(const Dossier& dossier);

}  // namespace stemma

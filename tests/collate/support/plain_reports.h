#pragma once
// Reports written by hand, as plain text, with all that the stages before would have found in them:
//
//     @ alpha | Alpha Post | 2031-03-04            id, outlet, date; the last two may be left out
//     Board denies deal                            first line: headline; then paragraphs, each a line
//     [p Ana Bell] said the dam will hold.         [p …] person  [o …] organization  [l …] place  [n …] nationality
//     [p Ana Bell|Bell] spoke on [d 2031-03-04|Tuesday].   before the bar: the full name, or the value
//     It killed [q 12 - people|12] in [l Norwick 10.5 20.25|Norwick].   value, unit, counted noun; name and coordinates
//     [q >12 - people|at least 12]                 >12 open above, <12 open below, 10..12 a range
//     [r Ana Bell|head of the board]               a role
//     = Ana Bell | indirect | the dam will hold    a statement: speaker as printed, kind, content; more content after " / "
//     = … | denies | said=Tuesday | via=agency:Norna | told=Norna
//     credit: Norna                                an agency credit; the word must stand in the text
//
// Word classes come from data/en/words.tsv.

#include <string_view>
#include <vector>

#include "stemma/dossier.h"

namespace stemma::test {

// Throws std::runtime_error for a form it does not know, naming the line.
std::vector<Report> read_plain_reports(std::string_view text);

}  // namespace stemma::test

#pragma once
// Who else a report credits: the dateline of its first paragraph, and the agencies named as sources of the copy.

#include <optional>
#include <string_view>
#include <vector>

#include "extract/words/cues.h"
#include "stemma/article.h"

namespace stemma {

// "KABUL, June 3 (Reuters) -", "WASHINGTON (AP) —", "MOSCOW –", "BERLIN: " at the start of one of the first paragraphs; the span ends
// with the dash. Null where no paragraph starts so.
std::optional<Dateline> find_dateline(std::string_view text, const std::vector<Block>& blocks, const Cues& cues);

// Agencies credited with the report itself: in the dateline, in brackets or after a dash at its end, in a byline, or by a line such as
// "… contributed to this report". Agencies that the story merely quotes are none, nor are those under a picture. Ascending by span, one
// per name: the first. Unknown names count where only an agency stands: in the brackets of a dateline, and one word before "contributed
// to this report".
std::vector<AgencyCredit> find_agencies(std::string_view text, const std::vector<Block>& blocks,
                                        const std::optional<Dateline>& dateline, const Cues& cues);

// Whether a line credits others with the report: "dpa/AFP", "Reuters", "Additional reporting by AFP", "… contributed to this report".
bool credits_report(std::string_view line, const Cues& cues);

}  // namespace stemma

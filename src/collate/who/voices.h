#pragma once
// Who says a thing, as far as it can be compared across reports.

#include <string>
#include <vector>

#include "collate/who/entities.h"
#include "stemma/dossier.h"

namespace stemma::collating {

enum class VoiceKind : std::uint8_t {
  kNamed,      // an entity of the affair
  kDescribed,  // "a top general"
  kDocument,   // "reports", "the indictment"
  kNobody,     // passive, or a quotation that nobody is named for
  kOutlet,     // the reporter
};

struct Voice {
  VoiceKind kind = VoiceKind::kNobody;
  std::uint32_t entity = kNone;
  std::string shown;                            // "Ana Bell", "a top general", an outlet's label; never empty
  std::vector<std::string> countries, offices;  // sorted
};

// How far two voices can be one: 0 not, 1 nothing speaks against it, 2 description or office agrees, 3 the same.
enum class Agreement { kNo = 0, kMaybe = 1, kLikely = 2, kSame = 3 };

Voice voice_of(const std::vector<Report>& reports, std::uint32_t report, std::uint32_t statement, const Overlay& overlay,
               const Lexicon& lexicon);
Voice outlet_voice(const Report& report);
Agreement agree(const Voice& a, const Voice& b, const Overlay& overlay);

}  // namespace stemma::collating

// Problem: two reports give one man two offices. Both can hold, so it is shown as a difference and never called a conflict.
// Model: roles and titles of one person, by report; two are different when neither holds the other's telling words and both name an office.

#include <algorithm>
#include <map>
#include <set>

#include "base/tables.h"
#include "base/utf8.h"
#include "collate/conflicts.h"

namespace stemma::collating {
namespace {

std::set<std::string> telling_words(const Affair& affair, std::string_view role) {
  std::set<std::string> out;
  const std::string folded = fold(role);
  std::string clean;
  for (char c : folded) clean += c == ',' || c == '\'' || c == '.' || c == '-' ? ' ' : c;
  for (std::string_view word : split(clean, ' ')) {
    const std::string stem = affair.lexicon->stem_of(word);
    if (word.size() > 3 && !affair.lexicon->is_light(stem) && affair.lexicon->country(word).empty()) out.insert(stem);
  }
  return out;
}

bool names_office(const Affair& affair, std::string_view role) {
  for (const std::string& office : describe(role, *affair.lexicon).offices)
    if (office != "family" && office != "witness" && office != "source") return true;
  return false;
}

}  // namespace

std::vector<Conflict> find_title_differences(const Affair& affair) {
  std::vector<Conflict> out;
  for (const Entity& entity : affair.overlay.entities) {
    if (entity.type != NameType::kPerson) continue;
    struct Office {
      std::set<std::string> words;
      std::vector<Evidence> at;
      std::set<std::uint32_t> reports;
      std::string text;
    };
    std::vector<Office> offices;
    for (const Entity::RoleAt& role : entity.roles) {
      const auto words = telling_words(affair, role.text);
      if (words.size() < 2 || role.text.size() > 120 || !names_office(affair, role.text)) continue;
      const auto same = std::find_if(offices.begin(), offices.end(), [&](const Office& o) {
        return std::includes(o.words.begin(), o.words.end(), words.begin(), words.end()) ||
               std::includes(words.begin(), words.end(), o.words.begin(), o.words.end());
      });
      if (same == offices.end()) {
        offices.push_back({words, {role.at}, {role.at.report}, role.text});
      } else {
        same->at.push_back(role.at);
        same->reports.insert(role.at.report);
      }
    }
    // A report that prints both itself sees no difference.
    std::vector<Office> kept;
    for (const Office& o : offices) {
      const bool fresh = std::none_of(kept.begin(), kept.end(), [&](const Office& k) {
        return std::any_of(o.reports.begin(), o.reports.end(), [&](std::uint32_t r) { return k.reports.contains(r); });
      });
      if (fresh && kept.size() < 3) kept.push_back(o);
    }
    if (kept.size() < 2) continue;
    Conflict c;
    c.kind = ConflictKind::kTitle;
    c.class_ = ConflictClass::kDifference;
    c.confidence = 700;
    c.question = "What is " + entity.name + "'s office?";
    for (const Office& o : kept) {
      SideMaker side(affair, Stance::kNone);
      for (const Evidence& e : o.at) side.add(e.report, e.span, outlet_label(affair.reports[e.report].article));
      side.value(one_line(o.text, 120));
      c.sides.push_back(side.take());
    }
    out.push_back(std::move(c));
  }
  return out;
}

}  // namespace stemma::collating

// Problem: two reports give one man two offices. Both can hold, so that is a difference; but nobody is colonel and general at one moment, or
// the chief executive and the former one.
// Model: roles and titles of one person, by report; two are different when neither holds the other's telling words and both name an office.
// Ranks of data/LANG/exclusive_words.tsv clash where each report knows one. "Former" clashes with the same class of office in a role of its
// own ("the chief executive of …", never a title before the name, which many keep for those who have left).

#include <algorithm>
#include <map>
#include <set>

#include "base/tables.h"
#include "base/utf8.h"
#include "collate/clashes/conflicts.h"
#include "collate/clashes/exclusive_words.h"
#include "collate/who/descriptions.h"

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

constexpr std::uint32_t kBeside = 12;  // bytes between a role and the name it is told of

bool names_office(const Affair& affair, std::string_view role) {
  for (const std::string& office : describe(role, *affair.lexicon).offices)
    if (office != "family" && office != "witness" && office != "source") return true;
  return false;
}

// The role with the name beside it, where one of the person's stands within a few words.
Span with_name(const Affair& affair, const Entity& entity, const Evidence& e) {
  Span span = e.span;
  for (const Name& name : affair.reports[e.report].annotations.names) {
    if (name.span.begin > span.end + kBeside) break;
    const std::uint32_t index = affair.overlay.at(e.report, name.entity);
    if (index == kNone || affair.overlay.entities[index].id != entity.id || name.span.end + kBeside < span.begin) continue;
    return {std::min(span.begin, name.span.begin), std::max(span.end, name.span.end)};
  }
  return span;
}

// One conflict of two labels that two sets of reports tell of one person; nothing where a report tells both.
std::optional<Conflict> clash(const Affair& affair, const Entity& entity,
                              const std::map<std::string, std::vector<Evidence>>& told) {
  if (told.size() != 2) return std::nullopt;
  std::set<std::uint32_t> first;
  for (const Evidence& e : told.begin()->second) first.insert(e.report);
  for (const Evidence& e : told.rbegin()->second)
    if (first.contains(e.report) || !same_moment(affair, e.report, *first.begin())) return std::nullopt;
  Conflict c;
  c.kind = ConflictKind::kTitle;
  c.confidence = 650;
  std::string labels;
  for (const auto& [label, evidence] : told) {
    SideMaker side(affair, Stance::kNone);
    for (const Evidence& e : evidence)
      side.add(e.report, with_name(affair, entity, e), outlet_label(affair.reports[e.report].article));
    side.value(label);
    c.sides.push_back(side.take());
    labels += (labels.empty() ? "" : " or ") + label;
  }
  c.question = "Is " + entity.name + " " + labels + "?";
  return c;
}

// Ranks printed before the person's name.
std::optional<Conflict> rank_clash(const Affair& affair, const ExclusiveWords& table, std::uint32_t index) {
  const Entity& entity = affair.overlay.entities[index];
  std::map<std::string, std::vector<Evidence>> told;
  for (std::uint32_t r = 0; r < affair.reports.size(); ++r) {
    const Annotations& a = affair.reports[r].annotations;
    for (const Name& name : a.names) {
      if (!name.title || affair.overlay.at(r, name.entity) != index) continue;
      const auto [first, end] = affair.words->tokens_in(r, *name.title);
      for (std::uint32_t i = first; i < end; ++i) {
        const auto found = table.at(*affair.words, r, i, end);
        if (!found || table.member(found->first.front()).use != ExclusiveUse::kRank) continue;
        told[table.member(found->first.front()).name].push_back({r, {name.title->begin, name.span.end}});
        i = found->second - 1;
      }
    }
  }
  return clash(affair, entity, told);
}

// "former chief executive" and "the chief executive of …".
std::optional<Conflict> former_clash(const Affair& affair, const Entity& entity) {
  std::map<std::string, std::vector<Evidence>> told;
  std::set<std::string> left, held;
  for (const Entity::RoleAt& role : entity.roles) {
    const std::string folded = fold(role.text);
    const bool former = folded.starts_with("former ") || folded.starts_with("ex-");
    const auto first = affair.words->tokens_in(role.at.report, role.at.span).first;
    const bool apposed = first > 0 && affair.words->form(affair.words->at(role.at.report, first - 1).form) == "the";
    if (!former && !apposed && !folded.starts_with("the ")) continue;
    std::set<std::string>& classes = former ? left : held;
    for (const std::string& office : describe(role.text, *affair.lexicon).offices)
      if (office == "head" || office == "company") classes.insert(office);
    if (classes.empty()) continue;
    told[former ? "a former head" : "in office"].push_back(role.at);
  }
  const bool one_office = std::any_of(left.begin(), left.end(), [&](const std::string& c) { return held.contains(c); });
  return one_office ? clash(affair, entity, told) : std::nullopt;
}

}  // namespace

std::vector<Conflict> find_title_differences(const Affair& affair) {
  std::vector<Conflict> out;
  const ExclusiveWords table(*affair.lexicon, affair.lexicon->language());
  for (std::uint32_t index = 0; index < affair.overlay.entities.size(); ++index) {
    const Entity& entity = affair.overlay.entities[index];
    if (entity.type != NameType::kPerson) continue;
    if (auto c = rank_clash(affair, table, index)) out.push_back(std::move(*c));
    if (auto c = former_clash(affair, entity)) {
      out.push_back(std::move(*c));
      continue;
    }
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

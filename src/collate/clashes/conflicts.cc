#include "collate/clashes/conflicts.h"

#include <algorithm>
#include <set>

#include "base/hashing.h"
#include "base/utf8.h"
#include "collate/clashes/one_conflict.h"
#include "collate/days/occasions.h"

namespace stemma::collating {
namespace {

constexpr std::size_t kValueBytes = 160;
constexpr std::size_t kVoicesShown = 4;

std::string id_of(const Affair& affair, const Conflict& c) {
  std::string content = std::string(conflict_kind_name(c.kind)) + "|" + std::string(conflict_class_name(c.class_));
  for (const ConflictSide& side : c.sides)
    for (const Evidence& e : side.evidence)
      content +=
          "|" + affair.reports[e.report].article.id + ":" + std::to_string(e.span.begin) + "-" + std::to_string(e.span.end);
  return "x" + short_hash(content);
}

void add_claims(const Affair& affair, const Claims& claims, Conflict& c) {
  std::set<std::uint32_t> found;
  for (const ConflictSide& side : c.sides) {
    for (const Evidence& e : side.evidence) {
      auto p = std::lower_bound(affair.parts.begin(), affair.parts.end(), e.report,
                                [](const Part& part, std::uint32_t report) { return part.report < report; });
      for (; p != affair.parts.end() && p->report == e.report; ++p) {
        const bool covered = std::any_of(p->spans.begin(), p->spans.end(), [&](Span s) { return s.overlaps(e.span); });
        if (!covered) continue;
        const auto& of = affair.claims_of_part[static_cast<std::size_t>(p - affair.parts.begin())];
        found.insert(of.begin(), of.end());
      }
    }
  }
  for (std::uint32_t k : found) c.claims.push_back(claims.claims[k].id);
}

}  // namespace

void SideMaker::add(std::uint32_t report, Span span, const std::string& who) {
  const Evidence e{report, as_evidence(affair_, report, span)};
  const bool held = std::any_of(side_.evidence.begin(), side_.evidence.end(),
                                [&](const Evidence& o) { return o.report == e.report && o.span.overlaps(e.span); });
  if (side_.value.empty()) side_.value = one_line(affair_.text(report, e.span), kValueBytes);
  if (!held) side_.evidence.push_back(e);
  if (!who.empty() && std::find(voices_.begin(), voices_.end(), who) == voices_.end()) voices_.push_back(who);
}

ConflictSide SideMaker::take() {
  std::sort(side_.evidence.begin(), side_.evidence.end());
  for (std::size_t k = 0; k < std::min(voices_.size(), kVoicesShown); ++k) side_.who += (k > 0 ? ", " : "") + voices_[k];
  if (voices_.size() > kVoicesShown) side_.who += " and others";
  return std::move(side_);
}

std::string one_line(std::string_view words, std::size_t most) {
  std::string out;
  for (std::size_t i = 0; i < words.size();) {
    const CodePoint c = decode(words, i);
    if (is_space(c.value)) {
      if (!out.empty() && out.back() != ' ') out += ' ';
    } else {
      out += words.substr(i, c.size);
    }
    i += c.size;
  }
  while (out.ends_with(' ')) out.pop_back();
  if (out.size() <= most) return out;
  std::size_t cut = out.rfind(' ', most);
  if (cut == std::string::npos || cut == 0) {
    cut = most;
    while (cut > 0 && (static_cast<unsigned char>(out[cut]) & 0xc0) == 0x80) --cut;
  }
  return out.substr(0, cut) + "…";
}

std::string subject_of(const Affair& affair, const Clause& c) {
  std::uint32_t first = c.first, end = c.verb_first;
  const auto& tokens = affair.reports[c.report].annotations.tokens;
  const auto slight = [&](std::uint32_t i) {
    return tokens[i].word_class != WordClass::kNoun && tokens[i].word_class != WordClass::kProperNoun;
  };
  while (first < end && (tokens[first].word_class == WordClass::kCoordinator ||
                         tokens[first].word_class == WordClass::kPunctuation || tokens[first].word_class == WordClass::kAdverb))
    ++first;
  while (first < end && slight(end - 1)) --end;
  if (first == end) return affair.voice(c).shown;
  return one_line(affair.text(c.report, {tokens[first].span.begin, tokens[end - 1].span.end}), 70);
}

bool came_later(const Affair& affair, const ConflictSide& yes, const ConflictSide& no) {
  std::string last;
  for (const Evidence& e : no.evidence) {
    if (affair.moments[e.report].date.empty()) return false;
    last = std::max(last, affair.moments[e.report].date);
  }
  const auto tells_day_before = [&](const Evidence& e) {
    const auto& times = affair.reports[e.report].annotations.times;
    return std::any_of(times.begin(), times.end(), [&](const TimeExpression& t) {
      if (!e.span.contains(t.span)) return false;
      const std::string on = resolve(affair, e.report, t).date;
      return on.size() == last.size() && on <= last;
    });
  };
  return std::all_of(yes.evidence.begin(), yes.evidence.end(),
                     [&](const Evidence& e) { return affair.moments[e.report].date > last && !tells_day_before(e); });
}

bool same_moment(const Affair& affair, std::uint32_t a, std::uint32_t b) {
  return affair.moments[a].group == affair.moments[b].group;
}

std::vector<Conflict> find_conflicts(const Affair& affair, const Claims& claims) {
  std::vector<Conflict> all;
  for (auto* pass : {find_denials, find_disputed_reports, find_outcomes, find_number_clashes, find_date_clashes, find_day_clashes,
                     find_single_events, find_place_clashes, find_site_clashes, find_modifier_clashes, find_title_differences})
    for (Conflict& c : pass(affair)) all.push_back(std::move(c));
  all = each_once(std::move(all));
  for (Conflict& c : all) {
    c.id = id_of(affair, c);
    add_claims(affair, claims, c);
  }
  std::stable_sort(all.begin(), all.end(), [](const Conflict& a, const Conflict& b) {
    if (a.class_ != b.class_) return a.class_ < b.class_;
    if (a.confidence != b.confidence) return a.confidence > b.confidence;
    return a.id < b.id;
  });
  all.erase(std::unique(all.begin(), all.end(), [](const Conflict& a, const Conflict& b) { return a.id == b.id; }), all.end());
  return all;
}

}  // namespace stemma::collating

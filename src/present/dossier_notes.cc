#include <algorithm>
#include <set>

#include "present/dossier_view.h"
#include "present/escape.h"
#include "present/plain_words.h"

namespace stemma {
namespace {

constexpr int kLeastCandidate = 100;  // per mille; less likely speakers are not worth a reader's time

std::string quoted(std::string_view text) { return "“" + one_line(text) + "”"; }

}  // namespace

std::string DossierView::notes(const Wording& wording, const ClaimView& claim, const SpeakerView& speaker) const {
  if (wording.statement == nullptr) return "in its own voice";
  const Statement& s = *wording.statement;
  std::string out(kind_name(s.kind));
  const auto add = [&](const std::string& note) { out += ", " + note; };
  if (s.polarity != Polarity::kAsserts) add(std::string(polarity_name(s.polarity)));
  const std::string printed = one_line(s.speaker.text);
  if (printed.empty())
    add("speaker not printed here");
  else if (fold(printed) != fold(speaker.name))
    add("printed as " + quoted(printed));
  std::vector<std::string> names;
  for (const Candidate& candidate : s.speaker.candidates)
    if (candidate.confidence >= kLeastCandidate) names.push_back(one_line(candidate.name) + " " + percent(candidate.confidence));
  if (names.size() > 1) out += " (" + listed(names, 3) + ")";
  if (s.said && (claim.rows.size() > 1 || claim.rows.front().wordings.size() > 1)) {
    const bool new_date = s.said->date && s.said->date != record(claim).said;
    add(quoted(s.said->text) + (new_date ? ": " + date_in_words(*s.said->date) : ""));
  }
  if (s.addressee) {
    const std::string text = one_line(s.addressee->text);
    const std::string name = one_line(s.addressee->name.value_or(""));
    add("to " + text + (name.empty() || fold(text).find(fold(name)) != std::string::npos ? "" : " (" + name + ")"));
  }
  for (const Via& via : s.via) add("through " + one_line(via.name));
  if (s.place) add("in " + one_line(*s.place));
  add(percent(s.confidence) + " sure");
  return out;
}

std::string DossierView::said(const Claim& claim) const {
  const SaidTime* by_words = nullptr;
  for (const std::string& id : claim.statements) {
    const auto found = statements_.find(id);
    if (found == statements_.end() || !found->second.second->said) continue;
    const SaidTime& said = *found->second.second->said;
    if (by_words == nullptr || (claim.said && said.date == claim.said && by_words->date != claim.said)) by_words = &said;
  }
  if (!claim.said) return by_words == nullptr ? "date unknown" : "said " + quoted(by_words->text) + ", date unknown";
  const std::string date = date_in_words(*claim.said);
  const std::string words = by_words == nullptr || fold(by_words->text) == fold(date) ? "" : quoted(by_words->text);
  if (claim.said_sure) return "said " + date + (words.empty() ? "" : " (" + words + ")");
  return "said " + date + (words.empty() ? " (inferred)" : " (inferred from " + words + ")");
}

std::string DossierView::dated_by(const TimelineEntry& entry) const {
  const std::vector<Evidence>& evidence = entry.dated_by.empty() ? entry.evidence : entry.dated_by;
  const std::string_view date = entry.date;
  // An expression that is a piece of evidence by itself was given as the reason; others only stand in the words.
  const TimeExpression* best = nullptr;
  std::uint32_t best_report = 0;
  bool best_alone = false;
  std::vector<std::string> said;  // expressions given as reasons whose own article does not fix their date
  for (const Evidence& at : evidence) {
    const auto& times = dossier_.reports[at.report].annotations.times;
    auto time = std::lower_bound(times.begin(), times.end(), at.span.begin,
                                 [](const TimeExpression& t, std::uint32_t begin) { return t.span.begin < begin; });
    for (; time != times.end() && time->span.begin < at.span.end; ++time) {
      const std::string_view value = time->date ? std::string_view(*time->date) : std::string_view(time->value);
      if (!at.span.contains(time->span)) continue;
      const bool alone = at.span == time->span;
      if (alone && said.size() < 3) said.push_back(quoted(slice(text(at.report), time->span)));
      if (!value.starts_with(date)) continue;
      if (!time->anchor) return {};
      if (best == nullptr || (alone && !best_alone)) best = &*time, best_report = at.report, best_alone = alone;
    }
  }
  if (best == nullptr) return listed(said);
  const std::string words = quoted(slice(text(best_report), best->span)) + ", counted from ";
  if (*best->anchor == "published") return words + "the day of publication";
  const bool in_text = best->anchor->starts_with("text:");
  return words + date_in_words(in_text ? std::string_view(*best->anchor).substr(5) : std::string_view(*best->anchor)) +
         (in_text ? " in the text" : "");
}

std::string DossierView::who_says(const ConflictSide& side) const {
  const std::string who = one_line(side.who);
  if (who.empty()) return "who says so is unknown";
  switch (side.stance) {
    case Stance::kNone:
      return who;
    case Stance::kAsserts:
      return "asserted by " + who;
    case Stance::kDenies:
      return "denied by " + who;
    case Stance::kHedges:
      return "hedged by " + who;
  }
  return who;
}

std::string DossierView::in_short(const Conflict& conflict, const ConflictSide& side) const {
  const bool asked = std::any_of(conflict.sides.begin(), conflict.sides.end(), [&](const ConflictSide& s) {
    return !s.value.empty() && fold(conflict.question).find(fold(s.value)) != std::string::npos;
  });
  return asked && side.stance != Stance::kNone && !side.who.empty() ? who_says(side) : one_line(side.value);
}

std::string DossierView::also_known(const SpeakerView& speaker) const {
  if (speaker.entity == nullptr) return {};
  std::vector<std::string> names;
  std::set<std::string> seen{fold(speaker.name)};
  for (const Entity::RoleAt& role : speaker.entity->roles)
    if (seen.insert(fold(role.text)).second) names.push_back(one_line(role.text));
  std::vector<std::string> forms;
  for (const std::string& form : speaker.entity->forms)
    if (seen.insert(fold(form)).second) forms.push_back(one_line(form));
  std::string out = listed(names, 3);
  if (!forms.empty()) out += (out.empty() ? "also printed " : "; also printed ") + listed(forms, 4);
  return out;
}

}  // namespace stemma

#include <algorithm>
#include <set>

#include "present/dossier_view.h"
#include "present/escape.h"
#include "present/plain_words.h"

namespace stemma {
namespace {

std::string quoted(std::string_view text) { return "“" + one_line(text) + "”"; }

}  // namespace

std::vector<std::string> DossierView::notes(const Wording& wording, const SpeakerView& speaker) const {
  if (wording.statement == nullptr) return {"in its own voice"};
  const Statement& s = *wording.statement;
  std::vector<std::string> out{std::string(kind_name(s.kind))};
  if (s.polarity != Polarity::kAsserts) out.emplace_back(polarity_name(s.polarity));
  const std::string printed = one_line(s.speaker.text);
  if (printed.empty()) out.emplace_back(speaker.name.empty() ? "speaker unknown" : "speaker not printed here");
  else if (fold(printed) != fold(speaker.name)) out.push_back("printed as " + quoted(printed));
  if (s.speaker.candidates.size() > 1) {
    std::vector<std::string> names;
    for (const Candidate& candidate : s.speaker.candidates) names.push_back(one_line(candidate.name) + " " + percent(candidate.confidence));
    out.push_back("perhaps " + listed(names, 3));
  }
  if (s.said) {
    const std::string date = s.said->date ? date_in_words(*s.said->date) : "date unknown";
    out.push_back(fold(s.said->text) == fold(date) ? one_line(s.said->text) : quoted(s.said->text) + ": " + date);
  }
  if (s.addressee) {
    const std::string text = one_line(s.addressee->text);
    const std::string name = one_line(s.addressee->name.value_or(""));
    out.push_back("to " + text + (name.empty() || fold(name) == fold(text) ? "" : " (" + name + ")"));
  }
  for (const Via& via : s.via) out.push_back("through " + one_line(via.name));
  if (s.place) out.push_back("in " + one_line(*s.place));
  out.push_back(percent(s.confidence) + " sure");
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
  std::string out = "said " + date_in_words(*claim.said);
  if (claim.said_sure) return out;
  return out + (by_words == nullptr ? " (inferred)" : " (inferred from " + quoted(by_words->text) + ")");
}

std::string DossierView::dated_by(const std::vector<Evidence>& evidence, std::string_view date) const {
  std::string found;
  for (const Evidence& at : evidence) {
    const Report& report = dossier_.reports[at.report];
    const auto& times = report.annotations.times;
    auto first = std::lower_bound(times.begin(), times.end(), at.span.begin, [](const TimeExpression& t, std::uint32_t begin) { return t.span.begin < begin; });
    for (; first != times.end() && first->span.begin < at.span.end; ++first) {
      const TimeExpression& time = *first;
      if (!at.span.contains(time.span)) continue;
      const std::string_view value = time.date ? std::string_view(*time.date) : std::string_view(time.value);
      if (!value.starts_with(date)) continue;
      if (!time.anchor) return {};
      if (!found.empty()) continue;
      found = quoted(slice(report.article.text, time.span)) + ", counted from ";
      if (*time.anchor == "published") {
        found += "the day of publication";
      } else {
        const bool in_text = time.anchor->starts_with("text:");
        found += date_in_words(in_text ? std::string_view(*time.anchor).substr(5) : std::string_view(*time.anchor)) + (in_text ? " in the text" : "");
      }
    }
  }
  return found;
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

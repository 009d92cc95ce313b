#include "present/dossier_counts.h"

#include "present/plain_words.h"

namespace stemma {
namespace {

std::string reports_in_words(const DossierView& view) {
  std::string first, last;
  std::size_t undated = 0;
  for (const Report& report : view.dossier().reports) {
    if (!report.article.published) {
      ++undated;
      continue;
    }
    const std::string day = report.article.published->substr(0, 10);
    if (first.empty() || day < first) first = day;
    if (last.empty() || day > last) last = day;
  }
  const std::size_t reports = view.dossier().reports.size();
  std::string out = count_of(reports, "report") + " from " + count_of(view.outlets().size(), "outlet");
  if (!first.empty()) out += ", " + date_in_words(first) + (first == last ? "" : " to " + date_in_words(last));
  if (undated > 0)
    out += undated == reports ? ", without a known date" : ", " + std::to_string(undated) + " without a known date";
  return out;
}

}  // namespace

DossierCounts count(const DossierView& view) {
  DossierCounts counts;
  counts.reports = reports_in_words(view);
  for (const SpeakerView& speaker : view.speakers()) counts.speakers += !speaker.own_voice;
  counts.shared = view.shared_claims();
  for (const Conflict& conflict : view.dossier().conflicts) ++counts.of_class[static_cast<std::size_t>(conflict.class_)];
  std::vector<std::string> others;
  for (std::size_t i = 1; i < counts.of_class.size(); ++i)
    if (counts.of_class[i] > 0)
      others.push_back(count_of(counts.of_class[i], conflict_class_name(static_cast<ConflictClass>(i))));
  counts.other_classes = listed(others);
  for (const Reuse& reuse : view.dossier().reuse) counts.passages += reuse.passages.size();
  return counts;
}

std::size_t count_words(std::string_view text) {
  std::size_t words = 0;
  bool inside = false;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode(text, at);
    at += c.size;
    const bool word = is_word(c.value) || (inside && (is_apostrophe(c.value) || c.value == '-'));
    words += word && !inside;
    inside = word;
  }
  return words;
}

}  // namespace stemma

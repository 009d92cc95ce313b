#include "collate/clashes/readable.h"

#include <algorithm>

namespace stemma::collating {
namespace {

constexpr std::uint32_t kShort = 130;  // bytes: a sentence shown whole

}  // namespace

Span readable(const Affair& affair, const Clause& clause, TokenRange telling, const std::vector<TokenRange>& others) {
  const Annotations& a = affair.reports[clause.report].annotations;
  const Sentence& sentence = a.sentences[clause.sentence];
  const auto& clauses = affair.clauses[clause.report];
  const auto outer = std::lower_bound(clauses.begin(), clauses.end(), clause.sentence,
                                      [](const Clause& c, std::uint32_t s) { return c.sentence < s; });
  // Where clauses of the sentence begin.
  std::vector<std::uint32_t> starts;
  for (auto c = outer; c != clauses.end() && c->sentence == clause.sentence; ++c) starts.push_back(c->first);
  std::sort(starts.begin(), starts.end());

  std::uint32_t left = sentence.first_token, right = sentence.end_token;
  const auto strong = [&](std::uint32_t i) {
    const std::string_view form = affair.words->form(affair.words->at(clause.report, i).form);
    return form == ";" || form == ":" || form == "—" || form == "--";
  };
  for (std::uint32_t i = left; i < telling.first; ++i)
    if (strong(i)) left = i + 1;
  for (std::uint32_t i = right; i-- > telling.second;)
    if (strong(i)) right = i;
  for (const auto& [first, end] : others) {
    if (end <= telling.first && end > left) {
      const auto start = std::lower_bound(starts.begin(), starts.end(), end);
      left = start != starts.end() && *start <= telling.first ? *start : end;
    } else if (first >= telling.second && first < right) {
      const auto start = std::upper_bound(starts.begin(), starts.end(), first);
      right = start != starts.begin() && *(start - 1) >= telling.second ? *(start - 1) : first;
    }
  }
  const auto mute = [&](std::uint32_t i) {
    const std::string_view form = affair.words->form(affair.words->at(clause.report, i).form);
    return form == "," || form == ";" || form == ":" || form == "-" || form == "—" || form == "–" ||
           a.tokens[i].word_class == WordClass::kCoordinator || a.tokens[i].word_class == WordClass::kSubordinator;
  };
  const auto span_of = [&](std::uint32_t first, std::uint32_t end) {
    while (end > telling.second && mute(end - 1)) --end;
    while (first < telling.first && mute(first)) ++first;
    return Span{a.tokens[first].span.begin, a.tokens[end - 1].span.end};
  };
  const Span whole = span_of(left, right);
  if (whole.size() <= kShort) return whole;
  // The clause, from where a noun or name stands that it can be about.
  std::uint32_t first = std::max(left, std::min(clause.first, telling.first));
  const auto about = [&](std::uint32_t from) {
    for (std::uint32_t i = from; i < telling.second; ++i)
      if (i < std::max(clause.verb_first, from + 1) && (i == 0 || a.tokens[i - 1].word_class != WordClass::kAdposition) &&
          (a.tokens[i].word_class == WordClass::kNoun || a.tokens[i].word_class == WordClass::kProperNoun))
        return true;
    return false;
  };
  while (!about(first) && first > left) {
    const auto before = std::lower_bound(starts.begin(), starts.end(), first);
    first = before == starts.begin() ? left : std::max(left, *(before - 1));
  }
  std::uint32_t end = std::min(right, std::max(clause.end, telling.second));
  // ", taking the lives of all aboard": what came of it is told by itself.
  for (std::uint32_t i = end; i-- > telling.second;)
    if (i + 1 < end && a.tokens[i + 1].verb_form == VerbForm::kGerund &&
        affair.words->form(affair.words->at(clause.report, i).form) == ",")
      end = i;
  return as_evidence(affair, clause.report, span_of(first, end));
}

}  // namespace stemma::collating

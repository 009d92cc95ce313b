// Problem: "the president said last night" in a report without a date says nothing of the day, until another report tells of the same speech
// on Sunday and says which Sunday.
// Model: a vote. Where a sentence of the undated report is like one of a dated report, every pair of their time expressions votes: "last
// night" against 14 September for the 15th, "Sunday" against Sunday the 14th for the week from then on, each with the likeness as weight.
// The day with most weight is taken when words that count from the day itself speak for it and no other day comes near. Where only weekdays
// vote, they leave a stretch of days; the last of them whose weekday the report names for what is past will do, as weekdays then read right.
// Rejected: the day of the report that shares most words (reports on one affair run over a week, and "yesterday" is then wrong by days).

#include "collate/days/report_days.h"

#include <algorithm>
#include <map>
#include <set>

#include "collate/days/days.h"

namespace stemma::collating {
namespace {

constexpr int kLeastLike = 300;        // sentences less alike do not vote
constexpr int kLeastWeight = 400;      // for a day
constexpr int kLeastOfWeekdays = 250;  // for a stretch of days
constexpr int kWeek = 7;
constexpr std::size_t kMostSentences = 500;

struct Clue {
  Span span;
  std::optional<int> offset;   // days from the report's own day
  std::optional<int> weekday;  // or a weekday
  bool ahead = false;          // that is still to come
};

struct Vote {
  int weight = 0, best = 0;
  Evidence evidence;  // of the strongest
};

class Voting {
 public:
  Voting(const Affair& affair, const std::vector<Likeness>& alike, const std::vector<std::string>& days)
      : affair_(affair),
        alike_(alike),
        days_(days),
        clues_(affair.reports.size()),
        counted_(affair.reports.size()),
        near_(affair.reports.size()) {}

  std::vector<ReportDay> infer() {
    std::vector<ReportDay> out(days_.size());
    const auto known = std::find_if(days_.begin(), days_.end(), [](const std::string& d) { return !d.empty(); });
    if (!affair_.read_times || known == days_.end()) return out;
    const int reference = *day_of(*known);
    for (std::uint32_t r = 0; r < days_.size(); ++r)
      if (days_[r].empty()) read_clues(r, reference);
    for (const Likeness& l : alike_) {
      const Part& a = affair_.parts[l.a];
      const Part& b = affair_.parts[l.b];
      if (l.score < kLeastLike || days_[a.report].empty() == days_[b.report].empty()) continue;
      days_[a.report].empty() ? weigh(a, b, l.score) : weigh(b, a, l.score);
    }
    for (std::uint32_t r = 0; r < days_.size(); ++r) {
      if (!days_[r].empty()) continue;
      out[r] = elected(r);
      if (!out[r].date.empty()) continue;
      ask_sentences(r);
      out[r] = elected(r);
    }
    return out;
  }

 private:
  void read_clues(std::uint32_t r, int reference) {
    const auto& plain = affair_.reports[r].annotations.times;
    std::map<std::uint32_t, int> weekdays;
    for (const TimeExpression& t : plain)
      if (const auto w = bare_weekday(t.value)) weekdays[t.span.begin] = *w;
    for (const TimeExpression& t : affair_.read_times(affair_.reports[r].article, iso_of(reference))) {
      if (t.anchor != "published" || !t.date) continue;
      Clue clue{t.span, std::nullopt, std::nullopt, false};
      if (const auto w = weekdays.find(t.span.begin); w != weekdays.end())
        clue.weekday = w->second, clue.ahead = *day_of(*t.date) > reference;
      else
        clue.offset = *day_of(*t.date) - reference;
      clues_[r].push_back(clue);
    }
  }

  // From the start of the sentence of the part's first word to the end of that of its last.
  Span around(const Part& part) const {
    const Annotations& notes = affair_.reports[part.report].annotations;
    return {notes.sentences[notes.tokens[part.tokens.front()].sentence].span.begin,
            notes.sentences[notes.tokens[part.tokens.back()].sentence].span.end};
  }

  void weigh(const Part& undated, const Part& dated, int score) {
    weigh(undated.report, around(undated), dated.report, around(dated), score);
  }

  void weigh(std::uint32_t undated, Span here, std::uint32_t dated, Span there, int score) {
    std::vector<const Clue*> clues;
    for (const Clue& c : clues_[undated])
      if (here.contains(c.span)) clues.push_back(&c);
    if (clues.empty()) return;
    std::vector<std::pair<int, Span>> told;
    for (const TimeExpression& t : affair_.times[dated])
      if (there.contains(t.span) && t.date)
        if (const auto day = day_of(*t.date)) told.emplace_back(*day, t.span);
    if (told.empty()) return;
    const int weight = score / static_cast<int>(clues.size() * told.size());
    for (const Clue* clue : clues) {
      for (const auto& [day, span] : told) {
        const Evidence evidence{dated, span};
        if (clue->offset) {
          counted_[undated].insert(day - *clue->offset);
          add(undated, day - *clue->offset, weight, evidence);
        } else if (!clue->ahead && *clue->weekday == weekday_of(day)) {
          for (int d = day; d < day + kWeek; ++d) add(undated, d, weight, evidence);
        }
      }
    }
  }

  // Where no claim is shared: sentences that carry dates, compared word by word.
  void ask_sentences(std::uint32_t r) {
    const auto& sentences = affair_.reports[r].annotations.sentences;
    for (const Sentence& s : sentences) {
      if (std::none_of(clues_[r].begin(), clues_[r].end(), [&](const Clue& c) { return s.span.contains(c.span); })) continue;
      const Bag mine = bag(r, s);
      for (const auto& [report, span, other] : dated_sentences())
        if (const int like = cosine(*affair_.words, mine, other); like >= kLeastLike) weigh(r, s.span, report, span, like);
    }
  }

  Bag bag(std::uint32_t r, const Sentence& s) const {
    std::vector<Term> terms;
    for (std::uint32_t i = s.first_token; i < s.end_token; ++i) terms.push_back(affair_.words->at(r, i).term);
    return bag_of(*affair_.words, std::move(terms));
  }

  struct Dated {
    std::uint32_t report;
    Span span;
    Bag bag;
  };
  // The first kMostSentences that name a day, of reports whose day is known.
  const std::vector<Dated>& dated_sentences() {
    if (dated_) return *dated_;
    dated_.emplace();
    for (std::uint32_t r = 0; r < days_.size(); ++r) {
      if (days_[r].empty()) continue;
      for (const Sentence& s : affair_.reports[r].annotations.sentences)
        if (dated_->size() < kMostSentences &&
            std::any_of(affair_.times[r].begin(), affair_.times[r].end(),
                        [&](const TimeExpression& t) { return t.date && s.span.contains(t.span); }))
          dated_->push_back({r, s.span, bag(r, s)});
    }
    return *dated_;
  }

  void add(std::uint32_t report, int day, int weight, Evidence evidence) {
    Vote& vote = near_[report][day];
    vote.weight += weight;
    if (weight > vote.best) vote.best = weight, vote.evidence = evidence;
  }

  ReportDay elected(std::uint32_t r) const {
    int best = 0;
    const Vote* most = nullptr;
    for (const auto& [day, vote] : near_[r])
      if (counted_[r].contains(day) && (most == nullptr || vote.weight > most->weight)) best = day, most = &vote;
    if (most == nullptr || most->weight < kLeastWeight) return by_weekdays(r);
    for (const auto& [day, vote] : near_[r])
      if (day != best && counted_[r].contains(day) && 4 * vote.weight > 3 * most->weight) return by_weekdays(r);
    return {iso_of(best), most->evidence, true};
  }

  ReportDay by_weekdays(std::uint32_t r) const {
    int most = kLeastOfWeekdays;
    for (const auto& [day, vote] : near_[r]) most = std::max(most, vote.weight);
    ReportDay out;
    for (const auto& [day, vote] : near_[r]) {
      const bool named = std::any_of(clues_[r].begin(), clues_[r].end(),
                                     [&, d = day](const Clue& c) { return c.weekday == weekday_of(d) && !c.ahead; });
      if (named && 10 * vote.weight >= 9 * most) out = {iso_of(day), vote.evidence, false};
    }
    return out;
  }

  const Affair& affair_;
  const std::vector<Likeness>& alike_;
  const std::vector<std::string>& days_;
  std::optional<std::vector<Dated>> dated_;
  std::vector<std::vector<Clue>> clues_;   // by report
  std::vector<std::set<int>> counted_;     // by report: days that words counted from the day itself speak for
  std::vector<std::map<int, Vote>> near_;  // by report and day
};

}  // namespace

std::vector<ReportDay> infer_days(const Affair& affair, const std::vector<Likeness>& alike,
                                  const std::vector<std::string>& days) {
  return Voting(affair, alike, days).infer();
}

}  // namespace stemma::collating

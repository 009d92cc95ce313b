// Problem: a man repeats himself half a year later in nearly the same words; most reports carry no date, and "Sunday" alone fixes none.
// Model: reports with a date (their own, or a day printed in a picture's caption) fall into groups by gaps of more than four days; a report
// without one joins the group whose statements it shares most, by words and speakers, when that is clearly most. If all dated reports lie
// close together, those without a date are taken to be of the same moment. What is inferred is never sure and carries its evidence.
// Rejected: the latest date in the text as the date of the report (background and plans carry later and earlier ones).

#include "collate/days/occasions.h"

#include <algorithm>
#include <map>
#include <numeric>

#include "collate/days/days.h"
#include "collate/days/report_days.h"

namespace stemma::collating {
namespace {

constexpr int kSameMomentDays = 4;  // two reports farther apart tell of two moments
constexpr int kLink = 200;          // weight of shared statements that ties a report to another: one verbatim, or two well alike
constexpr int kPull = 160;          // the same for a report and a whole dated group

// A full date in a caption; the latest where there are several.
void infer_from_captions(const Report& report, std::uint32_t index, Moment& moment) {
  for (const TimeExpression& t : report.annotations.times) {
    if (!t.date || (t.anchor && *t.anchor != "text")) continue;
    for (const Block& block : report.article.blocks) {
      if (block.kind != BlockKind::kCaption || !block.span.contains(t.span) || *t.date <= moment.date) continue;
      moment.date = *t.date;
      moment.evidence = {index, block.span};
    }
  }
  // The picture is as old as the report or older: the first weekday that the text names is the next one after it, and about the report's own.
  const auto day = day_of(moment.date);
  for (const TimeExpression& t : report.annotations.times) {
    const auto weekday = day ? bare_weekday(t.value) : std::nullopt;
    if (!weekday) continue;
    moment.date = iso_of(*day + (*weekday - weekday_of(*day) + 7) % 7);
    break;
  }
}

class Grouper {
 public:
  Grouper(const Affair& affair, const std::vector<Likeness>& alike)
      : affair_(affair), alike_(alike), moments_(affair.reports.size()) {}

  std::vector<Moment> group() {
    for (std::uint32_t r = 0; r < moments_.size(); ++r) {
      const Article& article = affair_.reports[r].article;
      if (article.published && day_of(*article.published)) {
        moments_[r].date = iso_of(*day_of(*article.published));
        moments_[r].sure = moments_[r].to_the_day = true;
      } else {
        infer_from_captions(affair_.reports[r], r, moments_[r]);
        moments_[r].evidence.span = as_evidence(affair_, r, moments_[r].evidence.span);
      }
    }
    infer_from_others();
    const std::uint32_t groups = group_dated();
    weigh_links();
    group_undated(groups);
    return std::move(moments_);
  }

 private:
  // Twice, as a report whose day was found may tell that of another. A caption only says "on that day or later": votes overrule it.
  void infer_from_others() {
    for (int round = 0; round < 2; ++round) {
      std::vector<std::string> days;
      for (const Moment& m : moments_) days.push_back(m.to_the_day ? m.date : std::string());
      const std::vector<ReportDay> found = infer_days(affair_, alike_, days);
      for (std::uint32_t r = 0; r < moments_.size(); ++r)
        if (!found[r].date.empty()) {
          moments_[r].date = found[r].date, moments_[r].evidence = found[r].evidence;
          moments_[r].to_the_day = found[r].to_the_day;
        }
    }
  }

  // Numbers groups of dated reports from 1; 0 is "not yet".
  std::uint32_t group_dated() {
    std::vector<std::pair<int, std::uint32_t>> days;
    for (std::uint32_t r = 0; r < moments_.size(); ++r)
      if (!moments_[r].date.empty()) days.emplace_back(*day_of(moments_[r].date), r);
    std::sort(days.begin(), days.end());
    std::uint32_t group = 0;
    for (std::size_t k = 0; k < days.size(); ++k) {
      if (k == 0 || days[k].first - days[k - 1].first > kSameMomentDays) ++group;
      moments_[days[k].second].group = group;
    }
    return group;
  }

  void weigh_links() {
    for (const Likeness& l : alike_) {
      const Part& a = affair_.parts[l.a];
      const Part& b = affair_.parts[l.b];
      if (a.report == b.report) continue;
      const bool said = a.fact == kNone && b.fact == kNone && l.agreement >= Agreement::kLikely;
      const std::size_t terms = std::min(a.bag.terms.size(), b.bag.terms.size());
      const int told = static_cast<int>(std::min<std::size_t>(terms, 4));
      if (l.run >= 7 && terms >= 4)
        links_[{a.report, b.report}] += 200;
      else if (said && l.score >= 450)
        links_[{a.report, b.report}] += told * (l.score >= 600 ? 25 : 10);
    }
  }

  void group_undated(std::uint32_t groups) {
    std::vector<std::uint32_t> undated;
    for (std::uint32_t r = 0; r < moments_.size(); ++r)
      if (moments_[r].group == 0) undated.push_back(r);
    if (groups <= 1) {
      for (std::uint32_t r : undated) moments_[r].group = 1;
      for (std::uint32_t r : undated) borrow_date(r);
      return;
    }
    // Those that share statements move together.
    std::vector<std::uint32_t> parent(moments_.size());
    std::iota(parent.begin(), parent.end(), 0u);
    const auto root = [&](std::uint32_t r) {
      while (parent[r] != r) r = parent[r] = parent[parent[r]];
      return r;
    };
    for (const auto& [pair, weight] : links_)
      if (moments_[pair.first].group == 0 && moments_[pair.second].group == 0 && weight >= kLink)
        parent[root(pair.second)] = root(pair.first);
    std::map<std::uint32_t, std::map<std::uint32_t, int>> pull;  // cluster -> dated group -> weight
    for (const auto& [pair, weight] : links_) {
      const bool first = moments_[pair.first].group != 0, second = moments_[pair.second].group != 0;
      if (first == second) continue;
      pull[root(first ? pair.second : pair.first)][moments_[first ? pair.first : pair.second].group] += weight;
    }
    std::map<std::uint32_t, std::uint32_t> group_of;
    for (std::uint32_t r : undated) {
      const std::uint32_t cluster = root(r);
      if (!group_of.contains(cluster)) {
        std::uint32_t best = 0;
        int most = 0, second = 0;
        for (const auto& [group, weight] : pull[cluster]) {
          if (weight > most)
            second = most, most = weight, best = group;
          else
            second = std::max(second, weight);
        }
        group_of[cluster] = most >= kPull && most >= 2 * second ? best : ++groups;
      }
      moments_[r].group = group_of[cluster];
    }
    for (std::uint32_t r : undated) borrow_date(r);
  }

  // The date of the dated report that shares most with this one, as its day at the latest: an inference.
  void borrow_date(std::uint32_t r) {
    int most = kLink - 1;
    for (const auto& [pair, weight] : links_) {
      if (pair.first != r && pair.second != r) continue;
      const std::uint32_t other = pair.first == r ? pair.second : pair.first;
      if ((!moments_[r].date.empty() && !moments_[r].borrowed) || !moments_[other].sure ||
          moments_[other].group != moments_[r].group || weight <= most)
        continue;
      most = weight;
      moments_[r].date = moments_[other].date;
      moments_[r].borrowed = true;
      moments_[r].evidence = {other, first_shared(r, other)};
    }
  }

  // The other report's words that both carry.
  Span first_shared(std::uint32_t r, std::uint32_t other) const {
    const Likeness* best = nullptr;
    for (const Likeness& l : alike_) {
      const std::uint32_t x = affair_.parts[l.a].report, y = affair_.parts[l.b].report;
      if (((x == r && y == other) || (x == other && y == r)) && (best == nullptr || l.score > best->score)) best = &l;
    }
    const Part& part = affair_.parts[affair_.parts[best->a].report == other ? best->a : best->b];
    return as_evidence(affair_, other, {part.spans.front().begin, part.spans.back().end});
  }

  const Affair& affair_;
  const std::vector<Likeness>& alike_;
  std::vector<Moment> moments_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, int> links_;
};

}  // namespace

std::vector<Moment> find_moments(const Affair& affair, const std::vector<Likeness>& alike) {
  return Grouper(affair, alike).group();
}

Occasion occasion_of(const Affair& affair, const Part& a, const Part& b) {
  const Moment& x = affair.moments[a.report];
  const Moment& y = affair.moments[b.report];
  if (x.group != y.group) return x.date.empty() || y.date.empty() ? Occasion::kUnknown : Occasion::kOther;
  if (a.said.empty() || b.said.empty() || a.said == b.said) return Occasion::kSame;
  const auto first = bare_weekday(a.said), second = bare_weekday(b.said);
  if (first && second) return Occasion::kUnknown;
  const Resolved on = resolve(affair, a.report, a.said, false), other = resolve(affair, b.report, b.said, false);
  const auto from = days_of(on.date), to = days_of(other.date);
  if (!from || !to || (from->first <= to->last && to->first <= from->last)) return Occasion::kSame;
  // A day apart may be the same hour in two places.
  return std::max(to->first - from->last, from->first - to->last) > 1 ? Occasion::kOther : Occasion::kUnknown;
}

void read_times_again(Affair& affair) {
  for (std::uint32_t r = 0; r < affair.reports.size(); ++r) {
    const Moment& moment = affair.moments[r];
    if (moment.sure || moment.date.empty() || !affair.read_times) continue;
    std::vector<TimeExpression> again = affair.read_times(affair.reports[r].article, moment.date);
    if (!moment.to_the_day) {
      // Weekdays and months are about right whatever the day of that week; "yesterday" is not.
      std::map<std::uint32_t, const TimeExpression*> plain;
      for (const TimeExpression& t : affair.times[r]) plain[t.span.begin] = &t;
      for (TimeExpression& t : again)
        if (const auto p = plain.find(t.span.begin); p != plain.end() && p->second->value.starts_with("XXXX-XX-XX"))
          t = *p->second;
    }
    affair.times[r] = std::move(again);
    for (Part& part : affair.parts) {
      if (part.report != r || part.statement == kNone) continue;
      const auto& said = affair.reports[r].statements[part.statement].said;
      for (const TimeExpression& t : affair.times[r])
        if (said && t.span.overlaps(said->span)) part.said = t.date ? *t.date : t.value;
    }
  }
}

Resolved resolve(const Affair& affair, std::uint32_t report, const TimeExpression& time) {
  const bool in_text = time.anchor && time.anchor->starts_with("text:");
  Resolved out = resolve(affair, report, time.date ? *time.date : time.value, in_text);
  out.sure = !out.date.empty() && !in_text && (affair.moments[report].sure || !time.anchor) && !bare_weekday(time.value);
  if (!out.sure && out.evidence.span.empty() && time.anchor == "published") out.evidence = affair.moments[report].evidence;
  return out;
}

Resolved resolve(const Affair& affair, std::uint32_t report, const std::string& value, bool anchored_in_text) {
  const Moment& moment = affair.moments[report];
  Resolved out;
  if (const auto weekday = bare_weekday(value)) {
    const auto day = day_of(moment.date);
    if (!day) return out;
    // The last day of that name, on the report's own day or before it.
    out.date = iso_of(*day - (weekday_of(*day) - *weekday + 7) % 7);
    out.evidence = moment.evidence;
    return out;
  }
  if (!days_of(value)) return out;
  out.date = value.size() > 10 ? value.substr(0, 10) : value;
  out.sure = !anchored_in_text;
  return out;
}

}  // namespace stemma::collating

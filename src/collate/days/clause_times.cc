#include "collate/days/clause_times.h"

#include <algorithm>

#include "collate/days/occasions.h"

namespace stemma::collating {
namespace {

constexpr std::uint32_t kBehind = 3;  // tokens: "… since | 2 September": a time right behind its clause

class Reader {
 public:
  explicit Reader(const Affair& affair) : affair_(affair), words_(*affair.words) {}

  std::vector<DatedClause> read() {
    for (std::uint32_t r = 0; r < affair_.reports.size(); ++r) read(r);
    return std::move(out_);
  }

 private:
  const Annotations& annotations(std::uint32_t r) const { return affair_.reports[r].annotations; }

  void read(std::uint32_t r) {
    const Annotations& a = annotations(r);
    const auto& clauses = affair_.clauses[r];
    std::size_t t = 0;
    for (std::uint32_t k = 0; k < clauses.size(); ++k) {
      const Clause& c = clauses[k];
      if (c.end <= c.first) continue;
      const std::uint32_t begin = a.tokens[c.first].span.begin;
      while (t < a.times.size() && a.times[t].span.end <= begin) ++t;
      for (std::size_t u = t; u < a.times.size(); ++u) {
        const auto [first, end] = words_.tokens_in(r, a.times[u].span);
        if (first >= c.end + kBehind || first >= a.sentences[c.sentence].end_token) break;
        if (first < c.first || first == end) continue;
        if (first >= c.end && !(first > 0 && form(r, first - 1) == "since")) continue;
        if (auto dated = dated_by(r, k, static_cast<std::uint32_t>(u), first)) {
          out_.push_back(std::move(*dated));
          break;
        }
      }
    }
  }

  std::string_view form(std::uint32_t r, std::uint32_t i) const { return words_.form(words_.at(r, i).form); }

  std::optional<DatedClause> dated_by(std::uint32_t r, std::uint32_t k, std::uint32_t t, std::uint32_t first) const {
    const TimeExpression& time = annotations(r).times[t];
    if (time.type == TimeType::kDuration || time.type == TimeType::kSet) return std::nullopt;
    DatedClause out;
    out.report = r, out.clause = k, out.time = t;
    if (const std::size_t hour = time.value.find('T'); hour != std::string::npos) {
      const std::string_view clock = std::string_view(time.value).substr(hour + 1);
      if (clock.size() >= 5 && clock[2] == ':')
        out.minute = ((clock[0] - '0') * 10 + clock[1] - '0') * 60 + (clock[3] - '0') * 10 + clock[4] - '0';
      else
        out.part_of_day = true;
    }
    const Resolved when = by_sentence(r, t);
    out.days = days_of(when.date);
    out.value = when.date;
    // "In December", "last month": which year's is a guess.
    constexpr std::size_t kDay = 10;
    if (!when.date.empty() && when.date.size() < kDay && when.date == resolve(affair_, r, time).date &&
        !has_year(affair_.text(r, time.span)))
      out.days.reset();
    const bool sure = affair_.moments[r].sure;
    if (const auto weekday = bare_weekday(std::string_view(time.value).substr(0, 10)); weekday && !sure) {
      out.weekday = weekday;
      out.days.reset();
      out.value.clear();
    }
    if (!out.days && !out.weekday && !out.minute) return std::nullopt;
    out.relation = relation(r, first);
    return out;
  }

  TimeRelation relation(std::uint32_t r, std::uint32_t first) const {
    for (std::uint32_t i = first; i-- > 0 && i + 3 > first;) {
      const std::string_view word = form(r, i);
      if (word == "since" || word == "from") return TimeRelation::kSince;
      if (word == "until" || word == "till" || word == "through" || word == "to") return TimeRelation::kUntil;
      if (word == "by" || word == "before") return TimeRelation::kBefore;
      if (word == "after" || word == "following") return TimeRelation::kAfter;
      if (word == "on" || word == "in" || word == "at") break;
    }
    return TimeRelation::kOn;
  }

  static bool has_year(std::string_view text) {
    int run = 0;
    for (char ch : text) {
      run = ch >= '0' && ch <= '9' ? run + 1 : 0;
      if (run == 4) return true;
    }
    return false;
  }

  // A month without a year goes with the year that its sentence has just named.
  Resolved by_sentence(std::uint32_t r, std::size_t t) const {
    const Annotations& a = annotations(r);
    const TimeExpression& time = a.times[t];
    if (has_year(affair_.text(r, time.span)) || bare_weekday(time.value) ||
        (time.value.size() != 7 && !time.value.starts_with("XXXX-")))
      return resolve(affair_, r, time);
    for (std::size_t u = t; u-- > 0 && time.span.begin - a.times[u].span.begin < 300;) {
      if (!has_year(affair_.text(r, a.times[u].span)) || !days_of(a.times[u].value) || time.value.size() < 7) continue;
      Resolved out;
      out.date = a.times[u].value.substr(0, 4) + time.value.substr(4);
      if (days_of(out.date) && days_of(out.date)->last >= days_of(a.times[u].value)->first) return out;
    }
    return resolve(affair_, r, time);
  }

  const Affair& affair_;
  const Words& words_;
  std::vector<DatedClause> out_;
};

}  // namespace

std::vector<DatedClause> dated_clauses(const Affair& affair) { return Reader(affair).read(); }

}  // namespace stemma::collating

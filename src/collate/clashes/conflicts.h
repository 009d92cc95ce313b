#pragma once
// Where accounts differ. One pass for each kind of difference; each prefers silence to a false alarm.

#include "collate/sameness/claims.h"

namespace stemma::collating {

// All conflicts, hard ones first, then by what they are about; claims and ids filled in.
std::vector<Conflict> find_conflicts(const Affair& affair, const Claims& claims);

// The passes. Ids and claims are left empty; evidence lies on the very words.
std::vector<Conflict> find_denials(const Affair& affair);           // somebody says so, somebody denies it
std::vector<Conflict> find_disputed_reports(const Affair& affair);  // "the report is false", "we stand by it"
std::vector<Conflict> find_outcomes(const Affair& affair);          // fired or resigned, missile or engine failure
std::vector<Conflict> find_number_clashes(const Affair& affair);
std::vector<Conflict> find_date_clashes(const Affair& affair);      // ended then, or went on
std::vector<Conflict> find_day_clashes(const Affair& affair);       // one event on two days, or at two hours
std::vector<Conflict> find_place_clashes(const Affair& affair);     // two towns
std::vector<Conflict> find_single_events(const Affair& affair);     // what happens once, at two times
std::vector<Conflict> find_site_clashes(const Affair& affair);      // in the kitchen or in the laundry
std::vector<Conflict> find_modifier_clashes(const Affair& affair);  // the western or the eastern bank
std::vector<Conflict> find_title_differences(const Affair& affair);

// Collects evidence of one side: words and voices, each once.
class SideMaker {
 public:
  SideMaker(const Affair& affair, Stance stance) : affair_(affair) { side_.stance = stance; }
  // The best words come first: they are the side's value.
  void add(std::uint32_t report, Span span, const std::string& who);
  bool empty() const { return side_.evidence.empty(); }
  void value(std::string words) { side_.value = std::move(words); }
  const std::vector<std::string>& voices() const { return voices_; }
  ConflictSide take();

 private:
  const Affair& affair_;
  ConflictSide side_;
  std::vector<std::string> voices_;
};

// Words as a person reads them in one line: white space made single, cut at `most` bytes at a word's end.
std::string one_line(std::string_view words, std::size_t most);

// The words before the clause's verb, for who does what an outlet tells; the outlet when there are none.
std::string subject_of(const Affair& affair, const Clause& clause);

// Every report behind `yes` is of a later day than every one behind `no`, and none tells of a day before that: by then it was so.
bool came_later(const Affair& affair, const ConflictSide& yes, const ConflictSide& no);

// Clauses that may be compared at all: not known to be of different moments.
bool same_moment(const Affair& affair, std::uint32_t report_a, std::uint32_t report_b);

}  // namespace stemma::collating

#pragma once
// A dossier as people read it: names for its reports, claims grouped by speaker and numbered, wordings that are the same word for word
// put together. What terminal and page both say is worked out here once; how it looks is theirs.

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "present/wording.h"
#include "stemma/dossier.h"

namespace stemma {

// Wordings of one claim that are the same word for word (case, marks and final punctuation aside) and of one kind.
struct WordingRow {
  std::vector<Wording> wordings;  // never empty; ordered by report
};

struct ClaimView {
  std::uint32_t claim = 0;       // index into Dossier::claims
  std::size_t number = 0;        // 1-based, in the order shown
  std::vector<WordingRow> rows;  // the row that holds the claim's core first, then by report
};

struct SpeakerView {
  std::string name;                // never empty
  const Entity* entity = nullptr;  // owned by the dossier
  bool own_voice = false;          // not a speaker: what outlets say themselves; the last group
  std::vector<ClaimView> claims;   // most outlets first
};

// Claims that a single outlet carries, and claims that its reports leave out. Both as (speaker, claim) indices into DossierView::speakers.
struct OutletView {
  std::string outlet;
  std::vector<std::uint32_t> only_here, left_out;  // claim numbers, ascending
};

class DossierView {
 public:
  // REQUIRES: the dossier outlives the view.
  explicit DossierView(const Dossier& dossier);

  const Dossier& dossier() const { return dossier_; }
  // A headline that shares most words with the others; "Reports without a headline" when none has one.
  const std::string& title() const { return title_; }
  // Short name of a report, one line, unique in the dossier: its outlet, "Harbour Times (2)" where an outlet has several.
  const std::string& label(std::uint32_t report) const { return labels_[report]; }
  // Code points before a byte of a report's text.
  std::uint32_t place(std::uint32_t report, std::uint32_t byte) const { return offsets_[report].at(byte); }
  std::string_view text(std::uint32_t report) const { return dossier_.reports[report].article.text; }
  std::string words(const Evidence& evidence) const;  // one line

  const std::vector<SpeakerView>& speakers() const { return speakers_; }
  // REQUIRES: 1 <= number <= claims().
  const ClaimView& claim(std::size_t number) const;
  const SpeakerView& speaker_of(std::size_t number) const { return speakers_[numbers_[number - 1].first]; }
  std::size_t claims() const { return numbers_.size(); }
  std::size_t number_of(std::string_view claim_id) const;                                // 0 when there is no such claim
  std::vector<std::size_t> numbers_of(const std::vector<std::string>& claim_ids) const;  // ascending; unknown ids left out
  const Claim& record(const ClaimView& view) const { return dossier_.claims[view.claim]; }

  const std::vector<OutletView>& outlets() const { return outlets_; }                 // in the order of their first reports
  std::uint32_t outlet_of(std::uint32_t report) const { return outlet_of_[report]; }  // index into outlets()
  const std::vector<const Conflict*>& conflicts() const { return conflicts_; }        // by class, then confidence
  std::size_t shared_claims() const;                                                  // in more than one outlet
  CoverageState coverage(std::uint32_t claim, std::uint32_t report) const;
  const Coverage* coverage_cell(std::uint32_t claim, std::uint32_t report) const;  // null where the dossier lists none

  // "direct, denies, printed as “he”, “Sunday”, to reporters, through Coast Agency, 93% sure": what is known of this wording.
  // REQUIRES: the wording is one of the claim's, the claim one of the speaker's.
  std::string notes(const Wording& wording, const ClaimView& claim, const SpeakerView& speaker) const;
  // "said 3 June 2018 (inferred from “Sunday”)", "date unknown".
  std::string said(const Claim& claim) const;
  // Why a date is believed: "“Sunday”, counted from the publication date"; empty where the words themselves give it.
  std::string dated_by(const TimelineEntry& entry) const;
  // "asserted by Osk Lines", "Coast Daily in its own voice", "who says so is unknown".
  std::string who_says(const ConflictSide& side) const;
  // What tells the sides of a conflict apart in a few words: the value, or who takes which stand where the question holds the value.
  std::string in_short(const Conflict& conflict, const ConflictSide& side) const;
  // Names and roles the reports give the speaker beside the name itself.
  std::string also_known(const SpeakerView& speaker) const;

 private:
  void name_reports();
  void choose_title();
  void group_claims();
  void sort_out_outlets();
  void order_conflicts();
  std::vector<WordingRow> wording_rows(const Claim& claim) const;

  const Dossier& dossier_;
  std::string title_;
  std::vector<std::string> labels_;
  std::vector<CodePointIndex> offsets_;
  std::map<std::string_view, std::pair<std::uint32_t, const Statement*>> statements_;
  std::map<std::string_view, const Fact*> facts_;
  std::map<std::string_view, const Entity*> entities_;
  std::map<std::string_view, std::uint32_t> claim_of_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, const Coverage*> coverage_;
  std::vector<SpeakerView> speakers_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> numbers_;  // number - 1 -> (speaker, claim within it)
  std::vector<std::size_t> number_of_claim_;                      // index into Dossier::claims -> number
  std::vector<OutletView> outlets_;
  std::vector<std::uint32_t> outlet_of_;
  std::vector<const Conflict*> conflicts_;
};

}  // namespace stemma

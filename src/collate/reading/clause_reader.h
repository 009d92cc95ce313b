#pragma once
// The reader behind read_clauses(): one report, sentence by sentence. Private to the clause_*.cc files, each of which holds one of its questions.

#include <tuple>
#include <vector>

#include "collate/reading/clauses.h"
#include "collate/reading/verb_groups.h"

namespace stemma::collating {

class ClauseReader {
 public:
  ClauseReader(const std::vector<Report>& reports, std::uint32_t r, const Words& words, const Overlay& overlay)
      : report_(reports[r]),
        r_(r),
        words_(words),
        overlay_(overlay),
        tokens_(report_.annotations.tokens),
        statement_of_(statement_of_tokens(report_, words, r)) {}

  std::vector<Clause> read();

 private:
  static constexpr std::uint32_t kReach = 6;  // tokens that a noun phrase's article may stand before its noun
  enum class Opener { kStart, kContent, kRelative, kIf, kAside, kAnd, kBare };

  bool is(std::uint32_t i, std::string_view form) const {
    return i < tokens_.size() && words_.form(words_.at(r_, i).form) == form;
  }
  std::uint32_t effects(std::uint32_t i) const { return words_.effects(words_.at(r_, i).stem); }
  WordClass type(std::uint32_t i) const { return tokens_[i].word_class; }
  bool noun(std::uint32_t i) const {
    return type(i) == WordClass::kNoun || type(i) == WordClass::kProperNoun || nominal(tokens_, words_, r_, i);
  }
  bool mark(std::uint32_t i) const { return type(i) == WordClass::kPunctuation; }
  bool document(std::uint32_t i) const { return noun(i) && words_.document(words_.at(r_, i).form); }
  bool known(std::uint32_t i) const { return !words_.families(words_.at(r_, i).stem).empty(); }

  // Where a clause ends and what opens the next (clause_bounds.cc).
  // Where the clause of `a` ends, where that of `b` begins, and what opens it.
  std::tuple<std::uint32_t, std::uint32_t, Opener> boundary(const VerbGroup& a, const VerbGroup& b) const;
  // "promised the council that troops would leave" or "the deal that was signed".
  bool says_what(const VerbGroup& a, const VerbGroup& b, std::uint32_t that) const;

  // What governs a clause, its sign and how far it is asserted (clause_sense.cc).
  void shape(Clause& c, const VerbGroup& g, Opener opener, bool question);
  // Infinitives and -ing forms say that something is only where a verb above makes them; a bare base form is an order.
  bool loose(const Clause& c, const VerbGroup& g, Opener opener, const Clause* up) const;
  std::uint32_t verb_effects(std::uint32_t verb, std::uint32_t end) const;
  void govern(Clause& c, const VerbGroup& g, Opener opener);
  // "a report by the Gazette |alleging …": a document ends the clause before, but for whose it is.
  bool document_before(const Clause& before, std::uint32_t at) const;
  bool has_subject(const Clause& c) const;

  // The word that names the event, and who does what to whom (clause_parties.cc).
  // The noun that a noun phrase starting at i is about: its last noun before a preposition, mark or verb; kNone when there is none.
  std::uint32_t noun_after(std::uint32_t i, std::uint32_t end, bool over_preposition) const;
  void find_head(Clause& c, const VerbGroup& g);
  void name(Clause& c);
  // Who acts and who is acted on, by place before and after the verb.
  void place(Clause& c, const VerbGroup& g);
  void collect(std::uint32_t first, std::uint32_t end, std::vector<Term>& actors, std::vector<Term>& others) const;
  // "we", "our", "his country": the speaker's own.
  void speaker_for(std::uint32_t i, std::vector<Term>& actors) const;

  // The sentence, and what stands in it without a verb (clause_reader.cc).
  void sentence(std::uint32_t s, std::uint32_t first, std::uint32_t end);
  // Cuts the clause to the statement that holds its verb, when its subject stands there too; where that statement ends, 0 when nothing was cut.
  std::uint32_t keep_to_statement(Clause& c) const;
  // Stretches of the sentence without a verb: a headline, "no deal, says the minister".
  void verbless_pieces(std::uint32_t s, std::uint32_t first, std::uint32_t end, const std::vector<VerbGroup>& groups);
  // "Reports on some sites that he was held are untrue": he was not, it is said.
  void untrue_reports(std::uint32_t s);
  bool document_near(std::uint32_t at) const;
  // "broke up without an agreement": there was none.
  void without(std::uint32_t s, std::uint32_t first, std::uint32_t end);
  // "denied any involvement", "preparing for a mass-withdrawal": the noun is what is denied or prepared.
  void add_nominal(std::size_t at, const VerbGroup& g, Opener next);
  // A headline without a verb that the tagger knows: its event nouns, asserted.
  void verbless(std::uint32_t s, std::uint32_t first, std::uint32_t end);
  void finish_bags();
  Span trimmed(std::uint32_t first, std::uint32_t end) const;

  const Report& report_;
  std::uint32_t r_;
  const Words& words_;
  const Overlay& overlay_;
  const std::vector<Token>& tokens_;
  std::vector<std::uint32_t> statement_of_;
  std::vector<Clause> out_;
  std::uint32_t last_ = kNone;  // clause of the verb group before, in this sentence
};

}  // namespace stemma::collating

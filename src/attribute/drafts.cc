#include "attribute/drafts.h"

#include <algorithm>
#include <array>

#include "attribute/clauses.h"
#include "attribute/contents.h"
#include "attribute/cues.h"
#include "attribute/labels.h"
#include "attribute/not_statements.h"
#include "attribute/signatures.h"
#include "attribute/speakers.h"
#include "attribute/subjects.h"
#include "attribute/trailing.h"
#include "attribute/transcripts.h"
#include "attribute/words.h"

namespace stemma::attributing {
namespace {

class Builder {
 public:
  Builder(const Reading& r, std::size_t most) : r_(r), transcript_(r), most_(most) {}

  std::vector<Draft> run() {
    for (std::uint32_t n = 0; n < r_.lines.size() && drafts_.size() < most_; ++n) line(n);
    return std::move(drafts_);
  }

 private:
  void line(std::uint32_t number) {
    const Line& line = r_.lines[number];
    const std::size_t before = drafts_.size();
    if (auto turn = transcript_.turn_at(r_, number)) {
      push(std::move(*turn));
      return;
    }
    if (transcript_.goes_on(number)) return;
    for (const Cue& cue : find_cues(r_, number)) {
      if (drafts_.size() >= most_) return;
      if (cue.kind == CueKind::kPhrase)
        according(line, cue, before);
      else
        plain(line, cue, before);
    }
    if (auto signature = read_signature(r_, number)) {
      push(std::move(*signature));
      return;
    }
    if (auto lead = read_lead_in(r_, number); lead && !claimed(*lead)) {
      push(std::move(*lead));
      return;
    }
    if (auto label = read_label(r_, number)) {
      push(std::move(*label));
      return;
    }
    // "Minister denies plan: 'It will not happen'"
    if (!line.headline || drafts_.size() == before) return;
    for (std::uint32_t i = line.first + 1; i + 1 < line.end; ++i) {
      if (r_.units[i].punct != ':' || r_.units[i + 1].kind != UnitKind::kQuotation || taken(i + 1)) continue;
      const Draft& first = drafts_[before];
      if (first.source == Source::kNone || first.cue.head > i || first.cue.kind != CueKind::kVerb) return;
      Draft d;
      d.cue.kind = CueKind::kColon;
      d.cue.line = number;
      d.cue.first = d.cue.last = d.cue.head = i;
      d.cue.strength = 700;
      d.construction = Construction::kColon;
      d.same_speaker = first.id;
      d.source = Source::kShared;
      take(d, i + 1, i + 1, true);
      d.end = i + 2;
      finish(std::move(d));
      return;
    }
  }

  // Takes the quotation parts from unit i on; a later claim on a further part cuts an earlier one short.
  QuotedStretch claim(std::uint32_t i) const {
    const Unit& u = r_.units[i];
    return {u.quotation, u.part, static_cast<std::uint32_t>(r_.quotations[u.quotation].parts.size())};
  }

  void take(Draft& d, std::uint32_t first, std::uint32_t last, bool as_quotations) {
    if (as_quotations) {
      for (std::uint32_t i = first; i <= last; ++i)
        if (r_.units[i].kind == UnitKind::kQuotation) d.quoted.push_back(claim(i));
    } else {
      d.stretches.emplace_back(first, last);
    }
  }

  // "X quoted Y as saying": Y's words, through X.
  void pass_on(Draft& d) const {
    const std::string_view lemma = d.cue.word == nullptr ? std::string_view() : d.cue.word->lemma;
    if ((lemma != "quote" && lemma != "cite") || d.cue.passive || !d.speaker || d.source == Source::kInverted) return;
    const Line& line = r_.lines[d.cue.line];
    const auto whom = phrase_starting(r_, line, d.cue.last + 1, false);
    if (!whom || whom->last + 2 >= line.end || r_.units[whom->last + 1].low != "as" ||
        r_.units[whom->last + 2].form != VerbForm::kGerund)
      return;
    d.relays.push_back(*d.speaker);
    d.speaker = *whom;
    d.antecedent.reset();
    d.same_speaker.reset();
    d.addressee.reset();
    d.source = Source::kSubject;
  }

  void finish(Draft d) {
    pass_on(d);
    bool mixed = false;
    for (const auto& [first, last] : d.stretches)
      for (std::uint32_t i = first; i <= last; ++i) mixed |= r_.units[i].kind == UnitKind::kQuotation;
    if (d.stretches.empty())
      d.kind = StatementKind::kDirect;
    else
      d.kind = mixed || !d.quoted.empty() ? StatementKind::kMixed : StatementKind::kIndirect;
    push(std::move(d));
  }

  void push(Draft d) {
    d.id = static_cast<std::uint32_t>(drafts_.size());
    drafts_.push_back(std::move(d));
  }

  void plain(const Line& whole_line, const Cue& cue, std::size_t before) {
    const Line line = clause_of(r_, whole_line, cue);
    const AfterCue after = read_after(r_, line, cue);
    Draft d;
    d.cue = cue;
    d.addressee = after.addressee;
    d.end = after.next;
    std::optional<Trailing> trailing;
    if (cue.kind == CueKind::kVerb && !cue.infinitive) trailing = read_before(r_, line, cue, after);
    std::optional<Complement> complement = after.complement;
    if (trailing) {
      const std::uint32_t first = trailing_first(r_, line, trailing->last, drafts_, before);
      const bool fits = first <= trailing->last && may_trail(r_, line, first, trailing->last, cue);
      const bool quotes = fits && r_.units[trailing->last].kind == UnitKind::kQuotation;
      // "In Paris, X said that …": what follows the verb is the content. "A," X said, "B": both are.
      bool goes_on = complement && complement->construction == Construction::kQuoteAfter;
      // "A," X told "The Evening Show": a title, not a second part
      if (goes_on && quotes && !d.addressee && cue.word->addressee == AddresseeAt::kObject && complement->first == cue.last + 1 &&
          reads_like_title(r_, complement->first)) {
        complement.reset();
        goes_on = false;
      }
      const bool inverted_object = trailing->inverted && complement &&
                                   (complement->construction == Construction::kObject ||
                                    complement->construction == Construction::kClause || (goes_on && !quotes));
      // "…," X said when asked whether …
      const bool weak =
          complement && (complement->construction == Construction::kObject || complement->construction == Construction::kWh);
      if (fits && (!complement || goes_on || inverted_object || (quotes && weak && !taken(trailing->last)))) {
        if (inverted_object) {
          complement.reset();
          d.end = trailing->speaker.last + 1;
          d.addressee.reset();
        }
        if (complement && !goes_on) complement.reset();
        // "A," said X, "B": the second part of an inverted attribution.
        if (trailing->inverted && !complement) {
          const std::uint32_t n = trailing->speaker.last + 1;
          if (n + 1 < line.end && is_comma(r_.units[n]) && r_.units[n + 1].kind == UnitKind::kQuotation)
            complement = Complement{Construction::kQuoteAfter, n + 1, n + 1, true};
        }
        if (!trailing->inverted && !d.addressee && cue.word->addressee == AddresseeAt::kObject) {
          const auto whom = phrase_starting(r_, line, cue.last + 1, false);
          if (whom && !r_.units[whom->head].in_time && r_.units[whom->head].kind == UnitKind::kWord) d.addressee = whom;
        }
        const bool whole = only_quotations(r_, first, trailing->last);
        take(d, first, trailing->last, whole);
        d.construction = quotes ? Construction::kQuoteBefore : Construction::kTrailing;
        d.speaker = trailing->speaker;
        d.source = trailing->inverted ? Source::kInverted : Source::kSubject;
        d.end = std::max(d.end, trailing->inverted ? trailing->speaker.last + 1 : cue.last + 1);
        if (complement) {
          take(d, complement->first, complement->last, complement->quotation);
          d.end = complement->last + 1;
        } else if (!quotes || !whole) {
          // "A, X said, B": the rest of the clause after the attribution.
          std::uint32_t n = d.end;
          if (n + 2 < line.end && is_comma(r_.units[n]) && !starts_aside(r_, line, n + 1)) {
            const std::uint32_t last = clause_end(r_, line, n + 1);
            take(d, n + 1, last, false);
            d.end = last + 1;
          }
        }
        finish(std::move(d));
        return;
      }
    }
    if (!complement && trailing && after.next + 1 < line.end && is_comma(r_.units[after.next])) {
      // "Instead, X said, B": the content is what follows
      std::uint32_t n = after.next + 1;
      if (!starts_aside(r_, line, n) || r_.units[n].low == "while") {
        if (starts_clause(r_, line, n)) complement = Complement{Construction::kClause, n, clause_end(r_, line, n), false};
      }
    }
    if (!complement) {
      if (cue.kind == CueKind::kVerb && colon_to_next(whole_line, cue, after)) {
        d.construction = Construction::kQuoteAfter;
        const std::uint32_t n = whole_line.end;
        d.quoted.push_back(claim(n));
        d.end = line.end;
        find_speaker(r_, drafts_, d);
        finish(std::move(d));
        return;
      }
      if (cue.passive) passive(line, cue, d);
      return;
    }
    d.construction = complement->construction;
    if (unclaimed(cue, *complement)) {
      // "The bridge seems to be old", "the vote is expected to fail": nobody's word for it, and the subject is part of what is thought
      const Subject s = subject_before(r_, line, cue.first);
      // ", but that does not appear to …" is the outlet's own remark
      if (s.kind == SubjectKind::kPhrase && (r_.units[s.phrase.head].low == "that" || r_.units[s.phrase.head].low == "this"))
        return;
      if (s.kind == SubjectKind::kPhrase) d.stretches.emplace_back(s.phrase.first, s.phrase.last);
      take(d, complement->first, complement->last, false);
      d.end = complement->last + 1;
      finish(std::move(d));
      return;
    }
    take(d, complement->first, complement->last, complement->quotation);
    d.end = complement->last + 1;
    find_speaker(r_, drafts_, d);
    finish(std::move(d));
  }

  static bool unclaimed(const Cue& cue, const Complement& complement) {
    const bool report = cue.kind == CueKind::kAdjective || cue.passive || cue.word == nullptr || cue.word->lemma == "seem" ||
                        cue.word->lemma == "appear";
    return report && cue.sense == Sense::kHedges && complement.construction == Construction::kInfinitive && !complement.quotation;
  }

  bool claimed(const Draft& lead) const {
    for (auto d = drafts_.rbegin(); d != drafts_.rend() && d->cue.line == lead.cue.line; ++d)
      for (const QuotedStretch& s : d->quoted)
        if (s.quotation == lead.quoted.front().quotation) return true;
    return false;
  }

  bool taken(std::uint32_t unit) const {
    for (auto d = drafts_.rbegin(); d != drafts_.rend() && d - drafts_.rbegin() < 6; ++d)
      for (const QuotedStretch& s : d->quoted)
        if (s.quotation == r_.units[unit].quotation) return true;
    return false;
  }

  bool colon_to_next(const Line& line, const Cue& cue, const AfterCue& after) const {
    if (!(cue.frames & kQuote) || line.end >= r_.units.size() || r_.units[line.end].kind != UnitKind::kQuotation) return false;
    const Unit& last = r_.units[line.end - 1];
    return (last.punct == ':' || is_comma(last)) && after.next + 1 >= line.end;
  }

  // "The plan was rejected by X", "it was reported that …" is a complement.
  void passive(const Line& line, const Cue& cue, Draft& d) {
    std::uint32_t k = cue.last + 1;
    while (k < line.end &&
           (r_.units[k].in_time || (r_.units[k].kind == UnitKind::kWord && r_.units[k].word_class == WordClass::kAdverb)))
      ++k;
    if (k + 1 >= line.end || r_.units[k].low != "by") return;
    const auto agent = phrase_starting(r_, line, k + 1, false);
    if (!agent || r_.units[k + 1].form == VerbForm::kGerund) return;
    // "was quoted by X as saying": the saying is what counts
    if (agent->last + 2 < line.end && r_.units[agent->last + 1].low == "as" &&
        r_.units[agent->last + 2].form == VerbForm::kGerund)
      return;
    const Subject s = subject_before(r_, line, cue.first);
    if (s.kind != SubjectKind::kPhrase || !(cue.frames & (kObject | kThat))) return;
    d.construction = Construction::kPassiveBy;
    d.stretches.emplace_back(s.phrase.first, s.phrase.last);
    d.speaker = agent;
    d.source = Source::kAgent;
    d.end = agent->last + 1;
    finish(std::move(d));
  }

  // "according to X, A" · "A, according to X, B" · "as X put it, A"
  void according(const Line& line, const Cue& cue, std::size_t before) {
    const Phrase who = *cue.source;
    const bool inside = cue.end != who.last + 1;
    Draft d;
    d.cue = cue;
    d.construction = Construction::kAccording;
    d.source = Source::kAfterPhrase;
    std::uint32_t start = cue.begin;
    while (start > line.first && r_.units[start - 1].kind == UnitKind::kWord &&
           (r_.units[start - 1].word_class == WordClass::kAdverb || is_coordinator(r_.units[start - 1])))
      --start;
    d.speaker = who;
    d.end = cue.end;
    const bool leads = start == line.first || r_.units[start - 1].punct == ';' || r_.units[start - 1].punct == ':' ||
                       r_.units[start - 1].low == "that";
    if (leads) {
      // The source may hold commas: the content begins at the first comma after which a clause begins.
      std::uint32_t comma = kNone;
      for (std::uint32_t i = inside ? cue.end : cue.last + 2; i + 1 < line.end && i < cue.end + 30; ++i) {
        if (!is_comma(r_.units[i]) && r_.units[i].punct != ':') continue;
        const Unit& next = r_.units[i + 1];
        if (is_relative(next) || (next.word_class == WordClass::kVerb && !is_finite(next)) || next.low == "including") continue;
        if (starts_clause(r_, line, i + 1) || r_.units[i + 1].kind == UnitKind::kQuotation) {
          comma = i;
          break;
        }
      }
      if (comma == kNone) return;
      if (!inside) d.speaker->last = comma - 1;
      const std::uint32_t last = clause_end(r_, line, comma + 1);
      take(d, comma + 1, last, only_quotations(r_, comma + 1, last));
      d.end = last + 1;
      finish(std::move(d));
      return;
    }
    std::uint32_t last = start - 1;
    while (last > line.first && r_.units[last].kind == UnitKind::kWord && is_break(r_.units[last])) --last;
    // Right behind another attribution it names who relayed it.
    if (drafts_.size() > before) {
      Draft& previous = drafts_.back();
      bool verb = false;
      for (std::uint32_t i = previous.end; i < start; ++i) verb |= is_finite(r_.units[i]);
      if (previous.end <= start && !verb &&
          (previous.construction == Construction::kQuoteBefore || previous.construction == Construction::kTrailing)) {
        previous.relays.push_back(who);
        previous.end = d.end;
        return;
      }
    }
    std::uint32_t first = trailing_first(r_, line, last, drafts_, before);
    for (std::size_t k = before; k < drafts_.size(); ++k)
      if (drafts_[k].end >= last && drafts_[k].construction != Construction::kAccording && drafts_[k].cue.first > line.first)
        first = std::min(first, line.first);
    take(d, first, last, only_quotations(r_, first, last));
    const std::uint32_t n = d.end;
    if (n + 2 < line.end && is_comma(r_.units[n]) && !starts_aside(r_, line, n + 1)) {
      const std::uint32_t to = clause_end(r_, line, n + 1);
      take(d, n + 1, to, false);
      d.end = to + 1;
    }
    finish(std::move(d));
  }

  const Reading& r_;
  const Transcript transcript_;
  std::size_t most_;
  std::vector<Draft> drafts_;
};

}  // namespace

std::vector<Draft> find_drafts(const Reading& r, std::size_t most) { return Builder(r, most).run(); }

}  // namespace stemma::attributing

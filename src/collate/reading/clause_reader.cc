// Problem: "will not withdraw", "dismissed speculation that … might withdraw", "there is no such agreement" deny; "are preparing to withdraw"
// asserts; "never promised that … would withdraw" says nothing of the withdrawal but denies a promise.
// Model: a sentence is cut at its verb groups; between two of them stands the word that opens the next clause (that, which, if, and, a mark),
// which tells whether the clause before governs it. A clause's head is its verb, or the noun or adjective that a copula or light verb hands
// the event to ("reached a deal"); an event noun that a denying or planning verb governs is a clause of its own ("denied any involvement").
// Sign: negation in the group, "no" at its subject or object, a refusing verb, a denying verb above. Standing: modals, if, plans, questions.
// Rejected: a trained parser (no treebank parser within the budget of 1,000 articles a second and core); sign by counting negations in a
// sentence (half of the sentences with a "not" in the example reports hold a second clause that is not negated).

#include "collate/reading/clause_reader.h"

#include <algorithm>

namespace stemma::collating {

std::vector<Clause> ClauseReader::read() {
  const auto& sentences = report_.annotations.sentences;
  for (std::uint32_t s = 0; s < sentences.size(); ++s)
    if (carries_report(report_.article.blocks[sentences[s].block].kind))
      sentence(s, sentences[s].first_token, sentences[s].end_token);
  finish_bags();
  return std::move(out_);
}

void ClauseReader::sentence(std::uint32_t s, std::uint32_t first, std::uint32_t end) {
  const std::vector<VerbGroup> groups = verb_groups(tokens_, words_, r_, first, end);
  const bool question = end > first && is(end - 1, "?");
  last_ = kNone;
  std::uint32_t begin = first;
  Opener opener = Opener::kStart;
  for (std::size_t g = 0; g < groups.size(); ++g) {
    std::uint32_t stop = end;
    Opener next = Opener::kStart;
    std::uint32_t after = end;
    if (g + 1 < groups.size()) std::tie(stop, after, next) = boundary(groups[g], groups[g + 1]);
    Clause c;
    c.report = r_, c.sentence = s;
    c.first = begin, c.end = stop;
    c.verb_first = groups[g].first, c.verb_end = groups[g].end;
    if (const std::uint32_t quoted = keep_to_statement(c);
        g + 1 < groups.size() && quoted <= groups[g + 1].first && quoted > after) {
      after = quoted;
      next = Opener::kAside;
    }
    c.finite = groups[g].finite();
    c.passive = groups[g].passive;
    shape(c, groups[g], opener, question);
    last_ = static_cast<std::uint32_t>(out_.size());
    out_.push_back(std::move(c));
    add_nominal(last_, groups[g], next);
    begin = after;
    opener = next;
  }
  untrue_reports(s);
  verbless_pieces(s, first, end, groups);
  without(s, first, end);
}

void ClauseReader::untrue_reports(std::uint32_t s) {
  for (std::size_t k = out_.size(); k-- > 1 && out_[k].sentence == s;) {
    const Clause& judged = out_[k];
    if (judged.sign < 0 || judged.head == kNone || !(effects(judged.head) & kFalse) || (effects(judged.head) & kTrue)) continue;
    for (std::size_t up = k; up-- > 0 && out_[up].sentence == s;) {
      Clause& told = out_[up];
      if (told.first < 2 || !is(told.first - 1, "that") || !document_near(told.first - 2) || told.sign < 0) continue;
      told.sign = -1, told.denied = true, told.relayed = true, told.standing = Standing::kAsserted;
      told.governor = kNone;
      break;
    }
  }
}

bool ClauseReader::document_near(std::uint32_t at) const {
  for (std::uint32_t i = at + 1; i-- > 0 && i + kReach > at && tokens_[i].sentence == tokens_[at].sentence;)
    if (document(i)) return true;
  return false;
}

std::uint32_t ClauseReader::keep_to_statement(Clause& c) const {
  const std::uint32_t statement = statement_of_[c.verb_first];
  if (statement == kNone) return 0;
  for (Span span : report_.statements[statement].content) {
    const auto [first, end] = words_.tokens_in(r_, span);
    if (c.verb_first < first || c.verb_first >= end) continue;
    const auto subject = [&](std::uint32_t i) {
      return noun(i) || type(i) == WordClass::kPronoun || type(i) == WordClass::kNumber;
    };
    bool own = false;
    for (std::uint32_t i = std::max(first, c.first); i < c.verb_first; ++i) own = own || subject(i);
    if (!own) return 0;  // "said they “had fired anyway”": the subject stands before the marks
    c.first = std::max(c.first, first);
    if (end >= c.verb_end) c.end = std::min(c.end, end);
    return end;
  }
  return 0;
}

void ClauseReader::verbless_pieces(std::uint32_t s, std::uint32_t first, std::uint32_t end,
                                   const std::vector<VerbGroup>& groups) {
  std::size_t g = 0;
  const auto ends_piece = [&](std::uint32_t i) {
    return is(i, ";") || is(i, ":") || is(i, "–") || is(i, "—") ||
           (i > first && statement_of_[i] != statement_of_[i - 1] &&
            (statement_of_[i] == kNone || statement_of_[i - 1] == kNone));
  };
  for (std::uint32_t begin = first; begin < end;) {
    while (begin < end && mark(begin)) ++begin;
    if (begin == end) break;
    std::uint32_t stop = begin + 1;
    while (stop < end && !ends_piece(stop)) ++stop;
    while (g < groups.size() && groups[g].end <= begin) ++g;
    const bool verb = g < groups.size() && groups[g].first < stop;
    // A piece of a sentence with verbs tells something by itself only where it is denied: "no deal, says the minister".
    if (!verb && (groups.empty() || (statement_of_[begin] != kNone && (effects(begin) & kNobody)))) verbless(s, begin, stop);
    begin = stop;
  }
}

void ClauseReader::without(std::uint32_t s, std::uint32_t first, std::uint32_t end) {
  for (std::uint32_t i = first; i + 1 < end; ++i) {
    if (!is(i, "without") && !(is(i, "with") && (effects(i + 1) & kNobody))) continue;
    const std::uint32_t object = noun_after(i + 1, std::min(end, i + 1 + kReach), false);
    if (object == kNone || !known(object) || document(object)) continue;
    const auto host = std::find_if(out_.rbegin(), out_.rend(), [&](const Clause& c) { return c.first <= i && i < c.end; });
    if (host == out_.rend() || host->sentence != s || host->standing != Standing::kAsserted) continue;
    Clause c = *host;
    c.head = c.verb_first = c.verb_end = object;
    c.governor = kNone;
    c.effects = 0;
    c.sign = -1;
    name(c);
    out_.push_back(std::move(c));
  }
}

void ClauseReader::add_nominal(std::size_t at, const VerbGroup& g, Opener next) {
  const Clause up = out_[at];
  if (!(up.effects & (kDenies | kRejects | kNegates | kPlans | kPledges | kDoubts)) || g.verb == kNone || up.head != g.verb)
    return;
  if (next == Opener::kContent || next == Opener::kIf) return;
  std::uint32_t object = noun_after(up.verb_end, up.end, true);
  // "dismissed reports of a truce": what the reports tell of.
  const bool told = object != kNone && document(object) && (is(object + 1, "of") || is(object + 1, "about"));
  if (told) object = noun_after(object + 2, up.end, false);
  if (object == kNone || !known(object) || document(object)) return;
  if ((up.effects & kRejects) && !told) return;
  Clause c = up;
  c.head = object;
  c.governor = static_cast<std::uint32_t>(at);
  c.effects = 0;
  c.verb_first = c.verb_end = object;
  name(c);
  if (up.effects & (kDenies | kRejects | kNegates))
    c.sign = -up.sign, c.denied = (up.effects & (kDenies | kRejects)) != 0;
  else if (up.sign < 0 && (up.effects & kPlans))
    c.sign = -1, c.standing = Standing::kPlanned;
  else if (up.sign < 0)
    c.standing = Standing::kHypothetical;
  else
    c.standing = std::max(c.standing, up.effects & kDoubts ? Standing::kQuestioned : Standing::kPlanned);
  out_.push_back(std::move(c));
}

void ClauseReader::verbless(std::uint32_t s, std::uint32_t first, std::uint32_t end) {
  for (std::uint32_t i = first; i < end; ++i) {
    if (!known(i) || document(i)) continue;
    Clause c;
    c.report = r_, c.sentence = s, c.first = first, c.end = end, c.head = i, c.finite = false;
    c.verb_first = c.verb_end = i;
    for (std::uint32_t k = first; k < i; ++k)
      if (effects(k) & kNobody) c.sign = -1;
    name(c);
    collect(first, i, c.agents, c.doers);
    collect(i + 1, end, c.patients, c.undergoers);
    out_.push_back(std::move(c));
    return;
  }
}

void ClauseReader::finish_bags() {
  std::vector<std::vector<Term>> terms(out_.size());
  for (std::size_t k = 0; k < out_.size(); ++k) {
    Clause& c = out_[k];
    c.statement = statement_of_[c.head];
    for (std::uint32_t i = c.first; i < c.end; ++i) {
      if (words_.at(r_, i).term != kNoTerm && !(c.verb_first <= i && i < c.verb_end && i != c.head))
        terms[k].push_back(words_.at(r_, i).term);
    }
    for (const auto* list : {&c.agents, &c.patients}) terms[k].insert(terms[k].end(), list->begin(), list->end());
    std::uint32_t from = c.first, to = c.end;
    for (std::uint32_t up = c.governor; up != kNone; up = out_[up].governor) {
      if (out_[up].denier != kNone) from = std::min(from, out_[out_[up].denier].first);
      if (out_[up].effects & (kPlans | kPledges | kNegates) || (c.denied && (out_[up].effects & (kDenies | kRejects))))
        from = std::min(from, out_[up].first);
    }
    c.evidence = trimmed(from, to);
  }
  // What a clause governs belongs to what it says: a promise is told by what was promised.
  for (std::size_t k = out_.size(); k-- > 0;) {
    const std::uint32_t up = out_[k].governor;
    if (up == kNone || (out_[up].effects & (kReports | kDenies | kRejects))) continue;
    terms[up].insert(terms[up].end(), terms[k].begin(), terms[k].end());
    if (out_[k].evidence.end > out_[up].evidence.end) out_[up].evidence.end = out_[k].evidence.end;
  }
  for (std::size_t k = 0; k < out_.size(); ++k) out_[k].bag = bag_of(words_, std::move(terms[k]));
}

Span ClauseReader::trimmed(std::uint32_t first, std::uint32_t end) const {
  while (end > first + 1 && (mark(end - 1) || type(end - 1) == WordClass::kCoordinator)) --end;
  while (first + 1 < end && (mark(first) || type(first) == WordClass::kCoordinator)) ++first;
  return {tokens_[first].span.begin, tokens_[end - 1].span.end};
}

std::vector<Clause> read_clauses(const std::vector<Report>& reports, std::uint32_t report, const Words& words,
                                 const Overlay& overlay) {
  return ClauseReader(reports, report, words, overlay).read();
}

std::vector<std::uint32_t> statement_of_tokens(const Report& report, const Words& words, std::uint32_t index) {
  std::vector<std::uint32_t> out(report.annotations.tokens.size(), kNone);
  std::vector<std::pair<std::uint32_t, std::uint32_t>> by_size;  // (bytes, statement)
  for (std::uint32_t s = 0; s < report.statements.size(); ++s) {
    std::uint32_t bytes = 0;
    for (Span span : report.statements[s].content) bytes += span.size();
    by_size.emplace_back(bytes, s);
  }
  // The longest first, so that what stands inside another is laid over it.
  std::sort(by_size.begin(), by_size.end(),
            [](const auto& a, const auto& b) { return a.first != b.first ? a.first > b.first : a.second < b.second; });
  for (const auto& [bytes, s] : by_size) {
    for (Span span : report.statements[s].content) {
      const auto [first, end] = words.tokens_in(index, span);
      for (std::uint32_t i = first; i < end; ++i) out[i] = s;
    }
  }
  return out;
}

}  // namespace stemma::collating

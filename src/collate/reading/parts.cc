// Problem: one outlet prints four sentences as one quotation, the next prints the third alone, a third has half of it as indirect speech.
// Model: a statement is cut where a sentence ends and where a clause with a subject of its own stands beside another. A stretch that
// says little by itself ("It has come to pass.") stays with the one before it.
// Rejected: one part per clause (a promise and what was promised are one thing said), one part per sentence (headlines join two claims by "but").

#include "collate/reading/parts.h"

#include <algorithm>

namespace stemma::collating {
namespace {

constexpr std::size_t kFewestTerms = 2;  // a part with fewer telling words joins its neighbour

class Taker {
 public:
  explicit Taker(const Affair& affair) : affair_(affair) {}

  std::vector<Part> take() {
    std::size_t fact = 0;
    for (std::uint32_t r = 0; r < affair_.reports.size(); ++r) {
      const auto& statements = affair_.reports[r].statements;
      for (std::uint32_t s = 0; s < statements.size(); ++s)
        if (statements[s].act == Act::kSpeech) statement(r, s);
      for (; fact < affair_.facts.size() && affair_.facts[fact].report == r; ++fact) {
        Part part;
        part.report = r;
        part.fact = static_cast<std::uint32_t>(fact);
        part.voice = r;
        part.said = affair_.facts[fact].date.value_or("");
        add_tokens(part, affair_.facts[fact].span);
        finish(std::move(part));
      }
    }
    return std::move(parts_);
  }

 private:
  bool mark(std::uint32_t r, std::uint32_t i) const {
    return affair_.reports[r].annotations.tokens[i].word_class == WordClass::kPunctuation;
  }

  void add_tokens(Part& part, Span span) const {
    const auto [first, end] = affair_.words->tokens_in(part.report, span);
    for (std::uint32_t i = first; i < end; ++i)
      if (!mark(part.report, i)) part.tokens.push_back(i);
  }

  std::size_t terms_in(const Part& part) const {
    std::size_t n = 0;
    for (std::uint32_t i : part.tokens) n += affair_.words->at(part.report, i).term != kNoTerm;
    return n;
  }

  void statement(std::uint32_t r, std::uint32_t s) {
    const Statement& st = affair_.reports[r].statements[s];
    const auto& tokens = affair_.reports[r].annotations.tokens;
    Part now;
    now.report = r, now.statement = s, now.voice = affair_.voice_of[r][s], now.said = said(r, st);
    std::vector<Part> cut;
    std::uint32_t last = kNone;
    for (Span span : st.content) {
      const auto [first, end] = affair_.words->tokens_in(r, span);
      for (std::uint32_t i = first; i < end; ++i) {
        const bool fresh = last != kNone && (tokens[i].sentence != tokens[last].sentence || opens_clause(r, i, s));
        if (fresh && !now.tokens.empty()) {
          Part next = now;
          next.tokens.clear();
          cut.push_back(std::move(now));
          now = std::move(next);
        }
        last = i;
        if (!mark(r, i)) now.tokens.push_back(i);
      }
    }
    if (!now.tokens.empty()) cut.push_back(std::move(now));
    // Stretches that say little join the one before, the first one the next.
    std::vector<Part> kept;
    for (Part& part : cut) {
      if (!kept.empty() && (terms_in(part) < kFewestTerms || terms_in(kept.back()) < kFewestTerms)) {
        kept.back().tokens.insert(kept.back().tokens.end(), part.tokens.begin(), part.tokens.end());
      } else {
        kept.push_back(std::move(part));
      }
    }
    for (Part& part : kept) finish(std::move(part));
  }

  // A clause of its own begins at token i, its head inside the same statement.
  bool opens_clause(std::uint32_t r, std::uint32_t i, std::uint32_t s) const {
    const auto& clauses = affair_.clauses[r];
    auto found =
        std::lower_bound(clauses.begin(), clauses.end(), i, [](const Clause& c, std::uint32_t at) { return c.first < at; });
    for (; found != clauses.end() && found->first == i; ++found)
      if (found->coordinate && found->statement == s) return true;
    return false;
  }

  // The day or weekday that the text gives for the saying.
  std::string said(std::uint32_t r, const Statement& st) const {
    if (!st.said) return {};
    if (st.said->date) return *st.said->date;
    for (const TimeExpression& t : affair_.reports[r].annotations.times)
      if (t.span.overlaps(st.said->span)) return t.value;
    return {};
  }

  void finish(Part part) {
    if (part.tokens.empty()) return;
    const auto& tokens = affair_.reports[part.report].annotations.tokens;
    // The "and" between two clauses belongs to neither, nor does "and that".
    const auto joins = [&](std::uint32_t i) {
      return tokens[i].word_class == WordClass::kCoordinator || tokens[i].word_class == WordClass::kSubordinator;
    };
    while (part.tokens.size() > 1 && joins(part.tokens.back())) part.tokens.pop_back();
    std::vector<Term> terms;
    for (std::uint32_t i : part.tokens) terms.push_back(affair_.words->at(part.report, i).term);
    part.bag = bag_of(*affair_.words, std::move(terms));
    // Spans: runs of tokens that only marks and blanks part.
    for (std::size_t k = 0; k < part.tokens.size(); ++k) {
      const bool joined = k > 0 && only_marks_between(part, part.tokens[k - 1], part.tokens[k]);
      if (joined)
        part.spans.back().end = tokens[part.tokens[k]].span.end;
      else
        part.spans.push_back(tokens[part.tokens[k]].span);
    }
    const auto& clauses = affair_.clauses[part.report];
    auto c = std::lower_bound(clauses.begin(), clauses.end(), part.tokens.front(),
                              [](const Clause& a, std::uint32_t at) { return a.end <= at; });
    for (; c != clauses.end() && c->first <= part.tokens.back(); ++c)
      if (std::binary_search(part.tokens.begin(), part.tokens.end(), c->head))
        part.clauses.push_back(static_cast<std::uint32_t>(c - clauses.begin()));
    parts_.push_back(std::move(part));
  }

  bool only_marks_between(const Part& part, std::uint32_t a, std::uint32_t b) const {
    for (std::uint32_t i = a + 1; i < b; ++i)
      if (!mark(part.report, i)) return false;
    if (part.statement == kNone) return true;
    // Two spans of content stay two, whatever stands between.
    const auto& tokens = affair_.reports[part.report].annotations.tokens;
    for (Span span : affair_.reports[part.report].statements[part.statement].content)
      if (span.contains(tokens[a].span)) return span.contains(tokens[b].span);
    return false;
  }

  const Affair& affair_;
  std::vector<Part> parts_;
};

}  // namespace

std::vector<Part> take_apart(const Affair& affair) { return Taker(affair).take(); }

}  // namespace stemma::collating

// Problem: find passages that reports share, through small edits, among up to five hundred reports; say whether they come of quoting one
// man, of one agency, of copying, or of a source we do not see.
// Model: runs of five words are looked up in an index of earlier reports; a hit is grown both ways over equal words and over gaps of up to
// three words that are followed by three equal ones. A passage counts from ten equal words, four of which tell something.
// Each run remembers its first few readers only, so that a text printed by all five hundred costs hundreds of pairs, not a hundred thousand.
// Rejected: comparing all pairs (quadratic), sentence hashing (one changed word loses the sentence).
// Direction is claimed on evidence alone: the one names the other, or carries the passages a day or more later.

#include "collate/reuse.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "base/utf8.h"
#include "collate/days.h"

namespace stemma::collating {
namespace {

constexpr std::size_t kRun = 5, kGap = 3, kAfterGap = 3, kFewestEqual = 10, kFewestTelling = 4;
constexpr std::size_t kMostReaders = 8;  // reports that an index entry remembers
constexpr int kCopyShare = 400;          // per mille of the shorter report

struct Passage {
  std::size_t from_first = 0, from_end = 0, to_first = 0, to_end = 0;  // indices into the reports' words
  int equal = 0;
};

class Finder {
 public:
  explicit Finder(const Affair& affair) : affair_(affair) {
    for (std::uint32_t r = 0; r < affair.reports.size(); ++r) read(r);
  }

  std::vector<Reuse> find() {
    struct Place {
      std::uint32_t report;
      std::size_t at;
    };
    std::unordered_map<std::uint64_t, std::vector<Place>> index;
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<Passage>> found;
    for (std::uint32_t r = 0; r < tokens_.size(); ++r) {
      std::map<std::uint32_t, std::size_t> done;  // earlier report -> words of r already in a passage with it
      for (std::size_t i = 0; i + kRun <= tokens_[r].size(); ++i) {
        const auto readers = index.find(run_at(r, i));
        if (readers == index.end()) continue;
        for (const Place& place : readers->second) {
          if (done[place.report] > i) continue;
          const Passage p = grow(place.report, place.at, r, i);
          if (p.equal < static_cast<int>(kFewestEqual) || telling(r, p.to_first, p.to_end) < kFewestTelling) continue;
          done[place.report] = p.to_end;
          found[{place.report, r}].push_back(p);
        }
      }
      for (std::size_t i = 0; i + kRun <= tokens_[r].size(); ++i) {
        auto& readers = index[run_at(r, i)];
        if (readers.size() < kMostReaders && (readers.empty() || readers.back().report != r)) readers.push_back({r, i});
      }
    }
    std::vector<Reuse> out;
    for (const auto& [pair, passages] : found) out.push_back(reuse(pair.first, pair.second, passages));
    std::sort(out.begin(), out.end(),
              [](const Reuse& a, const Reuse& b) { return a.from != b.from ? a.from < b.from : a.to < b.to; });
    return out;
  }

 private:
  void read(std::uint32_t r) {
    const Report& report = affair_.reports[r];
    tokens_.emplace_back();
    quoted_.emplace_back();
    std::vector<char> quoted(report.annotations.tokens.size(), 0);
    for (const Statement& s : report.statements) {
      if (s.kind == StatementKind::kIndirect) continue;
      for (Span span : s.content) {
        const auto [first, end] = affair_.words->tokens_in(r, span);
        for (std::uint32_t i = first; i < end; ++i) quoted[i] = 1;
      }
    }
    for (const Sentence& s : report.annotations.sentences) {
      if (!carries_report(report.article.blocks[s.block].kind)) continue;
      for (std::uint32_t i = s.first_token; i < s.end_token; ++i) {
        if (report.annotations.tokens[i].word_class == WordClass::kPunctuation) continue;
        tokens_.back().push_back(i);
        quoted_.back().push_back(quoted[i]);
      }
    }
  }

  std::uint32_t form(std::uint32_t r, std::size_t i) const { return affair_.words->at(r, tokens_[r][i]).form; }

  std::uint64_t run_at(std::uint32_t r, std::size_t i) const {
    std::uint64_t hash = 0;
    for (std::size_t k = 0; k < kRun; ++k) hash = (hash ^ (form(r, i + k) + 1)) * 0x9e3779b97f4a7c15u;
    return hash;
  }

  std::size_t telling(std::uint32_t r, std::size_t first, std::size_t end) const {
    std::size_t n = 0;
    for (std::size_t i = first; i < end; ++i) n += affair_.words->at(r, tokens_[r][i]).term != kNoTerm;
    return n;
  }

  // Grows equal words at (a, i) and (b, j) both ways. equal is 0 when the hash lied.
  Passage grow(std::uint32_t a, std::size_t i, std::uint32_t b, std::size_t j) const {
    Passage p{i, i, j, j, 0};
    while (p.from_end < tokens_[a].size() && p.to_end < tokens_[b].size()) {
      if (form(a, p.from_end) == form(b, p.to_end)) {
        ++p.from_end, ++p.to_end, ++p.equal;
        continue;
      }
      if (p.equal == 0 || !skip(a, b, p)) break;
    }
    while (p.from_first > 0 && p.to_first > 0 && form(a, p.from_first - 1) == form(b, p.to_first - 1))
      --p.from_first, --p.to_first, ++p.equal;
    return p;
  }

  // Over a gap of up to kGap words on either side, the smallest first.
  bool skip(std::uint32_t a, std::uint32_t b, Passage& p) const {
    for (std::size_t sum = 1; sum <= 2 * kGap; ++sum) {
      for (std::size_t x = sum > kGap ? sum - kGap : 0; x <= std::min(sum, kGap); ++x) {
        const std::size_t i = p.from_end + x, j = p.to_end + (sum - x);
        if (i + kAfterGap > tokens_[a].size() || j + kAfterGap > tokens_[b].size()) continue;
        std::size_t k = 0;
        while (k < kAfterGap && form(a, i + k) == form(b, j + k)) ++k;
        if (k == kAfterGap) {
          p.from_end = i, p.to_end = j;
          return true;
        }
      }
    }
    return false;
  }

  Span span(std::uint32_t r, std::size_t first, std::size_t end) const {
    const auto& tokens = affair_.reports[r].annotations.tokens;
    return {tokens[tokens_[r][first]].span.begin, tokens[tokens_[r][end - 1]].span.end};
  }

  // Report b says that it has it from a.
  bool names(std::uint32_t b, std::uint32_t a) const {
    const auto& outlet = affair_.reports[a].article.outlet;
    if (!outlet || outlet->size() < 3) return false;
    const std::string wanted = fold(*outlet);
    const Report& report = affair_.reports[b];
    for (const Statement& s : report.statements)
      for (const Via& via : s.via)
        if (fold(via.name) == wanted) return true;
    for (const AgencyCredit& credit : report.article.agency)
      if (fold(credit.name) == wanted) return true;
    return std::any_of(report.annotations.names.begin(), report.annotations.names.end(), [&](const Name& n) {
      return n.type == NameType::kOrganization && fold(affair_.text(b, n.span)) == wanted;
    });
  }

  Reuse reuse(std::uint32_t a, std::uint32_t b, const std::vector<Passage>& passages) const {
    Reuse out;
    out.from = a, out.to = b;
    std::size_t quoted = 0, words = 0;
    std::vector<char> covered(tokens_[b].size(), 0), covered_a(tokens_[a].size(), 0);
    for (const Passage& p : passages) {
      out.passages.push_back({span(a, p.from_first, p.from_end), span(b, p.to_first, p.to_end)});
      for (std::size_t i = p.to_first; i < p.to_end; ++i)
        covered[i] = 1, quoted += static_cast<std::size_t>(quoted_[b][i]), ++words;
      for (std::size_t i = p.from_first; i < p.from_end; ++i) covered_a[i] = 1;
    }
    const auto share = [](const std::vector<char>& v) {
      return v.empty() ? 0 : static_cast<int>(1000 * std::count(v.begin(), v.end(), 1) / static_cast<long>(v.size()));
    };
    out.share = tokens_[a].size() < tokens_[b].size() ? share(covered_a) : share(covered);
    const std::string agency_a = agency_of(affair_.reports[a].article), agency_b = agency_of(affair_.reports[b].article);
    const std::size_t own_words = words - quoted;
    if (own_words < kFewestEqual || own_words * 10 < words * 3) {
      out.kind = ReuseKind::kQuotation;
      return out;
    }
    const bool b_names_a = names(b, a), a_names_b = names(a, b);
    const auto day_a = day_of(affair_.reports[a].article.published.value_or("")),
               day_b = day_of(affair_.reports[b].article.published.value_or(""));
    if (b_names_a != a_names_b) {
      out.kind = ReuseKind::kCopy;
      out.direction_known = true;
      if (a_names_b) turn(out);
    } else if (!agency_a.empty() || !agency_b.empty()) {
      out.kind = ReuseKind::kAgency;
      out.source = !agency_a.empty() ? agency_a : agency_b;
    } else if (out.share >= kCopyShare) {
      out.kind = ReuseKind::kCopy;
      if (day_a && day_b && *day_a != *day_b) {
        out.direction_known = true;
        if (*day_b < *day_a) turn(out);
      }
    }
    return out;
  }

  static void turn(Reuse& reuse) {
    std::swap(reuse.from, reuse.to);
    for (ReusePassage& p : reuse.passages) std::swap(p.from, p.to);
  }

  const Affair& affair_;
  std::vector<std::vector<std::uint32_t>> tokens_;  // words of each report, marks left out
  std::vector<std::vector<char>> quoted_;
};

}  // namespace

std::vector<Reuse> find_reuse(const Affair& affair) { return Finder(affair).find(); }

std::string agency_of(const Article& article) {
  if (article.dateline && !article.dateline->agency.empty()) return article.dateline->agency;
  return article.agency.empty() ? std::string() : article.agency.front().name;
}

}  // namespace stemma::collating

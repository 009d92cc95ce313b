// Problem: find passages that reports share, through small edits, among up to five hundred reports, and tell a shared quotation from shared
// prose: two reporters in one hall print the same sentence of a speech, and none took it from the other.
// Model: runs of words are looked up in an index of earlier reports; a hit is grown both ways over equal words and over gaps of up to three
// words that are followed by three equal ones. Prose counts from ten equal words, four of which tell something. Words between quotation marks
// count from four, and a whole quoted sentence from three, when both reports give them to speakers who can be one, on one occasion.
// Each run remembers its first few readers only, so that a text printed by all five hundred costs hundreds of pairs, not a hundred thousand.
// Rejected: comparing all pairs (quadratic), sentence hashing (one changed word loses the sentence).

#include "collate/origins/shared_passages.h"

#include <algorithm>
#include <unordered_map>

#include "collate/days/occasions.h"

namespace stemma::collating {
namespace {

constexpr std::size_t kRun = 5, kQuotedRun = 4, kGap = 3, kAfterGap = 3, kFewestEqual = 10, kFewestTelling = 4;
constexpr int kLongPassage = 14;         // the same indirect speech at such a length is one reporter's wording
constexpr int kManyWords = 9;            // quoted words that two speakers do not happen to share
constexpr std::size_t kMostReaders = 8;  // reports that an index entry remembers

enum Voiced : char { kOwn, kReported, kMarked };  // the reporter's words, indirect speech, between quotation marks

struct Running {
  std::uint32_t token = 0, statement = kNone;
  Voiced voiced = kOwn;
  bool opens = false, closes = false;  // first or last word of a quoted sentence
};

struct Grown {
  std::size_t from_first = 0, from_end = 0, to_first = 0, to_end = 0;
  int equal = 0;
};

class Finder {
 public:
  explicit Finder(const Affair& affair) : affair_(affair) {
    for (std::uint32_t r = 0; r < affair.reports.size(); ++r) read(r);
  }

  SharedPassages find() {
    look_up(kRun, false);
    look_up(kQuotedRun, true);
    for (auto& [pair, passages] : out_.of)
      std::sort(passages.begin(), passages.end(),
                [](const SharedPassage& a, const SharedPassage& b) { return a.to_first < b.to_first; });
    for (const auto& words : words_) out_.words.push_back(static_cast<std::uint32_t>(words.size()));
    return std::move(out_);
  }

 private:
  void read(std::uint32_t r) {
    const Report& report = affair_.reports[r];
    const auto& tokens = report.annotations.tokens;
    std::vector<Running> of_token(tokens.size());
    for (std::uint32_t k = 0; k < report.statements.size(); ++k) {
      const Statement& s = report.statements[k];
      if (s.act != Act::kSpeech) continue;
      for (Span span : s.content) {
        const auto [first, end] = affair_.words->tokens_in(r, span);
        for (std::uint32_t i = first; i < end; ++i) {
          of_token[i].statement = k;
          of_token[i].voiced = std::max(of_token[i].voiced, s.kind == StatementKind::kDirect ? kMarked : kReported);
        }
      }
    }
    mark_quotations(r, of_token);
    words_.emplace_back();
    for (const Sentence& s : report.annotations.sentences) {
      if (!carries_report(report.article.blocks[s.block].kind)) continue;
      for (std::uint32_t i = s.first_token; i < s.end_token; ++i) {
        if (tokens[i].word_class == WordClass::kPunctuation) continue;
        of_token[i].token = i;
        words_.back().push_back(of_token[i]);
      }
    }
    auto& words = words_.back();
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (words[i].voiced != kMarked) continue;
      const auto apart = [&](std::size_t x, std::size_t y) {
        return words[x].voiced != kMarked || words[x].statement != words[y].statement ||
               tokens[words[x].token].sentence != tokens[words[y].token].sentence;
      };
      words[i].opens = i == 0 || apart(i - 1, i);
      words[i].closes = i + 1 == words.size() || apart(i + 1, i);
    }
  }

  // Words between quotation marks of one paragraph, whoever is said to have said them.
  void mark_quotations(std::uint32_t r, std::vector<Running>& of_token) const {
    const Report& report = affair_.reports[r];
    std::uint32_t block = kNone;
    bool open = false;
    for (const Sentence& s : report.annotations.sentences) {
      if (s.block != block) open = false;
      block = s.block;
      for (std::uint32_t i = s.first_token; i < s.end_token; ++i) {
        const std::string_view text = affair_.text(r, report.annotations.tokens[i].span);
        if (text == "\"")
          open = !open;
        else if (text == "“" || text == "‘" || text == "„" || text == "«")
          open = true;
        else if (text == "”" || text == "’" || text == "»")
          open = false;
        else if (open)
          of_token[i].voiced = kMarked;
      }
    }
  }

  std::uint32_t form(std::uint32_t r, std::size_t i) const { return affair_.words->at(r, words_[r][i].token).form; }

  std::uint64_t run_at(std::uint32_t r, std::size_t i, std::size_t length) const {
    std::uint64_t hash = length;
    for (std::size_t k = 0; k < length; ++k) hash = (hash ^ (form(r, i + k) + 1)) * 0x9e3779b97f4a7c15u;
    return hash;
  }

  // Where a run of the quoted kind may begin: all its words are marked, or it is a whole sentence of three.
  std::size_t quoted_run(std::uint32_t r, std::size_t i) const {
    const auto& words = words_[r];
    for (std::size_t k = 0; k < kQuotedRun; ++k) {
      if (i + k >= words.size() || words[i + k].voiced != kMarked) return 0;
      if (k + 2 == kQuotedRun && words[i].opens && words[i + k].closes) return k + 1;
    }
    return kQuotedRun;
  }

  struct Place {
    std::uint32_t report;
    std::size_t at;
  };

  void look_up(std::size_t run, bool quoted) {
    std::unordered_map<std::uint64_t, std::vector<Place>> index;
    for (std::uint32_t r = 0; r < words_.size(); ++r) {
      const std::size_t n = words_[r].size();
      const auto length_at = [&](std::size_t i) { return quoted ? quoted_run(r, i) : i + run <= n ? run : 0; };
      std::map<std::uint32_t, std::size_t> done;  // earlier report -> words of r already in a passage with it
      if (quoted)
        for (auto& [pair, passages] : out_.of)
          if (pair.second == r) taken_[pair] = covered(passages, n);
      for (std::size_t i = 0; i < n; ++i) {
        const std::size_t length = length_at(i);
        if (length == 0) continue;
        const auto readers = index.find(run_at(r, i, length));
        if (readers == index.end()) continue;
        for (const Place& place : readers->second) {
          if (done[place.report] > i) continue;
          const auto taken = taken_.find({place.report, r});
          if (quoted && taken != taken_.end() && taken->second[i]) continue;
          const Grown g = trimmed(place.report, r, grow(place.report, place.at, r, i, quoted));
          const std::optional<SharedPassage> passage = judged(place.report, r, g);
          if (!passage) continue;
          done[place.report] = g.to_end;
          out_.of[{place.report, r}].push_back(*passage);
        }
      }
      for (std::size_t i = 0; i < n; ++i) {
        const std::size_t length = length_at(i);
        if (length == 0) continue;
        auto& readers = index[run_at(r, i, length)];
        if (readers.size() < kMostReaders && (readers.empty() || readers.back().report != r)) readers.push_back({r, i});
      }
    }
    taken_.clear();
  }

  static std::vector<char> covered(const std::vector<SharedPassage>& passages, std::size_t words) {
    std::vector<char> out(words, 0);
    for (const SharedPassage& p : passages) std::fill(out.begin() + p.to_first, out.begin() + p.to_end, 1);
    return out;
  }

  std::size_t telling(std::uint32_t r, std::size_t first, std::size_t end) const {
    std::size_t n = 0;
    for (std::size_t i = first; i < end; ++i) n += affair_.words->at(r, words_[r][i].token).term != kNoTerm;
    return n;
  }

  // Grows equal words at (a, i) and (b, j) both ways; of the quoted kind inside the marks only. equal is 0 when the hash lied.
  Grown grow(std::uint32_t a, std::size_t i, std::uint32_t b, std::size_t j, bool quoted) const {
    Grown p{i, i, j, j, 0};
    const auto fits = [&](std::size_t x, std::size_t y) {
      return form(a, x) == form(b, y) && (!quoted || (words_[a][x].voiced == kMarked && words_[b][y].voiced == kMarked));
    };
    while (p.from_end < words_[a].size() && p.to_end < words_[b].size()) {
      if (fits(p.from_end, p.to_end)) {
        ++p.from_end, ++p.to_end, ++p.equal;
        continue;
      }
      if (p.equal == 0 || !skip(a, b, p, quoted)) break;
    }
    while (p.from_first > 0 && p.to_first > 0 && fits(p.from_first - 1, p.to_first - 1)) --p.from_first, --p.to_first, ++p.equal;
    return p;
  }

  // Over a gap of up to kGap words on either side, the smallest first.
  bool skip(std::uint32_t a, std::uint32_t b, Grown& p, bool quoted) const {
    for (std::size_t sum = 1; sum <= 2 * kGap; ++sum) {
      for (std::size_t x = sum > kGap ? sum - kGap : 0; x <= std::min(sum, kGap); ++x) {
        const std::size_t i = p.from_end + x, j = p.to_end + (sum - x);
        if (i + kAfterGap > words_[a].size() || j + kAfterGap > words_[b].size()) continue;
        std::size_t k = 0;
        while (k < kAfterGap && form(a, i + k) == form(b, j + k) &&
               (!quoted || (words_[a][i + k].voiced == kMarked && words_[b][j + k].voiced == kMarked)))
          ++k;
        if (k == kAfterGap) {
          p.from_end = i, p.to_end = j;
          return true;
        }
      }
    }
    return false;
  }

  // Without the first word or two of the next sentence, and the last of the one before.
  Grown trimmed(std::uint32_t a, std::uint32_t b, Grown g) const {
    const auto sentence = [&](std::size_t i) { return affair_.reports[b].annotations.tokens[words_[b][i].token].sentence; };
    for (std::size_t n = 1; n <= 2 && g.equal > static_cast<int>(kRun + n); ++n) {
      bool same = true;
      for (std::size_t k = 1; k <= n; ++k) same = same && form(a, g.from_end - k) == form(b, g.to_end - k);
      if (!same || sentence(g.to_end - n) == sentence(g.to_end - n - 1)) continue;
      g.from_end -= n, g.to_end -= n, g.equal -= static_cast<int>(n);
      break;
    }
    for (std::size_t n = 1; n <= 2 && g.equal > static_cast<int>(kRun + n); ++n) {
      bool same = true;
      for (std::size_t k = 0; k < n; ++k) same = same && form(a, g.from_first + k) == form(b, g.to_first + k);
      if (!same || sentence(g.to_first + n - 1) == sentence(g.to_first + n)) continue;
      g.from_first += n, g.to_first += n, g.equal -= static_cast<int>(n);
      break;
    }
    return g;
  }

  // Words that are no more somebody's than `voiced`.
  int count(std::uint32_t r, std::size_t first, std::size_t end, Voiced voiced) const {
    int n = 0;
    for (std::size_t i = first; i < end; ++i) n += words_[r][i].voiced <= voiced;
    return n;
  }

  std::optional<SharedPassage> judged(std::uint32_t a, std::uint32_t b, const Grown& g) const {
    SharedPassage out;
    out.equal = g.equal;
    const Voiced most = g.equal >= kLongPassage ? kReported : kOwn;
    out.own = std::min(count(a, g.from_first, g.from_end, most), count(b, g.to_first, g.to_end, most));
    out.said = 2 * out.own < g.equal;
    const std::size_t tell = telling(b, g.to_first, g.to_end);
    const bool prose = g.equal >= static_cast<int>(kFewestEqual) && tell >= kFewestTelling;
    const int plain = std::max(count(a, g.from_first, g.from_end, kReported), count(b, g.to_first, g.to_end, kReported));
    if (!prose && 5 * plain > g.equal) return std::nullopt;
    if (out.said && !one_speech(a, b, g, tell, prose)) return std::nullopt;
    out.from_first = static_cast<std::uint32_t>(g.from_first), out.from_end = static_cast<std::uint32_t>(g.from_end);
    out.to_first = static_cast<std::uint32_t>(g.to_first), out.to_end = static_cast<std::uint32_t>(g.to_end);
    out.from = span(a, g.from_first, g.from_end);
    out.to = span(b, g.to_first, g.to_end);
    return out;
  }

  // Both print words of one speech: enough of them, speakers who can be one, and no two occasions.
  bool one_speech(std::uint32_t a, std::uint32_t b, const Grown& g, std::size_t tell, bool prose) const {
    const auto whole = [&](std::uint32_t r, std::size_t first, std::size_t end) {
      return words_[r][first].opens && words_[r][end - 1].closes;
    };
    if (affair_.moments[a].group != affair_.moments[b].group) return false;
    const bool here = whole(a, g.from_first, g.from_end), there = whole(b, g.to_first, g.to_end);
    if (!prose && !(here && there && tell >= 1) && !((here || there) && tell >= 2) && tell < 3) return false;
    const std::uint32_t x = statement_in(a, g.from_first, g.from_end), y = statement_in(b, g.to_first, g.to_end);
    if (x == kNone || y == kNone) return prose || (g.equal >= static_cast<int>(kQuotedRun) && tell >= 2);
    const Voice& one = affair_.voices[affair_.voice_of[a][x]];
    const Voice& other = affair_.voices[affair_.voice_of[b][y]];
    const Agreement speakers = agree(one, other, affair_.overlay);
    // So many of the same words are one speech, unless two persons are named for them.
    const bool many = g.equal >= kManyWords && (one.kind != VoiceKind::kNamed || other.kind != VoiceKind::kNamed);
    if (!many && (speakers == Agreement::kNo || (speakers == Agreement::kMaybe && g.equal < 7))) return false;
    const Part* p = part_of(a, x);
    const Part* q = part_of(b, y);
    return p == nullptr || q == nullptr || occasion_of(affair_, *p, *q) != Occasion::kOther;
  }

  std::uint32_t statement_in(std::uint32_t r, std::size_t first, std::size_t end) const {
    for (std::size_t i = first; i < end; ++i)
      if (words_[r][i].statement != kNone) return words_[r][i].statement;
    return kNone;
  }

  const Part* part_of(std::uint32_t r, std::uint32_t statement) const {
    auto p = std::lower_bound(affair_.parts.begin(), affair_.parts.end(), r,
                              [](const Part& part, std::uint32_t report) { return part.report < report; });
    for (; p != affair_.parts.end() && p->report == r; ++p)
      if (p->statement == statement) return &*p;
    return nullptr;
  }

  Span span(std::uint32_t r, std::size_t first, std::size_t end) const {
    const auto& tokens = affair_.reports[r].annotations.tokens;
    return {tokens[words_[r][first].token].span.begin, tokens[words_[r][end - 1].token].span.end};
  }

  const Affair& affair_;
  std::vector<std::vector<Running>> words_;  // of each report, marks left out
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<char>> taken_;
  SharedPassages out_;
};

}  // namespace

SharedPassages find_shared(const Affair& affair) { return Finder(affair).find(); }

}  // namespace stemma::collating

// Problem: line up all wordings of a claim, word by word, and say what kind of difference each is.
// Model: progressive alignment. The wording shown is the first row; the others join it in the order of likeness, each against the columns so
// far (Needleman-Wunsch with free ends: a row says nothing of what lies before its first or after its last matched word). Columns where
// rows differ make slots. A row that matches too little is left out: it is another way to say it, not a variant.
// Rejected: pairwise alignment with the core alone (two outlets that share a reading against it would not meet).
// The order of rows comes from the words, so the result does not depend on the order of inputs.

#include "collate/variants.h"

#include <algorithm>
#include <map>
#include <set>

namespace stemma::collating {
namespace {

constexpr int kSameForm = 6, kSameStem = 5, kSameTerm = 4, kBothNames = 1, kDifferent = -2, kGap = -1;
constexpr std::size_t kMostRows = 60;
constexpr std::uint32_t kHole = kNone;         // the row has nothing in this column
constexpr std::uint32_t kOutside = kNone - 1;  // the row has not begun, or has ended

struct Row {
  std::uint32_t part = 0;
  std::vector<std::uint32_t> cells;  // one for each column: token, kHole or kOutside
};

class Aligner {
 public:
  Aligner(const Affair& affair, const std::vector<std::uint32_t>& parts, Evidence core) : affair_(affair), words_(*affair.words) {
    order_ = parts;
    const auto holds_core = [&](std::uint32_t p) {
      const Part& part = affair_.parts[p];
      return part.report == core.report && part.spans.front().begin <= core.span.end && core.span.begin < part.spans.back().end;
    };
    const auto first = std::find_if(order_.begin(), order_.end(), holds_core);
    std::rotate(order_.begin(), first, first == order_.end() ? first : first + 1);
    std::stable_sort(order_.begin() + 1, order_.end(), [&](std::uint32_t a, std::uint32_t b) { return to_core(a) > to_core(b); });
    if (order_.size() > kMostRows) order_.resize(kMostRows);
  }

  std::vector<Variant> variants() {
    for (std::uint32_t p : order_) add(p);
    std::vector<Variant> out;
    for (std::size_t c = 0; c < columns(); ++c) {
      if (agreed(c)) continue;
      std::size_t end = c;
      while (end < columns() && !agreed(end)) ++end;
      if (auto variant = slot(c, end)) out.push_back(std::move(*variant));
      c = end;
    }
    return out;
  }

 private:
  int to_core(std::uint32_t p) const { return cosine(words_, affair_.parts[order_.front()].bag, affair_.parts[p].bag); }
  std::size_t columns() const { return rows_.empty() ? 0 : rows_.front().cells.size(); }
  const Word& word(const Row& row, std::size_t c) const { return words_.at(affair_.parts[row.part].report, row.cells[c]); }
  static bool filled(std::uint32_t cell) { return cell < kOutside; }

  int match(const Word& a, const Word& b) const {
    if (a.form == b.form) return kSameForm;
    if (a.stem == b.stem) return kSameStem;
    if (a.term != kNoTerm && a.term == b.term) return kSameTerm;
    if (a.actor != kNoTerm && a.actor == b.actor) return kSameTerm;
    if ((a.name != kNone && b.name != kNone) || (a.quantity != kNone && b.quantity != kNone)) return kBothNames;
    return kDifferent;
  }

  int match_column(const Word& w, std::size_t c) const {
    int best = kDifferent;
    for (const Row& row : rows_)
      if (filled(row.cells[c])) best = std::max(best, match(w, word(row, c)));
    return best;
  }

  void add(std::uint32_t p) {
    const Part& part = affair_.parts[p];
    if (rows_.empty()) {
      rows_.push_back({p, part.tokens});
      return;
    }
    const std::size_t n = columns(), m = part.tokens.size();
    // best[i][j]: columns before i and words before j aligned; ends are free on both sides.
    std::vector<int> best((n + 1) * (m + 1), 0), matched((n + 1) * (m + 1), kDifferent);
    const auto at = [m](std::size_t i, std::size_t j) { return i * (m + 1) + j; };
    for (std::size_t i = 1; i <= n; ++i) {
      for (std::size_t j = 1; j <= m; ++j) {
        matched[at(i, j)] = match_column(words_.at(part.report, part.tokens[j - 1]), i - 1);
        const int across = best[at(i - 1, j)] + (j == m ? 0 : kGap), down = best[at(i, j - 1)] + (i == n ? 0 : kGap);
        best[at(i, j)] = std::max({best[at(i - 1, j - 1)] + matched[at(i, j)], across, down});
      }
    }
    std::vector<std::pair<std::size_t, std::size_t>> path;  // (columns, words) consumed, backwards
    std::size_t i = n, j = m;
    int equal = 0;
    while (i > 0 || j > 0) {
      path.emplace_back(i, j);
      if (i > 0 && j > 0 && best[at(i, j)] == best[at(i - 1, j - 1)] + matched[at(i, j)]) {
        equal += matched[at(i, j)] >= kSameTerm;
        --i, --j;
      } else if (i > 0 && (j == 0 || best[at(i, j)] == best[at(i - 1, j)] + (j == m ? 0 : kGap))) {
        --i;
      } else {
        --j;
      }
    }
    if (3 * equal < static_cast<int>(m)) return;
    std::reverse(path.begin(), path.end());
    merge(p, path);
  }

  void merge(std::uint32_t p, const std::vector<std::pair<std::size_t, std::size_t>>& path) {
    const Part& part = affair_.parts[p];
    std::vector<Row> out = rows_;
    for (Row& row : out) row.cells.clear();
    Row mine{p, {}};
    std::size_t i = 0, j = 0;
    for (const auto& [to_i, to_j] : path) {
      const bool column = to_i > i, token = to_j > j;
      for (std::size_t r = 0; r < rows_.size(); ++r) {
        if (column)
          out[r].cells.push_back(rows_[r].cells[i]);
        else
          out[r].cells.push_back(kHole);
      }
      mine.cells.push_back(token ? part.tokens[j] : kHole);
      i = to_i, j = to_j;
    }
    out.push_back(std::move(mine));
    for (Row& row : out) close_ends(row);
    rows_ = std::move(out);
  }

  // Before its first and after its last word a row has no say.
  static void close_ends(Row& row) {
    const auto first = std::find_if(row.cells.begin(), row.cells.end(), filled);
    const auto last = std::find_if(row.cells.rbegin(), row.cells.rend(), filled).base();
    for (auto cell = row.cells.begin(); cell != row.cells.end(); ++cell)
      if (!filled(*cell)) *cell = cell < first || cell >= last ? kOutside : kHole;
  }

  bool agreed(std::size_t c) const {
    std::uint32_t form = kNone;
    for (const Row& row : rows_) {
      if (row.cells[c] == kOutside) continue;
      if (row.cells[c] == kHole) return false;
      if (form == kNone) form = word(row, c).form;
      if (word(row, c).form != form) return false;
    }
    return true;
  }

  bool says_something(std::uint32_t report, std::uint32_t token) const {
    const Word& w = words_.at(report, token);
    return w.term != kNoTerm || w.name != kNone || (words_.effects(w.stem) & (kNot | kNobody | kModal | kFuture | kHedge));
  }

  std::optional<Variant> slot(std::size_t first, std::size_t end) const {
    Variant out;
    std::map<std::string, std::size_t> index;  // folded words -> reading
    std::vector<std::set<Term>> modal, names, numbers;
    bool telling = false, core_empty = false, any_empty = false;
    std::size_t direct = 0;
    for (std::size_t r = 0; r < rows_.size(); ++r) {
      const Row& row = rows_[r];
      const Part& part = affair_.parts[row.part];
      std::string key;
      std::uint32_t from = kNone, to = kNone;
      std::set<Term> m, n, q;
      for (std::size_t c = first; c < end; ++c) {
        if (!filled(row.cells[c])) continue;
        const Word& w = word(row, c);
        key += std::string(words_.form(w.form)) + " ";
        if (from == kNone) from = row.cells[c];
        to = row.cells[c];
        telling = telling || says_something(part.report, row.cells[c]);
        if (words_.effects(w.stem) & (kNot | kNobody | kModal | kFuture | kHedge)) m.insert(w.stem);
        if (w.name != kNone) n.insert(w.stem);
        if (w.quantity != kNone) q.insert(w.term != kNoTerm ? w.term : w.stem);
      }
      // A row that ends here, or has not begun, has no reading.
      if (from == kNone && (row.cells[first] == kOutside || row.cells[end - 1] == kOutside)) continue;
      const auto [found, fresh] = index.try_emplace(key, out.readings.size());
      if (fresh) {
        out.readings.emplace_back();
        modal.push_back(m), names.push_back(n), numbers.push_back(q);
      }
      Reading& reading = out.readings[found->second];
      if (from == kNone) {
        any_empty = true;
        core_empty = core_empty || r == 0;
      } else {
        const auto& tokens = affair_.reports[part.report].annotations.tokens;
        const Span span{tokens[from].span.begin, tokens[to].span.end};
        if (reading.text.empty()) reading.text = std::string(affair_.text(part.report, span));
        reading.parts.push_back({id_of(part), part.report, span});
        if (part.statement != kNone && affair_.reports[part.report].statements[part.statement].kind == StatementKind::kDirect)
          direct += fresh;
      }
    }
    if (out.readings.size() < 2 || !telling) return std::nullopt;
    const auto differ = [](const std::vector<std::set<Term>>& sets) {
      return std::any_of(sets.begin(), sets.end(), [&](const auto& s) { return s != sets.front(); });
    };
    const auto all_have = [](const std::vector<std::set<Term>>& sets) {
      return std::none_of(sets.begin(), sets.end(), [](const auto& s) { return s.empty(); });
    };
    if (differ(numbers) && all_have(numbers))
      out.kind = VariantKind::kNumber;
    else if (differ(names) && all_have(names))
      out.kind = VariantKind::kName;
    else if (differ(modal))
      out.kind = VariantKind::kModality;
    else if (any_empty)
      out.kind = core_empty ? VariantKind::kAddition : VariantKind::kOmission;
    else
      out.kind = direct >= 2 ? VariantKind::kTranslation : VariantKind::kSynonym;
    out.slot = around(first, end);
    return out;
  }

  std::string id_of(const Part& part) const {
    return part.fact != kNone ? affair_.facts[part.fact].id : affair_.reports[part.report].statements[part.statement].id;
  }

  // Up to three words on either side, from the wording shown.
  std::string around(std::size_t first, std::size_t end) const {
    const Row& row = rows_.front();
    const std::uint32_t report = affair_.parts[row.part].report;
    std::vector<std::uint32_t> before, after;
    for (std::size_t c = first; c-- > 0 && before.size() < 3;)
      if (filled(row.cells[c])) before.insert(before.begin(), row.cells[c]);
    for (std::size_t c = end; c < columns() && after.size() < 3; ++c)
      if (filled(row.cells[c])) after.push_back(row.cells[c]);
    const auto print = [&](const std::vector<std::uint32_t>& tokens) {
      if (tokens.empty()) return std::string();
      const auto& all = affair_.reports[report].annotations.tokens;
      return std::string(affair_.text(report, {all[tokens.front()].span.begin, all[tokens.back()].span.end}));
    };
    const std::string left = print(before), right = print(after);
    return left + (left.empty() ? "… " : right.empty() ? " …" : " … ") + right;
  }

  const Affair& affair_;
  const Words& words_;
  std::vector<std::uint32_t> order_;
  std::vector<Row> rows_;
};

}  // namespace

std::vector<Variant> find_variants(const Affair& affair, const std::vector<std::uint32_t>& parts, Evidence core) {
  if (parts.size() < 2) return {};
  return Aligner(affair, parts, core).variants();
}

}  // namespace stemma::collating

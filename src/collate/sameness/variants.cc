// Problem: line up all wordings of a claim, word by word, and say what kind of difference each is.
// Model: progressive alignment. The wording shown is the first row; the others join it in the order of likeness, each against the columns so
// far (Needleman-Wunsch with free ends). Columns where rows differ make slots; a slot ends where a longer stretch that some rows leave out
// begins. A row that holds most of the claim has a say at its ends too; a fragment says nothing of what lies before its first or after its last
// word. A row that matches too little is left out: it is another way to say it, not a variant.
// Kinds, the first that fits: the numbers differ; the names do; a word that weakens ("may", "alleged") or a "not" is in one and not in the
// other; words are missing on one side; else a synonym. Two outlets that both print quotation marks and differ all over translated apart.
// Rejected: pairwise alignment with the core alone (two outlets that share a reading against it would not meet); calling every difference
// between two quotations a translation (most are slips of the ear or of an editor).
// The order of rows comes from the words, so the result does not depend on the order of inputs.

#include "collate/sameness/variants.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/utf8.h"
#include "collate/clashes/conflicts.h"

namespace stemma::collating {
namespace {

constexpr int kSameForm = 6, kSameStem = 5, kSameTerm = 4, kBothNames = 1, kDifferent = -1, kGap = -1;
constexpr std::size_t kMostRows = 60;
constexpr std::size_t kLongHole = 3;  // words left out that are a variant of their own
constexpr std::size_t kMostWords = 400;
constexpr int kTranslated = 300;               // per mille of two quotations' words that differ
constexpr std::uint32_t kHole = kNone;         // the row has nothing in this column
constexpr std::uint32_t kOutside = kNone - 1;  // the row has not begun, or has ended

struct Row {
  std::uint32_t part = 0;
  bool whole = false;                // has a say at its ends
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
    translated_ = translated();
    std::vector<Variant> out;
    for (std::size_t c = 0; c < columns();) {
      std::size_t end = c;
      while (end < columns() && !agreed(end)) ++end;
      for (std::size_t from = c; from < end;) {
        const std::size_t to = stretch(from, end);
        if (auto variant = slot(from, to)) out.push_back(std::move(*variant));
        from = to;
      }
      c = std::max(end, c + 1);
    }
    return out;
  }

 private:
  int to_core(std::uint32_t p) const { return cosine(words_, affair_.parts[order_.front()].bag, affair_.parts[p].bag); }
  std::size_t columns() const { return rows_.empty() ? 0 : rows_.front().cells.size(); }
  const Word& word(const Row& row, std::size_t c) const { return words_.at(affair_.parts[row.part].report, row.cells[c]); }
  static bool filled(std::uint32_t cell) { return cell < kOutside; }

  // Where the slot that begins at `from` ends: before or after a long stretch that the same rows leave out.
  std::size_t stretch(std::size_t from, std::size_t end) const {
    const auto alike = [&](std::size_t a, std::size_t b) {
      return std::all_of(rows_.begin(), rows_.end(), [&](const Row& r) { return filled(r.cells[a]) == filled(r.cells[b]); });
    };
    const auto left_out = [&](std::size_t c) {
      return std::any_of(rows_.begin(), rows_.end(), [&](const Row& r) { return r.cells[c] == kHole; });
    };
    for (std::size_t c = from; c < end;) {
      std::size_t run = c;
      while (run < end && alike(c, run)) ++run;
      if (left_out(c) && run - c >= kLongHole) return c == from ? run : c;
      c = run;
    }
    return end;
  }

  // The words of the part, without the "that" before indirect speech.
  std::vector<std::uint32_t> words_of(const Part& part) const {
    std::vector<std::uint32_t> out = part.tokens;
    if (out.size() > 1 && words_.form(words_.at(part.report, out.front()).form) == "that") out.erase(out.begin());
    if (out.size() > kMostWords) out.resize(kMostWords);
    return out;
  }

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
    const std::vector<std::uint32_t> tokens = words_of(part);
    if (rows_.empty()) {
      rows_.push_back({p, true, tokens});
      return;
    }
    const std::size_t n = columns(), m = tokens.size();
    // best[i][j]: columns before i and words before j aligned; ends are free on both sides.
    std::vector<int> best((n + 1) * (m + 1), 0), matched((n + 1) * (m + 1), kDifferent);
    const auto at = [m](std::size_t i, std::size_t j) { return i * (m + 1) + j; };
    for (std::size_t i = 1; i <= n; ++i) {
      for (std::size_t j = 1; j <= m; ++j) {
        matched[at(i, j)] = match_column(words_.at(part.report, tokens[j - 1]), i - 1);
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
    const auto core = static_cast<std::size_t>(std::count_if(rows_.front().cells.begin(), rows_.front().cells.end(), filled));
    merge(p, 3 * m >= core, tokens, path);
  }

  void merge(std::uint32_t p, bool whole, const std::vector<std::uint32_t>& tokens,
             const std::vector<std::pair<std::size_t, std::size_t>>& path) {
    std::vector<Row> out = rows_;
    for (Row& row : out) row.cells.clear();
    Row mine{p, whole, {}};
    std::size_t i = 0, j = 0;
    for (const auto& [to_i, to_j] : path) {
      const bool column = to_i > i, token = to_j > j;
      for (std::size_t r = 0; r < rows_.size(); ++r) {
        if (column)
          out[r].cells.push_back(rows_[r].cells[i]);
        else
          out[r].cells.push_back(kHole);
      }
      mine.cells.push_back(token ? tokens[j] : kHole);
      i = to_i, j = to_j;
    }
    out.push_back(std::move(mine));
    for (Row& row : out) close_ends(row);
    rows_ = std::move(out);
  }

  // Before its first and after its last word a fragment has no say.
  static void close_ends(Row& row) {
    if (row.whole) return;
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
    return w.term != kNoTerm || w.name != kNone || negates(w) || weakens(w);
  }
  bool negates(const Word& w) const { return (words_.effects(w.stem) & (kNot | kNobody)) != 0; }
  // "would" is how indirect speech puts "will".
  bool weakens(const Word& w) const {
    const std::string_view form = words_.form(w.form);
    if (words_.effects(w.stem) & kFuture) return false;
    return affair_.lexicon->is_hedge(form) && !is_backshift(w);
  }
  bool is_backshift(const Word& w) const {
    const std::uint32_t effects = words_.effects(w.stem);
    return (effects & kModal) && words_.form(w.form) == "would";
  }

  // What the words of one reading hold.
  struct Traits {
    std::set<Term> names, numbers, weak;
    bool negated = false, empty = false, direct = false;
    std::size_t words = 0;
  };

  std::optional<Variant> slot(std::size_t first, std::size_t end) const {
    Variant out;
    std::map<std::string, std::size_t> index;  // folded words -> reading
    std::vector<Traits> traits;
    bool telling = false, core_empty = false;
    for (std::size_t r = 0; r < rows_.size(); ++r) {
      const Row& row = rows_[r];
      const Part& part = affair_.parts[row.part];
      std::string key;
      std::uint32_t from = kNone, to = kNone;
      Traits mine;
      for (std::size_t c = first; c < end; ++c) {
        if (!filled(row.cells[c])) continue;
        const Word& w = word(row, c);
        ++mine.words;
        key += std::string(words_.form(w.form)) + " ";
        if (from == kNone) from = row.cells[c];
        to = row.cells[c];
        telling = telling || says_something(part.report, row.cells[c]);
        if (weakens(w)) mine.weak.insert(w.stem);
        mine.negated = mine.negated || negates(w);
        if (w.name != kNone) mine.names.insert(w.stem);
        if (w.quantity != kNone) mine.numbers.insert(w.term != kNoTerm ? w.term : w.stem);
      }
      // A row that ends here, or has not begun, has no reading.
      if (from == kNone && (row.cells[first] == kOutside || row.cells[end - 1] == kOutside)) continue;
      mine.empty = from == kNone;
      mine.direct =
          part.statement != kNone && affair_.reports[part.report].statements[part.statement].kind == StatementKind::kDirect;
      core_empty = core_empty || (mine.empty && r == 0);
      const auto [found, fresh] = index.try_emplace(key, out.readings.size());
      if (fresh) {
        out.readings.emplace_back();
        traits.push_back(std::move(mine));
      } else {
        traits[found->second].direct = traits[found->second].direct || mine.direct;
      }
      Reading& reading = out.readings[found->second];
      const auto& tokens = affair_.reports[part.report].annotations.tokens;
      const std::uint32_t place = from == kNone ? place_before(row, first) : 0;
      const Span span = from == kNone ? Span{place, place} : Span{tokens[from].span.begin, tokens[to].span.end};
      if (reading.text.empty()) reading.text = std::string(affair_.text(part.report, span));
      reading.parts.push_back({id_of(part), part.report, span});
    }
    if (out.readings.size() < 2 || !telling) return std::nullopt;
    out.kind = kind_of(traits, core_empty);
    out.slot = around(first, end);
    return out;
  }

  // Where the words that a row leaves out would stand: behind its last word before the slot, else before its first.
  std::uint32_t place_before(const Row& row, std::size_t first) const {
    const auto& tokens = affair_.reports[affair_.parts[row.part].report].annotations.tokens;
    for (std::size_t c = first; c-- > 0;)
      if (filled(row.cells[c])) return tokens[row.cells[c]].span.end;
    return tokens[*std::find_if(row.cells.begin(), row.cells.end(), filled)].span.begin;
  }

  VariantKind kind_of(const std::vector<Traits>& traits, bool core_empty) const {
    const auto differ = [&](auto get) {
      return std::any_of(traits.begin(), traits.end(), [&](const Traits& t) { return get(t) != get(traits.front()); });
    };
    const auto all = [&](auto holds) { return std::all_of(traits.begin(), traits.end(), holds); };
    const bool some_empty = !all([](const Traits& t) { return !t.empty; });
    if (differ([](const Traits& t) { return t.numbers; }) && all([](const Traits& t) { return !t.numbers.empty(); }))
      return VariantKind::kNumber;
    if (differ([](const Traits& t) { return t.names; }) && all([](const Traits& t) { return !t.names.empty(); }))
      return VariantKind::kName;
    // A clause more is more than its "may".
    const bool brief = !some_empty || all([](const Traits& t) { return t.words <= kLongHole; });
    if (brief && differ([](const Traits& t) { return t.weak; })) return VariantKind::kModality;
    if (translated_ && std::count_if(traits.begin(), traits.end(), [](const Traits& t) { return t.direct; }) >= 2)
      return VariantKind::kTranslation;
    if (brief && differ([](const Traits& t) { return t.negated; })) return VariantKind::kModality;
    if (some_empty) return core_empty ? VariantKind::kAddition : VariantKind::kOmission;
    return VariantKind::kSynonym;
  }

  // Two outlets print the claim between quotation marks in words that differ all over.
  bool translated() const {
    std::vector<const Row*> direct;
    for (const Row& row : rows_) {
      const Part& part = affair_.parts[row.part];
      if (row.whole && part.statement != kNone &&
          affair_.reports[part.report].statements[part.statement].kind == StatementKind::kDirect)
        direct.push_back(&row);
    }
    for (std::size_t a = 0; a < direct.size(); ++a) {
      for (std::size_t b = a + 1; b < direct.size(); ++b) {
        if (affair_.parts[direct[a]->part].report == affair_.parts[direct[b]->part].report) continue;
        int either = 0, same = 0;
        for (std::size_t c = 0; c < columns(); ++c) {
          const bool x = filled(direct[a]->cells[c]), y = filled(direct[b]->cells[c]);
          either += x || y;
          same += x && y && word(*direct[a], c).form == word(*direct[b], c).form;
        }
        if (1000 * (either - same) >= kTranslated * either) return true;
      }
    }
    return false;
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
  bool translated_ = false;
};

// How the reports print the speaker's name, where they differ: one transliterates, one misspells.
std::optional<Variant> speaker_names(const Affair& affair, const std::vector<std::uint32_t>& parts) {
  Variant out;
  out.kind = VariantKind::kName;
  out.slot = "the speaker";
  std::map<std::string, std::size_t> index;  // folded last word -> reading
  std::set<std::uint32_t> seen;
  for (std::uint32_t p : parts) {
    const Part& part = affair.parts[p];
    const Voice& voice = affair.voices[part.voice];
    if (part.statement == kNone || voice.kind != VoiceKind::kNamed || !seen.insert(part.report).second) continue;
    const Name* longest = nullptr;
    for (const Name& n : affair.reports[part.report].annotations.names)
      if (affair.overlay.at(part.report, n.entity) == voice.entity && n.type == NameType::kPerson &&
          (longest == nullptr || n.span.size() > longest->span.size()))
        longest = &n;
    if (longest == nullptr) continue;
    const std::string printed = one_line(affair.text(part.report, longest->span), 80);
    const std::string folded = fold(printed);
    const std::size_t blank = folded.rfind(' ');
    const auto [found, fresh] =
        index.try_emplace(blank == std::string::npos ? folded : folded.substr(blank + 1), out.readings.size());
    if (fresh) out.readings.push_back({printed, {}});
    out.readings[found->second].parts.push_back(
        {affair.reports[part.report].statements[part.statement].id, part.report, longest->span});
  }
  if (out.readings.size() < 2) return std::nullopt;
  return out;
}

}  // namespace

std::vector<Variant> find_variants(const Affair& affair, const std::vector<std::uint32_t>& parts, Evidence core) {
  if (parts.size() < 2) return {};
  std::vector<Variant> out = Aligner(affair, parts, core).variants();
  if (auto names = speaker_names(affair, parts)) out.push_back(std::move(*names));
  return out;
}

}  // namespace stemma::collating

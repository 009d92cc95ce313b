#include "attribute/standalone.h"
#include "attribute/words.h"

#include <algorithm>

#include "attribute/nesting.h"
#include "attribute/not_statements.h"

namespace stemma::attributing {
namespace {

bool is_content(const Reading& r, const Draft& d, std::uint32_t unit) {
  for (const auto& [first, last] : d.stretches)
    if (first <= unit && unit <= last) return true;
  for (const QuotedStretch& s : d.quoted)
    if (r.units[unit].kind == UnitKind::kQuotation && r.units[unit].quotation == s.quotation && r.units[unit].part >= s.from &&
        r.units[unit].part < s.to)
      return true;
  return false;
}

// "A said B, C said": what A said ends where the attribution behind it begins.
void cut_before_trailing(std::vector<Draft>& drafts, std::size_t begin, std::size_t end) {
  for (std::size_t t = begin; t < end; ++t) {
    if (drafts[t].construction != Construction::kTrailing || drafts[t].stretches.empty()) continue;
    const auto [from, to] = drafts[t].stretches.front();
    for (std::size_t k = begin; k < end; ++k) {
      if (k == t || drafts[k].cue.head < from || drafts[k].cue.head > to) continue;
      for (auto& [first, last] : drafts[k].stretches)
        if (first <= to && last >= drafts[t].cue.head) last = to;
    }
  }
}

}  // namespace

void settle_claims(const Reading& r, std::vector<Draft>& drafts) {
  struct Claim {
    std::uint32_t draft, stretch;
  };
  std::vector<std::vector<Claim>> claims(r.quotations.size());
  for (std::uint32_t d = 0; d < drafts.size(); ++d)
    for (std::uint32_t s = 0; s < drafts[d].quoted.size(); ++s) claims[drafts[d].quoted[s].quotation].push_back({d, s});
  for (const auto& of_one : claims) {
    if (of_one.empty()) continue;
    QuotedStretch* last = nullptr;
    for (const Claim& c : of_one) {
      QuotedStretch& now = drafts[c.draft].quoted[c.stretch];
      if (last == nullptr) {
        // The first claim takes the parts before it too: "A. (new paragraph) B," X said.
        if (drafts[c.draft].construction == Construction::kQuoteBefore) now.from = 0;
      } else if (now.from > last->from) {
        last->to = std::min(last->to, now.from);
      } else {
        now.to = now.from;  // taken already
      }
      if (now.to > now.from) last = &now;
    }
  }
  for (Draft& d : drafts) std::erase_if(d.quoted, [](const QuotedStretch& s) { return s.to <= s.from; });
}

void settle_quotations(const Reading& r, std::vector<Draft>& drafts) {
  settle_claims(r, drafts);
  std::erase_if(drafts, [](const Draft& d) { return d.quoted.empty() && d.stretches.empty(); });

  std::vector<Draft> out;
  out.reserve(drafts.size());
  std::vector<std::uint32_t> taken(r.quotations.size(), kNone);  // first part that nobody has taken, kNone: none taken
  for (const Draft& d : drafts) {
    for (const QuotedStretch& s : d.quoted) taken[s.quotation] = 0;
    for (const auto& [first, last] : d.stretches)
      for (std::uint32_t i = first; i <= last; ++i)
        if (r.units[i].kind == UnitKind::kQuotation) taken[r.units[i].quotation] = 0;
  }
  std::uint32_t fresh = 0;
  for (const Draft& d : drafts) fresh = std::max(fresh, d.id + 1);
  std::size_t next = 0;
  for (std::uint32_t number = 0; number < r.lines.size(); ++number) {
    const Line& line = r.lines[number];
    while (next < drafts.size() && drafts[next].cue.line == number) out.push_back(std::move(drafts[next++]));
    for (std::uint32_t i = line.first; i < line.end; ++i) {
      const Unit& u = r.units[i];
      if (u.kind != UnitKind::kQuotation || u.part != 0 || taken[u.quotation] != kNone) continue;
      const QuotedStretch whole{u.quotation, 0, static_cast<std::uint32_t>(r.quotations[u.quotation].parts.size())};
      // "A," X said at a rally, "but B."
      if (!out.empty() && out.back().cue.line == number && out.back().construction == Construction::kQuoteBefore &&
          i > line.first && (is_comma(r.units[i - 1]) || is_coordinator(r.units[i - 1]) || r.units[i - 1].punct == '-')) {
        out.back().quoted.push_back(whole);
        if (!out.back().stretches.empty()) out.back().kind = StatementKind::kMixed;
        taken[u.quotation] = 0;
        continue;
      }
      if (!stands_alone(r, line, i)) continue;
      const bool same_block = number > 0 && r.lines[number - 1].block == line.block;
      // The attribution it goes on with: the last statement of the line before, in this paragraph or the one before.
      Draft* before = nullptr;
      if (!out.empty() && out.back().cue.line == number)
        before = &out.back();
      else if (!out.empty() && number > 0) {
        for (std::size_t k = out.size(); k-- > 0 && out[k].cue.line + 4 > number;) {
          if (out[k].outer || (out[k].cue.kind == CueKind::kNoun && out[k].quoted.empty()) || out[k].cue.act == Act::kAttitude ||
              (out[k].cue.strength < 330 && out[k].quoted.empty()))
            continue;
          // what lies between must be quotation, too, beyond the paragraph before
          if (r.lines[out[k].cue.line].headline != line.headline) break;
          before = &out[k];
          break;
        }
      }
      if (before != nullptr && (!before->quoted.empty() || before->construction == Construction::kTranscript) &&
          before->construction != Construction::kAccording) {
        const std::uint32_t from = before->cue.line;
        bool adjacent = true;
        for (std::uint32_t n = from + 1; n < number && adjacent; ++n) {
          bool quotes = false;
          for (std::uint32_t k = r.lines[n].first; k < r.lines[n].end; ++k) quotes |= is_content(r, *before, k);
          adjacent = quotes;
        }
        if (adjacent && (same_block || i == line.first)) {
          before->quoted.push_back(whole);
          taken[u.quotation] = 0;
          continue;
        }
      }
      Draft d;
      d.id = fresh++;
      d.cue.line = number;
      d.cue.kind = CueKind::kNone;
      d.cue.first = d.cue.last = d.cue.head = i;
      d.construction = Construction::kAlone;
      d.kind = StatementKind::kDirect;
      d.quoted.push_back(whole);
      d.end = i + 1;
      if (before != nullptr && before->source != Source::kNone && number - before->cue.line <= 2) {
        d.same_speaker = before->id;
        d.speaker = before->speaker;
        d.antecedent = before->antecedent;
        d.source = Source::kCarried;
      }
      taken[u.quotation] = 0;
      out.push_back(std::move(d));
    }
  }
  drafts = std::move(out);

  for (std::size_t begin = 0; begin < drafts.size();) {
    std::size_t end = begin;
    while (end < drafts.size() && drafts[end].cue.line == drafts[begin].cue.line) ++end;
    cut_before_trailing(drafts, begin, end);
    begin = end;
  }
  find_outer(drafts);
}

}  // namespace stemma::attributing

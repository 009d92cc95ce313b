#include "attribute/draft.h"

#include <algorithm>

#include "attribute/clauses.h"

namespace stemma::attributing {

std::vector<Span> content_of(const Reading& r, const Draft& d) {
  std::vector<Span> spans;
  for (const auto& [first, last] : d.stretches) {
    spans.push_back(d.construction == Construction::kTranscript ? r.span(first, last) : content_span(r, first, last));
    // A quotation that ends the stretch may go on in further blocks.
    for (std::uint32_t i = first; i <= last; ++i) {
      const Unit& u = r.units[i];
      if (u.kind != UnitKind::kQuotation) continue;
      const Quotation& q = r.quotations[u.quotation];
      if (i == last)
        for (std::size_t p = u.part + 1; p < q.parts.size(); ++p)
          if (!q.parts[p].inner.empty()) spans.push_back(q.parts[p].inner);
    }
  }
  for (const QuotedStretch& s : d.quoted)
    for (std::uint32_t p = s.from; p < s.to; ++p)
      if (const Span inner = r.quotations[s.quotation].parts[p].inner; !inner.empty()) spans.push_back(inner);
  std::sort(spans.begin(), spans.end());
  std::vector<Span> out;
  for (const Span& s : spans) {
    if (s.empty()) continue;
    if (!out.empty() && s.begin < out.back().end)
      out.back().end = std::max(out.back().end, s.end);
    else
      out.push_back(s);
  }
  return out;
}

}  // namespace stemma::attributing

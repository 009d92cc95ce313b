#include "attribute/signatures.h"

#include "attribute/labels.h"
#include "attribute/not_statements.h"
#include "attribute/words.h"

namespace stemma::attributing {
namespace {

constexpr std::uint32_t kMostTrimmings = 14;  // units behind a signature: a work, a year, a handle

// What may stand behind the name: "(@handle) May 3", ", “Collected Letters”, 1999".
bool trimmings(const Reading& r, std::uint32_t from, std::uint32_t end) {
  if (end > from + kMostTrimmings) return false;
  for (std::uint32_t i = from; i < end; ++i) {
    const Unit& u = r.units[i];
    if (u.kind == UnitKind::kParenthesis || u.in_time || is_break(u) || u.word_class == WordClass::kNumber) continue;
    if (u.kind == UnitKind::kQuotation && reads_like_title(r, i)) continue;
    return false;
  }
  return true;
}

bool has_handle(const Reading& r, const Line& line) {
  for (std::uint32_t i = line.first; i < line.end; ++i)
    if (r.units[i].kind == UnitKind::kParenthesis && r.text(r.units[i].span).starts_with("(@")) return true;
  return false;
}

}  // namespace

std::optional<Draft> read_signature(const Reading& r, std::uint32_t number) {
  const Line& line = r.lines[number];
  const bool own_quotation = r.units[line.first].kind == UnitKind::kQuotation;
  std::uint32_t dash = own_quotation ? line.first + 1 : line.first;
  const bool post = !own_quotation && has_handle(r, line);
  while (post && dash + 1 < line.end && r.units[dash].punct != '-') ++dash;
  if (dash + 1 >= line.end || r.units[dash].punct != '-') return std::nullopt;
  const auto who = phrase_starting(r, line, dash + 1, true);
  if (!who || r.units[who->head].kind != UnitKind::kWord || !r.units[who->first].capital ||
      !trimmings(r, who->last + 1, line.end))
    return std::nullopt;
  Draft d = label_draft(number, dash);
  d.construction = Construction::kColon;
  d.kind = StatementKind::kDirect;
  d.speaker = *who;
  while (d.speaker->last > d.speaker->head && r.units[d.speaker->last].kind == UnitKind::kParenthesis) --d.speaker->last;
  d.end = line.end;
  const bool own_words = !own_quotation && dash > line.first;
  if (!own_quotation && !own_words && number == 0) return std::nullopt;
  const Line& signed_line = own_quotation || own_words ? line : r.lines[number - 1];
  const Unit& quote = r.units[signed_line.first];
  if (quote.kind == UnitKind::kQuotation && (own_quotation || signed_line.end == signed_line.first + 1)) {
    d.quoted.push_back({quote.quotation, 0, static_cast<std::uint32_t>(r.quotations[quote.quotation].parts.size())});
    return d;
  }
  // "The bridge stays closed! — Name (@handle) May 3": a post, embedded without marks
  if (!post || signed_line.block != line.block) return std::nullopt;
  std::uint32_t first = number;
  while (first > 0 && r.lines[first - 1].block == line.block) --first;
  if (r.lines[first].first >= dash) return std::nullopt;
  d.stretches.emplace_back(r.lines[first].first, dash - 1);
  d.construction = Construction::kTranscript;
  return d;
}

}  // namespace stemma::attributing

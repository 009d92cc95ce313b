#include "attribute/labels.h"
#include "attribute/clauses.h"
#include "attribute/words.h"

#include "attribute/contents.h"
#include "base/utf8.h"

namespace stemma::attributing {
namespace {

constexpr std::uint32_t kLongestLabel = 9;

bool all_capitals(std::string_view s) {
  int letters = 0;
  for (std::size_t at = 0; at < s.size();) {
    const CodePoint c = decode(s, at);
    if (is_lower(c.value)) return false;
    letters += is_upper(c.value);
    at += c.size;
  }
  return letters >= 2;
}

Draft label_draft(const Reading&, std::uint32_t line, std::uint32_t colon) {
  Draft d;
  d.cue.kind = CueKind::kColon;
  d.cue.line = line;
  d.cue.first = d.cue.last = d.cue.head = colon;
  d.cue.strength = 700;
  d.cue.frames = kQuote | kClause;
  d.source = Source::kLabel;
  return d;
}

}  // namespace

namespace {

// "…" – Name
std::optional<Draft> read_signature(const Reading& r, std::uint32_t number) {
  const Line& line = r.lines[number];
  const Unit& quote = r.units[line.first];
  if (quote.kind != UnitKind::kQuotation || line.first + 2 >= line.end || r.units[line.first + 1].punct != '-')
    return std::nullopt;
  const auto who = phrase_starting(r, line, line.first + 2, true);
  if (!who || r.units[who->head].kind != UnitKind::kWord || !r.units[who->first].capital || who->last + 2 < line.end)
    return std::nullopt;
  Draft d = label_draft(r, number, line.first + 1);
  d.construction = Construction::kColon;
  d.kind = StatementKind::kDirect;
  d.speaker = *who;
  d.quoted.push_back({quote.quotation, 0, static_cast<std::uint32_t>(r.quotations[quote.quotation].parts.size())});
  d.end = line.end;
  return d;
}

}  // namespace

std::optional<Draft> read_label(const Reading& r, std::uint32_t number) {
  const Line& line = r.lines[number];
  if (const auto signature = read_signature(r, number)) return signature;
  std::uint32_t colon = kNone;
  for (std::uint32_t i = line.first; i < line.end && colon == kNone; ++i)
    if (r.units[i].punct == ':') colon = i;
  if (colon == kNone || colon == line.first || colon + 1 >= line.end) return std::nullopt;
  // Further down only a name and a quotation: "Varga: 'Nonsense.'"
  const bool bare = colon + 2 >= line.end - (is_break(r.units[line.end - 1]) ? 1 : 0) &&
                    r.units[colon + 1].kind == UnitKind::kQuotation && r.units[line.first].name != kNone;
  if (!line.headline && number > 2 && !bare) return std::nullopt;
  Line left = line;
  left.end = colon;
  const auto named = phrase_starting(r, left, line.first, false);
  if (named && named->last + 1 == colon && colon - line.first <= kLongestLabel && r.units[named->head].kind == UnitKind::kWord) {
    Draft d = label_draft(r, number, colon);
    d.construction = Construction::kColon;
    d.speaker = *named;
    std::uint32_t last = line.end - 1;
    while (last > colon + 1 && is_break(r.units[last])) --last;
    if (last == colon + 1 && r.units[last].kind == UnitKind::kQuotation) {
      d.kind = StatementKind::kDirect;
      d.quoted.push_back({r.units[last].quotation, r.units[last].part,
                          static_cast<std::uint32_t>(r.quotations[r.units[last].quotation].parts.size())});
    } else {
      // "We are staying" is somebody's own words, marks or not.
      bool mixed = false, own = false;
      for (std::uint32_t i = colon + 1; i <= last; ++i) {
        const Unit& u = r.units[i];
        mixed |= u.kind == UnitKind::kQuotation;
        own |= u.low == "we" || u.low == "i" || u.low == "our" || u.low == "my" || u.low == "us";
      }
      d.kind = own ? StatementKind::kDirect : mixed ? StatementKind::kMixed : StatementKind::kIndirect;
      bool verb = own || mixed;  // "Aldra: a town and its bridge" says nothing
      for (std::uint32_t i = colon + 1; i <= last; ++i) verb |= is_verbal(r.units[i]);
      if (!verb) return std::nullopt;
      d.stretches.emplace_back(colon + 1, last);
    }
    d.end = line.end;
    return d;
  }
  // "Talks have failed: minister"
  Line right = line;
  right.first = colon + 1;
  while (right.end > right.first + 1 && is_break(r.units[right.end - 1])) --right.end;
  const auto behind = phrase_starting(r, right, right.first, false);
  if (line.headline && behind && r.units[behind->head].kind == UnitKind::kWord && behind->last + 1 == right.end &&
      right.end - right.first <= 5 && starts_clause(r, left, line.first)) {
    Draft d = label_draft(r, number, colon);
    d.cue.strength = 600;
    d.construction = Construction::kColon;
    d.speaker = *behind;
    bool mixed = false;
    for (std::uint32_t i = line.first; i < colon; ++i) mixed |= r.units[i].kind == UnitKind::kQuotation;
    d.kind = mixed ? StatementKind::kMixed : StatementKind::kIndirect;
    d.stretches.emplace_back(line.first, colon - 1);
    d.end = line.end;
    return d;
  }
  return std::nullopt;
}

std::optional<Draft> read_transcript(const Reading& r, std::uint32_t number) {
  const Line& line = r.lines[number];
  if (line.headline || (number > 0 && r.lines[number - 1].block == line.block)) return std::nullopt;
  std::uint32_t colon = kNone;
  for (std::uint32_t i = line.first; i < line.end && i < line.first + 6; ++i) {
    if (i == line.first && r.units[i].punct == '"') continue;
    if (r.units[i].punct == ':') {
      colon = i;
      break;
    }
    if (r.units[i].kind != UnitKind::kWord || !all_capitals(r.text(r.units[i].span))) return std::nullopt;
  }
  if (colon == kNone || colon == line.first || colon + 1 >= line.end) return std::nullopt;
  Draft d = label_draft(r, number, colon);
  d.construction = Construction::kTranscript;
  d.kind = StatementKind::kDirect;
  const std::uint32_t name = line.first + (r.units[line.first].punct == '"');
  if (name >= colon) return std::nullopt;
  d.speaker = Phrase{name, colon - 1, colon - 1};
  std::uint32_t end = number;
  while (end + 1 < r.lines.size() && r.lines[end + 1].block == line.block) ++end;
  d.stretches.emplace_back(colon + 1, r.lines[end].end - 1);
  d.end = line.end;
  return d;
}

}  // namespace stemma::attributing

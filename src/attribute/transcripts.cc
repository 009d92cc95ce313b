// Transcripts.
//
// A label in capitals, or a handle, at a paragraph's start is as plain as print can be. A label in small letters ("Holm: …") is one
// only in company: names or roles that come back, four turns at least, for "Price: 20 crowns" is a label too. "Q." and "A." count where
// the article has both. Where most paragraphs are turns, a paragraph without a label goes on with the turn before it.

#include "attribute/transcripts.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "attribute/words.h"
#include "base/utf8.h"

namespace stemma::attributing {
namespace {

constexpr std::uint32_t kLongestLabel = 6;    // units
constexpr std::uint32_t kFewestTurns = 4;     // of labels in small letters that come back
constexpr std::uint32_t kMostParagraphs = 3;  // without a label inside one turn

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

enum class LabelKind : std::uint8_t { kNone, kPlain, kQuestion, kAnswer, kSmall };

struct Label {
  LabelKind kind = LabelKind::kNone;
  std::uint32_t first = 0, colon = 0;
};

Label read(const Reading& r, const Line& line) {
  Label label;
  label.first = line.first + (r.units[line.first].punct == '"');
  if (label.first >= line.end) return {};
  const Unit& u = r.units[label.first];
  if (u.kind != UnitKind::kWord) return {};
  // "Q." and "A." may be one word or two
  const bool ask = u.low == "q" || u.low == "q.", answer = u.low == "a" || u.low == "a.";
  if ((ask || answer) && u.capital) {
    label.kind = ask ? LabelKind::kQuestion : LabelKind::kAnswer;
    label.colon = label.first;
    if (u.low.size() == 2) return label;
    ++label.colon;
    const char mark = label.colon < line.end ? r.units[label.colon].punct : '\0';
    if (mark == ':' || mark == '.') return label;
    return {};
  }
  bool capitals = true, small = true, name = false;
  std::uint32_t i = label.first;
  for (; i < line.end && i < label.first + kLongestLabel && r.units[i].punct != ':'; ++i) {
    const Unit& w = r.units[i];
    if (w.kind == UnitKind::kParenthesis) continue;
    if (w.kind != UnitKind::kWord || w.in_time) return {};
    const std::string_view text = r.text(w.span);
    capitals &= all_capitals(text);
    small &= w.capital && !is_finite(w);
    const DescriptionNoun* noun = r.lexicon.description(w.low);
    name |= w.name != kNone || (noun != nullptr && noun->type != NounType::kPlace && !noun->document);
  }
  if (i == label.first || i >= line.end || r.units[i].punct != ':') return {};
  label.colon = i;
  if (r.lexicon.headings.contains(u.low)) return {};
  const bool handle =
      r.text(r.units[i - 1].span).starts_with("@") && (i == label.first + 1 || (i == label.first + 2 && u.low == "rt"));
  if (capitals || handle) {
    if (handle) label.first = i - 1;
    label.kind = LabelKind::kPlain;
  } else if (small && name && i - label.first <= 4) {
    label.kind = LabelKind::kSmall;
  } else {
    return {};
  }
  return label;
}

}  // namespace

Transcript::Transcript(const Reading& r) : within_(r.lines.size(), false) {
  std::vector<std::pair<std::uint32_t, Label>> found;  // line and label
  std::unordered_map<std::string_view, std::uint32_t> seen;
  std::uint32_t questions = 0, answers = 0, paragraphs = 0;
  for (std::uint32_t n = 0; n < r.lines.size(); ++n) {
    const Line& line = r.lines[n];
    const BlockKind kind = r.article.blocks[line.block].kind;  // short questions look like headings
    if (kind == BlockKind::kHeadline || kind == BlockKind::kSubheadline || (n > 0 && r.lines[n - 1].block == line.block))
      continue;
    ++paragraphs;
    const Label label = read(r, line);
    if (label.kind == LabelKind::kNone) continue;
    questions += label.kind == LabelKind::kQuestion;
    answers += label.kind == LabelKind::kAnswer;
    if (label.kind == LabelKind::kSmall) ++seen[r.text(r.span(label.first, label.colon - 1))];
    found.emplace_back(n, label);
  }
  std::uint32_t back = 0;
  for (const auto& [text, count] : seen) back += count >= 2 ? count : 0;
  // "Holm: 1,769." is a list of figures.
  std::uint32_t small = 0, saying = 0;
  for (const auto& [n, label] : found) {
    if (label.kind != LabelKind::kSmall) continue;
    ++small;
    bool verb = false;
    for (std::uint32_t i = label.colon + 1; i < r.lines[n].end && !verb; ++i) verb = is_finite(r.units[i]);
    saying += verb;
  }
  const std::size_t all = found.size();
  std::erase_if(found, [&](const auto& at) {
    switch (at.second.kind) {
      case LabelKind::kQuestion:
        return all < 2;
      case LabelKind::kAnswer:
        return questions == 0;
      case LabelKind::kSmall:
        return back < kFewestTurns || saying * 2 < small;
      default:
        return false;
    }
  });
  const bool mostly = found.size() * 5 >= paragraphs * 3;
  for (std::size_t k = 0; k < found.size(); ++k) {
    const auto& [n, label] = found[k];
    if (label.colon + 1 >= r.lines[n].end) {
      // "Q." is a line of its own where a full stop ends it
      if (n + 1 >= r.lines.size() || r.lines[n + 1].block != r.lines[n].block) continue;
    }
    std::uint32_t end = n + 1;
    while (end < r.lines.size() && r.lines[end].block == r.lines[n].block) ++end;
    if (mostly && k + 1 < found.size()) {
      const std::uint32_t next = found[k + 1].first;
      std::uint32_t blocks = 0;
      for (std::uint32_t m = end; m < next; ++m) blocks += r.lines[m].block != r.lines[m - 1].block;
      if (blocks <= kMostParagraphs) end = next;
    }
    for (std::uint32_t m = n + 1; m < end; ++m) within_[m] = true;
    turns_.push_back({n, end, label.first, label.colon});
  }
}

std::optional<Draft> Transcript::turn_at(const Reading& r, std::uint32_t number) const {
  const auto turn =
      std::lower_bound(turns_.begin(), turns_.end(), number, [](const Turn& t, std::uint32_t n) { return t.line < n; });
  if (turn == turns_.end() || turn->line != number) return std::nullopt;
  Draft d;
  d.cue.kind = CueKind::kColon;
  d.cue.line = number;
  d.cue.first = d.cue.last = d.cue.head = turn->colon;
  d.cue.strength = 700;
  d.cue.frames = kQuote | kClause;
  d.source = Source::kLabel;
  d.construction = Construction::kTranscript;
  d.kind = StatementKind::kDirect;
  const std::uint32_t last = std::max(turn->first + 1, turn->colon) - 1;
  d.speaker = Phrase{turn->first, last, last};
  // One stretch for each paragraph.
  std::uint32_t begin = turn->colon + 1;
  for (std::uint32_t m = number; m < turn->end; ++m) {
    const bool ends = m + 1 == turn->end || r.lines[m + 1].block != r.lines[m].block;
    if (!ends) continue;
    if (begin < r.lines[m].end) d.stretches.emplace_back(begin, r.lines[m].end - 1);
    begin = r.lines[m].end;
  }
  if (d.stretches.empty()) return std::nullopt;
  d.end = r.lines[number].end;
  return d;
}

}  // namespace stemma::attributing

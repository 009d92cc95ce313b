#include "attribute/relays.h"
#include "attribute/words.h"

#include <algorithm>

#include "attribute/naming.h"
#include "base/utf8.h"

namespace stemma::attributing {
namespace {

constexpr std::uint32_t kNear = 9;  // units around a cue in which its time and place stand

std::string without_article(std::string_view text) {
  for (std::string_view article : {"the ", "The ", "a ", "A ", "an ", "An "})
    if (text.starts_with(article)) return std::string(text.substr(article.size()));
  return std::string(text);
}

ViaRole role_of(const Reading& r, const Phrase& p, SpeakerType type, std::string_view name) {
  for (std::uint32_t i = p.first; i <= p.last; ++i) {
    const Unit& u = r.units[i];
    if (r.lexicon.agency_nouns.contains(u.low)) return ViaRole::kAgency;
    if (r.lexicon.outlets.contains(u.low)) return ViaRole::kOutlet;
  }
  if (r.lexicon.agencies.contains(fold(name)) || r.lexicon.agencies.contains(fold(without_article(name))))
    return ViaRole::kAgency;
  const DescriptionNoun* noun = r.lexicon.description(r.units[p.head].low);
  if (type == SpeakerType::kDocument || (noun != nullptr && noun->document)) return ViaRole::kDocument;
  return ViaRole::kSpeaker;
}

}  // namespace

std::optional<Addressee> addressee_of(const Reading& r, const Draft& d) {
  if (!d.addressee || d.construction == Construction::kObject) return std::nullopt;  // "praised X": nobody was told anything
  Addressee a;
  a.span = printed(r, *d.addressee);
  a.text = std::string(r.text(a.span));
  if (const auto named = named_by(r, *d.addressee)) a.name = r.annotations.entities[named->entity].name;
  return a;
}

std::vector<Via> relays_of(const Reading& r, std::size_t index, const std::vector<Draft>& drafts,
                           const std::vector<Speaker>& speakers) {
  const Draft& d = drafts[index];
  std::vector<Via> out;
  for (const Phrase& p : d.relays) {
    Via via;
    via.span = printed(r, p);
    const auto named = named_by(r, p);
    via.name = named ? r.annotations.entities[named->entity].name : std::string(r.text(via.span));
    via.role = role_of(r, p, SpeakerType::kUnnamed, via.name);
    out.push_back(std::move(via));
  }
  std::optional<std::uint32_t> outer = d.outer;
  for (int depth = 0; outer && depth < 4; ++depth) {
    std::size_t k = drafts.size();
    for (std::size_t i = index > 40 ? index - 40 : 0; i < drafts.size() && i < index + 40; ++i)
      if (drafts[i].id == *outer) k = i;
    if (k == drafts.size()) break;
    const Speaker& s = speakers[k];
    if (!s.span.empty() && drafts[k].speaker) {
      Via via;
      via.span = s.span.front();
      via.name = s.name ? *s.name : s.text;
      via.role = role_of(r, *drafts[k].speaker, s.type, via.name);
      out.push_back(std::move(via));
    }
    outer = drafts[k].outer;
  }
  return out;
}

std::optional<SaidTime> said_of(const Reading& r, const Draft& d) {
  if (d.cue.kind == CueKind::kNone || d.cue.kind == CueKind::kColon) return std::nullopt;
  const Line& line = r.lines[d.cue.line];
  // Between speaker and cue, right before the speaker at the line's start, or behind the cue up to its content.
  const auto in_content = [&](std::uint32_t i) {
    for (const auto& [first, last] : d.stretches)
      if (first <= i && i <= last) return true;
    return false;
  };
  const auto take = [&](std::uint32_t i) -> std::optional<SaidTime> {
    const Span at = r.units[i].span;
    const auto& times = r.annotations.times;
    auto found = std::upper_bound(times.begin(), times.end(), at.begin,
                                  [](std::uint32_t b, const TimeExpression& t) { return b < t.span.begin; });
    if (found == times.begin()) return std::nullopt;
    --found;
    if (found->value.ends_with("_REF")) return std::nullopt;  // "now", "recently": no time of saying
    if (!found->span.overlaps(at) || found->type == TimeType::kDuration || found->type == TimeType::kSet) return std::nullopt;
    SaidTime said;
    said.span = found->span;
    said.text = std::string(r.text(found->span));
    said.date = found->date;
    return said;
  };
  for (std::uint32_t i = d.cue.last + 1; i < line.end && i <= d.cue.last + kNear; ++i) {
    const Unit& u = r.units[i];
    if (in_content(i) || u.kind == UnitKind::kQuotation || u.low == "that" || (is_finite(u) && i > d.cue.last)) break;
    if (is_comma(u) && i > d.cue.last + 5) break;
    if (u.in_time)
      if (auto said = take(i)) return said;
  }
  // Between speaker and cue; behind a comma only if the commas hold nothing else ("Holm, on Monday, said").
  std::optional<SaidTime> between;
  bool comma = false;
  for (std::uint32_t i = d.cue.first; i > line.first && d.cue.first - i < kNear; --i) {
    const Unit& u = r.units[i - 1];
    const bool small = u.word_class == WordClass::kAdposition || u.word_class == WordClass::kAdverb ||
                       u.word_class == WordClass::kAdjective || is_comma(u);
    if (in_content(i - 1) || u.kind == UnitKind::kQuotation || (!u.in_time && !small)) {
      const bool speaker = d.speaker && i - 1 <= d.speaker->last;
      if (comma && !speaker) between.reset();
      break;
    }
    if (d.speaker && i - 1 <= d.speaker->last) break;
    comma |= is_comma(u);
    if (u.in_time && !between) between = take(i - 1);
  }
  if (between) return between;
  if (d.speaker && d.source == Source::kSubject) {
    // "On Sunday, X said": nothing but the time stands before the speaker
    bool time = false, other = false;
    for (std::uint32_t i = line.first; i < d.speaker->first; ++i) {
      const Unit& u = r.units[i];
      time |= u.in_time;
      other |= in_content(i) || (!u.in_time && u.word_class != WordClass::kAdposition && u.word_class != WordClass::kAdverb &&
                                 !is_comma(u) && !is_coordinator(u));
    }
    for (std::uint32_t i = d.speaker->first; time && !other && i > line.first; --i)
      if (r.units[i - 1].in_time) return take(i - 1);
  }
  return std::nullopt;
}

std::optional<std::string> place_of(const Reading& r, const Draft& d) {
  if (d.cue.kind != CueKind::kVerb) return std::nullopt;
  const Line& line = r.lines[d.cue.line];
  for (std::uint32_t i = d.cue.last + 1; i + 1 < line.end && i <= d.cue.last + kNear; ++i) {
    const Unit& u = r.units[i];
    if (u.kind == UnitKind::kQuotation || u.low == "that" || is_finite(u)) break;
    bool content = false;
    for (const auto& [first, last] : d.stretches) content |= first <= i && i <= last;
    if (content) break;
    if (u.low != "in" && u.low != "at") continue;
    const std::uint32_t name = r.units[i + 1].name;
    if (name != kNone && r.annotations.names[name].type == NameType::kPlace) return r.annotations.names[name].name;
  }
  return std::nullopt;
}

}  // namespace stemma::attributing

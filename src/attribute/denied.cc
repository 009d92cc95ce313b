// What a denial denies.
//
// A denial with a content of its own denies that content. One that only points ("the report", "it", "Holm's claim", "that is a lie")
// denies an earlier statement: that of the speaker who owns it, that of a speaker or a cue of the pointing noun's own word (a
// report: "reports claimed"; an accusation: "accused"), else the last thing that somebody else said nearby.

#include "attribute/denied.h"

#include <algorithm>
#include <array>
#include <string>

#include "attribute/negation.h"
#include "attribute/words.h"
#include "base/stem.h"
#include "base/utf8.h"

namespace stemma::attributing {
namespace {

constexpr std::uint32_t kReach = 12;  // lines back to a statement that the pointing noun names
constexpr std::uint32_t kNear = 3;    // and to one that it does not name
constexpr std::size_t kMostLooks = 80;

// The unit that points back, if the denial does.
std::optional<std::uint32_t> pointing_unit(const Reading& r, const Draft& d) {
  if (d.stretches.size() != 1) return std::nullopt;
  const auto [first, last] = d.stretches.front();
  if (d.cue.sense != Sense::kDenies) return called_untrue(r, first, last);
  if (d.construction != Construction::kObject) return std::nullopt;
  for (std::uint32_t i = first; i <= last && i < first + 5; ++i) {
    const Unit& u = r.units[i];
    if (is_verbal(u) || is_break(u)) return std::nullopt;
    if (!r.lexicon.pointers.contains(u.low) || (i < last && is_nominal(r.units[i + 1]))) continue;
    // "reports of a sale" and "reports that" say themselves what is denied
    if (i == last || r.units[i + 1].low == "as" || is_break(r.units[i + 1]) || r.units[i + 1].low == "made") return i;
    return std::nullopt;
  }
  return std::nullopt;
}

// The word that owns the pointing noun: "Holm's claim".
std::string_view owner(const Reading& r, std::uint32_t first, std::uint32_t unit) {
  for (std::uint32_t i = first + 1; i < unit; ++i)
    if (is_possessive(r.units[i])) return r.units[i - 1].low;
  return {};
}

bool speaker_holds(const Reading& r, const Draft& e, std::string_view word) {
  if (!e.speaker) return false;
  for (std::uint32_t i = e.speaker->first; i <= e.speaker->last; ++i)
    if (r.units[i].low == word || stem(r.units[i].low) == stem(word)) return true;
  return false;
}

// "That is a lie": a quotation that only turns down what went before.
bool turns_down(const Reading& r, const Draft& d) {
  if (!d.stretches.empty() || d.quoted.empty()) return false;
  const QuotedStretch& q = d.quoted.front();
  return q.from < q.to && quotation_denies(r, r.quotations[q.quotation].parts[q.from].inner);
}

}  // namespace

bool quotation_denies(const Reading& r, Span inner) {
  static constexpr std::array<std::string_view, 10> kOpenings = {
      "that is ", "that's ", "this is ", "it is ", "it's ", "it was ", "that was ", "these are ", "those are ", "they are "};
  constexpr std::size_t kShort = 120;
  const std::string folded = fold(r.text(inner).substr(0, kShort));
  for (std::string_view opening : kOpenings) {
    if (!folded.starts_with(opening)) continue;
    const std::string_view rest = std::string_view(folded).substr(opening.size());
    for (std::string_view denial :
         {"not true", "simply not true", "just not true", "absolutely not true", "not correct", "not accurate"})
      if (rest.starts_with(denial)) return true;
    if (rest.starts_with("not ") || rest.starts_with("no ")) return false;
    const std::size_t stop = std::min(rest.find_first_of(",.;!?"), rest.size());
    const Span words{inner.begin + static_cast<std::uint32_t>(std::min<std::size_t>(opening.size(), inner.size())),
                     inner.begin + static_cast<std::uint32_t>(std::min<std::size_t>(opening.size() + stop, inner.size()))};
    return text_says_untrue(r, words);
  }
  return false;
}

std::optional<Span> denied_by(const Reading& r, const Draft& d, const std::vector<Draft>& all) {
  const std::vector<Span> own = content_of(r, d);
  if (own.empty()) return std::nullopt;
  const auto unit = pointing_unit(r, d);
  const bool whole = turns_down(r, d);
  if (!unit && !whole) return own.front();

  const std::string_view word = unit ? r.units[*unit].low : std::string_view("it");
  const std::string_view by = unit ? owner(r, d.stretches.front().first, *unit) : std::string_view();
  const bool pronoun = word == "it" || word == "that" || word == "this" || word == "these";
  const auto stands_before = [&](const Draft& e) {
    return e.cue.line < d.cue.line || (e.cue.line == d.cue.line && e.cue.first < d.cue.first && e.end <= d.cue.first);
  };
  // Drafts stand in the order of their lines.
  const auto end =
      std::upper_bound(all.begin(), all.end(), d.cue.line, [](std::uint32_t line, const Draft& e) { return line < e.cue.line; });
  const Draft *named = nullptr, *near = nullptr;
  std::size_t looks = 0;
  for (auto e = end; e != all.begin() && looks < kMostLooks && named == nullptr; ++looks) {
    --e;
    if (d.cue.line - e->cue.line > kReach) break;
    if (e->id == d.id || e->outer || !stands_before(*e)) continue;
    if (d.same_speaker && *d.same_speaker == e->id) continue;
    const bool cue_word = e->cue.kind == CueKind::kNoun || e->cue.kind == CueKind::kVerb;
    if (!by.empty()) {
      if (speaker_holds(r, *e, by)) named = &*e;
      continue;
    }
    if (!pronoun) {
      const std::string_view cue = cue_word ? r.units[e->cue.head].low : std::string_view();
      if (speaker_holds(r, *e, word) || (cue_word && stem(cue) == stem(word)) ||
          (r.lexicon.accusing.contains(word) && r.lexicon.accusing.contains(cue)))
        named = &*e;
    }
    if (near == nullptr && d.cue.line - e->cue.line <= kNear && e->cue.act == Act::kSpeech && e->cue.sense != Sense::kDenies)
      near = &*e;
  }
  const Draft* found = named != nullptr ? named : near;
  if (found == nullptr) return own.front();
  const std::vector<Span> spans = content_of(r, *found);
  return spans.empty() ? own.front() : spans.front();
}

}  // namespace stemma::attributing

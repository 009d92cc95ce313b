// A marked cue is often several words ("went on to say"). The one that heads it is the word that most often stands in cues, as a word of
// its class; a statement without a cue is headed by the word of its content that most often stands in such contents.

#include "learn/lessons.h"

#include <algorithm>
#include <cstdio>
#include <unordered_map>
#include <utility>

#include "attribute/confidence.h"
#include "attribute/drafts.h"
#include "attribute/quotes.h"
#include "attribute/standalone.h"
#include "attribute/trained/cue_features.h"
#include "attribute/trained/window.h"
#include "stemma/limits.h"

namespace stemma::learning {
namespace {

using namespace stemma::attributing;

// Units of which over half of the bytes lie in the spans.
std::vector<std::uint32_t> units_of(const Reading& r, const std::vector<Span>& spans) {
  std::vector<std::uint32_t> out;
  for (const Span& s : spans) {
    auto at =
        std::lower_bound(r.units.begin(), r.units.end(), s.begin, [](const Unit& u, std::uint32_t b) { return u.span.end <= b; });
    for (; at != r.units.end() && at->span.begin < s.end; ++at) {
      std::uint32_t common = 0;
      for (const Span& other : spans)
        if (other.overlaps(at->span)) common += std::min(other.end, at->span.end) - std::max(other.begin, at->span.begin);
      const auto unit = static_cast<std::uint32_t>(at - r.units.begin());
      if (common * 2 > at->span.size() && (out.empty() || out.back() != unit)) out.push_back(unit);
    }
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

// How often a word, as a word of its class, stands in cues (or in the content of statements without one), and how often in all.
struct HeadCounts {
  struct Count {
    int marked = 0, all = 0;
  };
  std::unordered_map<std::uint64_t, Count> in_cues, in_contents;
  static std::uint64_t key(const UnitCode& u) { return std::uint64_t{u.word} << 8 | u.group; }
};

double headship(const std::unordered_map<std::uint64_t, HeadCounts::Count>& counts, const Codes& c, std::uint32_t unit) {
  constexpr double kUnasked = 0.3;
  const UnitCode& u = c.units[unit];
  const auto found = counts.find(HeadCounts::key(u));
  const HeadCounts::Count n = found == counts.end() ? HeadCounts::Count{} : found->second;
  double ratio = (n.marked + 0.1) / (n.all + 2.0);
  const auto group = static_cast<Group>(u.group);
  if (group == Group::kVerb) ratio *= 3;
  if (group == Group::kNoun || group == Group::kAdjective) ratio *= 1.5;
  if (!c.asked[unit]) ratio *= kUnasked;
  return ratio;
}

}  // namespace

std::vector<Lesson> make_lessons(std::vector<MarkedArticle> articles, std::set<std::uint32_t>& asked_words) {
  std::vector<Lesson> lessons;
  HeadCounts counts;
  struct Units {
    std::vector<std::uint32_t> content, cue, speaker;
  };
  std::vector<std::vector<Units>> units;
  for (MarkedArticle& article : articles) {
    Lesson l;
    l.article = std::make_unique<MarkedArticle>(std::move(article));
    const Lexicon* lexicon = Lexicon::of(l.article->annotations.language);
    if (lexicon == nullptr) continue;
    l.reading =
        std::make_unique<Reading>(l.article->article, l.article->annotations, *lexicon, find_quotations(l.article->article));
    l.drafts = std::make_unique<std::vector<Draft>>();
    if (lexicon->grammar) *l.drafts = find_drafts(*l.reading, Limits{}.statements * 4);
    settle_quotations(*l.reading, *l.drafts);
    for (Draft& d : *l.drafts) d.confidence = confidence_of(*l.reading, d);
    lessons.push_back(std::move(l));
    Lesson& kept = lessons.back();
    kept.codes = std::make_unique<Codes>(*kept.reading, *kept.drafts);
    units.emplace_back();
    for (const UnitCode& u : kept.codes->units) {
      ++counts.in_cues[HeadCounts::key(u)].all;
      ++counts.in_contents[HeadCounts::key(u)].all;
    }
    for (const MarkedStatement& s : kept.article->statements) {
      Units u{units_of(*kept.reading, s.content), units_of(*kept.reading, s.cue), units_of(*kept.reading, s.speaker)};
      if (u.content.empty()) continue;
      for (const std::uint32_t i : u.cue) ++counts.in_cues[HeadCounts::key(kept.codes->units[i])].marked;
      if (u.cue.empty())
        for (const std::uint32_t i : u.content) ++counts.in_contents[HeadCounts::key(kept.codes->units[i])].marked;
      units.back().push_back(std::move(u));
    }
  }
  std::size_t all = 0, asked = 0;
  for (std::size_t k = 0; k < lessons.size(); ++k)
    for (const Units& u : units[k]) {
      const Codes& c = *lessons[k].codes;
      Marked m;
      const bool cueless = u.cue.empty();
      double best = -1;
      for (const std::uint32_t i : cueless ? u.content : u.cue) {
        const double h = headship(cueless ? counts.in_contents : counts.in_cues, c, i);
        if (h > best) {
          best = h;
          m.head = i;
        }
      }
      // Words quoted inside what the same cue reports are a statement beside it: their quotation heads it.
      const bool taken =
          std::any_of(lessons[k].marked.begin(), lessons[k].marked.end(), [&](const Marked& o) { return o.head == m.head; });
      if (taken && static_cast<Group>(c.units[u.content.front()].group) == Group::kQuotation) m.head = u.content.front();
      m.first = m.head;
      std::uint32_t last = m.head;
      for (const auto* list : {&u.content, &u.cue, &u.speaker})
        if (!list->empty()) {
          m.first = std::min(m.first, list->front());
          last = std::max(last, list->back());
        }
      const std::size_t size = last - m.first + 1;
      const auto flags = [&](const std::vector<std::uint32_t>& list) {
        std::vector<bool> out(size, false);
        for (const std::uint32_t i : list) out[i - m.first] = true;
        return out;
      };
      m.content = flags(u.content);
      m.cue = flags(u.cue);
      m.speaker = flags(u.speaker);
      ++all;
      lessons[k].marked.push_back(std::move(m));
    }
  // Words that head cues often enough are asked about.
  constexpr int kOften = 3, kShare = 100;                        // at least so often, and one time in so many
  std::unordered_map<std::uint32_t, std::pair<int, int>> heads;  // row -> heads, all
  for (const Lesson& l : lessons) {
    for (const UnitCode& u : l.codes->units) ++heads[asked_word(u)].second;
    for (const Marked& m : l.marked) ++heads[asked_word(l.codes->units[m.head])].first;
  }
  for (const auto& [row, n] : heads)
    if (n.first >= kOften && n.first * kShare >= n.second) asked_words.insert(row);
  for (Lesson& l : lessons) {
    for (std::size_t i = 0; i < l.codes->units.size(); ++i)
      if (asked_words.contains(asked_word(l.codes->units[i]))) l.codes->asked[i] = true;
    for (const Marked& m : l.marked) asked += l.codes->asked[m.head];
  }
  // What a window cannot hold, no chain can find.
  std::size_t held = 0, units_read = 0;
  for (const Lesson& l : lessons)
    for (const Marked& m : l.marked) {
      const Window w = window_of(*l.codes, m.head);
      units_read += w.end - w.first;
      bool inside = true;
      for (std::uint32_t k = 0; k < m.content.size(); ++k)
        inside &= !m.content[k] || (w.first <= m.first + k && m.first + k < w.end);
      held += inside;
    }
  std::fprintf(stderr, "%zu articles, %zu statements; asked about the cue of %zu; %zu lie in their windows, of %.1f units each\n",
               lessons.size(), all, asked, held,
               static_cast<double>(units_read) / static_cast<double>(std::max<std::size_t>(all, 1)));
  return lessons;
}

}  // namespace stemma::learning

// The stage's map.

#include "attribute/attribute.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>

#include "attribute/confidence.h"
#include "attribute/denied.h"
#include "attribute/draft.h"
#include "attribute/drafts.h"
#include "attribute/lexicon.h"
#include "attribute/nesting.h"
#include "attribute/not_statements.h"
#include "attribute/polarity.h"
#include "attribute/quotes.h"
#include "attribute/reading.h"
#include "attribute/relays.h"
#include "attribute/resolve.h"
#include "attribute/speaker_roles.h"
#include "attribute/standalone.h"
#include "attribute/trained/tagger.h"
#include "base/hashing.h"
#include "base/utf8.h"

namespace stemma {
namespace {

using namespace attributing;

std::string id_of(const Article& article, const std::vector<Span>& content, StatementKind kind) {
  std::string key;
  for (const Span& s : content) key += std::to_string(s.begin) + "-" + std::to_string(s.end) + ",";
  key += kind_name(kind);
  return article.id + "-" + short_hash(key);
}

constexpr int kNamedOutright = 850;  // least confidence of a speaker whose words need no other words to say who it is

// A language without word lists: what stands between marks, said by nobody we know.
std::vector<Statement> quotations_only(const Article& article, const std::vector<Quotation>& quotations, const Limits& limits) {
  constexpr std::uint32_t kLeastBytes = 25;  // shorter ones are mostly titles and single words
  std::vector<Statement> out;
  for (const Quotation& q : quotations) {
    if (out.size() >= limits.statements) break;
    Statement s;
    s.article = article.id;
    s.kind = StatementKind::kDirect;
    for (const QuotedPart& p : q.parts)
      if (!p.inner.empty()) s.content.push_back(p.inner);
    if (s.content.empty() || (s.content.size() == 1 && s.content.front().size() < kLeastBytes)) continue;
    s.confidence = 500;
    s.id = id_of(article, s.content, s.kind);
    out.push_back(std::move(s));
  }
  return out;
}

// A span that runs over the end of a block (an attribution set apart from its quotation), cut at the blocks.
std::vector<Span> within_blocks(const Article& article, Span span) {
  std::vector<Span> out;
  auto block = std::upper_bound(article.blocks.begin(), article.blocks.end(), span.begin,
                                [](std::uint32_t at, const Block& b) { return at < b.span.begin; });
  if (block != article.blocks.begin()) --block;
  for (; block != article.blocks.end() && block->span.begin < span.end; ++block) {
    const Span part{std::max(span.begin, block->span.begin), std::min(span.end, block->span.end)};
    if (!part.empty() && carries_report(block->kind)) out.push_back(part);
  }
  return out;
}

}  // namespace

std::string why_quotations_only(std::string_view language) {
  return fmt::format("neither rules nor a model for language \"{}\": direct quotations only, their speakers unknown", language);
}

bool reads_statements(std::string_view language) {
  const Lexicon* lexicon = Lexicon::of(language);
  return lexicon != nullptr && (lexicon->grammar || Tagger::of(std::string(language)) != nullptr);
}

std::vector<Statement> attribute(const Article& article, const Annotations& annotations, const Limits& limits, Reader reader) {
  // Which marks belong together?
  std::vector<Quotation> quotations = find_quotations(article);
  if (!reads_statements(annotations.language)) return quotations_only(article, quotations, limits);

  // Outer sentences, with every quotation as one unit.
  const Reading reading(article, annotations, *Lexicon::of(annotations.language), std::move(quotations));
  // Words that introduce somebody's words, and how far these go.
  std::vector<Draft> drafts;
  if (reading.lexicon.grammar) drafts = find_drafts(reading, limits.statements * 4);
  // Quotations without such words go on with what came before.
  settle_quotations(reading, drafts);
  for (Draft& d : drafts) d.confidence = confidence_of(reading, d);
  const Tagger* tagger = reader == Reader::kTrained ? Tagger::of(annotations.language) : nullptr;
  if (tagger != nullptr) {
    // What a trained reader makes of the same text, with the drafts before its eyes.
    drafts = tagger->read(reading, std::move(drafts));
    find_outer(drafts);
  } else {
    // Scare quotes, names of works, weak cues.
    std::erase_if(drafts, [&](const Draft& d) { return is_no_statement(reading, d) || d.confidence < kLeastConfidence; });
  }
  keep_nested(drafts);
  // Who they are.
  const std::vector<Speaker> speakers = resolve_speakers(reading, drafts);

  const SpeakerRoles roles(reading);
  std::unordered_map<std::uint32_t, std::size_t> by_id;
  for (std::size_t i = 0; i < drafts.size(); ++i) by_id.emplace(drafts[i].id, i);
  std::vector<Statement> out;
  for (std::size_t i = 0; i < drafts.size() && out.size() < limits.statements; ++i) {
    const Draft& d = drafts[i];
    Statement s;
    s.article = article.id;
    for (const Span span : content_of(reading, d))
      for (const Span part : within_blocks(article, span)) s.content.push_back(part);
    if (s.content.empty()) continue;
    s.act = d.cue.act;
    s.kind = d.kind;
    s.id = id_of(article, s.content, s.kind);
    if (d.cue.kind != CueKind::kNone) s.cue = within_blocks(article, reading.span(d.cue.first, d.cue.last));
    s.speaker = speakers[i];
    // Words that name somebody outright are as sure as that they name who says it; others leave it open who that is, too.
    if (d.speaker_confidence > 0)
      s.speaker.confidence =
          s.speaker.confidence >= kNamedOutright ? d.speaker_confidence : d.speaker_confidence * s.speaker.confidence / 1000;
    if (!s.speaker.span.empty()) {
      s.speaker.span = {within_blocks(article, s.speaker.span.front()).back()};
      s.speaker.text = std::string(slice(article.text, s.speaker.span.front()));
    }
    s.speaker.role = roles.of(d, s.speaker);
    const auto shared = d.same_speaker ? by_id.find(*d.same_speaker) : by_id.end();
    s.polarity = polarity_of(reading, d, shared == by_id.end() ? nullptr : &drafts[shared->second]);
    if (s.polarity == Polarity::kDenies) {
      s.of = denied_by(reading, d, drafts);
      if (s.of) s.of = within_blocks(article, *s.of).front();
    }
    s.addressee = addressee_of(reading, d);
    s.via = relays_of(reading, i, drafts, speakers);
    s.said = said_of(reading, d);
    s.place = place_of(reading, d);
    s.confidence = d.confidence;
    out.push_back(std::move(s));
  }
  std::stable_sort(out.begin(), out.end(), [](const Statement& a, const Statement& b) { return a.content < b.content; });
  // The same words under two cues: the surer one.
  std::vector<Statement> unique;
  for (Statement& s : out) {
    if (!unique.empty() && unique.back().content == s.content) {
      if (unique.back().confidence < s.confidence) unique.back() = std::move(s);
      continue;
    }
    unique.push_back(std::move(s));
  }
  return unique;
}

}  // namespace stemma

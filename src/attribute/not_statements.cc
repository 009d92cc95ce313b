#include "attribute/not_statements.h"
#include "attribute/words.h"

#include "base/utf8.h"

namespace stemma::attributing {
namespace {

constexpr int kFewWords = 4;
constexpr int kWeak = 330;  // strength of a cue under which a title behind it is only named

struct Words {
  int all = 0, capital = 0;
  bool stop = false;  // ends with . ? !
};

Words count(std::string_view text) {
  Words w;
  bool inside = false;
  char32_t last = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode(text, at);
    const bool letter = is_word(c.value) || (inside && (is_apostrophe(c.value) || c.value == '-' || c.value == '.'));
    if (letter && !inside) {
      ++w.all;
      w.capital += is_upper(c.value);
    }
    inside = letter;
    if (!is_space(c.value) && !is_quote_mark(c.value)) last = c.value;
    at += c.size;
  }
  w.stop = last == '.' || last == '?' || last == '!' || last == 0x2026;
  return w;
}

// "described 'the wall' as …"
bool describes(const Reading& r, const Draft& d) {
  for (std::uint32_t i = d.stretches.front().first; i <= d.stretches.front().second; ++i)
    if (r.units[i].low == "as") return true;
  return false;
}

// "known as 'the Hammer'", "the term 'span' refers to", "fans sang '…'", "the file was called 'Budget'": words that are named or sung,
// not said. `unit` is the first of the content.
bool only_named(const Reading& r, const Draft& d, std::uint32_t unit) {
  const Unit& first = r.units[unit];
  if (first.kind != UnitKind::kQuotation || d.cue.kind != CueKind::kVerb) return false;
  if (r.quotations[first.quotation].parts[first.part].inner.empty()) return true;
  if (first.fragment && d.cue.act == Act::kAttitude) return true;
  if (r.lexicon.performing.contains(r.units[d.cue.head].low)) return true;
  if (!reads_like_title(r, unit)) return false;
  return d.cue.passive || (d.cue.strength < kWeak && (d.cue.frames & kAs) == 0);
}

// "citing two officials": who is cited, not what.
bool names_source(const Reading& r, const Draft& d) {
  if (d.cue.word == nullptr || d.construction != Construction::kObject || d.stretches.size() != 1) return false;
  if (d.cue.word->lemma != "cite" && d.cue.word->lemma != "quote") return false;
  const auto [first, last] = d.stretches.front();
  std::uint32_t head = first;
  while (head <= last && r.units[head].name == kNone && r.lexicon.description(r.units[head].low) == nullptr) ++head;
  if (head > last || head > first + 4) return false;
  for (std::uint32_t i = head + 1; i <= last; ++i)
    if (is_relative(r.units[i]) || is_finite(r.units[i])) return false;  // "two officials who saw it" says something
  const DescriptionNoun* noun = r.lexicon.description(r.units[head].low);
  if (noun != nullptr) return noun->type == NounType::kPerson && !noun->document;
  const NameType type = r.annotations.names[r.units[head].name].type;
  return type == NameType::kPerson && (head == first || r.units[head - 1].name != kNone || is_nominal(r.units[head - 1]));
}

// A word that speaks of words: "the term refers to …".
bool is_about_words(const Reading& r, const Draft& d) {
  if (!d.speaker || d.source == Source::kLabel) return false;
  const Unit& head = r.units[d.speaker->head];
  const bool lets = head.low == "'s" && d.speaker->head > 0 && r.units[d.speaker->head - 1].low == "let";
  if (lets) return true;  // "let's say"
  return r.lexicon.mentions.contains(head.low) || (head.kind == UnitKind::kQuotation && d.speaker->head > d.speaker->first &&
                                                   r.lexicon.mentions.contains(r.units[d.speaker->head - 1].low));
}

}  // namespace

bool stands_alone(const Reading& r, const Line& line, std::uint32_t i) {
  const Unit& u = r.units[i];
  const Words w = count(r.text(r.quotations[u.quotation].parts[0].inner));
  if (w.all == 0) return false;
  if (r.quotations[u.quotation].parts.size() > 1) return true;
  // What else the line holds.
  std::uint32_t words = 0;
  for (std::uint32_t k = line.first; k < line.end; ++k)
    if (k != i && r.units[k].kind == UnitKind::kWord && !is_break(r.units[k])) ++words;
  if (words == 0) return w.stop ? w.all >= 2 : w.all >= kFewWords && w.capital * 2 < w.all + 2;
  // After a colon: "One demand stood out: 'Leave now.'"
  if (i > line.first && r.units[i - 1].punct == ':' && (i + 1 == line.end || is_break(r.units[i + 1])))
    return w.all >= kFewWords || w.stop;
  return false;
}

bool reads_like_title(const Reading& r, std::uint32_t i) {
  if (r.units[i].kind != UnitKind::kQuotation) return false;
  const Words w = count(r.text(r.quotations[r.units[i].quotation].parts[r.units[i].part].inner));
  return w.all > 0 && w.all <= 5 && w.capital * 2 > w.all;
}

bool is_worth_nesting(const Draft& d, const Draft& outer) {
  constexpr int kSure = 600;
  if (d.cue.act != Act::kSpeech || (d.cue.kind != CueKind::kVerb && d.cue.kind != CueKind::kAdjective) || d.cue.negated ||
      d.cue.modal || d.cue.infinitive || d.confidence < kSure)
    return false;
  if (d.source != Source::kSubject && d.source != Source::kInverted) return false;
  const bool relayed = outer.construction == Construction::kTrailing || outer.construction == Construction::kAccording;
  switch (d.construction) {
    case Construction::kThat:
    case Construction::kClause:
    case Construction::kTrailing:
    case Construction::kQuoteAfter:
    case Construction::kQuoteBefore:
      return true;
    case Construction::kObject:
    case Construction::kObjectInf:
      return relayed;
    default:
      return false;
  }
}

bool is_no_statement(const Reading& r, const Draft& d) {
  if (is_about_words(r, d) || names_source(r, d)) return true;
  if (!d.stretches.empty() && only_named(r, d, d.stretches.front().first)) return true;
  if (!d.stretches.empty()) {
    // "painted 'No bridge' on the wall": what is named in marks, not said
    const Unit& first = r.units[d.stretches.front().first];
    return first.fragment && d.cue.kind == CueKind::kVerb && (d.cue.frames & (kQuote | kThat)) == 0 && !describes(r, d);
  }
  // Nothing but quotations: a single short one hung on a weak cue is a name or a scare quote.
  Words sum;
  for (const QuotedStretch& s : d.quoted)
    for (std::uint32_t p = s.from; p < s.to; ++p) {
      const Words w = count(r.text(r.quotations[s.quotation].parts[p].inner));
      sum.all += w.all;
      sum.capital += w.capital;
      sum.stop |= w.stop;
    }
  if (sum.all == 0) return true;
  if (d.cue.kind == CueKind::kVerb && d.cue.passive && !d.speaker && sum.all <= 5 && sum.capital * 2 > sum.all) return true;
  if (d.cue.kind == CueKind::kNoun && sum.all < kFewWords && !sum.stop) return true;
  return false;
}

}  // namespace stemma::attributing

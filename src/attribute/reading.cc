#include "attribute/reading.h"

#include <algorithm>

#include "attribute/word_repairs.h"
#include "attribute/words.h"
#include "base/utf8.h"

namespace stemma::attributing {
namespace {

constexpr std::uint32_t kLongestParenthesis = 14;  // tokens; a longer one is read as words
constexpr std::uint32_t kLongestLine = 400;        // units; a longer one is cut, so that work within a line stays bounded
constexpr std::uint32_t kLongestFragment = 8;      // tokens with marks
constexpr std::uint32_t kAttributionReach = 8;     // words in which an attribution after "…?" shows itself

char punct_of(std::string_view s) {
  if (s.empty()) return 0;
  const auto first = static_cast<unsigned char>(s[0]);
  if (first < 0x80) {
    if (s == "--" || s == "---") return '-';
    if (s.size() > 1 && s[0] != '.') return 0;
    switch (s[0]) {
      case ',':
      case ';':
      case ':':
      case '?':
      case '!':
      case '/':
      case '(':
      case ')':
        return s[0];
      case '[':
      case '{':
        return '(';
      case ']':
      case '}':
        return ')';
      case '"':
      case '`':
        return '"';
      case '-':
        return '-';
      case '.':
        return std::all_of(s.begin(), s.end(), [](char c) { return c == '.'; }) ? '.' : '\0';
      default:
        return 0;
    }
  }
  const CodePoint c = decode(s, 0);
  if (c.size != s.size()) return 0;
  if (c.value >= 0x2010 && c.value <= 0x2015) return '-';
  if (c.value == 0x2026) return '.';
  if (is_quote_mark(c.value)) return '"';
  return 0;
}

void append_folded(std::string& out, std::string_view s) {
  bool plain = true;
  for (char c : s) plain &= static_cast<unsigned char>(c) < 0x80;
  if (plain) {
    for (char c : s) out += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c == '`' ? '\'' : c;
    return;
  }
  for (std::size_t at = 0; at < s.size();) {
    const CodePoint c = decode(s, at);
    if (is_apostrophe(c.value))
      out += '\'';
    else
      append_utf8(out, to_lower(c.value));
    at += c.size;
  }
}

// The last character of a quotation that is neither white space nor a mark.
char32_t last_character(std::string_view text, Span span) {
  std::uint32_t end = span.end;
  while (end > span.begin) {
    const CodePoint c = decode_before(text, end);
    if (!is_space(c.value) && !is_quote_mark(c.value)) return c.value;
    end -= c.size;
  }
  return 0;
}

}  // namespace

Reading::Reading(const Article& a, const Annotations& n, const Lexicon& l, std::vector<Quotation> q)
    : article(a), annotations(n), lexicon(l), quotations(std::move(q)) {
  const std::string_view text_all = article.text;
  struct QuotedAt {
    Span outer;
    std::uint32_t quotation, part;
  };
  std::vector<QuotedAt> quoted;
  for (std::uint32_t i = 0; i < quotations.size(); ++i)
    for (std::uint32_t p = 0; p < quotations[i].parts.size(); ++p) quoted.push_back({quotations[i].parts[p].outer, i, p});

  folded.reserve(text_all.size() + 64);
  std::vector<std::pair<std::uint32_t, std::uint32_t>> low_at;
  std::vector<std::uint32_t> sentence_of;  // of each unit: first and last sentence it touches
  std::vector<std::uint32_t> last_sentence_of;
  units.reserve(n.tokens.size());
  std::size_t at_quote = 0, at_name = 0, at_time = 0;
  const std::uint32_t tokens = static_cast<std::uint32_t>(n.tokens.size());
  for (std::uint32_t t = 0; t < tokens;) {
    const Token& token = n.tokens[t];
    const std::uint32_t block = n.sentences[token.sentence].block;
    if (!carries_report(article.blocks[block].kind)) {
      ++t;
      continue;
    }
    while (at_quote < quoted.size() && quoted[at_quote].outer.end <= token.span.begin) ++at_quote;
    Unit u;
    u.token = t;
    sentence_of.push_back(token.sentence);
    if (at_quote < quoted.size() && quoted[at_quote].outer.begin < token.span.end &&
        quoted[at_quote].outer.end > token.span.begin) {
      const QuotedAt& now = quoted[at_quote];
      u.kind = UnitKind::kQuotation;
      u.quotation = now.quotation;
      u.part = now.part;
      u.span = now.outer;
      u.span.begin = std::min(u.span.begin, token.span.begin);
      std::uint32_t last = t;
      while (t < tokens && n.tokens[t].span.begin < now.outer.end) last = t++;
      u.span.end = std::max(u.span.end, n.tokens[last].span.end);
      const Quotation& whole = quotations[now.quotation];
      const char32_t ending = last_character(text_all, u.span);
      for (std::uint32_t k = u.token; k <= last; ++k)
        if (n.tokens[k].word_class != WordClass::kPunctuation && n.tokens[k].word_class != WordClass::kAdverb) {
          const VerbForm form = n.tokens[k].verb_form;
          if (form == VerbForm::kPast || form == VerbForm::kPresent || form == VerbForm::kThirdSingular ||
              form == VerbForm::kModal)
            u.form = form;
          break;
        }
      u.fragment = whole.parts.size() == 1 && last - u.token < kLongestFragment && is_word(ending);
      last_sentence_of.push_back(n.tokens[last].sentence);
      low_at.emplace_back(0, 0);
      units.push_back(u);
      continue;
    }
    const std::string_view surface = text(token.span);
    u.span = token.span;
    u.word_class = token.word_class;
    u.form = token.verb_form;
    u.punct = token.word_class == WordClass::kPunctuation || surface.size() <= 3 ? punct_of(surface) : '\0';
    if (u.punct == '(') {
      std::uint32_t close = t + 1;
      while (close < tokens && close - t <= kLongestParenthesis && n.tokens[close].sentence == token.sentence &&
             punct_of(text(n.tokens[close].span)) != ')')
        ++close;
      if (close < tokens && close - t <= kLongestParenthesis && n.tokens[close].sentence == token.sentence &&
          (at_quote >= quoted.size() || quoted[at_quote].outer.begin >= n.tokens[close].span.end)) {
        u.kind = UnitKind::kParenthesis;
        u.punct = 0;
        u.word_class = WordClass::kOther;
        u.span.end = n.tokens[close].span.end;
        last_sentence_of.push_back(n.tokens[close].sentence);
        low_at.emplace_back(0, 0);
        units.push_back(u);
        t = close + 1;
        continue;
      }
    }
    const auto begin = static_cast<std::uint32_t>(folded.size());
    append_folded(folded, surface);
    low_at.emplace_back(begin, static_cast<std::uint32_t>(folded.size()));
    u.capital = is_upper(decode(surface, 0).value);
    while (at_name < n.names.size() && n.names[at_name].span.end <= token.span.begin) ++at_name;
    if (at_name < n.names.size() && n.names[at_name].span.overlaps(token.span)) u.name = static_cast<std::uint32_t>(at_name);
    while (at_time < n.times.size() && n.times[at_time].span.end <= token.span.begin) ++at_time;
    u.in_time = at_time < n.times.size() && n.times[at_time].span.overlaps(token.span) &&
                !(n.times[at_time].value.ends_with("_REF") &&
                  (token.word_class == WordClass::kAdjective || token.word_class == WordClass::kNoun));  // "recent", "its future"
    last_sentence_of.push_back(token.sentence);
    units.push_back(u);
    ++t;
  }
  for (std::size_t i = 0; i < units.size(); ++i)
    units[i].low = std::string_view(folded).substr(low_at[i].first, low_at[i].second - low_at[i].first);

  const auto attribution_follows = [&](std::uint32_t i) {
    for (std::uint32_t k = i; k < units.size() && k < i + kAttributionReach; ++k) {
      if (last_sentence_of[k] != last_sentence_of[i] || units[k].kind != UnitKind::kWord) return false;
      if (is_break(units[k])) return false;
      if (is_finite(units[k])) {
        const auto* forms = lexicon.verbs.find(units[k].low);
        if (forms == nullptr) return false;
        for (const CueForm& f : *forms)
          if (lexicon.verbs.words[f.word].frames & kQuote && lexicon.verbs.words[f.word].act == Act::kSpeech) return true;
        return false;
      }
    }
    return false;
  };
  // A sentence that is an attribution and nothing else: "Holm said."
  const auto attribution_only = [&](std::uint32_t i) {
    std::uint32_t k = i;
    while (k + 1 < units.size() && last_sentence_of[k + 1] == sentence_of[i] && k - i < kAttributionReach) ++k;
    if (k > i && units[k].punct == '.') --k;
    return k > i && k - i < kAttributionReach - 2 && attribution_follows(i) && is_finite(units[k]);
  };
  const auto block_of = [&](std::uint32_t i) { return n.sentences[sentence_of[i]].block; };
  const auto breaks = [&](std::uint32_t i) {  // between unit i and unit i + 1
    const Unit &left = units[i], &right = units[i + 1];
    // Some outlets set every sentence apart, and even an attribution: "…!" (new block) he said.
    const bool split_off = left.kind == UnitKind::kQuotation && right.kind == UnitKind::kWord && !right.capital &&
                           right.punct == 0 && attribution_follows(i + 1);
    if (block_of(i) != block_of(i + 1)) return !split_off && !(left.kind == UnitKind::kQuotation && attribution_only(i + 1));
    if (left.kind == UnitKind::kQuotation) {
      const char32_t last = last_character(text_all, left.span);
      const bool stop = last == '.' || last == 0x2026, ask = last == '?' || last == '!';
      if (!stop && !ask) return false;
      if (right.kind == UnitKind::kQuotation) return true;
      if (right.punct == '-' || right.punct == ',' || right.punct == ';' || right.punct == '.') return false;
      if (right.kind == UnitKind::kWord && !right.capital && is_word(decode(text_all, right.span.begin).value)) return false;
      if (attribution_follows(i + 1)) return stop ? last_sentence_of[i] != sentence_of[i + 1] : false;
      return true;
    }
    if (right.kind == UnitKind::kQuotation) return left.punct == '.' || left.punct == '?' || left.punct == '!';
    return last_sentence_of[i] != sentence_of[i + 1];
  };
  for (std::uint32_t i = 0; i < units.size();) {
    Line line;
    line.first = i;
    line.block = block_of(i);
    const BlockKind kind = article.blocks[line.block].kind;
    line.headline = kind == BlockKind::kHeadline || kind == BlockKind::kSubheadline || kind == BlockKind::kHeading;
    while (i + 1 < units.size() && i + 1 - line.first < kLongestLine && !breaks(i)) ++i;
    line.end = ++i;
    lines.push_back(line);
  }
  repair_words(units, lines, lexicon);
}

}  // namespace stemma::attributing

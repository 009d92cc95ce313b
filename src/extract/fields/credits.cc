#include "extract/fields/credits.h"

#include <algorithm>

#include "base/tables.h"
#include "base/utf8.h"

namespace stemma {
namespace {

constexpr std::size_t kDatelineBytes = 90;
constexpr int kParagraphsWithDateline = 3;
constexpr std::size_t kCreditBytes = 300;
constexpr std::size_t kCreditLineBytes = 160;
constexpr int kLinesWithCredit = 3;  // from the end

bool dash(char32_t c) { return c == '-' || (c >= 0x2012 && c <= 0x2015); }

// Byte just after the dash (or colon) that closes a dateline; 0 when there is none. A dash stands between blanks, or after a bracket.
std::size_t dateline_end(std::string_view head) {
  for (std::size_t at = 0; at < head.size();) {
    const CodePoint c = decode(head, at);
    const std::size_t next = at + c.size;
    if (c.value == '\n' || is_quote_mark(c.value) || c.value == ';') return 0;
    if (dash(c.value) && at > 0) {
      const char32_t before = decode_before(head, at).value;
      std::size_t end = next;
      while (end < head.size() && dash(decode(head, end).value)) end += decode(head, end).size;
      const char32_t after = end < head.size() ? decode(head, end).value : U' ';
      const bool wide = c.value != '-' || end > next;
      if (is_space(before) || before == ')' || (wide && is_upper(before)) || (wide && is_space(after))) return end;
    }
    if (c.value == ':' && at > 0 && is_upper(decode_before(head, at).value)) return next;
    at = next;
  }
  return 0;
}

std::string_view trim_marks(std::string_view text) {
  const auto mark = [](char32_t c) { return is_space(c) || c == ',' || c == '(' || c == ')' || c == ':' || dash(c); };
  while (!text.empty() && mark(decode(text, 0).value)) text.remove_prefix(decode(text, 0).size);
  while (!text.empty() && mark(decode_before(text, text.size()).value)) text.remove_suffix(decode_before(text, text.size()).size);
  return text;
}

// The place names a dateline begins with: words in capitals ("NEW DELHI", "BEIRUT, Lebanon"), up to a digit, a month or a bracket.
std::string_view place_of(std::string_view head) {
  std::size_t end = std::min({head.size(), head.find('('), head.find('/')});
  if (const std::size_t digit = head.find_first_of("0123456789"); digit < end) {  // "KABUL, June 3"
    end = head.rfind(',', digit);
    if (end == std::string_view::npos) end = 0;
  }
  return trim_marks(head.substr(0, end));
}

bool upper_word(std::string_view place) {
  std::size_t letters = 0;
  for (std::size_t at = 0; at < place.size();) {
    const CodePoint c = decode(place, at);
    if (is_space(c.value) || c.value == ',') break;
    if (is_letter(c.value)) {
      if (!is_upper(c.value)) return false;
      ++letters;
    }
    at += c.size;
  }
  return letters >= 3;
}

bool capitalised_words(std::string_view place) {
  std::size_t words = 0;
  for (std::size_t at = 0; at < place.size();) {
    const char32_t first = decode(place, at).value;
    if (!is_upper(first)) return false;
    ++words;
    at = std::min(place.find(' ', at), place.size());
    while (at < place.size() && place[at] == ' ') ++at;
  }
  return words >= 1 && words <= 4;
}

// "Washington — The mayor …", "Beirut, Lebanon — The mayor …": one place in mixed letters before a long dash, and a whole sentence behind.
// With a hyphen, or with another dash further on, it is an aside: "Ilmstad - a town of 9,000 - …".
bool mixed_dateline(std::string_view words, std::size_t end, std::string_view place) {
  constexpr std::size_t kSentence = 60;
  static constexpr std::string_view kOpeners[] = {"New ",    "San ",  "Santa ",  "Los ",   "Las ",   "El ",   "Tel ",
                                                  "Abu ",    "Hong ", "Cape ",   "St. ",   "Port ",  "Fort ", "Bad ",
                                                  "Buenos ", "Rio ",  "Mexico ", "Kuala ", "Addis ", "Den "};
  if (!words.substr(0, end).ends_with("—") || place.empty()) return false;
  const std::string_view town = place.substr(0, place.find(','));
  const bool one = town.find(' ') == std::string_view::npos;
  const bool opened =
      std::any_of(std::begin(kOpeners), std::end(kOpeners), [&](std::string_view one_of) { return town.starts_with(one_of); });
  const std::string_view rest = trim(words.substr(end));
  return (one || (opened && std::count(town.begin(), town.end(), ' ') <= 2)) && rest.size() > kSentence &&
         is_upper(decode(rest, 0).value) && rest.substr(0, 200).find("—") == std::string_view::npos;
}

struct Found {
  std::string_view name;
  Span span;
};

// Agencies in a short stretch of the text, with their places in the text itself.
std::vector<Found> agencies_in(std::string_view text, Span where, const Cues& cues) {
  std::vector<Found> found;
  const std::string_view words = slice(text, where);
  // Folding may move bytes, so each hit is looked for again, letter by letter, in the unfolded words.
  const std::string folded = fold(words);
  for (const CueHit& hit : cues.find(folded)) {
    if (hit.cue != Cue::kAgency) continue;
    const std::string_view wanted = std::string_view(folded).substr(hit.begin, hit.end - hit.begin);
    for (std::size_t at = 0; at < words.size(); at += decode(words, at).size) {
      const std::string_view candidate = words.substr(at, wanted.size());
      if (fold(candidate) != wanted) continue;
      if (at > 0 && is_word(decode_before(words, at).value)) continue;
      // Short forms are capitals ("AP", "dpa"), never words ("app").
      if (candidate.size() <= 4 && is_lower(decode(candidate, candidate.size() - 1).value) && wanted != "dpa" &&
          wanted != "epd" && wanted != "ansa" && wanted != "tass")
        continue;
      const auto begin = where.begin + static_cast<std::uint32_t>(at);
      found.push_back({hit.name, {begin, begin + static_cast<std::uint32_t>(candidate.size())}});
      break;
    }
  }
  return found;
}

// "Quelle: dpa", "Mit Material von AFP", "With reporting by Reuters": a short line that opens with such words.
bool credit_line(std::string_view line) {
  if (line.size() > kCreditLineBytes) return false;
  static const std::vector<std::string> openings = [] {
    std::vector<std::string> made;
    const Table table = Table::load("data/byline_words.tsv");
    for (std::size_t row = 0; row < table.rows(); ++row) {
      if (table.at(row, table.column("kind")) == "credit") made.push_back(fold(table.at(row, table.column("words"))));
    }
    return made;
  }();
  const std::string folded = fold(line);
  return std::any_of(openings.begin(), openings.end(), [&](const std::string& opening) {
    return folded.starts_with(opening) && (folded.size() == opening.size() || !is_word(decode(folded, opening.size()).value));
  });
}

// "dpa", "dpa/AFP", "AP, Reuters": agencies and short signs of authors, and nothing else.
bool slug(std::string_view line, const Cues& cues) {
  if (line.size() > 40) return false;
  std::size_t tokens = 0;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t end = std::min(line.find_first_of("/,; ", at), line.size());
    tokens += end > at;
    if (end - at > 12) return false;
    at = end + 1;
  }
  return tokens >= 1 && tokens <= 4 && !agencies_in(line, {0, static_cast<std::uint32_t>(line.size())}, cues).empty();
}

constexpr std::string_view kContributed = " contributed to this";

// "Halyard contributed to this report": one capitalised word is an agency, two are a person.
std::optional<Found> unknown_contributor(std::string_view text, Span where) {
  const std::string_view words = slice(text, where);
  const std::size_t verb = words.find(kContributed);
  if (verb == std::string_view::npos) return std::nullopt;
  const std::size_t stop = words.substr(0, verb).find_last_of(".\n");
  const std::size_t from = stop == std::string_view::npos ? 0 : stop + 1;
  const std::string_view name = trim(words.substr(from, verb - from));
  if (name.size() < 2 || name.find(' ') != std::string_view::npos || !is_upper(decode(name, 0).value)) return std::nullopt;
  const auto begin = static_cast<std::uint32_t>(name.data() - text.data());
  return Found{name, {begin, begin + static_cast<std::uint32_t>(name.size())}};
}

// "(Halyard)" between place and dash.
std::optional<Found> unknown_in_brackets(std::string_view text, Span dateline) {
  const std::string_view head = slice(text, dateline);
  const std::size_t open = head.find('('), close = head.find(')');
  if (open == std::string_view::npos || close == std::string_view::npos || close < open + 3) return std::nullopt;
  const std::string_view name = head.substr(open + 1, close - open - 1);
  if (!capitalised_words(name) || name.find_first_of(",./0123456789") != std::string_view::npos) return std::nullopt;
  const auto begin = static_cast<std::uint32_t>(name.data() - text.data());
  return Found{name, {begin, begin + static_cast<std::uint32_t>(name.size())}};
}

// The brackets or the dash that a paragraph ends with: "(Reuters)", "— dpa".
Span closing_credit(std::string_view text, Span block) {
  std::string_view words = slice(text, block);
  while (words.ends_with('.') || words.ends_with(' ')) words.remove_suffix(1);
  const auto at = [&](std::string_view part) {
    const auto begin = static_cast<std::uint32_t>(part.data() - text.data());
    return Span{begin, begin + static_cast<std::uint32_t>(part.size())};
  };
  if (words.ends_with(')') || words.ends_with(']')) {
    const std::size_t open = words.find_last_of("([");
    if (open != std::string_view::npos && words.size() - open <= kCreditBytes) return at(words.substr(open));
  }
  for (const std::string_view mark : {"— ", "– ", "-- ", " - ", "—", "–"}) {
    const std::size_t open = words.rfind(mark);
    if (open != std::string_view::npos && words.size() - open <= 40) return at(words.substr(open));
  }
  return {};
}

}  // namespace

bool credits_report(std::string_view line, const Cues& cues) {
  if (line.size() > kCreditLineBytes) return false;
  return slug(line, cues) || credit_line(line) || fold(line).find(kContributed) != std::string::npos;
}

std::optional<Dateline> find_dateline(std::string_view text, const std::vector<Block>& blocks, const Cues& cues) {
  int paragraphs = 0;
  for (const Block& block : blocks) {
    if (block.kind != BlockKind::kParagraph) continue;
    if (++paragraphs > kParagraphsWithDateline) break;
    const std::string_view words = slice(text, block.span);
    std::string_view head = words.substr(0, kDatelineBytes);
    const std::size_t end = dateline_end(head);
    if (end == 0) continue;
    head = head.substr(0, end);
    const std::string_view place = place_of(head);
    const Span span{block.span.begin, block.span.begin + static_cast<std::uint32_t>(end)};
    const auto agencies = agencies_in(text, span, cues);
    const bool bracket = head.find('(') != std::string_view::npos || head.find('/') != std::string_view::npos;
    const bool agency = !agencies.empty() && (bracket || place.empty() || head.find(',') != std::string_view::npos ||
                                              agencies[0].span.begin == span.begin);
    const bool agency_alone = agency && (fold(place) == fold(slice(text, agencies[0].span)));
    const bool mixed = paragraphs == 1 && mixed_dateline(words, end, place);
    if (!agency && !upper_word(place) && !mixed) continue;
    if (!agency_alone && !place.empty() && !capitalised_words(place) && !upper_word(place)) continue;
    if (place.size() > 60) continue;
    const auto unknown = agency ? std::nullopt : unknown_in_brackets(text, span);
    return Dateline{span, agency_alone ? std::string{} : std::string(place),
                    agency ? std::string(agencies[0].name) : std::string(unknown ? unknown->name : std::string_view{})};
  }
  return std::nullopt;
}

std::vector<AgencyCredit> find_agencies(std::string_view text, const std::vector<Block>& blocks,
                                        const std::optional<Dateline>& dateline, const Cues& cues) {
  std::vector<Found> found;
  const auto add = [&](Span where) {
    if (where.empty() || where.size() > kCreditBytes) return;
    const auto more = agencies_in(text, where, cues);
    found.insert(found.end(), more.begin(), more.end());
  };
  if (dateline) {
    add(dateline->span);
    if (auto unknown = unknown_in_brackets(text, dateline->span); unknown && found.empty()) found.push_back(*unknown);
  }
  bool last_paragraph = true;
  int from_end = 0;
  for (auto block = blocks.rbegin(); block != blocks.rend(); ++block) {
    if (block->kind == BlockKind::kByline) add(block->span);
    if (block->kind == BlockKind::kBoilerplate &&
        fold(slice(text, block->span).substr(0, kCreditBytes)).find("report") != std::string::npos)
      add(block->span);
    const bool words = block->kind == BlockKind::kParagraph || block->kind == BlockKind::kBoilerplate;
    if (words && ++from_end <= kLinesWithCredit && credits_report(slice(text, block->span), cues)) {
      const std::size_t before = found.size();
      add(block->span);
      if (auto unknown = unknown_contributor(text, block->span); unknown && found.size() == before) found.push_back(*unknown);
    }
    if (block->kind == BlockKind::kParagraph && last_paragraph) {
      add(closing_credit(text, block->span));
      last_paragraph = false;
    }
  }
  std::sort(found.begin(), found.end(), [](const Found& a, const Found& b) { return a.span < b.span; });
  std::vector<AgencyCredit> credits;
  for (const Found& one : found) {
    const bool known = std::any_of(credits.begin(), credits.end(), [&](const AgencyCredit& credit) {
      return credit.name == one.name || credit.span.overlaps(one.span);
    });
    if (!known) credits.push_back({std::string(one.name), one.span});
  }
  return credits;
}

}  // namespace stemma

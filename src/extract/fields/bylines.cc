// Who is named in a byline?
//
// A byline is a short list with noise on both sides. It is cut at everything that parts lists (lines, bars, commas, "and", brackets), and
// each part is asked whether it can be a name. The first part is believed nearly always: it may be a nickname, an agency, a desk. Later
// parts must look like a person or be a known agency, since they are as likely an office ("Staff Writer") or a town.

#include "extract/fields/bylines.h"

#include <algorithm>

#include "base/tables.h"
#include "base/utf8.h"
#include "base/word_map.h"
#include "extract/fields/json_ld.h"

namespace stemma {
namespace {

constexpr std::size_t kMostBytes = 600;  // of a byline
constexpr std::size_t kNameBytes = 80;
constexpr std::size_t kMostNames = 30;  // of a report

enum Kind : std::uint32_t { kOpener = 1, kLabel = 2, kJoin = 4, kAfter = 8, kRole = 16, kNever = 32, kAgency = 64, kColon = 128 };

const WordMap& words() {
  static const WordMap made = [] {
    WordMap all;
    const auto put = [&](std::string_view word, std::uint32_t kind) {
      const std::string key = fold(word);
      const std::uint32_t before = all.find(key);
      all.set(key, (before == WordMap::kAbsent ? 0 : before) | kind);
    };
    const Table table = Table::load("data/byline_words.tsv");
    for (std::size_t row = 0; row < table.rows(); ++row) {
      const std::string_view kind = table.at(row, table.column("kind"));
      if (kind == "credit") continue;
      put(table.at(row, table.column("words")), kind == "opener"  ? kOpener
                                                : kind == "label" ? kLabel
                                                : kind == "join"  ? kJoin
                                                : kind == "after" ? kAfter
                                                : kind == "role"  ? kRole
                                                : kind == "colon" ? kLabel | kColon
                                                                  : kNever);
    }
    const Table agencies = Table::load("data/agencies.tsv");
    for (std::size_t row = 0; row < agencies.rows(); ++row) {
      put(agencies.at(row, agencies.column("name")), kAgency);
      for (const std::string_view form : split(agencies.at(row, agencies.column("forms")), '|')) put(form, kAgency);
    }
    return all;
  }();
  return made;
}

bool is(std::string_view text, std::uint32_t kinds) {
  const std::uint32_t found = words().find(fold(text));
  return found != WordMap::kAbsent && (found & kinds) != 0;
}

std::vector<std::string_view> words_in(std::string_view text) {
  std::vector<std::string_view> found;
  while (!text.empty()) {
    std::size_t end = 0;
    while (end < text.size() && text[end] != ' ' && text[end] != '\n' && text[end] != '\t') ++end;
    if (end > 0) found.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return found;
}

std::string_view without_marks(std::string_view word) {
  const std::string_view marks = ",.:;()[]|/-*\"'";
  while (!word.empty() && marks.find(word.front()) != std::string_view::npos) word.remove_prefix(1);
  while (!word.empty() && marks.find(word.back()) != std::string_view::npos) word.remove_suffix(1);
  return word;
}

// Marks and blanks off both ends, but for a full stop that closes an initial or "Jr.".
std::string_view bare(std::string_view text) {
  const std::string_view marks = ",:;()[]|/*-\"";
  for (std::size_t before = 0; before != text.size();) {
    before = text.size();
    text = trim(text);
    while (!text.empty() && marks.find(text.front()) != std::string_view::npos) text.remove_prefix(1);
    while (!text.empty() && marks.find(text.back()) != std::string_view::npos) text.remove_suffix(1);
    for (const std::string_view mark : {"–", "—", "•", "·", "“", "”", "„"}) {
      if (text.starts_with(mark)) text.remove_prefix(mark.size());
      if (text.ends_with(mark)) text.remove_suffix(mark.size());
    }
  }
  if (text.starts_with('.')) text.remove_prefix(1);
  const std::size_t last = text.rfind(' ');
  if (text.ends_with('.') && last != std::string_view::npos && text.size() - last > 5) text.remove_suffix(1);
  return trim(text);
}

std::string without_tags(std::string_view text) {
  std::string out;
  bool inside = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '<' && text.find('>', at) != std::string_view::npos) inside = true;
    if (!inside) out += c;
    if (c == '>' && inside) {
      inside = false;
      out += ' ';
    }
  }
  return out;
}

bool numeric(std::string_view word) {
  return !word.empty() && word.front() >= '0' && word.front() <= '9' && word.find_first_not_of("0123456789.:,-/+") >= word.size();
}

// Up to the word that tells where, for whom or when: "Ada Lind in Kabul" -> "Ada Lind".
std::string_view up_to_after(std::string_view part) {
  const auto all = words_in(part);
  for (std::size_t i = 1; i < all.size(); ++i) {
    const bool number = numeric(all[i]) && !(i == 1 && numeric(all[0]));
    const bool lower_case = is_lower(decode(all[i], 0).value);
    const bool stops = is(without_marks(all[i]), kAfter) && (i >= 2 || !lower_case || i + 1 == all.size());
    if (number || stops || all[i].find('@') != std::string_view::npos) {
      return part.substr(0, static_cast<std::size_t>(all[i].data() - part.data()));
    }
  }
  return part;
}

bool holds_role(std::string_view part) {
  const auto all = words_in(part);
  return std::any_of(all.begin(), all.end(), [](std::string_view word) { return is(without_marks(word), kRole); });
}

bool can_be_name(std::string_view part) {
  if (part.empty() || part.size() > kNameBytes || part.front() == '@' || part.front() == '#' || part.front() == '/') return false;
  if (part.find('@') != std::string_view::npos || part.find("://") != std::string_view::npos ||
      part.find("www.") != std::string_view::npos || part.find_first_of("{}<>=_") != std::string_view::npos)
    return false;
  if (is(part, kNever | kOpener | kLabel | kJoin)) return false;
  const auto all = words_in(part);
  if (all.size() > 8) return false;
  if (all.size() > 1 && is(without_marks(all[0]), kNever)) return false;
  if (all.size() > 2 && is(std::string(all[0]) + " " + std::string(all[1]), kNever)) return false;
  return std::any_of(part.begin(), part.end(), [](char c) { return (c | 32) >= 'a' || static_cast<unsigned char>(c) >= 0x80; });
}

// Cuts a part at the words that join names, where a name may stand on both sides.
void cut_at_joins(std::string_view part, std::vector<std::string_view>& out) {
  const auto all = words_in(part);
  std::size_t from = 0;
  const auto cut = [&](std::size_t to) {
    if (to <= from) return;
    const char* end = all[to - 1].data() + all[to - 1].size();
    out.push_back(std::string_view(all[from].data(), static_cast<std::size_t>(end - all[from].data())));
  };
  for (std::size_t i = 0; i < all.size(); ++i) {
    const bool sign = all[i] == "&" || all[i] == "+";
    const bool names = i - from >= 2 || i == from || is(all[from], kAgency);
    const bool follows = all.size() - i > 2 || i + 1 == all.size() || is(all.back(), kAgency);
    const bool foreign = (all[i] == "et" || all[i] == "y" || all[i] == "e") && i - from >= 2 && all.size() - i > 2;
    const bool slash = all[i] == "/";
    if (!slash && !foreign && !((sign || is(all[i], kJoin)) && is_lower(decode(all[i], 0).value) + sign > 0 && names && follows))
      continue;
    cut(i);
    from = i + 1;
  }
  cut(all.size());
}

std::vector<std::string_view> parts_of(std::string_view line) {
  std::vector<std::string_view> parts;
  std::size_t from = 0;
  for (std::size_t at = 0; at <= line.size(); ++at) {
    std::size_t mark = at == line.size() ? 1 : 0;
    if (mark == 0) {
      const std::string_view rest = line.substr(at);
      if (std::string_view("\n|,;()[]").find(line[at]) != std::string_view::npos) mark = 1;
      for (const std::string_view one : {"•", "·", "●", " - ", " – ", " — ", " // "}) {
        if (rest.starts_with(one)) mark = one.size();
      }
    }
    if (mark == 0) continue;
    if (at > from) cut_at_joins(line.substr(from, at - from), parts);
    at += mark - 1;
    from = at + 1;
  }
  return parts;
}

// Letters and digits of the folded name, without a domain's ending: what "STERN.de", "stern" and "Der Stern" share.
std::string key_of(std::string_view name) {
  std::string folded = fold(name);
  if (folded.starts_with("www.")) folded.erase(0, 4);
  for (const std::string_view article : {"the ", "der ", "die ", "das "}) {
    if (folded.starts_with(article)) folded.erase(0, article.size());
  }
  const std::size_t dot = folded.rfind('.');
  if (dot != std::string::npos && dot > 2 && folded.size() - dot <= 5 && folded.find(' ') == std::string::npos) {
    folded.resize(dot);
    if (folded.ends_with(".co") || folded.ends_with(".com")) folded.resize(folded.rfind('.'));
  }
  std::erase_if(folded, [](char c) {
    return !((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80);
  });
  return folded;
}

// "ada lindpublished jul" and "ada-lind" beside "ada lind": the next word run into it, or the name as an address writes it.
bool runs_on(std::string_view name, std::string_view known) {
  if (known.find(' ') == std::string_view::npos || name.size() < known.size()) return false;
  const bool same =
      std::equal(known.begin(), known.end(), name.begin(), [](char a, char b) { return a == b || (a == ' ' && b == '-'); });
  return same && (name.size() == known.size() || (name[known.size()] >= 'a' && name[known.size()] <= 'z'));
}

}  // namespace

std::string_view after_opener(std::string_view line, bool label) {
  line = trim(line);
  const auto all = words_in(line.substr(0, 60));
  const std::uint32_t kinds = label ? kLabel : kLabel | kOpener;
  for (std::size_t count = std::min<std::size_t>(all.size(), 3); count > 0; --count) {
    const char* end = all[count - 1].data() + all[count - 1].size();
    std::string_view head(line.data(), static_cast<std::size_t>(end - line.data()));
    const bool colon = head.ends_with(':');
    if (colon) head.remove_suffix(1);
    if (!is(head, kinds)) continue;
    // "Text" and "Author" open a byline only with a colon, or on a line of their own.
    const bool alone = is(head, kColon);
    const std::string_view rest = line.substr(static_cast<std::size_t>(end - line.data()));
    if (alone && !colon && !rest.starts_with('\n')) continue;
    return trim(rest);
  }
  return {};
}

bool only_opener(std::string_view line) {
  line = trim(line);
  if (line.ends_with(':')) line.remove_suffix(1);
  return line.size() < 30 && is(line, kOpener | kLabel);
}

bool personal_name(std::string_view name) {
  const auto all = words_in(name);
  if (all.size() < 2 || all.size() > 5 || name.find_first_of("0123456789:!?@") != std::string_view::npos) return false;
  return is_upper(decode(all.front(), 0).value) && is_upper(decode(all.back(), 0).value) && !is(name, kAgency | kNever) &&
         !holds_role(name);
}

bool names_agency(std::string_view name) { return is(name, kAgency); }

bool names_outlet(std::string_view name, std::string_view outlet) {
  const std::string a = key_of(name), b = key_of(outlet);
  if (a.empty() || b.empty()) return false;
  return a == b || (a.size() >= 4 && b.starts_with(a)) || (b.size() >= 4 && a.starts_with(b));
}

std::vector<std::string> names_of_byline(std::string_view text) {
  const std::string clean = without_tags(without_entities(text.substr(0, kMostBytes)));
  std::vector<std::string> names;
  for (std::string_view part : parts_of(clean)) {
    part = bare(part);
    for (int rounds = 0; rounds < 2; ++rounds) {
      if (const std::string_view rest = after_opener(part); !rest.empty()) part = rest;
    }
    part = bare(up_to_after(part));
    if (const auto first = words_in(part); first.size() > 1 && is(without_marks(first[0]), kAfter)) continue;  // "Updated May 29"
    if (!can_be_name(part)) {
      if (is(part, kNever) && names.empty() && !is(part, kLabel)) break;
      continue;
    }
    const auto all = words_in(part);
    const bool agency = is(part, kAgency);
    if (numeric(all[0]) && !(all.size() == 2 && is_upper(decode(all[1], 0).value))) continue;
    if (!names.empty() && !agency && (all.size() < 2 || holds_role(part) || !is_upper(decode(part, 0).value))) continue;
    if (names.size() < kMostNames) names.emplace_back(part);
  }
  for (std::string& name : names) std::replace(name.begin(), name.end(), '\n', ' ');
  return names;
}

void add_byline(std::vector<std::string>& authors, std::string_view text) {
  for (std::string& name : names_of_byline(text)) {
    const std::string folded = fold(name);
    const bool known = std::any_of(authors.begin(), authors.end(), [&](const std::string& author) {
      const std::string other = fold(author);
      return other == folded || other.ends_with(" " + folded) || folded.ends_with(" " + other) || runs_on(folded, other);
    });
    if (!known && authors.size() < kMostNames) authors.push_back(std::move(name));
  }
}

}  // namespace stemma

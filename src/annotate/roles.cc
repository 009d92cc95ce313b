// What office the text gives a person: by the title before the name, by a noun in small letters before it ("opposition leader Ann
// Doe"), by apposition after it ("Ann Doe, deputy head of the agency,") or before it ("the mayor, Ann Doe,"), and by "who leads
// …".
//
// An apposition is taken only if a noun for a person comes within a few words after the comma and no other person is named
// before that noun's phrase ends; it runs to the comma, the verb or the mark that closes it.

#include <algorithm>

#include "annotate/lexicon.h"
#include "annotate/mentions.h"

namespace stemma::annotating {
namespace {

constexpr std::uint32_t kNounWithin = 9;  // words from the comma to the noun
constexpr std::uint32_t kLongest = 24;    // words of a role

class RoleReader {
 public:
  RoleReader(Draft& draft, const std::vector<Mention>& mentions)
      : draft_(draft), lists_(draft.lexicon->names), mentions_(mentions) {
    person_at_.assign(draft.size(), false);
    for (const Mention& m : mentions) {
      if (m.type == NameType::kPerson) person_at_[m.first] = true;
    }
  }

  void run() {
    for (const Mention& m : mentions_) {
      if (m.type != NameType::kPerson) continue;
      first_ = draft_.sentence_of(m.first).first_token;
      end_ = draft_.sentence_of(m.first).end_token;
      by_title(m);
      before(m);
      after(m);
    }
    std::sort(draft_.out.roles.begin(), draft_.out.roles.end(),
              [](const Role& a, const Role& b) { return a.span != b.span ? a.span < b.span : a.entity < b.entity; });
  }

 private:
  const Token& token(std::uint32_t i) const { return draft_.out.tokens[i]; }
  bool is(std::uint32_t i, std::string_view key) const { return i < end_ && draft_.key(i) == key; }
  void add(std::uint32_t first, std::uint32_t end, const Mention& m) {
    draft_.out.roles.push_back({draft_.span(first, end), m.entity});
  }

  void by_title(const Mention& m) {
    if (m.title_first == kNone) return;
    std::uint32_t from = m.first;
    for (std::uint32_t i = m.title_first; i < m.first; ++i) {
      const auto* title = lists_.title(draft_.key(i));
      if (title == nullptr || !title->honorific) {
        from = i;
        break;
      }
    }
    if (from < m.first) add(from, m.first, m);
  }

  bool person_noun(std::uint32_t i) const {
    if (i >= end_ || i < first_) return false;
    const auto* noun = lists_.role_noun(draft_.key(i));
    if (noun != nullptr) return noun->type == NameType::kPerson && !noun->plural;
    const auto* title = lists_.title(draft_.key(i));
    return title != nullptr && !title->honorific && !title->capitals && draft_.key(i).size() > 3 && !draft_.has(i, kPeriod);
  }

  // Words that can stand before the noun in its phrase.
  bool modifies(std::uint32_t i) const {
    switch (token(i).word_class) {
      case WordClass::kNoun:
      case WordClass::kProperNoun:
      case WordClass::kAdjective:
      case WordClass::kNumber:
        return true;
      case WordClass::kParticle:
        return draft_.is(i, "'s") || draft_.is(i, "'");
      case WordClass::kVerb:
        return token(i).verb_form == VerbForm::kPastParticiple || token(i).verb_form == VerbForm::kGerund ||
               draft_.is(i, "retired");
      default:
        return draft_.is(i, "vice") || draft_.is(i, "then");
    }
  }

  std::uint32_t phrase_start(std::uint32_t noun) const {
    std::uint32_t from = noun;
    while (from > first_ && noun - from < 8 && modifies(from - 1) && !person_at_[from - 1]) --from;
    const bool determined = from > first_ && (token(from - 1).word_class == WordClass::kDeterminer || draft_.is(from - 1, "'s"));
    while (from < noun &&
           (draft_.is(from, "'s") || draft_.is(from, "'") || (!determined && token(from).verb_form == VerbForm::kGerund)))
      ++from;
    return from;
  }

  void before(const Mention& m) {
    const std::uint32_t start = m.title_first != kNone ? m.title_first : m.first;
    if (start == first_) return;
    std::uint32_t noun = start - 1;
    const bool comma = is(noun, ",") && m.end < end_ && token(m.end).word_class == WordClass::kPunctuation;
    if (comma) {
      if (noun == first_) return;
      --noun;
    }
    if (draft_.has(noun, kCapital) || !person_noun(noun)) return;
    const std::uint32_t from = phrase_start(noun);
    if (comma) {  // "the mayor, Ann Doe,": a definite phrase only
      const bool definite =
          from > first_ &&
          (draft_.is(from - 1, "the") || draft_.is(from - 1, "his") || draft_.is(from - 1, "her") || draft_.is(from - 1, "its") ||
           draft_.is(from - 1, "their") || draft_.is(from - 1, "'s") || draft_.is(from - 1, "a"));
      const bool inner = std::any_of(draft_.out.tokens.begin() + from, draft_.out.tokens.begin() + noun,
                                     [](const Token& t) { return t.word_class == WordClass::kParticle; });
      if (!definite && !inner) return;
    }
    add(from, noun + 1, m);
  }

  bool closes(std::uint32_t i) const {
    const Token& t = token(i);
    if (t.word_class == WordClass::kPunctuation && !draft_.has(i, kHasLetter)) {
      return !(draft_.is(i, "'") || draft_.is(i, "-"));
    }
    if (t.verb_form == VerbForm::kPast || t.verb_form == VerbForm::kPresent || t.verb_form == VerbForm::kThirdSingular ||
        t.verb_form == VerbForm::kModal)
      return true;
    return t.word_class == WordClass::kPronoun && (draft_.is(i, "who") || draft_.is(i, "which") || draft_.is(i, "whose") ||
                                                   draft_.is(i, "whom") || draft_.is(i, "that"));
  }

  void after(const Mention& m) {
    if (!is(m.end, ",") && !is(m.end, "(") && !is(m.end, "–") && !is(m.end, "—")) return;
    std::uint32_t at = m.end + 1;
    if (at >= end_) return;
    if (is(m.end, ",") && draft_.has(at, kAllDigits) && is(at + 1, ",")) at += 2;  // an age
    if (at >= end_) return;
    if (is(at, "who")) {
      relative(m, at);
      return;
    }
    static constexpr std::string_view kArticles[] = {"a", "an", "the", "his", "her", "their", "its", "another", "also"};
    if (std::find(std::begin(kArticles), std::end(kArticles), draft_.key(at)) != std::end(kArticles)) ++at;
    std::uint32_t noun = kNone;
    for (std::uint32_t i = at; i < std::min(at + kNounWithin, end_); ++i) {
      if (person_at_[i]) {
        if (!is(i + 1, "'s")) return;
        continue;
      }
      if (person_noun(i)) {
        noun = i;
        break;
      }
      if (closes(i) || token(i).word_class == WordClass::kAdposition || token(i).word_class == WordClass::kSubordinator) return;
      if (token(i).word_class == WordClass::kDeterminer && i > at) return;
      if (token(i).word_class == WordClass::kCoordinator && i == at) return;
    }
    if (noun == kNone) return;
    std::uint32_t end = noun + 1;
    while (end < end_ && end - at < kLongest && !closes(end)) {
      if (person_at_[end] && !is(end + 1, "'s")) {
        if (end == noun + 1 || draft_.is(end - 1, "and")) return;  // the noun is the next person's
      }
      ++end;
    }
    while (end > noun + 1 &&
           (token(end - 1).word_class == WordClass::kCoordinator || token(end - 1).word_class == WordClass::kAdverb ||
            token(end - 1).word_class == WordClass::kSubordinator)) {
      --end;
    }
    // "said Ann Doe, head of X, on Monday": a time is no part of it.
    const auto& times = draft_.out.times;
    auto time_at = std::partition_point(times.begin(), times.end(),
                                        [&](const TimeExpression& t) { return t.span.begin < token(noun).span.end; });
    for (; time_at != times.end() && time_at->span.begin < draft_.out.tokens[end - 1].span.end; ++time_at) {
      const TimeExpression& time = *time_at;
      std::uint32_t inside = noun;
      while (inside < end && draft_.out.tokens[inside].span.begin < time.span.begin) ++inside;
      if (token(inside - 1).word_class != WordClass::kAdposition && inside > noun + 1) continue;  // "of the 2008 victory"
      while (end > noun + 1 && draft_.out.tokens[end - 1].span.begin >= time.span.begin) --end;
      while (end > noun + 1 &&
             (token(end - 1).word_class == WordClass::kAdposition || token(end - 1).word_class == WordClass::kDeterminer))
        --end;
    }
    add(at, end, m);
  }

  // ", who leads the party," and ", who was mayor of ..."
  void relative(const Mention& m, std::uint32_t who) {
    static constexpr std::string_view kVerbs[] = {
        "leads",    "led",       "heads",      "headed",      "chairs",   "chaired", "runs",    "ran",     "directs", "directed",
        "commands", "commanded", "represents", "represented", "oversees", "oversaw", "founded", "manages", "managed"};
    std::uint32_t verb = who + 1;
    while (verb < end_ && token(verb).word_class == WordClass::kAdverb) ++verb;
    if (verb >= end_) return;
    const bool leads = std::find(std::begin(kVerbs), std::end(kVerbs), draft_.key(verb)) != std::end(kVerbs);
    const bool serves = (is(verb, "served") || is(verb, "serves")) && is(verb + 1, "as");
    bool is_one = false;
    if (is(verb, "is") || is(verb, "was")) {
      for (std::uint32_t i = verb + 1; i < std::min(verb + 6, end_) && !closes(i); ++i) is_one = is_one || person_noun(i);
    }
    if (!leads && !serves && !is_one) return;
    std::uint32_t end = verb + 1;
    while (end < end_ && end - who < kLongest && !closes(end) && token(end).word_class != WordClass::kCoordinator) ++end;
    if (end > verb + 1) add(who, end, m);
  }

  Draft& draft_;
  const NameLists& lists_;
  const std::vector<Mention>& mentions_;
  std::vector<bool> person_at_;
  std::uint32_t first_ = 0, end_ = 0;
};

}  // namespace

void find_roles(Draft& draft, const std::vector<Mention>& mentions) { RoleReader(draft, mentions).run(); }

}  // namespace stemma::annotating

// Problem: "dismissed interior minister Radek Vessin", "he was sacked", "her minister got the boot", "Vessin, sacked by the palace": one man.
// Model: by the phrase's verb the words before it or after it (a passive turns them, and so does a participle that no object follows); there
// the first person named who stands under no preposition and owns nothing. A pronoun is the last person named before it, of its gender, who
// is not the one that says so; "I" is the speaker. Rejected: every person of the sentence (who sacks is named as often as who is sacked).

#include "collate/clashes/bearers.h"

#include <algorithm>

#include "base/utf8.h"

namespace stemma::collating {
namespace {

constexpr std::uint32_t kSentencesBack = 5;

class Finder {
 public:
  Finder(const Affair& affair, const OutcomeTable& table, const Clause& clause)
      : affair_(affair), table_(table), words_(*affair.words), c_(clause), a_(affair.reports[clause.report].annotations) {}

  Borne find(std::uint32_t first, std::uint32_t end, Bearer bearer) {
    const bool of_verb = first < c_.verb_end + 1 && c_.verb_first < end;
    const auto before = [&] { return of_verb ? c_.verb_first : first; };
    if (bearer == Bearer::kSubject) {
      look(c_.first, before());
      if (nobody()) inherited();
    } else if (bearer == Bearer::kObject) {
      const bool turned = c_.passive && of_verb;
      if (!turned) look(first + 1, object_end(first + 1));
      if (turned || nobody()) {
        const bool object = !turned && !out_.words.empty();
        if (!object) {
          look(c_.first, before());
          if (nobody()) behind(c_.first);
        }
      }
    } else {
      look(c_.first, c_.end);
    }
    return std::move(out_);
  }

 private:
  std::string_view form(std::uint32_t i) const { return words_.form(words_.at(c_.report, i).form); }
  bool nobody() const { return out_.persons.empty() && !out_.described; }

  std::uint32_t object_end(std::uint32_t first) const {
    std::uint32_t i = first;
    while (i < c_.end && a_.tokens[i].word_class != WordClass::kPunctuation &&
           (a_.tokens[i].word_class != WordClass::kAdposition || form(i) == "of"))
      ++i;
    return i;
  }

  bool person(std::uint32_t i) const {
    const Word& w = words_.at(c_.report, i);
    return w.name != kNone && w.actor != kNoTerm && a_.names[w.name].type == NameType::kPerson;
  }

  // A name that says whose the next thing is, or that stands under a preposition with its titles before it.
  bool aside(std::uint32_t i) const {
    const Name& name = a_.names[words_.at(c_.report, i).name];
    const auto [first, end] = words_.tokens_in(c_.report, name.span);
    if (end < a_.tokens.size() && (form(end) == "'s" || form(end) == "’s" || form(end) == "'" || form(end) == "’")) return true;
    std::uint32_t k = first;
    while (k > c_.first &&
           (a_.tokens[k - 1].word_class == WordClass::kNoun || a_.tokens[k - 1].word_class == WordClass::kProperNoun ||
            a_.tokens[k - 1].word_class == WordClass::kAdjective || a_.tokens[k - 1].word_class == WordClass::kDeterminer))
      --k;
    return k > c_.first && a_.tokens[k - 1].word_class == WordClass::kAdposition;
  }

  void look(std::uint32_t first, std::uint32_t end) {
    std::uint32_t noun = kNone;
    bool behind_of = false;
    char pronoun = 0;
    std::uint32_t pronoun_at = 0;
    for (std::uint32_t i = first; i < end; ++i) {
      // "the head of the agency": a head.
      behind_of = behind_of || (noun != kNone && a_.tokens[i].word_class == WordClass::kAdposition);
      if (person(i)) {
        if (aside(i)) continue;
        const Term who = words_.at(c_.report, i).actor;
        if (std::find(out_.persons.begin(), out_.persons.end(), who) == out_.persons.end()) out_.persons.push_back(who);
      } else if (form(i) == "he" || form(i) == "him" || form(i) == "she" || form(i) == "her" || form(i) == "i" ||
                 form(i) == "me") {
        if (form(i) == "her" && i + 1 < end && a_.tokens[i + 1].word_class != WordClass::kAdposition &&
            a_.tokens[i + 1].word_class != WordClass::kParticle)
          continue;
        pronoun = form(i) == "i" || form(i) == "me" ? 'i' : form(i) == "he" || form(i) == "him" ? 'm' : 'f';
        pronoun_at = i;
      } else if (a_.tokens[i].word_class == WordClass::kNoun && words_.at(c_.report, i).name == kNone) {
        if (!behind_of) noun = i;
        out_.words.push_back(words_.at(c_.report, i).stem);
      }
    }
    if (!out_.persons.empty()) return;
    if (pronoun == 'i') {
      const Voice& voice = affair_.voice(c_);
      if (voice.entity != kNone) out_.persons.push_back(words_.entity_term(voice.entity));
    } else if (pronoun != 0) {
      meant_by(pronoun_at, pronoun);
    } else if (noun != kNone && describes(form(noun))) {
      // "Pavel Dorin, manager of the mill, was arrested"
      if (first >= 2 && form(first - 1) == "," && person(first - 2))
        out_.persons.push_back(words_.at(c_.report, first - 2).actor);
      // "dismissed the harbour master, Pavel Dorin"
      else if (end + 1 < a_.sentences[c_.sentence].end_token && form(end) == "," && person(end + 1))
        out_.persons.push_back(words_.at(c_.report, end + 1).actor);
      else
        out_.described = true;
    }
  }

  // "minister", "arch-rival", "loser"; no plural.
  bool describes(std::string_view noun) const {
    if (const std::size_t hyphen = noun.rfind('-'); hyphen != std::string_view::npos) noun.remove_prefix(hyphen + 1);
    return table_.person_noun(noun) || !affair_.lexicon->role_class(noun).empty() || noun.ends_with("er") ||
           noun.ends_with("or") || noun.ends_with("ist");
  }

  // The last person named before the pronoun, of its gender or of none known, and not whose words they are.
  void meant_by(std::uint32_t at, char gender) {
    const std::uint32_t sentence = a_.tokens[at].sentence;
    const std::uint32_t from = a_.sentences[sentence - std::min(sentence, kSentencesBack)].first_token;
    const std::uint32_t speaker = affair_.voice(c_).entity;
    const Term says = speaker == kNone ? kNoTerm : words_.entity_term(speaker);
    Term second = kNoTerm;
    for (std::uint32_t i = at; i-- > from;) {
      if (!person(i)) continue;
      const Word& w = words_.at(c_.report, i);
      const std::uint32_t local = a_.names[w.name].entity;
      const char known = a_.entities[local].gender;
      if (w.actor == says || (known != '-' && known != gender)) continue;
      if (speaks(local, a_.tokens[i].sentence)) {
        if (second == kNoTerm) second = w.actor;
        continue;
      }
      out_.persons.push_back(w.actor);
      return;
    }
    if (second != kNoTerm) out_.persons.push_back(second);
  }

  // Named in the sentence as one whose words it gives.
  bool speaks(std::uint32_t local, std::uint32_t sentence) const {
    const Report& report = affair_.reports[c_.report];
    return std::any_of(report.statements.begin(), report.statements.end(), [&](const Statement& s) {
      return s.speaker.entity == local && std::any_of(s.content.begin(), s.content.end(),
                                                      [&](Span span) { return span.overlaps(a_.sentences[sentence].span); });
    });
  }

  // The subject that a clause takes over from the one before.
  void inherited() {
    for (Term t : c_.agents)
      if (is_person(t)) out_.persons.push_back(t);
    if (out_.persons.empty()) behind(c_.first);
  }

  bool is_person(Term t) const {
    for (std::size_t e = 0; e < affair_.overlay.entities.size(); ++e)
      if (words_.entity_term(static_cast<std::uint32_t>(e)) == t) return affair_.overlay.entities[e].type == NameType::kPerson;
    return false;
  }

  // "Milo Kastner, sacked on Monday": the person right before the clause, in its sentence.
  void behind(std::uint32_t at) {
    const std::uint32_t from = std::max(a_.sentences[c_.sentence].first_token, at - std::min(at, 6u));
    for (std::uint32_t i = at; i-- > from;) {
      if (!person(i)) continue;
      out_.persons.push_back(words_.at(c_.report, i).actor);
      return;
    }
  }

  const Affair& affair_;
  const OutcomeTable& table_;
  const Words& words_;
  const Clause& c_;
  const Annotations& a_;
  Borne out_;
};

}  // namespace

Borne bearer_of(const Affair& affair, const OutcomeTable& table, const Clause& clause, std::uint32_t first, std::uint32_t end,
                Bearer bearer) {
  return Finder(affair, table, clause).find(first, end, bearer);
}

std::optional<std::string> name_of(const Affair& affair, Term bearer) {
  for (std::uint32_t e = 0; e < affair.overlay.entities.size(); ++e)
    if (affair.words->entity_term(e) == bearer) return affair.overlay.entities[e].name;
  return std::nullopt;
}

}  // namespace stemma::collating

// Which names are of one and the same.
//
// Mentions of one spelling make a form; the points of its mentions are added up and settle its type. Full names of people come
// first: two of them are one when the surnames are alike and the given names do not contradict ("Masud Karim", "Massoud Karim",
// "M. Karim"; but not "Anna Karim"). A lone surname is then the nearest such person before it, else after it. Organizations join
// by the name that lists give them, by initials, by an acronym in brackets and by their first words; places by the table's name.
// What no form supports enough is kept as "other": a wrong person would become a wrong speaker.

#include <algorithm>
#include <string>

#include "annotate/entity_forms.h"
#include "annotate/lexicon.h"
#include "annotate/person_names.h"

namespace stemma::annotating {
namespace {

constexpr int kEnough = 15, kMargin = 12;  // points, or lead in points, below which a type is not believed
constexpr std::size_t kHeard = 4;          // letters of a sound that tells a name from others
constexpr int kClearly = 10;               // points by which a lone surname's surroundings must speak for a place
constexpr std::uint32_t kShapeMentions =
    3;  // mentions for which what a name itself hints at is counted; what stands around it, for all

class Joiner {
 public:
  Joiner(Draft& draft, std::vector<Mention>& mentions)
      : draft_(draft), lexicon_(*draft.lexicon), lists_(draft.lexicon->names), mentions_(mentions) {}

  void run() {
    make_forms();
    settle_types();
    join_people();
    join_organizations();
    join_others();
    assign();
    genders();
    write();
  }

 private:
  std::string_view key_of(const Mention& m) const {
    const Span whole = draft_.span(m.first, m.end);
    if (m.span == whole) return draft_.key(m.first, m.end);
    return draft_.key(m.first).substr(m.span.begin - whole.begin, m.span.size());
  }

  void make_forms() {
    for (const Mention& m : mentions_) {
      const std::string_view key = key_of(m);
      // A person who is called like a place is somebody else.
      WordMap& map = m.tagged && m.type == NameType::kPerson ? person_map_ : form_map_;
      const std::uint32_t at = map.add(key, static_cast<std::uint32_t>(forms_.size()));
      if (at == forms_.size()) {
        forms_.emplace_back();
        forms_.back().key = key;
        forms_.back().words = m.end - m.first;
      }
      form_of_.push_back(at);
      Form& form = forms_[at];
      if (m.sure && !form.sure) form.sure = true, form.type = m.type;
      form.tagged = m.tagged;
      if (m.tagged && m.type != NameType::kOther) ++form.points[static_cast<std::size_t>(m.type)];
      form.titled = form.titled || m.title_first != kNone;
      const bool counts = form.mentions++ < kShapeMentions;
      for (std::size_t t = 0; t < form.points.size(); ++t) form.points[t] += m.context[t] + (counts ? m.shape[t] : 0);
    }
  }

  void settle_types() {
    for (Form& form : forms_) {
      if (form.tagged) {
        const auto most = std::max_element(form.points.begin(), form.points.end());
        form.type = *most == 0 ? NameType::kOther : static_cast<NameType>(most - form.points.begin());
        continue;
      }
      if (form.sure) continue;
      NameType best = NameType::kOther;
      int most = form.points[static_cast<std::size_t>(NameType::kOther)], next = most;
      for (const NameType type : {NameType::kPerson, NameType::kPlace, NameType::kOrganization, NameType::kNationality}) {
        const int points = form.points[static_cast<std::size_t>(type)];
        if (points > most) {
          next = most;
          best = type, most = points;
        } else {
          next = std::max(next, points);
        }
      }
      form.type = most >= kEnough || most - next >= kMargin ? best : NameType::kOther;
    }
  }

  std::uint32_t new_entity(NameType type) {
    entities_.emplace_back();
    entities_.back().type = type;
    return static_cast<std::uint32_t>(entities_.size() - 1);
  }

  void join_people() {
    for (Form& form : forms_) {
      if (form.type != NameType::kPerson || form.words < 2) continue;
      const std::string_view first = first_word(form.key), last = surname(form.key, lists_);
      const std::string heard = sound(last);
      const EntityChains::List* const known[] = {surnames_.at(last), given_names_.at(first), sounds_.at(heard),
                                                 surnames_.at(first)};
      for (const auto* list : known) {
        if (list == nullptr || form.entity != kNone) continue;
        const auto same =
            std::ranges::find_if(*list, [&](std::uint32_t e) { return same_person(form.key, person_keys_[e], lists_); });
        if (same != list->end()) form.entity = *same;
      }
      if (form.entity == kNone) {
        form.entity = new_entity(NameType::kPerson);
        person_keys_.resize(entities_.size());
        person_keys_[form.entity] = form.key;
      } else if (word_count(form.key) > word_count(person_keys_[form.entity])) {
        person_keys_[form.entity] = form.key;
      }
      surnames_.add(last, form.entity);
      given_names_.add(first, form.entity);
      if (heard.size() >= kHeard) sounds_.add(heard, form.entity);
      // Any later word may be what the article goes on with ("Aung San Suu Kyi", "García Márquez").
      for (std::size_t at = form.key.find(' '); at != std::string_view::npos; at = form.key.find(' ', at + 1)) {
        surnames_.add(form.key.substr(at + 1), form.entity);
        const std::string_view word = form.key.substr(at + 1, form.key.find(' ', at + 1) - at - 1);
        if (word.size() > 2 && !lists_.is_word(word, kPersonParticle)) surnames_.add(bare(word), form.entity);
      }
    }
    person_keys_.resize(entities_.size());
  }

  // The organization that an acronym stands for: in brackets after it, or by its initials.
  void join_organizations() {
    WordMap by_initials, by_list, by_first;
    for (std::uint32_t i = 0; i < forms_.size(); ++i) {
      const Form& form = forms_[i];
      if (form.words < 2 || (form.type != NameType::kOrganization && form.type != NameType::kOther)) continue;
      for (const bool all : {false, true}) {
        const std::string letters = initials(form.key, all);
        if (letters.size() >= 2) by_initials.add(letters, i);
      }
      const std::string_view first = first_word(form.key);
      if (form.type == NameType::kOrganization && !common(first) && lexicon_.places.find(first) == kNone &&
          lists_.demonym(first) == nullptr)
        by_first.add(first, i);
    }
    const auto join = [&](Form& a, Form& b) {
      if (a.entity == kNone && b.entity == kNone) a.entity = new_entity(NameType::kOrganization);
      if (a.entity == kNone) a.entity = b.entity;
      if (b.entity == kNone) b.entity = a.entity;
      a.type = b.type = NameType::kOrganization;
    };
    for (std::size_t i = 1; i < mentions_.size(); ++i) {
      const Mention& longer = mentions_[i - 1];
      const Mention& shorter = mentions_[i];
      if (shorter.first != longer.end + 1 || !draft_.is(longer.end, "(") || !draft_.is(shorter.end, ")") ||
          shorter.end != shorter.first + 1)
        continue;
      Form& a = forms_[form_of_[i - 1]];
      Form& b = forms_[form_of_[i]];
      const bool fits = a.words > 1 && (a.type == NameType::kOrganization || a.type == NameType::kOther) &&
                        draft_.has(shorter.first, kAllCapitals) && !b.sure;
      if (fits) join(a, b);
    }
    for (Form& form : forms_) {
      if (form.words > 1 || form.entity != kNone) continue;
      const std::string letters = without_dots(form.key);
      if (form.type == NameType::kOrganization) {
        if (const std::uint32_t full = by_initials.find(letters); full != kNone && letters.size() >= 2) {
          join(forms_[full], form);
        } else if (const std::uint32_t longer = by_first.find(form.key); longer != kNone && !form.sure) {
          join(forms_[longer], form);
        }
      } else if (const std::uint32_t longer = by_first.find(form.key);
                 longer != kNone && !form.sure && form.type == NameType::kOther) {
        join(forms_[longer], form);
      }
    }
    for (Form& form : forms_) {
      if (form.type != NameType::kOrganization) continue;
      const auto* institution = lists_.institution(form.key);
      if (institution == nullptr) continue;
      const std::uint32_t other = by_list.add(institution->name, static_cast<std::uint32_t>(&form - forms_.data()));
      if (&forms_[other] != &form) join(forms_[other], form);
    }
  }

  void join_others() {
    WordMap places, peoples, heard;
    for (std::uint32_t i = 0; i < forms_.size(); ++i) {
      Form& form = forms_[i];
      if (form.entity != kNone) continue;
      WordMap* map = form.type == NameType::kPlace ? &places : form.type == NameType::kNationality ? &peoples : nullptr;
      std::string_view name;
      if (form.type == NameType::kPlace) name = lexicon_.places.canonical(form.key);
      if (form.type == NameType::kNationality) {
        const auto* demonym = lists_.demonym(form.key);
        if (demonym != nullptr && !demonym->people) name = demonym->country;
      }
      std::string lone;  // "Nebrov" and "Nebroff" are one where no given name keeps them apart
      if (form.type == NameType::kPerson && form.words == 1) {
        lone = sound(bare(form.key));
        if (lone.size() >= kHeard) map = &heard, name = lone;
      }
      const std::uint32_t other = map == nullptr || name.empty() ? i : map->add(name, i);
      if (forms_[other].entity == kNone) forms_[other].entity = new_entity(form.type);
      form.entity = forms_[other].entity;
    }
    person_keys_.resize(entities_.size());
  }

  bool common(std::string_view key) const {
    const WordClass c = lexicon_.tags.common_class(key);
    return c != WordClass::kOther && c != WordClass::kProperNoun;
  }

  // A lone name: the person named so last, else the next one; kNone for none. One of the other gender than the title tells is not meant.
  std::uint32_t person_named(std::string_view key, std::size_t at, const std::vector<std::uint32_t>& last_seen, bool titled,
                             char gender) {
    const std::string heard = sound(bare(key));
    for (const EntityChains* chains : {&surnames_, &given_names_, &sounds_}) {
      const auto* list = chains->at(chains == &surnames_ ? bare(key) : chains == &sounds_ ? std::string_view(heard) : key);
      if (list == nullptr) continue;
      if (chains == &given_names_ && (titled || list->size() > 1)) continue;
      if (chains == &sounds_ && list->size() > 1) continue;
      std::uint32_t best = kNone, seen = 0, first = kNone;
      for (const std::uint32_t entity : *list) {
        const int male = entities_[entity].male, female = entities_[entity].female;
        if ((gender == 'm' && female > male) || (gender == 'f' && male > female)) continue;
        if (first == kNone) first = entity;
        if (last_seen[entity] != 0 && last_seen[entity] <= at + 1 && last_seen[entity] > seen)
          best = entity, seen = last_seen[entity];
      }
      if (first != kNone) return best != kNone ? best : first;
    }
    return kNone;
  }

  void assign() {
    std::vector<std::uint32_t> last_seen(entities_.size(), 0);  // 1 + index of the last mention
    WordMap titled_alone;                                       // "Mr. Karim", of whom no full name is told
    for (std::size_t i = 0; i < mentions_.size(); ++i) {
      Mention& m = mentions_[i];
      Form& form = forms_[form_of_[i]];
      const bool titled = m.title_first != kNone;
      m.entity = form.entity;
      const bool surname = form.tagged && form.type == NameType::kOther && surnames_.at(bare(form.key)) != nullptr;  // "LUND:"
      const bool open = titled || (form.tagged ? form.type == NameType::kPerson || surname : !form.sure);
      const bool lone = form.words == 1;
      if (lone && open && (form.type != NameType::kNationality)) {
        const int place = m.context[static_cast<std::size_t>(NameType::kPlace)],
                  person = m.context[static_cast<std::size_t>(NameType::kPerson)];
        const bool rather_place = form.type == NameType::kPlace && !titled && place > person + kClearly;
        const bool rather_firm = form.type == NameType::kOrganization && !titled && draft_.has(m.first, kAllCapitals);
        if (const std::uint32_t person_entity =
                rather_place || rather_firm ? kNone : person_named(form.key, i, last_seen, titled, title_gender(m));
            person_entity != kNone) {
          m.entity = person_entity;
        } else if (titled && entities_[m.entity].type != NameType::kPerson) {
          const std::uint32_t fresh = titled_alone.add(form.key, static_cast<std::uint32_t>(entities_.size()));
          if (fresh == entities_.size()) {
            new_entity(NameType::kPerson);
            last_seen.push_back(0);
          }
          m.entity = fresh;
        }
      } else if (titled && entities_[m.entity].type != NameType::kPerson) {
        const std::uint32_t fresh = titled_alone.add(form.key, static_cast<std::uint32_t>(entities_.size()));
        if (fresh == entities_.size()) {
          new_entity(NameType::kPerson);
          last_seen.push_back(0);
        }
        m.entity = fresh;
      }
      last_seen[m.entity] = static_cast<std::uint32_t>(i + 1);
      Entity& entity = entities_[m.entity];
      m.type = entity.type;
      const bool shouted = draft_.has(m.first, kAllCapitals) && form.words > 1;
      if (entity.words == 0 || (entity.shouted && !shouted) || (entity.shouted == shouted && better(form, m, entity))) {
        entity.key = form.key;
        entity.words = form.words;
        entity.fullest = m.span;
        entity.shouted = shouted;
      }
      if (const char told = title_gender(m); told != '-') (told == 'm' ? entity.male : entity.female) += 6;
      const int weight = 2;
      if (entity.type == NameType::kPerson && m.end - m.first > 1)
        (m.gender == 'm' ? entity.male : entity.female) += m.gender == '-' ? 0 : weight;
      if (entity.type == NameType::kPerson && m.end - m.first == 1 && m.gender != '-' && lists_.given_name(form.key) == 0) {
        (m.gender == 'm' ? entity.male : entity.female) += weight;
      }
    }
  }

  // Given names spelt out count for more than initials.
  bool better(const Form& form, const Mention& m, const Entity& entity) const {
    const std::size_t spelt = form.words - initial_count(form.key), known = entity.words - initial_count(entity.key);
    if (spelt != known) return spelt > known;
    return form.words != entity.words ? form.words > entity.words : form.words == 1 && m.span.size() > entity.fullest.size();
  }

  char title_gender(const Mention& m) const {
    if (m.title_first == kNone) return '-';
    for (std::uint32_t i = m.title_first; i < m.first; ++i) {
      if (const auto* title = lists_.title(draft_.key(i)); title != nullptr && title->gender != '-') return title->gender;
    }
    return '-';
  }

  // Pronouns in sentences that name one person only.
  void genders() {
    std::size_t at = 0;
    for (const Sentence& sentence : draft_.out.sentences) {
      std::uint32_t only = kNone;
      bool several = false;
      std::uint32_t from = sentence.end_token;
      for (; at < mentions_.size() && mentions_[at].first < sentence.end_token; ++at) {
        const Mention& m = mentions_[at];
        if (m.type != NameType::kPerson) continue;
        several = several || (only != kNone && only != m.entity);
        only = m.entity;
        from = std::min(from, m.end);
      }
      if (only == kNone || several) continue;
      for (std::uint32_t i = from; i < sentence.end_token; ++i) {
        const char gender = lists_.pronoun_gender(draft_.key(i));
        if (gender == 'm') ++entities_[only].male;
        if (gender == 'f') ++entities_[only].female;
        if (draft_.has(i, kQuote)) break;
      }
    }
  }

  std::string printed(Span span) const {
    std::string out;
    bool blank = false;
    for (const char c : slice(draft_.text(), span)) {
      if (c == ' ' || c == '\n' || c == '\t' || c == '\r') {
        blank = true;
        continue;
      }
      if (blank) out += ' ';
      blank = false;
      out += c;
    }
    return out;
  }

  void write() {
    std::vector<std::uint32_t> number(entities_.size(), kNone);
    for (Mention& m : mentions_) {
      const Entity& entity = entities_[m.entity];
      if (number[m.entity] == kNone) {
        number[m.entity] = static_cast<std::uint32_t>(draft_.out.entities.size());
        LocalEntity local;
        local.name = printed(entity.fullest);
        local.type = entity.type;
        if (entity.type == NameType::kPerson && entity.male != entity.female)
          local.gender = entity.male > entity.female ? 'm' : 'f';
        draft_.out.entities.push_back(std::move(local));
      }
      m.entity = number[m.entity];
      Name name;
      name.span = m.span;
      name.type = m.type;
      name.name = draft_.out.entities[m.entity].name;
      name.entity = m.entity;
      if (m.title_first != kNone) name.title = draft_.span(m.title_first, m.first);
      draft_.out.names.push_back(std::move(name));
    }
  }

  Draft& draft_;
  const Lexicon& lexicon_;
  const NameLists& lists_;
  std::vector<Mention>& mentions_;
  std::vector<Form> forms_;
  std::vector<std::uint32_t> form_of_;  // by mention
  std::vector<Entity> entities_;
  std::vector<std::string_view> person_keys_;  // by entity
  WordMap form_map_, person_map_;
  EntityChains surnames_, given_names_, sounds_;  // by surname, first word, and what a surname sounds like
};

}  // namespace

void join_entities(Draft& draft, std::vector<Mention>& mentions) { Joiner(draft, mentions).run(); }

}  // namespace stemma::annotating

// Problem: reports name one man by several spellings, titles, or surname alone, and two men by one surname.
// Model: every local entity is a node. Nodes with the same folded name are one. Full names meet under the sound of their surname and
// join when surname sounds alike and given names do not speak against it; a difference in spelling wants an agreeing given name, an
// office or a country besides. A surname alone joins only when one person in the whole set can be meant. Organizations join by name,
// acronym, or as the start of one longer name; a capital joins its country when some report lets it act (Moscow denied …).
// Rejected: joining on surname alone (two brothers in one affair), clustering by context (an affair's people share their context).
// Cost: pairs are made inside a surname's bucket only, and each distinct name is one node however many reports print it.

#include "collate/who/entities.h"
#include "collate/who/descriptions.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <tuple>
#include <utility>

#include "base/hashing.h"
#include "base/tables.h"
#include "base/utf8.h"
#include "collate/who/spelling.h"

namespace stemma::collating {
namespace {

struct Node {
  std::string key;  // folded name
  NameType type = NameType::kOther;
  char gender = '-';
  PersonName person;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> members;
  std::set<std::string> countries, offices;
  bool acts = false;  // some report lets this place say or do something
};

std::string_view without_the(std::string_view key) { return key.starts_with("the ") ? key.substr(4) : key; }

class Joiner {
 public:
  Joiner(const std::vector<Report>& reports, const Lexicon& lexicon) : reports_(reports), lexicon_(lexicon) {}

  Overlay join() {
    collect();
    parent_.resize(nodes_.size());
    std::iota(parent_.begin(), parent_.end(), 0u);
    join_persons();
    join_lone_names();
    join_organizations();
    join_governments();
    return overlay();
  }

 private:
  // Names that one report could not tell the type of go by what others took them for, or by who is said to speak.
  void settle_types() {
    std::map<std::string, std::map<NameType, int>> seen;
    types_.resize(reports_.size());
    for (std::uint32_t r = 0; r < reports_.size(); ++r) {
      const auto& entities = reports_[r].annotations.entities;
      for (const LocalEntity& e : entities) types_[r].push_back(e.type);
      for (const Statement& s : reports_[r].statements)
        if (s.speaker.entity && *s.speaker.entity < entities.size() && s.speaker.type == SpeakerType::kPerson &&
            types_[r][*s.speaker.entity] == NameType::kOther)
          types_[r][*s.speaker.entity] = NameType::kPerson;
      for (std::uint32_t e = 0; e < entities.size(); ++e)
        if (types_[r][e] != NameType::kOther) ++seen[std::string(without_the(fold(entities[e].name)))][types_[r][e]];
    }
    for (std::uint32_t r = 0; r < reports_.size(); ++r) {
      for (std::uint32_t e = 0; e < types_[r].size(); ++e) {
        if (types_[r][e] != NameType::kOther) continue;
        int most = 0;
        for (const auto& [type, n] : seen[std::string(without_the(fold(reports_[r].annotations.entities[e].name)))])
          if (n > most) most = n, types_[r][e] = type;
      }
    }
  }

  void collect() {
    settle_types();
    std::map<std::pair<int, std::string>, std::uint32_t> index;
    node_of_.resize(reports_.size());
    for (std::uint32_t r = 0; r < reports_.size(); ++r) {
      const Annotations& a = reports_[r].annotations;
      node_of_[r].assign(a.entities.size(), kNone);
      for (std::uint32_t e = 0; e < a.entities.size(); ++e) {
        const LocalEntity& local = a.entities[e];
        const std::string key(without_the(fold(local.name)));
        const NameType type = types_[r][e];
        if (key.empty() || type == NameType::kNationality) continue;
        const auto [found, fresh] = index.try_emplace({static_cast<int>(type), key}, static_cast<std::uint32_t>(nodes_.size()));
        if (fresh) {
          Node node;
          node.key = key, node.type = type;
          nodes_.push_back(std::move(node));
          if (type == NameType::kPerson || type == NameType::kOther) nodes_.back().person = parse_person(key);
        }
        Node& node = nodes_[found->second];
        node.members.emplace_back(r, e);
        if (node.gender == '-') node.gender = local.gender;
        node_of_[r][e] = found->second;
      }
      for (const Role& role : a.roles) {
        if (role.entity >= a.entities.size() || node_of_[r][role.entity] == kNone) continue;
        add_description(nodes_[node_of_[r][role.entity]], slice(reports_[r].article.text, role.span));
      }
      for (const Name& name : a.names) {
        if (name.entity >= a.entities.size() || node_of_[r][name.entity] == kNone) continue;
        Node& node = nodes_[node_of_[r][name.entity]];
        if (name.title) add_description(node, slice(reports_[r].article.text, *name.title));
        if (name.type == NameType::kPerson) add_description(node, words_before(r, name));
      }
      for (const Statement& s : reports_[r].statements)
        if (s.speaker.entity && *s.speaker.entity < a.entities.size() && node_of_[r][*s.speaker.entity] != kNone)
          nodes_[node_of_[r][*s.speaker.entity]].acts = true;
    }
  }

  // "Iran's Brigadier General" before a name: the nouns, adjectives and possessives that lead up to it.
  std::string_view words_before(std::uint32_t r, const Name& name) const {
    const std::vector<Token>& tokens = reports_[r].annotations.tokens;
    const std::uint32_t end = name.title ? std::min(name.title->begin, name.span.begin) : name.span.begin;
    auto first =
        std::lower_bound(tokens.begin(), tokens.end(), end, [](const Token& t, std::uint32_t at) { return t.span.begin < at; });
    std::uint32_t begin = end;
    for (int left = 8; first != tokens.begin() && left > 0; --left) {
      --first;
      const bool open = first->word_class == WordClass::kNoun || first->word_class == WordClass::kProperNoun ||
                        first->word_class == WordClass::kAdjective || first->word_class == WordClass::kParticle;
      if (!open) break;
      begin = first->span.begin;
    }
    return slice(reports_[r].article.text, {begin, end});
  }

  void add_description(Node& node, std::string_view words) {
    Description d = describe(words, lexicon_);
    node.countries.insert(d.countries.begin(), d.countries.end());
    node.offices.insert(d.offices.begin(), d.offices.end());
  }

  std::uint32_t root(std::uint32_t n) {
    while (parent_[n] != n) n = parent_[n] = parent_[parent_[n]];
    return n;
  }

  void unite(std::uint32_t a, std::uint32_t b) {
    a = root(a), b = root(b);
    if (a == b) return;
    if (nodes_[b].key < nodes_[a].key) std::swap(a, b);
    parent_[b] = a;
    nodes_[a].countries.insert(nodes_[b].countries.begin(), nodes_[b].countries.end());
    nodes_[a].offices.insert(nodes_[b].offices.begin(), nodes_[b].offices.end());
    if (nodes_[a].gender == '-') nodes_[a].gender = nodes_[b].gender;
  }

  static bool genders_clash(char a, char b) { return a != '-' && b != '-' && a != b; }

  bool given_agrees(const std::string& a, const std::string& b) const {
    if (a.size() == 1 || b.size() == 1) return a.front() == b.front();
    return lexicon_.nickname_of(a) == lexicon_.nickname_of(b) || sounds_alike(a, b);
  }

  static bool meet(const std::set<std::string>& a, const std::set<std::string>& b) {
    return std::any_of(a.begin(), a.end(), [&](const std::string& x) { return b.contains(x); });
  }

  bool same_person(const Node& a, const Node& b) const {
    if (a.type != NameType::kPerson && b.type != NameType::kPerson) return false;
    if (a.person.given.empty() || b.person.given.empty() || genders_clash(a.gender, b.gender)) return false;
    if (!sounds_alike(a.person.surname, b.person.surname)) return false;
    if (!given_agrees(a.person.given.front(), b.person.given.front())) return false;
    const bool spelled_alike = a.person.surname == b.person.surname;
    const bool initial = a.person.given.front().size() == 1 || b.person.given.front().size() == 1;
    // Two men may share a surname and an initial, or a sound: something else must speak for one man.
    if (spelled_alike && !initial) return true;
    const bool countries_clash = !a.countries.empty() && !b.countries.empty() && !meet(a.countries, b.countries);
    return !countries_clash && (!initial || spelled_alike);
  }

  void join_persons() {
    std::map<std::string, std::vector<std::uint32_t>> by_sound;
    for (std::uint32_t n = 0; n < nodes_.size(); ++n)
      if ((nodes_[n].type == NameType::kPerson || nodes_[n].type == NameType::kOther) && !nodes_[n].person.given.empty())
        by_sound[sound_skeleton(nodes_[n].person.surname)].push_back(n);
    for (const auto& [sound, bucket] : by_sound)
      for (std::size_t i = 0; i < bucket.size(); ++i)
        for (std::size_t j = i + 1; j < std::min(bucket.size(), i + 200); ++j)
          if (same_person(nodes_[bucket[i]], nodes_[bucket[j]])) unite(bucket[i], bucket[j]);
    join_turned();
  }

  // "Orbel Viktor", as his own country writes it.
  void join_turned() {
    std::map<std::pair<std::string, std::string>, std::uint32_t> by_words;
    for (std::uint32_t n = 0; n < nodes_.size(); ++n) {
      const PersonName& name = nodes_[n].person;
      if (nodes_[n].type != NameType::kPerson || name.given.size() != 1 || name.given.front().size() == 1) continue;
      const auto [same, fresh] = by_words.try_emplace(std::minmax(name.given.front(), name.surname), n);
      if (!fresh && !genders_clash(nodes_[n].gender, nodes_[same->second].gender)) unite(n, same->second);
    }
  }

  void join_lone_names() {
    std::map<std::string, std::vector<std::uint32_t>> by_surname, by_sound, by_first;
    for (std::uint32_t n = 0; n < nodes_.size(); ++n) {
      if (nodes_[n].type != NameType::kPerson || nodes_[n].person.given.empty()) continue;
      by_surname[nodes_[n].person.surname].push_back(n);
      by_sound[sound_skeleton(nodes_[n].person.surname)].push_back(n);
      by_first[nodes_[n].person.given.front()].push_back(n);
    }
    for (std::uint32_t n = 0; n < nodes_.size(); ++n) {
      const Node& lone = nodes_[n];
      // One word that is a known person's surname is that person, whatever a report took it for.
      const bool surname =
          lone.type == NameType::kOther || (lone.type == NameType::kOrganization && lone.key.find(' ') == std::string::npos);
      if (surname && by_surname.contains(lone.key)) {
        if (const std::uint32_t one = the_one(by_surname, lone.key, lone); one != kNone) unite(n, one);
        continue;
      }
      if (lone.type != NameType::kPerson || !lone.person.given.empty()) continue;
      std::uint32_t one = the_one(by_surname, lone.person.surname, lone);
      if (one == kNone && !by_surname.contains(lone.person.surname)) {
        one = the_one(by_sound, sound_skeleton(lone.person.surname), lone);
        if (one != kNone && !sounds_alike(nodes_[one].person.surname, lone.person.surname)) one = kNone;
        if (one == kNone && !by_sound.contains(sound_skeleton(lone.person.surname)))
          one = the_one(by_first, lone.person.surname, lone);
      }
      if (one != kNone) unite(n, one);
    }
  }

  // The only person in a bucket that the lone name can mean; kNone when there are several or none.
  std::uint32_t the_one(const std::map<std::string, std::vector<std::uint32_t>>& index, const std::string& key,
                        const Node& lone) {
    const auto found = index.find(key);
    if (found == index.end()) return kNone;
    std::uint32_t one = kNone;
    for (std::uint32_t n : found->second) {
      if (genders_clash(nodes_[n].gender, lone.gender)) continue;
      if (one != kNone && root(one) != root(n)) return kNone;
      one = n;
    }
    return one;
  }

  static std::string acronym(std::string_view key) {
    std::string letters;
    for (std::string_view word : split(key, ' '))
      if (word != "of" && word != "the" && word != "for" && word != "and" && word != "on" && word != "in")
        letters += word.front();
    return letters;
  }

  void join_organizations() {
    std::map<std::string, std::vector<std::uint32_t>> by_acronym, by_first_words;
    for (std::uint32_t n = 0; n < nodes_.size(); ++n) {
      if (nodes_[n].type != NameType::kOrganization) continue;
      const auto words = split(nodes_[n].key, ' ');
      if (words.size() >= 2) by_acronym[acronym(nodes_[n].key)].push_back(n);
      std::string start;
      for (std::size_t k = 0; k + 1 < words.size(); ++k) {
        start += (k > 0 ? " " : "") + std::string(words[k]);
        by_first_words[start].push_back(n);
      }
    }
    for (std::uint32_t n = 0; n < nodes_.size(); ++n) {
      if (nodes_[n].type != NameType::kOrganization && nodes_[n].type != NameType::kOther) continue;
      std::string plain;
      for (char c : nodes_[n].key)
        if (c != '.') plain += c;
      const Node none;
      if (plain.size() >= 3 && plain.find(' ') == std::string::npos)
        if (const std::uint32_t one = the_one(by_acronym, plain, none); one != kNone) unite(n, one);
      if (const std::uint32_t one = the_one(by_first_words, nodes_[n].key, none); one != kNone) unite(n, one);
    }
  }

  void join_governments() {
    std::map<std::string, std::vector<std::uint32_t>> of_country;
    for (std::uint32_t n = 0; n < nodes_.size(); ++n) {
      Node& node = nodes_[n];
      if (node.type != NameType::kPlace && node.type != NameType::kOrganization) continue;
      const std::string country(lexicon_.country(node.key));
      if (country.empty()) continue;
      if (!lexicon_.is_capital(node.key) || node.acts) {
        of_country[country].push_back(n);
        node.countries = {country};
      }
    }
    for (const auto& [country, group] : of_country)
      for (std::uint32_t n : group) unite(group.front(), n);
  }

  Overlay overlay() {
    std::map<std::uint32_t, std::vector<std::uint32_t>> groups;
    for (std::uint32_t n = 0; n < nodes_.size(); ++n) groups[root(n)].push_back(n);
    struct Made {
      Entity entity;
      std::vector<std::uint32_t> nodes;
    };
    std::vector<Made> made;
    for (const auto& [top, group] : groups) made.push_back({entity_of(top, group), group});
    std::sort(made.begin(), made.end(), [](const Made& a, const Made& b) {
      return std::tie(a.entity.type, a.entity.name, a.entity.id) < std::tie(b.entity.type, b.entity.name, b.entity.id);
    });
    Overlay out;
    out.of.resize(reports_.size());
    for (std::uint32_t r = 0; r < reports_.size(); ++r) out.of[r].assign(reports_[r].annotations.entities.size(), kNone);
    for (Made& m : made) {
      for (const auto& [r, e] : m.entity.members) out.of[r][e] = static_cast<std::uint32_t>(out.entities.size());
      std::set<std::string> countries, offices;
      for (std::uint32_t n : m.nodes) {
        countries.insert(nodes_[n].countries.begin(), nodes_[n].countries.end());
        offices.insert(nodes_[n].offices.begin(), nodes_[n].offices.end());
      }
      out.countries.emplace_back(countries.begin(), countries.end());
      out.offices.emplace_back(offices.begin(), offices.end());
      out.entities.push_back(std::move(m.entity));
    }
    return out;
  }

  Entity entity_of(std::uint32_t top, const std::vector<std::uint32_t>& group) {
    Entity out;
    out.type = nodes_[top].type;
    std::map<std::string, int> forms;  // as printed -> mentions
    std::map<std::string, std::set<std::uint32_t>> reports_with;
    std::set<std::string> names;  // full forms, one of which is shown
    for (std::uint32_t n : group) {
      const auto rank_of = [](NameType t) {
        return t == NameType::kPerson ? 0 : t == NameType::kPlace ? 1 : t == NameType::kOrganization ? 2 : 3;
      };
      if (rank_of(nodes_[n].type) < rank_of(out.type)) out.type = nodes_[n].type;
      for (const auto& [r, e] : nodes_[n].members) {
        out.members.emplace_back(r, e);
        const std::string& name = reports_[r].annotations.entities[e].name;
        names.insert(name);
        forms[name] += 0;
        reports_with[name].insert(r);
      }
    }
    std::sort(out.members.begin(), out.members.end());
    for (const auto& [r, e] : out.members) {
      const Annotations& a = reports_[r].annotations;
      for (const Name& name : a.names)
        if (name.entity == e) ++forms[std::string(slice(reports_[r].article.text, name.span))];
      for (const Role& role : a.roles)
        if (role.entity == e) out.roles.push_back({std::string(slice(reports_[r].article.text, role.span)), {r, role.span}});
    }
    const std::string country(out.type == NameType::kPlace ? lexicon_.country(nodes_[top].key) : std::string_view{});
    const auto rank = [&](const std::string& name) {
      const auto words = split(name, ' ');
      const bool spelt = out.type != NameType::kPerson || (words.front().size() > 1 && words.front().back() != '.');
      return std::tuple(fold(name) == fold(country), words.size() > 1, spelt, reports_with[name].size(), words.size(),
                        forms[name]);
    };
    for (const std::string& name : names)
      if (out.name.empty() || rank(name) > rank(out.name)) out.name = name;
    for (const auto& [form, count] : forms) out.forms.push_back(form);
    std::stable_sort(out.forms.begin(), out.forms.end(),
                     [&](const std::string& a, const std::string& b) { return forms[a] > forms[b]; });
    out.id = "e" + short_hash(std::string(name_type_name(out.type)) + "|" + fold(out.name));
    return out;
  }

  const std::vector<Report>& reports_;
  const Lexicon& lexicon_;
  std::vector<Node> nodes_;
  std::vector<std::vector<NameType>> types_;  // of local entities, as settled across reports
  std::vector<std::vector<std::uint32_t>> node_of_;
  std::vector<std::uint32_t> parent_;
};

}  // namespace

Overlay join_entities(const std::vector<Report>& reports, const Lexicon& lexicon) { return Joiner(reports, lexicon).join(); }

}  // namespace stemma::collating

#include "attribute/referents.h"

#include <algorithm>

#include "attribute/words.h"

namespace stemma::attributing {
namespace {

constexpr std::uint32_t kMostMentions = 60;
constexpr std::size_t kMostJoined = 6;
constexpr std::uint32_t kBetween = 5;  // units between two names of a list: a comma, "and", a title

SpeakerType type_of(NameType type) {
  switch (type) {
    case NameType::kPerson:
      return SpeakerType::kPerson;
    case NameType::kOrganization:
      return SpeakerType::kOrganization;
    case NameType::kPlace:
      return SpeakerType::kPlace;
    default:
      return SpeakerType::kUnnamed;
  }
}

// What stands between two names of a list: kNone none, else whether an "and" is in it.
enum class Link : std::uint8_t { kNone, kComma, kAnd };
Link link(const Reading& r, std::uint32_t after, std::uint32_t before) {
  if (before <= after + 1 || before - after > kBetween + 1) return Link::kNone;
  Link found = Link::kNone;
  for (std::uint32_t i = after + 1; i < before; ++i) {
    const Unit& u = r.units[i];
    if (u.kind == UnitKind::kParenthesis) continue;
    if (u.low == "and" || u.low == "&") {
      found = Link::kAnd;
    } else if (is_comma(u)) {
      if (found == Link::kAnd) return Link::kNone;
      found = Link::kComma;
    } else if (found == Link::kNone || u.kind != UnitKind::kWord || is_verbal(u) || is_break(u) || u.in_time ||
               !(is_nominal(u) || is_determiner(u) || u.word_class == WordClass::kAdjective)) {
      return Link::kNone;
    }
  }
  return found;
}

}  // namespace

Referents::Referents(const Reading& r) : r_(r) {
  const auto& names = r.annotations.names;
  first_mention_.assign(r.annotations.entities.size(), kNone);
  for (const Name& name : names) first_mention_[name.entity] = std::min(first_mention_[name.entity], name.span.begin);
  line_of_name_.assign(names.size(), kNone);
  first_unit_.assign(names.size(), kNone);
  last_unit_.assign(names.size(), kNone);
  for (std::uint32_t n = 0; n < r.lines.size(); ++n)
    for (std::uint32_t i = r.lines[n].first; i < r.lines[n].end; ++i) {
      const std::uint32_t name = r.units[i].name;
      if (name == kNone || (line_of_name_[name] != kNone && line_of_name_[name] != n)) continue;
      if (line_of_name_[name] == kNone) first_unit_[name] = i;
      line_of_name_[name] = n;
      last_unit_[name] = i;
    }
}

void Referents::see_names(std::uint32_t line) {
  const auto& names = r_.annotations.names;
  const std::uint32_t end = r_.units[r_.lines[line].end - 1].span.end;
  for (; next_name_ < names.size() && names[next_name_].span.begin < end; ++next_name_) {
    if (line_of_name_[next_name_] == kNone) continue;  // in a caption or inside a quotation
    see_entity(names[next_name_].entity, line_of_name_[next_name_], first_unit_[next_name_]);
    join_names(next_name_);
  }
}

// Where a name ends a list of persons ("Ida Holm, Paul Lund and Tomas Varga"), they are a referent together.
void Referents::join_names(std::uint32_t name) {
  const auto& names = r_.annotations.names;
  const auto person = [&](std::uint32_t n) {
    return line_of_name_[n] == line_of_name_[name] && names[n].type == NameType::kPerson;
  };
  if (name == 0 || !person(name) || !person(name - 1)) return;
  if (link(r_, last_unit_[name - 1], first_unit_[name]) != Link::kAnd) return;
  std::vector<std::uint32_t> entities = {names[name - 1].entity, names[name].entity};
  for (std::uint32_t n = name - 1; n > 0 && person(n - 1) && entities.size() < kMostJoined; --n) {
    if (link(r_, last_unit_[n - 1], first_unit_[n]) != Link::kComma) break;
    entities.insert(entities.begin(), names[n - 1].entity);
  }
  if (entities[0] != entities[1]) see_joint(entities, line_of_name_[name], first_unit_[name]);
}

std::uint32_t Referents::see_entity(std::uint32_t entity, std::uint32_t line, std::uint32_t at) {
  const auto [found, fresh] = of_entity_.emplace(entity, size());
  if (fresh) {
    const LocalEntity& e = r_.annotations.entities[entity];
    Referent x;
    x.text = e.name;
    x.entity = entity;
    x.named = true;
    x.gender = e.gender;
    x.type = type_of(e.type);
    x.person = e.type == NameType::kPerson || e.type == NameType::kOther;
    all_.push_back(std::move(x));
  }
  Referent& x = all_[found->second];
  x.line = line;
  x.at = at;
  mentions_.push_back(found->second);
  return found->second;
}

std::uint32_t Referents::see_joint(const std::vector<std::uint32_t>& entities, std::uint32_t line, std::uint32_t at) {
  Referent x;
  for (std::size_t i = 0; i < entities.size(); ++i) {
    x.members.push_back(see_entity(entities[i], line, at));
    x.text += (i == 0 ? "" : i + 1 == entities.size() ? " and " : ", ") + all_[x.members.back()].text;
  }
  x.named = true;
  x.plural = true;
  x.type = all_[x.members.front()].type;
  x.line = line;
  x.at = at;
  return add(std::move(x));
}

std::uint32_t Referents::add(Referent referent) {
  all_.push_back(std::move(referent));
  mentions_.push_back(size() - 1);
  return size() - 1;
}

void Referents::spoke(const Draft& d, std::uint32_t referent) {
  const auto mark = [&](std::uint32_t k) {
    Referent& x = all_[k];
    x.spoke = d.cue.line;
    x.line = std::max(x.line, d.cue.line);
    x.at = std::max(x.at, d.cue.head);
    mentions_.push_back(k);
  };
  mark(referent);
  speaker_of_[d.id] = referent;
}

std::optional<std::uint32_t> Referents::speaker_of(std::uint32_t draft) const {
  const auto found = speaker_of_.find(draft);
  return found == speaker_of_.end() ? std::nullopt : std::optional(found->second);
}

std::vector<std::uint32_t> Referents::recent() const {
  std::vector<std::uint32_t> out;
  for (std::size_t k = mentions_.size(); k-- > 0 && mentions_.size() - k <= kMostMentions;)
    if (std::find(out.begin(), out.end(), mentions_[k]) == out.end()) out.push_back(mentions_[k]);
  return out;
}

std::vector<std::uint32_t> Referents::joined(std::uint32_t first, std::uint32_t last) const {
  std::vector<std::uint32_t> out;
  std::uint32_t end = kNone;  // last unit of the name before
  bool closed = false;        // the last two are joined by "and"
  for (std::uint32_t i = first; i <= last; ++i) {
    const std::uint32_t name = r_.units[i].name;
    if (name == kNone || r_.annotations.names[name].type == NameType::kNationality) continue;
    std::uint32_t to = i;
    while (to < last && r_.units[to + 1].name == name) ++to;
    // "Senate leader Ida Holm": a name inside a title
    if (to < last && r_.units[to + 1].kind == UnitKind::kWord && !is_coordinator(r_.units[to + 1]) &&
        (is_nominal(r_.units[to + 1]) || r_.units[to + 1].word_class == WordClass::kAdjective)) {
      i = to;
      continue;
    }
    if (end == kNone) {
      // before the first name only its title, or what they all are ("the mayors, …")
      for (std::uint32_t k = first; k < i; ++k) {
        const Unit& u = r_.units[k];
        const DescriptionNoun* noun = is_comma(u) && k > first ? r_.lexicon.description(r_.units[k - 1].low) : nullptr;
        if (noun != nullptr && noun->plural) continue;
        if (!(is_nominal(u) || is_determiner(u) || u.word_class == WordClass::kAdjective)) return {};
      }
    } else {
      const Link between = link(r_, end, i);
      if (between == Link::kNone) break;
      closed = between == Link::kAnd;
    }
    end = to;
    i = to;
    const std::uint32_t entity = r_.annotations.names[name].entity;
    if (std::find(out.begin(), out.end(), entity) == out.end() && out.size() < kMostJoined) out.push_back(entity);
    if (closed) break;
  }
  // "Aldra Institute and Council officials" are neither.
  const bool ends =
      end == last || (end < last && (is_comma(r_.units[end + 1]) || r_.units[end + 1].kind == UnitKind::kParenthesis));
  return closed && ends && out.size() >= 2 ? out : std::vector<std::uint32_t>();
}

}  // namespace stemma::attributing

// Who "he", "the official" and "a top general" are.
//
// The model: everybody who has spoken or been named so far is a referent, with the place of the last mention, whether that mention spoke or
// was a subject, gender and number. A pronoun goes to the best of the referents it agrees with: nearness in lines, plus a lead for the
// last speaker and for subjects. A description goes to the last speaker described with the same head noun; else to a named entity
// whose title or role holds that noun; an indefinite description of the first lines ("A top general") looks ahead for the first
// named speaker whose office is of the same class and whose country does not contradict.
// The confidence is what the lead over the second-best is worth; below a half there is no name, only candidates.
// Rejected: the nearest preceding name, which takes the person talked about for the person talking.

#include "attribute/resolve.h"
#include "attribute/naming.h"
#include "attribute/offices.h"
#include "attribute/words.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace stemma::attributing {
namespace {

constexpr std::uint32_t kWindow = 7;  // lines a pronoun looks back
constexpr std::uint32_t kMostMentions = 60;
constexpr std::uint32_t kEarly = 4;   // lines in which a description may wait for its name
constexpr std::uint32_t kAhead = 14;  // lines it may wait

struct Referent {
  std::string text;  // name, or the description as printed
  std::uint32_t entity = kNone;
  bool named = false;
  SpeakerType type = SpeakerType::kUnnamed;
  char gender = '-';
  bool plural = false;
  bool person = false;             // may be a he or a she
  std::string head;                // folded head noun of a description
  std::uint32_t line = 0, at = 0;  // last mention
  std::uint32_t spoke = kNone;     // line of the last statement
};

bool is_plural_pronoun(std::string_view w) { return w == "they" || w == "we" || w == "their" || w == "our"; }

// What a lead over the second-best is worth, per mille: 1 / (1 + exp(-lead / 28)) in steps of 10.
int of_lead(int lead) {
  constexpr std::array<int, 15> kWorth = {500, 588, 671, 745, 807, 856, 895, 924, 946, 961, 973, 981, 986, 990, 993};
  return kWorth[static_cast<std::size_t>(std::clamp(lead / 10, 0, 14))];
}

struct Scored {
  std::uint32_t referent = 0;
  int score = 0;
};

class Resolver {
 public:
  Resolver(const Reading& r, const std::vector<Draft>& drafts) : r_(r), drafts_(drafts), offices_(r) {
    first_mention_.assign(r.annotations.entities.size(), kNone);
    for (const Name& name : r.annotations.names)
      first_mention_[name.entity] = std::min(first_mention_[name.entity], name.span.begin);
    line_of_name_.assign(r.annotations.names.size(), kNone);
    unit_of_name_.assign(r.annotations.names.size(), kNone);
    for (std::uint32_t n = 0; n < r.lines.size(); ++n)
      for (std::uint32_t i = r.lines[n].first; i < r.lines[n].end; ++i) {
        const std::uint32_t name = r.units[i].name;
        if (name != kNone && line_of_name_[name] == kNone) {
          line_of_name_[name] = n;
          unit_of_name_[name] = i;
        }
      }
  }

  std::vector<Speaker> run() {
    std::vector<Speaker> out(drafts_.size());
    for (std::size_t i = 0; i < drafts_.size(); ++i) {
      const Draft& d = drafts_[i];
      see_names(d);
      out[i] = speaker(d, out);
      index_[d.id] = i;
    }
    return out;
  }

 private:
  // Names up to the draft's line become referents.
  void see_names(const Draft& d) {
    const auto& names = r_.annotations.names;
    while (next_name_ < names.size()) {
      const std::uint32_t n = next_name_;
      if (names[n].span.begin >= r_.units[r_.lines[d.cue.line].end - 1].span.end) break;
      ++next_name_;
      if (line_of_name_[n] == kNone) continue;  // in a caption or inside a quotation
      see_entity(names[n].entity, line_of_name_[n], unit_of_name_[n]);
    }
  }

  std::uint32_t see_entity(std::uint32_t entity, std::uint32_t line, std::uint32_t at) {
    const auto [found, fresh] = of_entity_.emplace(entity, static_cast<std::uint32_t>(referents_.size()));
    if (fresh) {
      const LocalEntity& e = r_.annotations.entities[entity];
      Referent x;
      x.text = e.name;
      x.entity = entity;
      x.named = true;
      x.gender = e.gender;
      x.type = type_of(e.type);
      x.person = e.type == NameType::kPerson || e.type == NameType::kOther;
      referents_.push_back(std::move(x));
    }
    Referent& x = referents_[found->second];
    x.line = line;
    x.at = at;
    recent_.push_back(found->second);
    return found->second;
  }

  static SpeakerType type_of(NameType type) {
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

  Speaker speaker(const Draft& d, const std::vector<Speaker>& done) {
    Speaker s;
    if (d.same_speaker) {
      const auto at = index_.find(*d.same_speaker);
      if (at != index_.end()) {
        s = done[at->second];
        if (d.source == Source::kCarried) {
          s.span.clear();
          s.text.clear();
          s.confidence = s.confidence * 85 / 100;
        } else {
          s.confidence = s.confidence * 95 / 100;
        }
        for (std::uint32_t k = 0; k < referents_.size(); ++k)
          if (last_referent_.contains(*d.same_speaker) && last_referent_[*d.same_speaker] == k) spoke(d, k);
        return s;
      }
    }
    if (!d.speaker || d.source == Source::kCarried) {
      s.confidence = 0;
      return s;
    }
    s.span = {printed(r_, *d.speaker)};
    s.text = std::string(r_.text(s.span.front()));
    const Unit& head = r_.units[d.speaker->head];
    if (d.antecedent || d.source == Source::kRelative) {
      if (d.antecedent) {
        Speaker a = describe(d, *d.antecedent);
        a.confidence = a.confidence * 95 / 100;
        if (a.name) {
          a.span = s.span;
          a.text = s.text;
        } else {
          a.span = {printed(r_, *d.antecedent)};
          a.text = std::string(r_.text(a.span.front()));
        }
        return a;
      }
      s.confidence = 100;
      return s;
    }
    if (head.kind == UnitKind::kWord && (is_personal_pronoun(head) || is_possessive_pronoun(head)) &&
        d.speaker->first == d.speaker->last)
      return pronoun(d, head, std::move(s));
    Speaker a = describe(d, *d.speaker);
    a.span = s.span;
    a.text = s.text;
    return a;
  }

  void spoke(const Draft& d, std::uint32_t referent) {
    Referent& x = referents_[referent];
    x.spoke = d.cue.line;
    x.line = std::max(x.line, d.cue.line);
    x.at = std::max(x.at, d.cue.head);
    last_referent_[d.id] = referent;
    recent_.push_back(referent);
  }

  Speaker fill(const Draft& d, std::uint32_t referent, int confidence) {
    const Referent& x = referents_[referent];
    Speaker s;
    s.type = x.type;
    s.confidence = confidence;
    if (x.named) {
      s.name = x.text;
      if (x.entity != kNone) s.entity = x.entity;
      s.candidates.push_back({x.text, confidence});
    }
    spoke(d, referent);
    return s;
  }

  Speaker describe(const Draft& d, const Phrase& p) {
    if (const auto named = named_by(r_, p)) {
      const std::uint32_t referent = see_entity(named->entity, d.cue.line, p.head);
      return fill(d, referent, referents_[referent].type == SpeakerType::kPerson ? 960 : 930);
    }
    const Unit& head = r_.units[p.head];
    const std::string_view noun = head.low;
    const DescriptionNoun* kind = r_.lexicon.description(noun);
    const Unit& first = r_.units[p.first];
    const bool definite = first.low == "the" || first.low == "this" || first.low == "that" || is_possessive_pronoun(first) ||
                          first.low == "both" || first.low == "these" || first.low == "those";
    Referent x;
    x.text = std::string(r_.text(printed(r_, p)));
    x.head = std::string(noun);
    x.plural = kind != nullptr ? kind->plural : (!noun.empty() && noun.back() == 's');
    x.gender = kind != nullptr ? kind->gender : '-';
    x.person = kind != nullptr && kind->type == NounType::kPerson;
    x.type = kind == nullptr                                       ? SpeakerType::kUnnamed
             : kind->type == NounType::kGroup                      ? SpeakerType::kOrganization
             : kind->document && kind->type == NounType::kDocument ? SpeakerType::kDocument
                                                                   : SpeakerType::kUnnamed;
    x.line = d.cue.line;
    x.at = p.head;
    if (definite && !x.plural) {
      if (const auto found = by_description(d, p, x)) return *found;
    } else if (definite) {
      for (std::uint32_t k = static_cast<std::uint32_t>(referents_.size()); k-- > 0;)
        if (!referents_[k].named && referents_[k].head == x.head && referents_[k].plural) {
          Speaker s = fill(d, k, 800);
          s.name = referents_[k].text;
          return s;
        }
    }
    if (!x.plural && (d.cue.line < kEarly || first.low == "a" || first.low == "an") && x.type == SpeakerType::kUnnamed &&
        !definite) {
      if (const auto found = look_ahead(d, p)) return *found;
    }
    referents_.push_back(std::move(x));
    Speaker s;
    s.type = referents_.back().type;
    s.confidence = 850;
    spoke(d, static_cast<std::uint32_t>(referents_.size() - 1));
    return s;
  }

  std::optional<Speaker> by_description(const Draft& d, const Phrase& p, const Referent& x) {
    std::vector<Scored> scored;
    const std::uint32_t from = recent_.size() > kMostMentions ? static_cast<std::uint32_t>(recent_.size()) - kMostMentions : 0;
    std::vector<std::uint32_t> seen;
    const DescriptionNoun* kind = r_.lexicon.description(x.head);
    for (std::uint32_t k = static_cast<std::uint32_t>(recent_.size()); k-- > from;) {
      const std::uint32_t i = recent_[k];
      if (std::find(seen.begin(), seen.end(), i) != seen.end()) continue;
      seen.push_back(i);
      const Referent& c = referents_[i];
      if (c.plural || (c.gender != '-' && x.gender != '-' && c.gender != x.gender)) continue;
      int score = 0;
      if (!c.named) {
        if (c.head == x.head)
          score = 70;
        else
          continue;
      } else if (c.entity != kNone && (offices_.holds(c.entity, x.head) || offices_.named(c.text, x.head))) {
        score = 75;
      } else if (kind != nullptr && kind->type == NounType::kGroup && (c.type == SpeakerType::kOrganization)) {
        if (!r_.lexicon.generic_groups.contains(x.head) || c.spoke == kNone || d.cue.line - std::min(d.cue.line, c.spoke) > 3)
          continue;
        score = 45;
      } else if (kind != nullptr && kind->type == NounType::kPerson && c.type == SpeakerType::kPerson && c.spoke != kNone &&
                 d.cue.line - c.spoke <= 2 && c.entity != kNone &&
                 share_one(offices_.classes_in(x.head), offices_.classes_in(offices_.of(c.entity)))) {
        score = 40;
      } else {
        continue;
      }
      const std::uint32_t distance = d.cue.line - std::min(d.cue.line, c.line);
      score -= static_cast<int>(std::min<std::uint32_t>(distance, 12)) * 2;
      if (c.spoke != kNone && d.cue.line - std::min(d.cue.line, c.spoke) <= 3) score += 15;
      if (!nations_agree(p, c)) score -= 60;
      if (score > 0) scored.push_back({i, score});
    }
    if (scored.empty()) return std::nullopt;
    std::stable_sort(scored.begin(), scored.end(), [](const Scored& a, const Scored& b) { return a.score > b.score; });
    return choose(d, scored, 900);
  }

  // "the Israeli official" is no Russian minister. Silence agrees.
  bool nations_agree(const Phrase& p, const Referent& c) const {
    const auto wanted = offices_.nations_in(r_.text(r_.span(p.first, p.last)));
    const auto has = offices_.nations_in(c.named && c.entity != kNone ? offices_.of(c.entity) + c.text : c.text);
    return wanted.empty() || has.empty() || share_one(wanted, has);
  }

  // "A top general said … Brig. Gen. X said …": the first named speaker to come whose office is of the same class.
  std::optional<Speaker> look_ahead(const Draft& d, const Phrase& p) {
    const std::string description(r_.text(r_.span(p.first, p.last)));
    const auto wanted = offices_.classes_in(description);
    if (wanted.empty() || d.cue.line > kEarly + 2) return std::nullopt;
    const auto nations = offices_.nations_in(description);
    for (const Draft& later : drafts_) {
      if (later.cue.line <= d.cue.line) continue;
      if (later.cue.line > d.cue.line + kAhead) break;
      if (!later.speaker || later.same_speaker || later.outer) continue;
      const auto named = named_by(r_, *later.speaker);
      if (!named || r_.annotations.entities[named->entity].type != NameType::kPerson) continue;
      // A name the reader knew before the description is somebody else.
      if (!r_.lines[d.cue.line].headline && first_mention_[named->entity] < r_.units[d.cue.head].span.begin) continue;
      const std::string office =
          offices_.of(named->entity) + " " + std::string(r_.text(r_.span(later.speaker->first, later.speaker->last)));
      const auto theirs = offices_.nations_in(office);
      const bool nation = nations.empty() || theirs.empty() || share_one(nations, theirs);
      if (!nation || !share_one(wanted, offices_.classes_in(office))) continue;
      const std::uint32_t referent = see_entity(named->entity, d.cue.line, p.head);
      return fill(d, referent, 780);
    }
    return std::nullopt;
  }

  Speaker choose(const Draft& d, const std::vector<Scored>& scored, int most) {
    const int best = scored.front().score;
    const int second = scored.size() > 1 ? std::max(0, scored[1].score) : 0;
    const int confidence = most * of_lead(best - second) / 1000;
    Speaker s;
    std::vector<Candidate> candidates;
    int rest = 1000 - confidence;
    for (std::size_t k = 0; k < scored.size() && k < 4; ++k) {
      const Referent& x = referents_[scored[k].referent];
      const int c = k == 0 ? confidence : std::min(rest, confidence * std::max(1, scored[k].score) / std::max(1, best));
      candidates.push_back({x.text, c});
      if (k > 0) rest -= c;
    }
    const Referent x = referents_[scored.front().referent];
    if (confidence >= 500) {
      s = fill(d, scored.front().referent, confidence);
      s.name = x.text;
    } else {
      s.type = x.type;
      s.confidence = confidence;
      last_referent_.erase(d.id);
    }
    s.candidates = std::move(candidates);
    return s;
  }

  Speaker pronoun(const Draft& d, const Unit& head, Speaker s) {
    const std::string_view w = head.low;
    if (w == "i" || w == "my" || w == "you" || w == "your" || w == "we" || w == "our" || w == "who") {
      s.confidence = 300;
      return s;
    }
    const bool plural = is_plural_pronoun(w), thing = w == "it" || w == "its";
    const char gender = w == "he" || w == "his" ? 'm' : w == "she" || w == "her" ? 'f' : '-';
    std::vector<Scored> scored;
    std::vector<std::uint32_t> seen;
    const std::uint32_t from = recent_.size() > kMostMentions ? static_cast<std::uint32_t>(recent_.size()) - kMostMentions : 0;
    for (std::uint32_t k = static_cast<std::uint32_t>(recent_.size()); k-- > from;) {
      const std::uint32_t i = recent_[k];
      if (std::find(seen.begin(), seen.end(), i) != seen.end()) continue;
      seen.push_back(i);
      const Referent& c = referents_[i];
      if (gender != '-' && (!c.person || c.plural || (c.gender != '-' && c.gender != gender))) continue;
      if (thing && (c.type == SpeakerType::kPerson || c.plural || (c.type == SpeakerType::kUnnamed && c.named))) continue;
      if (plural && !(c.plural || c.type == SpeakerType::kOrganization)) continue;
      // Mentions behind the pronoun in its own line do not count.
      std::uint32_t line = c.line;
      int score = 0;
      if (c.at > d.speaker->head && c.line == d.cue.line) {
        if (c.spoke == kNone || c.spoke >= d.cue.line) continue;
        line = c.spoke;
      }
      const std::uint32_t distance = d.cue.line - std::min(line, d.cue.line);
      if (distance > kWindow) continue;
      score = 60 - static_cast<int>(distance) * 10;
      if (c.spoke != kNone) {
        const std::uint32_t since = d.cue.line - std::min(c.spoke, d.cue.line);
        if (since == 0)
          score += 110;
        else if (since <= 1)
          score += 70;
        else if (since <= 3)
          score += 50;
        else if (since <= kWindow)
          score += 25;
      }
      if (subject_of_line(c, line)) score += line == d.cue.line ? 70 : 30;
      if (gender != '-' && c.gender == gender) score += 15;
      if (!c.named) score -= 5;
      if (c.named && c.type == SpeakerType::kUnnamed) score -= 10;
      if (c.type == SpeakerType::kDocument) score -= 25;
      if (score > 0) scored.push_back({i, score});
    }
    if (scored.empty()) {
      s.confidence = 0;
      return s;
    }
    std::stable_sort(scored.begin(), scored.end(), [](const Scored& a, const Scored& b) { return a.score > b.score; });
    Speaker out = choose(d, scored, 930);
    out.span = s.span;
    out.text = s.text;
    return out;
  }

  // The first name or phrase of its line.
  bool subject_of_line(const Referent& c, std::uint32_t line) const {
    if (line >= r_.lines.size() || c.line != line) return false;
    const Line& l = r_.lines[line];
    for (std::uint32_t i = l.first; i < l.end && i <= c.at; ++i)
      if (is_finite(r_.units[i])) return false;
    return true;
  }

  const Reading& r_;
  const std::vector<Draft>& drafts_;
  const Offices offices_;
  std::vector<Referent> referents_;
  std::vector<std::uint32_t> recent_;  // mentions in order
  std::unordered_map<std::uint32_t, std::uint32_t> of_entity_, last_referent_;
  std::unordered_map<std::uint32_t, std::size_t> index_;
  std::vector<std::uint32_t> line_of_name_, unit_of_name_;  // where a name stands outside quotations
  std::vector<std::uint32_t> first_mention_;                // byte, by entity

  std::uint32_t next_name_ = 0;
};

}  // namespace

std::vector<Speaker> resolve_speakers(const Reading& r, const std::vector<Draft>& drafts) { return Resolver(r, drafts).run(); }

}  // namespace stemma::attributing

// Who "he", "the official" and "a top general" are.
//
// The model: everybody who has spoken or been named so far is a referent, with the place of the last mention, whether that mention spoke or
// was a subject, gender and number. A pronoun goes to the best of the referents it agrees with: nearness in lines, plus a lead for the
// last speaker and for subjects. Descriptions: see descriptions.cc. Two named together are a referent of their own; as a speaker its name
// is that of the first, and the candidates are all of them.
// The confidence is what the lead over the second-best is worth; below a half there is no name, only candidates.
// Rejected: the nearest preceding name, which takes the person talked about for the person talking.

#include "attribute/resolve.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "attribute/descriptions.h"
#include "attribute/naming.h"
#include "attribute/offices.h"
#include "attribute/pronouns.h"
#include "attribute/referents.h"
#include "attribute/words.h"

namespace stemma::attributing {
namespace {

constexpr std::uint32_t kEarly = 4;  // lines in which any description may wait for its name
constexpr int kDecided = 500;        // least confidence for a name
constexpr int kJointly = 900;        // confidence of each of several speakers named together
constexpr std::size_t kMostCandidates = 4;
constexpr std::uint32_t kMostLooks = 200;  // referents back for "the officials"

// What a lead over the second-best is worth, per mille: 1 / (1 + exp(-lead / 28)) in steps of 10.
int of_lead(int lead) {
  constexpr std::array<int, 15> kWorth = {500, 588, 671, 745, 807, 856, 895, 924, 946, 961, 973, 981, 986, 990, 993};
  return kWorth[static_cast<std::size_t>(std::clamp(lead / 10, 0, 14))];
}

class Resolver {
 public:
  Resolver(const Reading& r, const std::vector<Draft>& drafts) : r_(r), drafts_(drafts), offices_(r), referents_(r) {}

  std::vector<Speaker> run() {
    std::vector<Speaker> out(drafts_.size());
    for (std::size_t i = 0; i < drafts_.size(); ++i) {
      const Draft& d = drafts_[i];
      referents_.see_names(d.cue.line);
      out[i] = speaker(d, out);
      index_[d.id] = i;
    }
    return out;
  }

 private:
  Speaker speaker(const Draft& d, const std::vector<Speaker>& done) {
    if (d.same_speaker)
      if (const auto at = index_.find(*d.same_speaker); at != index_.end()) return shared(d, done[at->second]);
    if (!d.speaker || d.source == Source::kCarried) return nobody(d);
    const std::vector<Span> span = {printed(r_, *d.speaker)};
    std::string text(r_.text(span.front()));
    const Unit& head = r_.units[d.speaker->head];
    Speaker s;
    if (d.antecedent || d.source == Source::kRelative) {
      if (!d.antecedent) {
        s.confidence = 100;
      } else {
        s = describe(d, *d.antecedent);
        s.confidence = s.confidence * 95 / 100;
        if (!s.name) {
          s.span = {printed(r_, *d.antecedent)};
          s.text = std::string(r_.text(s.span.front()));
          return s;
        }
      }
    } else if (head.kind == UnitKind::kWord && d.speaker->first == d.speaker->last &&
               (is_personal_pronoun(head) || is_possessive_pronoun(head) || head.low == "both")) {
      s = pronoun(d, head.low);
    } else {
      s = describe(d, *d.speaker);
    }
    s.span = span;
    s.text = std::move(text);
    return s;
  }

  Speaker shared(const Draft& d, Speaker s) {
    if (d.source == Source::kCarried) {
      s.span.clear();
      s.text.clear();
      s.confidence = s.confidence * 85 / 100;
    } else {
      s.confidence = s.confidence * 95 / 100;
    }
    if (const auto referent = referents_.speaker_of(*d.same_speaker)) referents_.spoke(d, *referent);
    return s;
  }

  // A quotation alone: no name, but who stands near it.
  Speaker nobody(const Draft& d) {
    Speaker s;
    if (d.construction != Construction::kAlone || r_.lines[d.cue.line].headline) return s;
    const std::vector<Scored> near = standing_near(referents_, d);
    if (near.empty()) return s;
    const int sum = near.size() == 1 ? 450 : 600;
    for (std::size_t k = 0; k < near.size() && k < kMostCandidates; ++k)
      s.candidates.push_back(
          {referents_[near[k].referent].text, sum / static_cast<int>(std::min(near.size(), kMostCandidates) + k)});
    return s;
  }

  Speaker fill(const Draft& d, std::uint32_t referent, int confidence) {
    const Referent& x = referents_[referent];
    Speaker s;
    s.type = x.type;
    s.confidence = confidence;
    if (!x.members.empty()) {
      const Referent& first = referents_[x.members.front()];
      s.name = first.text;
      s.entity = first.entity;
      for (std::uint32_t k : x.members) s.candidates.push_back({referents_[k].text, std::min(confidence, kJointly)});
    } else if (x.named) {
      s.name = x.text;
      if (x.entity != kNone) s.entity = x.entity;
      s.candidates.push_back({x.text, confidence});
    }
    referents_.spoke(d, referent);
    return s;
  }

  Speaker describe(const Draft& d, const Phrase& p) {
    if (const std::vector<std::uint32_t> entities = referents_.joined(p.first, p.last); !entities.empty())
      return fill(d, referents_.see_joint(entities, d.cue.line, p.head), kJointly);
    if (const auto named = named_by(r_, p)) {
      const std::uint32_t referent = referents_.see_entity(named->entity, d.cue.line, p.head);
      const std::string_view words = r_.text(printed(r_, p));
      if (words.find(',') != std::string_view::npos) offices_.learn(named->entity, words);
      return fill(d, referent, referents_[referent].type == SpeakerType::kPerson ? 960 : 930);
    }
    if (d.construction == Construction::kTranscript)
      if (const auto only = answering(p)) return fill(d, *only, 700);
    const Unit& first = r_.units[p.first];
    const bool definite = first.low == "the" || first.low == "this" || first.low == "that" || is_possessive_pronoun(first) ||
                          first.low == "both" || first.low == "these" || first.low == "those";
    Referent x = as_referent(r_, d, p);
    if (definite && r_.lexicon.pairs.contains(x.head)) {
      const std::vector<Scored> two = fitting_pronoun(r_, referents_, d, "both");
      if (!two.empty()) return fill(d, two.front().referent, 800);
      if (const auto both = two_near(d)) return *both;
    }
    if (definite && !x.plural) {
      const std::vector<Scored> scored = fitting_description(r_, offices_, referents_, d, p, x);
      if (!scored.empty()) return choose(d, scored, 900);
    } else if (definite) {
      for (std::uint32_t k = referents_.size(), steps = 0; k-- > 0 && steps < kMostLooks; ++steps)
        if (!referents_[k].named && referents_[k].head == x.head && referents_[k].plural) {
          Speaker s = fill(d, k, 800);
          s.name = referents_[k].text;
          return s;
        }
    }
    if (!x.plural && (d.cue.line < kEarly || first.low == "a" || first.low == "an") && x.type == SpeakerType::kUnnamed &&
        !definite) {
      if (const auto entity = announced(r_, offices_, referents_, drafts_, d, p))
        return fill(d, referents_.see_entity(*entity, d.cue.line, p.head), 780);
    }
    Speaker s;
    s.type = x.type;
    s.confidence = 850;
    referents_.spoke(d, referents_.add(std::move(x)));
    return s;
  }

  // The only two persons that stand near, in the order of their first mentions.
  std::optional<Speaker> two_near(const Draft& d) {
    const std::vector<Scored> near = standing_near(referents_, d);
    if (near.size() != 2) return std::nullopt;
    const auto [one, two] = std::minmax(near[0].referent, near[1].referent);
    return fill(d, referents_.see_joint({referents_[one].entity, referents_[two].entity}, d.cue.line, d.cue.head), 800);
  }

  // "A:" in an interview with one person.
  std::optional<std::uint32_t> answering(const Phrase& p) const {
    const std::string_view label = r_.units[p.first].low;
    if (p.first != p.last || (label != "a" && label != "a." && label != "answer")) return std::nullopt;
    std::optional<std::uint32_t> only;
    for (std::uint32_t k = 0; k < referents_.size(); ++k) {
      if (referents_[k].type != SpeakerType::kPerson || !referents_[k].members.empty()) continue;
      if (only) return std::nullopt;
      only = k;
    }
    return only;
  }

  Speaker choose(const Draft& d, const std::vector<Scored>& scored, int most) {
    const int best = scored.front().score;
    const int second = scored.size() > 1 ? std::max(0, scored[1].score) : 0;
    const int confidence = most * of_lead(best - second) / 1000;
    std::vector<Candidate> candidates;
    int rest = 1000 - confidence;
    for (std::size_t k = 0; k < scored.size() && k < kMostCandidates; ++k) {
      const int c = k == 0 ? confidence : std::min(rest, confidence * std::max(1, scored[k].score) / std::max(1, best));
      candidates.push_back({referents_[scored[k].referent].text, c});
      if (k > 0) rest -= c;
    }
    const Referent x = referents_[scored.front().referent];
    Speaker s;
    if (confidence >= kDecided) {
      s = fill(d, scored.front().referent, confidence);
      if (!x.members.empty()) return s;
      s.name = x.text;
    } else {
      s.type = x.type;
      s.confidence = confidence;
      referents_.forget_speaker(d);
    }
    s.candidates = std::move(candidates);
    return s;
  }

  Speaker pronoun(const Draft& d, std::string_view w) {
    Speaker s;
    if (w == "i" || w == "my" || w == "you" || w == "your" || w == "we" || w == "our" || w == "who") {
      s.confidence = 300;
      return s;
    }
    const std::vector<Scored> scored = fitting_pronoun(r_, referents_, d, w);
    if (scored.empty() && w == "both")
      if (const auto both = two_near(d)) return *both;
    return scored.empty() ? s : choose(d, scored, 930);
  }

  const Reading& r_;
  const std::vector<Draft>& drafts_;
  Offices offices_;
  Referents referents_;
  std::unordered_map<std::uint32_t, std::size_t> index_;  // of drafts, by id
};

}  // namespace

std::vector<Speaker> resolve_speakers(const Reading& r, const std::vector<Draft>& drafts) { return Resolver(r, drafts).run(); }

}  // namespace stemma::attributing

// The chain sees a word and its neighbours; that a name cannot begin with a possessive, or go on in the next line, it was never
// told, and texts like its own never asked. Where the lists know what stands behind a possessive ("Karsovia's Foreign Ministry")
// the owner is a name of its own, so that the ministry is one with the Foreign Ministry of the next line.

#include "annotate/name_repairs.h"

#include <algorithm>
#include <iterator>

#include "annotate/lexicon.h"

namespace stemma::annotating {
namespace {

class Repairer {
 public:
  Repairer(const Draft& draft, const std::vector<Mention>& rules) : draft_(draft), lists_(draft.lexicon->names), rules_(rules) {}

  std::vector<Mention> run(const std::vector<Mention>& read) {
    for (const Mention& m : read) cut(m);
    for (Mention& m : out_) {
      if (m.type == NameType::kPerson) title(m);
      if (m.type == NameType::kOrganization) office(m);
      m.span = draft_.span(m.first, m.end);
      gender(m);
    }
    return std::move(out_);
  }

 private:
  bool possessive(std::uint32_t i) const { return draft_.is(i, "'s") || draft_.is(i, "'"); }
  bool inside(std::uint32_t i) const { return draft_.has(i, kHasLetter | kHasDigit) && !possessive(i); }

  // "southern Syria" is Syria.
  bool direction(const Mention& m) const {
    return m.type == NameType::kPlace && !draft_.has(m.first, kCapital) && lists_.is_word(draft_.key(m.first), kDirection);
  }

  // The rules' name that begins at i; null for none.
  const Mention* rule_at(std::uint32_t i) const {
    const auto at = std::ranges::partition_point(rules_, [&](const Mention& r) { return r.first < i; });
    return at == rules_.end() || at->first != i ? nullptr : &*at;
  }

  // The word of m before which another name ends; m.end for none.
  std::uint32_t seam(const Mention& m) const {
    for (std::uint32_t i = m.first + 1; i < m.end; ++i) {
      if (draft_.has(i, kNewLine)) return i;
      if (i + 1 == m.end) break;
      if (m.type == NameType::kPlace && draft_.is(i, ",")) return i + 1;
      if (m.type != NameType::kOrganization) continue;
      const Mention* rest = rule_at(i + 1);
      if (possessive(i) && rest != nullptr && rest->sure && rest->end == m.end && rest->type == m.type) return i + 1;
      if (!draft_.has(i, kCapital) && lists_.role_noun(draft_.key(i)) != nullptr) return i + 1;  // "Velk newspaper Herald"
    }
    return m.end;
  }

  void cut(Mention m) {
    for (;;) {
      const std::uint32_t end = m.end, next = seam(m);
      m.end = next;
      while (m.first < m.end && (!inside(m.first) || direction(m))) ++m.first;
      while (m.end > m.first && (!inside(m.end - 1) || (next < end && !draft_.has(m.end - 1, kCapital)))) --m.end;
      if (m.first < m.end) {
        Mention& added = out_.emplace_back(m);
        const bool owner = next < end && m.type == NameType::kOrganization && !draft_.has(next, kNewLine);
        if (owner) {
          const Mention* known = rule_at(m.first);
          added.type = known != nullptr && known->sure && known->end == m.end ? known->type : NameType::kPlace;
        }
      }
      if (next >= end) return;
      m.first = next;
      m.end = end;
    }
  }

  // The title of the rules' name that lies over this one.
  void title(Mention& m) const {
    auto at = std::ranges::partition_point(rules_, [&](const Mention& r) { return r.end <= m.first; });
    for (; at != rules_.end() && at->first < m.end; ++at) {
      if (at->title_first == kNone || at->title_first > m.first) continue;
      m.title_first = at->title_first;
      m.first = std::max(m.first, at->first);
      return;
    }
    // "Trustee Paul Lund": the capital of the sentence made its first word look like a name.
    const Mention* rest = draft_.has(m.first, kStart) ? rule_at(m.first + 1) : nullptr;
    if (rest == nullptr || rest->end != m.end || m.end - m.first < 3) return;
    if (draft_.lexicon->tags.common_class(draft_.words[m.first].form) == WordClass::kNoun) ++m.first;
  }

  // "the Prime Minister's Office", of which the chain read the last word.
  void office(Mention& m) const {
    if (m.first == 0 || !possessive(m.first - 1)) return;
    const auto at = std::ranges::partition_point(rules_, [&](const Mention& r) { return r.end < m.end; });
    if (at == rules_.end() || at->end != m.end || at->first >= m.first || at->type != m.type || !at->sure) return;
    if (&m == out_.data() || (&m - 1)->end <= at->first) m.first = at->first;
  }

  void gender(Mention& m) const {
    if (const char given = lists_.given_name(draft_.key(m.first)); given != 0) m.gender = given;
    if (m.title_first != kNone || m.first == draft_.sentence_of(m.first).first_token || draft_.has(m.first - 1, kCapital)) return;
    const auto* noun = lists_.role_noun(draft_.key(m.first - 1));
    if (noun != nullptr && noun->type == NameType::kPerson && !noun->plural && noun->gender != '-') m.gender = noun->gender;
  }

  const Draft& draft_;
  const NameLists& lists_;
  const std::vector<Mention>& rules_;
  std::vector<Mention> out_;
};

}  // namespace

void repair_names(const Draft& draft, const std::vector<Mention>& rules, std::vector<Mention>& read) {
  read = Repairer(draft, rules).run(read);
}

}  // namespace stemma::annotating

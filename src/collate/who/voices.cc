// Problem: one outlet names the general, the next has "a senior military official", a third only his country.
// Model: a description carries countries and classes of office; it can be a named man when both agree with what any report says of him.
// Whether it is he is for the words they say to decide: agreement here only sets how alike those must be.

#include "collate/who/voices.h"
#include "collate/who/descriptions.h"

#include <algorithm>

#include "base/utf8.h"

namespace stemma::collating {
namespace {

bool meet(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return std::any_of(a.begin(), a.end(), [&](const std::string& x) { return std::binary_search(b.begin(), b.end(), x); });
}

bool holds_office_of_state(const Voice& v) {
  for (const char* office : {"official", "military", "head", "diplomat", "spokes", "lawmaker"})
    if (std::binary_search(v.offices.begin(), v.offices.end(), office)) return true;
  return false;
}

// "Carr, a spokesman for the board" speaks for the board.
bool speaks_for(const Voice& person, const Voice& body, const Overlay& overlay) {
  if (person.kind != VoiceKind::kNamed || overlay.entities[person.entity].type != NameType::kPerson) return false;
  if (body.entity == kNone) return false;
  for (const Entity::RoleAt& role : overlay.entities[person.entity].roles) {
    const std::string words = " " + fold(role.text) + " ";
    for (const std::string& form : overlay.entities[body.entity].forms)
      if (words.find(" " + fold(form)) != std::string::npos) return true;
  }
  return false;
}

bool is_pronoun(const Report& report, const Speaker& speaker) {
  if (speaker.span.size() != 1) return false;
  const auto& tokens = report.annotations.tokens;
  const auto t = std::lower_bound(tokens.begin(), tokens.end(), speaker.span.front().begin,
                                  [](const Token& x, std::uint32_t at) { return x.span.begin < at; });
  return t != tokens.end() && t->span == speaker.span.front() && t->word_class == WordClass::kPronoun;
}

}  // namespace

Voice voice_of(const std::vector<Report>& reports, std::uint32_t report, std::uint32_t statement, const Overlay& overlay,
               const Lexicon& lexicon) {
  const Report& from = reports[report];
  const Speaker& speaker = from.statements[statement].speaker;
  Voice voice;
  if (speaker.entity) voice.entity = overlay.at(report, *speaker.entity);
  if (voice.entity != kNone) {
    voice.kind = VoiceKind::kNamed;
    voice.shown = overlay.entities[voice.entity].name;
    voice.countries = overlay.countries[voice.entity];
    voice.offices = overlay.offices[voice.entity];
    return voice;
  }
  // A pronoun that nothing resolves describes nobody.
  const std::string words = speaker.name ? *speaker.name : is_pronoun(from, speaker) ? std::string() : speaker.text;
  Description d = describe(words + (speaker.role ? " " + *speaker.role : ""), lexicon);
  voice.countries = std::move(d.countries), voice.offices = std::move(d.offices);
  voice.shown = words;
  if (speaker.type == SpeakerType::kDocument)
    voice.kind = VoiceKind::kDocument;
  else if (!words.empty())
    voice.kind = VoiceKind::kDescribed;
  if (voice.shown.empty()) voice.shown = "unnamed";
  return voice;
}

Voice outlet_voice(const Report& report) {
  Voice voice;
  voice.kind = VoiceKind::kOutlet;
  voice.shown = outlet_label(report.article);
  return voice;
}

Agreement agree(const Voice& a, const Voice& b, const Overlay& overlay) {
  if (a.kind > b.kind) return agree(b, a, overlay);
  if (a.kind == VoiceKind::kNamed && b.kind == VoiceKind::kNamed) {
    if (a.entity == b.entity) return Agreement::kSame;
    if (speaks_for(a, b, overlay) || speaks_for(b, a, overlay)) return Agreement::kLikely;
    const bool person_a = overlay.entities[a.entity].type == NameType::kPerson,
               person_b = overlay.entities[b.entity].type == NameType::kPerson;
    if (person_a == person_b) return Agreement::kNo;
    const Voice& person = person_a ? a : b;
    const Voice& body = person_a ? b : a;
    // A country speaks through its officials.
    const bool country = overlay.entities[body.entity].type == NameType::kPlace && !body.countries.empty();
    if (country && meet(person.countries, body.countries) && holds_office_of_state(person)) return Agreement::kLikely;
    return Agreement::kNo;
  }
  if (a.kind == VoiceKind::kNamed && b.kind == VoiceKind::kDescribed) {
    if (!b.countries.empty() && !a.countries.empty() && !meet(a.countries, b.countries)) return Agreement::kNo;
    const bool countries = meet(a.countries, b.countries), offices = meet(a.offices, b.offices);
    const bool body = overlay.entities[a.entity].type != NameType::kPerson;
    if (countries && (offices || (body && holds_office_of_state(b)))) return Agreement::kLikely;
    if (!a.offices.empty() && !b.offices.empty() && !offices && !countries) return Agreement::kNo;
    return Agreement::kMaybe;
  }
  if (a.kind == VoiceKind::kDescribed && b.kind == VoiceKind::kDescribed) {
    if (!a.countries.empty() && !b.countries.empty() && !meet(a.countries, b.countries)) return Agreement::kNo;
    if (fold(a.shown) == fold(b.shown) || (meet(a.countries, b.countries) && meet(a.offices, b.offices)))
      return Agreement::kLikely;
    return meet(a.countries, b.countries) || meet(a.offices, b.offices) || a.offices.empty() || b.offices.empty()
               ? Agreement::kMaybe
               : Agreement::kNo;
  }
  // What "reports" say is no one's words in particular.
  if (a.kind <= VoiceKind::kDescribed && b.kind == VoiceKind::kDocument) return Agreement::kNo;
  if (a.kind == b.kind) return a.shown == b.shown && a.kind == VoiceKind::kOutlet ? Agreement::kSame : Agreement::kLikely;
  return Agreement::kMaybe;
}

}  // namespace stemma::collating

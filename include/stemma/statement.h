#pragma once
// An attributed stretch of an article: who is reported to have said what (the attribution relation of PARC and PolNeAR).
// Made by attribute/ from an Article and its Annotations. Fields as in records.md; confidences are per mille.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "stemma/span.h"

namespace stemma {

enum class Act { kSpeech, kAttitude };
enum class StatementKind { kDirect, kMixed, kIndirect };
enum class Polarity { kAsserts, kDenies, kHedges, kAsks, kOrders };
enum class SpeakerType { kPerson, kOrganization, kPlace, kUnnamed, kDocument };
enum class ViaRole { kSpeaker, kAgency, kOutlet, kDocument };

struct Candidate {
  std::string name;
  int confidence = 0;

  bool operator==(const Candidate&) const = default;
};

struct Speaker {
  std::vector<Span> span;               // as printed; empty when the text names nobody
  std::string text;                     // slice of span ("he"), empty when span is
  std::optional<std::string> name;      // who that is, resolved within the article ("Masoud Jazayeri")
  std::optional<std::uint32_t> entity;  // index into Annotations::entities
  SpeakerType type = SpeakerType::kUnnamed;
  std::optional<std::string> role;
  int confidence = 0;
  std::vector<Candidate> candidates;  // best first; more than one where the text leaves it open
};

struct Addressee {
  std::string text;
  std::optional<std::string> name;
  Span span;
};

struct Via {
  std::string name;
  ViaRole role = ViaRole::kSpeaker;
  Span span;
};

// When the text says it was said.
struct SaidTime {
  std::string text;
  Span span;
  std::optional<std::string> date;
};

struct Statement {
  std::string id;       // article id + "-" + hash of content spans and kind
  std::string article;  // Article::id
  Act act = Act::kSpeech;
  StatementKind kind = StatementKind::kIndirect;
  std::vector<Span> content;  // direct: between the marks; indirect: the clause with its "that"
  std::vector<Span> cue;      // may be empty
  Speaker speaker;
  Polarity polarity = Polarity::kAsserts;
  std::optional<Span> of;  // what a denial denies, in this article
  std::optional<Addressee> addressee;
  std::vector<Via> via;  // outermost last
  std::optional<SaidTime> said;
  std::optional<std::string> place;
  int confidence = 0;
};

std::string_view act_name(Act act);
std::string_view kind_name(StatementKind kind);
std::string_view polarity_name(Polarity polarity);
std::string_view speaker_type_name(SpeakerType type);
std::string_view via_role_name(ViaRole role);

}  // namespace stemma

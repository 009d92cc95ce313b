#pragma once
// The collation of a set of reports. Made by collate/; fields as in records.md. Spans count bytes of the article they name;
// articles and statements are named by index into Dossier::reports and by statement id.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "stemma/annotation.h"
#include "stemma/article.h"
#include "stemma/result.h"
#include "stemma/statement.h"

namespace stemma {

// One report with all that is known of it alone.
struct Report {
  Article article;
  Annotations annotations;
  std::vector<Statement> statements;
};

struct Evidence {
  std::uint32_t report = 0;  // index into Dossier::reports
  Span span;                 // at most Limits::evidence_code_points

  auto operator<=>(const Evidence&) const = default;
};

enum class FactKind { kNumber, kEvent, kDate, kPlace, kTitle };

// What an outlet says in its own voice.
struct Fact {
  std::string id;
  std::uint32_t report = 0;
  Span span;
  FactKind kind = FactKind::kEvent;
  std::string value;
  std::optional<std::string> date;
};

// A person, organization or place across the reports.
struct Entity {
  std::string id;
  std::string name;
  NameType type = NameType::kOther;
  std::vector<std::string> forms;
  struct RoleAt {
    std::string text;
    Evidence at;
  };
  std::vector<RoleAt> roles;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> members;  // (report, local entity)
};

struct ClaimPart {
  std::string statement;  // id
  std::uint32_t report = 0;
  std::vector<Span> spans;  // the words of the statement that carry this claim
};

enum class VariantKind { kSynonym, kNumber, kName, kOmission, kAddition, kModality, kTranslation };

struct Reading {
  std::string text;  // "" where these wordings have nothing here
  struct At {
    std::string statement;
    std::uint32_t report = 0;
    Span span;
  };
  std::vector<At> parts;
};

struct Variant {
  std::string slot;  // the shared words around it, to find it by ("ties that will not be …")
  VariantKind kind = VariantKind::kSynonym;
  std::vector<Reading> readings;
};

struct Claim {
  std::string id;
  std::optional<std::string> speaker;   // Entity::id; null when nobody is named
  std::string speaker_name;             // shown: the entity's name, or the description as printed
  std::vector<std::string> statements;  // ids, ordered by report then place
  std::vector<std::string> facts;       // ids
  std::vector<std::string> outlets;     // as outlet_label() gives them
  std::optional<std::string> said;      // ISO date
  bool said_sure = false;
  int origins = 0;                 // independent sources behind the wordings
  std::string core;                // a wording that exists, as shown to people
  Evidence core_at;                // where core stands
  std::vector<std::string> again;  // ids of claims of the same speaker, near the same words, on another occasion
  std::vector<ClaimPart> parts;
  std::vector<Variant> variants;
};

enum class ConflictKind { kDenial, kNumber, kTitle, kDate, kPlace, kOther };
enum class ConflictClass { kConflict, kUpdate, kHedge, kDifference };
enum class Stance { kNone, kAsserts, kDenies, kHedges };

struct ConflictSide {
  std::string value;
  Stance stance = Stance::kNone;
  std::string who;  // who says so, as shown: a speaker, or an outlet in its own voice
  std::vector<Evidence> evidence;
};

struct Conflict {
  std::string id;
  ConflictKind kind = ConflictKind::kOther;
  ConflictClass class_ = ConflictClass::kConflict;
  int confidence = 0;
  std::string question;
  std::vector<std::string> claims;
  std::vector<ConflictSide> sides;
};

enum class ReuseKind { kQuotation, kAgency, kCopy, kCommonSource };

struct ReusePassage {
  Span from, to;
};

struct Reuse {
  std::uint32_t from = 0, to = 0;  // reports
  bool direction_known = false;
  ReuseKind kind = ReuseKind::kCommonSource;
  std::vector<ReusePassage> passages;
  int share = 0;  // per mille of the shorter report's words
  std::optional<std::string> source;
  std::string why;                 // how kind and direction are known, in a few words
  std::vector<Evidence> evidence;  // what says so: a credit, a slip that both carry
};

enum class NodeKind { kSpeaker, kAgency, kOutlet, kArticle, kUnknown };

struct StemmaNode {
  std::string id;
  NodeKind kind = NodeKind::kUnknown;
  std::string name;
};

struct StemmaEdge {
  std::string from, to;  // node ids; from is the source
  std::string why;
  std::vector<Evidence> evidence;
};

enum class CoverageState { kCarries, kLeavesOut, kNotCovered };

struct Coverage {
  std::string claim;
  std::uint32_t report = 0;
  CoverageState state = CoverageState::kNotCovered;
  std::string copied_from;  // where a report carries the claim in another's words: the agency or outlet; "" otherwise
};

enum class TimelineKind { kHappened, kSaid };

struct TimelineEntry {
  std::string date;       // ISO, cut to the precision ("2018-05")
  std::string precision;  // day|week|month|year
  bool sure = false;
  std::string what;
  std::vector<Evidence> evidence;  // where it is told
  std::vector<Evidence> dated_by;  // the words that date it; for an inferred date also what they were counted from
  TimelineKind kind = TimelineKind::kHappened;
};

// A time expression that the reports, taken together, fix.
struct FixedDate {
  std::uint32_t report = 0;
  Span span;
  std::string date;                // as TimelineEntry::date
  std::string precision;           // likewise
  bool sure = false;               // by the report's own words or date; else inferred from another report
  std::vector<Evidence> evidence;  // what an inference rests on
};

struct SummarySentence {
  std::string text;
  std::vector<Evidence> evidence;
};

// "nine miles downstream of Brodny", as printed.
struct StatedDistance {
  std::string text;
  Evidence at;
};

struct PlaceOnMap {
  std::string name, country;
  double latitude = 0, longitude = 0;
  std::vector<Evidence> evidence;  // what tells of it first, then other mentions
  bool located = true;             // else no list knows it: latitude and longitude say nothing
  std::string what;                // what happened there, in a report's words; "" when it is only named
  std::vector<StatedDistance> distances;
};

struct Dossier {
  std::vector<Report> reports;  // ordered by published (unknown last), then id
  std::vector<Fact> facts;
  std::vector<Entity> entities;
  std::vector<Claim> claims;
  std::vector<Conflict> conflicts;
  std::vector<Reuse> reuse;
  std::vector<StemmaNode> nodes;
  std::vector<StemmaEdge> edges;
  std::vector<Coverage> coverage;
  std::vector<TimelineEntry> timeline;
  std::vector<FixedDate> dates;  // by report, then place
  std::vector<SummarySentence> summary;
  std::vector<PlaceOnMap> places;
  std::vector<Skipped> skipped;
};

// The outlet's name, or its file's stem where no outlet is known.
std::string outlet_label(const Article& article);

std::string_view fact_kind_name(FactKind kind);
std::string_view variant_kind_name(VariantKind kind);
std::string_view conflict_kind_name(ConflictKind kind);
std::string_view conflict_class_name(ConflictClass value);
std::string_view stance_name(Stance stance);  // "" for kNone
std::string_view reuse_kind_name(ReuseKind kind);
std::string_view timeline_kind_name(TimelineKind kind);
std::string_view node_kind_name(NodeKind kind);
std::string_view coverage_state_name(CoverageState state);

}  // namespace stemma

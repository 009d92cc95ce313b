// The words that stand for enumerators in JSON, CSV and what people see: one table each, in the order of the enumerators.

#include <array>
#include <filesystem>

#include "stemma/dossier.h"

namespace stemma {
namespace {

template <std::size_t N, class Enum>
std::string_view pick(const std::array<std::string_view, N>& names, Enum value) {
  return names[static_cast<std::size_t>(value)];
}

}  // namespace

std::string_view cause_name(Cause cause) {
  static constexpr std::array<std::string_view, 11> kNames = {"missing",      "unreadable", "empty",     "binary",
                                                              "not a report", "bad json",   "too large", "duplicate",
                                                              "unsupported",  "bad value",  "unwritable"};
  return pick(kNames, cause);
}

std::string_view block_kind_name(BlockKind kind) {
  static constexpr std::array<std::string_view, 8> kNames = {"headline",  "subheadline", "byline",  "heading",
                                                             "paragraph", "list",        "caption", "boilerplate"};
  return pick(kNames, kind);
}

std::string_view block_role_name(BlockRole role) {
  static constexpr std::array<std::string_view, 4> kNames = {"", "quote", "table", "entry"};
  return pick(kNames, role);
}

bool carries_report(BlockKind kind) {
  return kind != BlockKind::kByline && kind != BlockKind::kCaption && kind != BlockKind::kBoilerplate;
}

std::string_view name_type_name(NameType type) {
  static constexpr std::array<std::string_view, 5> kNames = {"person", "organization", "place", "nationality", "other"};
  return pick(kNames, type);
}

std::string_view time_type_name(TimeType type) {
  static constexpr std::array<std::string_view, 4> kNames = {"DATE", "TIME", "DURATION", "SET"};
  return pick(kNames, type);
}

std::string_view act_name(Act act) { return act == Act::kSpeech ? "speech" : "attitude"; }

std::string_view kind_name(StatementKind kind) {
  static constexpr std::array<std::string_view, 3> kNames = {"direct", "mixed", "indirect"};
  return pick(kNames, kind);
}

std::string_view polarity_name(Polarity polarity) {
  static constexpr std::array<std::string_view, 5> kNames = {"asserts", "denies", "hedges", "asks", "orders"};
  return pick(kNames, polarity);
}

std::string_view speaker_type_name(SpeakerType type) {
  static constexpr std::array<std::string_view, 5> kNames = {"person", "organization", "place", "unnamed", "document"};
  return pick(kNames, type);
}

std::string_view via_role_name(ViaRole role) {
  static constexpr std::array<std::string_view, 4> kNames = {"speaker", "agency", "outlet", "document"};
  return pick(kNames, role);
}

std::string_view fact_kind_name(FactKind kind) {
  static constexpr std::array<std::string_view, 5> kNames = {"number", "event", "date", "place", "title"};
  return pick(kNames, kind);
}

std::string_view variant_kind_name(VariantKind kind) {
  static constexpr std::array<std::string_view, 7> kNames = {"synonym",  "number",   "name",       "omission",
                                                             "addition", "modality", "translation"};
  return pick(kNames, kind);
}

std::string_view conflict_kind_name(ConflictKind kind) {
  static constexpr std::array<std::string_view, 6> kNames = {"denial", "number", "title", "date", "place", "other"};
  return pick(kNames, kind);
}

std::string_view conflict_class_name(ConflictClass value) {
  static constexpr std::array<std::string_view, 4> kNames = {"conflict", "update", "hedge", "difference"};
  return pick(kNames, value);
}

std::string_view stance_name(Stance stance) {
  static constexpr std::array<std::string_view, 4> kNames = {"", "asserts", "denies", "hedges"};
  return pick(kNames, stance);
}

std::string_view reuse_kind_name(ReuseKind kind) {
  static constexpr std::array<std::string_view, 4> kNames = {"quotation", "agency", "copy", "common source"};
  return pick(kNames, kind);
}

std::string_view node_kind_name(NodeKind kind) {
  static constexpr std::array<std::string_view, 5> kNames = {"speaker", "agency", "outlet", "article", "unknown"};
  return pick(kNames, kind);
}

std::string_view timeline_kind_name(TimelineKind kind) { return kind == TimelineKind::kSaid ? "said" : "happened"; }

std::string_view coverage_state_name(CoverageState state) {
  static constexpr std::array<std::string_view, 3> kNames = {"carries", "leaves out", "not covered"};
  return pick(kNames, state);
}

std::string outlet_label(const Article& article) {
  if (article.outlet) return *article.outlet;
  const std::string stem = std::filesystem::path(article.path).stem().string();
  return stem.empty() || article.path == "-" ? article.id : stem;
}

}  // namespace stemma

#include "present/json.h"

namespace stemma {
namespace {

class DossierWriter {
 public:
  DossierWriter(const Dossier& dossier, std::string& out) : dossier_(dossier), json_(out) {
    offsets_.reserve(dossier.reports.size());
    for (const Report& report : dossier.reports) offsets_.emplace_back(report.article);
  }

  void write() {
    json_.begin_object();
    articles();
    statements();
    facts();
    entities();
    claims();
    conflicts();
    reuse();
    stemma();
    coverage();
    timeline();
    dates();
    summary();
    places();
    skipped();
    json_.end_object();
  }

 private:
  const std::string& article_id(std::uint32_t report) const { return dossier_.reports[report].article.id; }

  void start_end(std::uint32_t report, Span span) {
    json_.key("start").integer(offsets_[report].at(span.begin)).key("end").integer(offsets_[report].at(span.end));
  }

  void evidence(const Evidence& at) {
    json_.begin_object().key("article").string(article_id(at.report));
    start_end(at.report, at.span);
    json_.key("exact").string(slice(offsets_[at.report].text(), at.span)).end_object();
  }

  void evidence_list(const std::vector<Evidence>& list, std::string_view key = "evidence") {
    json_.key(key).begin_array();
    for (const Evidence& at : list) evidence(at);
    json_.end_array();
  }

  void strings(std::string_view key, const std::vector<std::string>& values) {
    json_.key(key).begin_array();
    for (const auto& value : values) json_.string(value);
    json_.end_array();
  }

  void pair(std::uint32_t report, Span span) {
    json_.begin_array().integer(offsets_[report].at(span.begin)).integer(offsets_[report].at(span.end)).end_array();
  }

  void articles() {
    json_.key("articles").begin_array();
    for (std::size_t i = 0; i < dossier_.reports.size(); ++i) write_article(json_, dossier_.reports[i].article, offsets_[i]);
    json_.end_array();
  }

  void statements() {
    json_.key("statements").begin_array();
    for (std::size_t i = 0; i < dossier_.reports.size(); ++i) {
      for (const Statement& statement : dossier_.reports[i].statements) write_statement(json_, statement, offsets_[i]);
    }
    json_.end_array();
  }

  void facts() {
    json_.key("facts").begin_array();
    for (const Fact& fact : dossier_.facts) {
      json_.begin_object().key("id").string(fact.id).key("article").string(article_id(fact.report));
      start_end(fact.report, fact.span);
      json_.key("exact").string(slice(offsets_[fact.report].text(), fact.span));
      json_.key("kind")
          .string(fact_kind_name(fact.kind))
          .key("value")
          .string(fact.value)
          .key("date")
          .optional(fact.date)
          .end_object();
    }
    json_.end_array();
  }

  void entities() {
    json_.key("entities").begin_array();
    for (const Entity& entity : dossier_.entities) {
      json_.begin_object().key("entity").string(entity.id).key("name").string(entity.name);
      json_.key("type").string(name_type_name(entity.type));
      strings("forms", entity.forms);
      json_.key("roles").begin_array();
      for (const auto& role : entity.roles) {
        json_.begin_object().key("text").string(role.text).key("article").string(article_id(role.at.report));
        start_end(role.at.report, role.at.span);
        json_.end_object();
      }
      json_.end_array().key("members").begin_array();
      for (const auto& [report, local] : entity.members) {
        json_.begin_array().string(article_id(report)).string("e" + std::to_string(local)).end_array();
      }
      json_.end_array().end_object();
    }
    json_.end_array();
  }

  void claims() {
    json_.key("claims").begin_array();
    for (const Claim& claim : dossier_.claims) {
      json_.begin_object().key("id").string(claim.id).key("speaker").optional(claim.speaker);
      json_.key("speaker_name");
      claim.speaker_name.empty() ? json_.null() : json_.string(claim.speaker_name);
      strings("statements", claim.statements);
      strings("facts", claim.facts);
      strings("outlets", claim.outlets);
      json_.key("said").optional(claim.said).key("said_sure").boolean(claim.said_sure);
      json_.key("origins").integer(claim.origins).key("core").string(claim.core).key("core_at");
      evidence(claim.core_at);
      strings("again", claim.again);
      json_.key("parts").begin_array();
      for (const ClaimPart& part : claim.parts) claim_part(part);
      json_.end_array().key("variants").begin_array();
      for (const Variant& variant : claim.variants) variant_of(variant);
      json_.end_array().end_object();
    }
    json_.end_array();
  }

  void claim_part(const ClaimPart& part) {
    json_.begin_object().key("statement");
    part.statement.empty() ? json_.null() : json_.string(part.statement);
    json_.key("article").string(article_id(part.report));
    json_.key("spans").begin_array();
    for (const Span span : part.spans) pair(part.report, span);
    json_.end_array().key("exact").begin_array();
    for (const Span span : part.spans) json_.string(slice(offsets_[part.report].text(), span));
    json_.end_array().end_object();
  }

  void variant_of(const Variant& variant) {
    json_.begin_object().key("slot").string(variant.slot).key("kind").string(variant_kind_name(variant.kind));
    json_.key("readings").begin_array();
    for (const Reading& reading : variant.readings) {
      json_.begin_object().key("text").string(reading.text).key("parts").begin_array();
      for (const auto& at : reading.parts) {
        json_.begin_object().key("statement");
        at.statement.empty() ? json_.null() : json_.string(at.statement);
        json_.key("article").string(article_id(at.report));
        start_end(at.report, at.span);
        json_.end_object();
      }
      json_.end_array().end_object();
    }
    json_.end_array().end_object();
  }

  void conflicts() {
    json_.key("conflicts").begin_array();
    for (const Conflict& conflict : dossier_.conflicts) {
      json_.begin_object().key("id").string(conflict.id).key("kind").string(conflict_kind_name(conflict.kind));
      json_.key("class").string(conflict_class_name(conflict.class_)).key("confidence").per_mille(conflict.confidence);
      json_.key("question").string(conflict.question);
      strings("claims", conflict.claims);
      json_.key("sides").begin_array();
      for (const ConflictSide& side : conflict.sides) {
        json_.begin_object().key("value").string(side.value).key("stance");
        side.stance == Stance::kNone ? json_.null() : json_.string(stance_name(side.stance));
        json_.key("who").string(side.who);
        evidence_list(side.evidence);
        json_.end_object();
      }
      json_.end_array().end_object();
    }
    json_.end_array();
  }

  void reuse() {
    json_.key("reuse").begin_array();
    for (const Reuse& reuse : dossier_.reuse) {
      json_.begin_object().key("from").string(article_id(reuse.from)).key("to").string(article_id(reuse.to));
      json_.key("direction").string(reuse.direction_known ? "known" : "unknown").key("kind").string(reuse_kind_name(reuse.kind));
      json_.key("passages").begin_array();
      for (const ReusePassage& passage : reuse.passages) {
        json_.begin_object().key("from");
        pair(reuse.from, passage.from);
        json_.key("to");
        pair(reuse.to, passage.to);
        json_.end_object();
      }
      json_.end_array().key("share").per_mille(reuse.share).key("source").optional(reuse.source);
      json_.key("why").string(reuse.why);
      evidence_list(reuse.evidence);
      json_.end_object();
    }
    json_.end_array();
  }

  void stemma() {
    json_.key("stemma").begin_object().key("nodes").begin_array();
    for (const StemmaNode& node : dossier_.nodes) {
      json_.begin_object()
          .key("id")
          .string(node.id)
          .key("kind")
          .string(node_kind_name(node.kind))
          .key("name")
          .string(node.name)
          .end_object();
    }
    json_.end_array().key("edges").begin_array();
    for (const StemmaEdge& edge : dossier_.edges) {
      json_.begin_object().key("from").string(edge.from).key("to").string(edge.to).key("why").string(edge.why);
      evidence_list(edge.evidence);
      json_.end_object();
    }
    json_.end_array().end_object();
  }

  void coverage() {
    json_.key("coverage").begin_array();
    for (const Coverage& cell : dossier_.coverage) {
      json_.begin_object().key("claim").string(cell.claim).key("article").string(article_id(cell.report));
      json_.key("state").string(coverage_state_name(cell.state)).key("copied_from");
      cell.copied_from.empty() ? json_.null() : json_.string(cell.copied_from);
      json_.end_object();
    }
    json_.end_array();
  }

  void timeline() {
    json_.key("timeline").begin_array();
    for (const TimelineEntry& entry : dossier_.timeline) {
      json_.begin_object().key("date").string(entry.date).key("precision").string(entry.precision);
      json_.key("sure").boolean(entry.sure).key("kind").string(timeline_kind_name(entry.kind));
      json_.key("what").string(entry.what);
      evidence_list(entry.evidence);
      evidence_list(entry.dated_by, "dated_by");
      json_.end_object();
    }
    json_.end_array();
  }

  void dates() {
    json_.key("dates").begin_array();
    for (const FixedDate& date : dossier_.dates) {
      json_.begin_object().key("article").string(article_id(date.report));
      start_end(date.report, date.span);
      json_.key("exact").string(slice(offsets_[date.report].text(), date.span)).key("date").string(date.date);
      json_.key("precision").string(date.precision).key("sure").boolean(date.sure);
      evidence_list(date.evidence);
      json_.end_object();
    }
    json_.end_array();
  }

  void summary() {
    json_.key("summary").begin_array();
    for (const SummarySentence& sentence : dossier_.summary) {
      json_.begin_object().key("text").string(sentence.text);
      evidence_list(sentence.evidence);
      json_.end_object();
    }
    json_.end_array();
  }

  void places() {
    json_.key("places").begin_array();
    for (const PlaceOnMap& place : dossier_.places) {
      json_.begin_object().key("name").string(place.name).key("country").string(place.country);
      json_.key("lat");
      place.located ? json_.number(place.latitude) : json_.null();
      json_.key("lon");
      place.located ? json_.number(place.longitude) : json_.null();
      json_.key("what");
      place.what.empty() ? json_.null() : json_.string(place.what);
      evidence_list(place.evidence);
      json_.key("distances").begin_array();
      for (const StatedDistance& distance : place.distances) {
        json_.begin_object().key("text").string(distance.text).key("at");
        evidence(distance.at);
        json_.end_object();
      }
      json_.end_array().end_object();
    }
    json_.end_array();
  }

  void skipped() {
    json_.key("skipped").begin_array();
    for (const Skipped& skip : dossier_.skipped) {
      json_.begin_object().key("path").string(skip.path).key("stage").string(skip.stage);
      json_.key("cause").string(cause_name(skip.cause)).key("message").string(skip.message).end_object();
    }
    json_.end_array();
  }

  const Dossier& dossier_;
  JsonWriter json_;
  std::vector<Offsets> offsets_;
};

}  // namespace

std::string render_json(const Dossier& dossier) {
  std::string out;
  DossierWriter(dossier, out).write();
  return out += '\n';
}

}  // namespace stemma

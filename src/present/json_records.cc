#include <fmt/format.h>

#include "present/json.h"

namespace stemma {
namespace {

void write_span(JsonWriter& json, Span span, const Offsets& offsets) {
  json.key("start").integer(offsets.at(span.begin)).key("end").integer(offsets.at(span.end));
}

void write_spans(JsonWriter& json, const std::vector<Span>& spans, const Offsets& offsets) {
  json.begin_array();
  for (const Span span : spans) json.begin_array().integer(offsets.at(span.begin)).integer(offsets.at(span.end)).end_array();
  json.end_array();
}

void write_strings(JsonWriter& json, const std::vector<std::string>& strings) {
  json.begin_array();
  for (const auto& value : strings) json.string(value);
  json.end_array();
}

void write_entity(JsonWriter& json, const std::optional<std::uint32_t>& entity) {
  json.key("entity");
  entity ? json.string(fmt::format("e{}", *entity)) : json.null();
}

void write_optional_number(JsonWriter& json, std::string_view key, const std::optional<double>& value) {
  json.key(key);
  value ? json.number(*value) : json.null();
}

void write_nonempty(JsonWriter& json, std::string_view key, const std::string& value) {
  json.key(key);
  value.empty() ? json.null() : json.string(value);
}

void write_blocks(JsonWriter& json, const Article& article, const Offsets& offsets) {
  json.key("blocks").begin_array();
  for (const Block& block : article.blocks) {
    json.begin_object().key("kind").string(block_kind_name(block.kind)).key("role");
    block.role == BlockRole::kNone ? json.null() : json.string(block_role_name(block.role));
    write_span(json, block.span, offsets);
    json.end_object();
  }
  json.end_array();
}

// Only where they were asked for: a record without them says nothing about links.
void write_links(JsonWriter& json, const Article& article, const Offsets& offsets) {
  if (article.links.empty()) return;
  json.key("links").begin_array();
  for (const Link& link : article.links) {
    json.begin_object().key("url").string(link.url);
    write_span(json, link.span, offsets);
    json.end_object();
  }
  json.end_array();
}

void write_speaker(JsonWriter& json, const Speaker& speaker, const Offsets& offsets) {
  json.key("speaker").begin_object().key("span");
  if (speaker.span.empty()) {
    json.null().key("text").null();
  } else {
    write_spans(json, speaker.span, offsets);
    json.key("text").string(speaker.text);
  }
  json.key("name").optional(speaker.name);
  write_entity(json, speaker.entity);
  json.key("type").string(speaker_type_name(speaker.type));
  json.key("role").optional(speaker.role);
  json.key("confidence").per_mille(speaker.confidence);
  json.key("candidates").begin_array();
  for (const Candidate& candidate : speaker.candidates) {
    json.begin_object().key("name").string(candidate.name).key("confidence").per_mille(candidate.confidence).end_object();
  }
  json.end_array().end_object();
}

}  // namespace

void write_article(JsonWriter& json, const Article& article, const Offsets& offsets) {
  json.begin_object();
  json.key("id").string(article.id).key("path").string(article.path);
  json.key("url").optional(article.url).key("outlet").optional(article.outlet).key("outlet_from").optional(article.outlet_from);
  json.key("title").optional(article.title).key("subtitle").optional(article.subtitle);
  json.key("authors");
  write_strings(json, article.authors);
  json.key("domain").optional(article.domain).key("section").optional(article.section);
  json.key("canonical").optional(article.canonical).key("page_id").optional(article.page_id);
  json.key("published").optional(article.published).key("published_precision");
  article.published_precision ? json.string(*article.published_precision == Precision::kDay ? "day" : "second") : json.null();
  json.key("published_day").optional(article.published_day);
  json.key("published_from").optional(article.published_from).key("published_zone").optional(article.published_zone);
  json.key("modified").optional(article.modified).key("modified_from").optional(article.modified_from);
  json.key("language").optional(article.language).key("page").optional(article.page);
  json.key("truncated").boolean(article.truncated);
  json.key("agency").begin_array();
  for (const AgencyCredit& credit : article.agency) {
    json.begin_object().key("name").string(credit.name);
    write_span(json, credit.span, offsets);
    json.end_object();
  }
  json.end_array().key("dateline");
  if (article.dateline) {
    json.begin_object();
    write_span(json, article.dateline->span, offsets);
    write_nonempty(json, "place", article.dateline->place);
    write_nonempty(json, "agency", article.dateline->agency);
    json.end_object();
  } else {
    json.null();
  }
  write_blocks(json, article, offsets);
  write_links(json, article, offsets);
  json.key("sources").begin_array();
  for (const FieldSource& source : article.sources) {
    json.begin_object()
        .key("field")
        .string(source.field)
        .key("from")
        .string(source.from)
        .key("value")
        .string(source.value)
        .end_object();
  }
  json.end_array().key("disagree");
  write_strings(json, article.disagree);
  json.key("text").string(article.text).key("text_sha256").string(article.text_sha256);
  json.key("content_hash").optional(article.content_hash).key("content_simhash").optional(article.content_simhash).end_object();
}

void write_annotations(JsonWriter& json, const Annotations& annotations, const Offsets& offsets) {
  json.begin_object().key("article").string(annotations.article).key("language").string(annotations.language);
  json.key("sentences").begin_array();
  for (const Sentence& sentence : annotations.sentences) {
    json.begin_object();
    write_span(json, sentence.span, offsets);
    json.end_object();
  }
  json.end_array().key("names").begin_array();
  for (const Name& name : annotations.names) {
    json.begin_object();
    write_span(json, name.span, offsets);
    json.key("type").string(name_type_name(name.type)).key("name").string(name.name);
    write_entity(json, name.entity);
    json.key("title");
    name.title ? json.string(slice(offsets.text(), *name.title)) : json.null();
    json.end_object();
  }
  json.end_array().key("roles").begin_array();
  for (const Role& role : annotations.roles) {
    json.begin_object();
    write_span(json, role.span, offsets);
    json.key("text").string(slice(offsets.text(), role.span));
    write_entity(json, role.entity);
    json.end_object();
  }
  json.end_array().key("times").begin_array();
  for (const TimeExpression& time : annotations.times) {
    json.begin_object();
    write_span(json, time.span, offsets);
    json.key("type").string(time_type_name(time.type)).key("value").string(time.value);
    json.key("date").optional(time.date).key("anchor").optional(time.anchor).end_object();
  }
  json.end_array().key("quantities").begin_array();
  for (const Quantity& quantity : annotations.quantities) {
    json.begin_object();
    write_span(json, quantity.span, offsets);
    json.key("value").number(quantity.value);
    write_optional_number(json, "low", quantity.low);
    write_optional_number(json, "high", quantity.high);
    write_nonempty(json, "unit", quantity.unit);
    write_optional_number(json, "si", quantity.si);
    write_nonempty(json, "of", quantity.of);
    json.end_object();
  }
  json.end_array().key("places").begin_array();
  for (const PlaceMention& place : annotations.places) {
    json.begin_object();
    write_span(json, place.span, offsets);
    json.key("name").string(place.name).key("country").string(place.country);
    json.key("lat").number(place.latitude).key("lon").number(place.longitude).end_object();
  }
  json.end_array().end_object();
}

void write_statement(JsonWriter& json, const Statement& statement, const Offsets& offsets) {
  json.begin_object().key("id").string(statement.id).key("article").string(statement.article);
  json.key("act").string(act_name(statement.act)).key("kind").string(kind_name(statement.kind)).key("content");
  write_spans(json, statement.content, offsets);
  json.key("exact").begin_array();
  for (const Span span : statement.content) json.string(slice(offsets.text(), span));
  json.end_array().key("cue");
  if (statement.cue.empty()) {
    json.null();
  } else {
    write_spans(json, statement.cue, offsets);
  }
  write_speaker(json, statement.speaker, offsets);
  json.key("polarity").string(polarity_name(statement.polarity)).key("of");
  if (statement.of) {
    json.begin_object().key("article").string(statement.article);
    write_span(json, *statement.of, offsets);
    json.end_object();
  } else {
    json.null();
  }
  json.key("addressee");
  if (statement.addressee) {
    json.begin_object().key("text").string(statement.addressee->text).key("name").optional(statement.addressee->name);
    write_span(json, statement.addressee->span, offsets);
    json.end_object();
  } else {
    json.null();
  }
  json.key("via").begin_array();
  for (const Via& via : statement.via) {
    json.begin_object().key("name").string(via.name).key("role").string(via_role_name(via.role));
    write_span(json, via.span, offsets);
    json.end_object();
  }
  json.end_array().key("said");
  if (statement.said) {
    json.begin_object().key("text").string(statement.said->text).key("date").optional(statement.said->date);
    write_span(json, statement.said->span, offsets);
    json.end_object();
  } else {
    json.null();
  }
  json.key("place").optional(statement.place).key("confidence").per_mille(statement.confidence).end_object();
}

std::string article_line(const Article& article) {
  std::string out;
  JsonWriter json(out);
  write_article(json, article, Offsets(article));
  return out += '\n';
}

std::string annotation_line(const Report& report) {
  std::string out;
  JsonWriter json(out);
  write_annotations(json, report.annotations, Offsets(report.article));
  return out += '\n';
}

std::string statement_lines(const Report& report) {
  std::string out;
  const Offsets offsets(report.article);
  for (const Statement& statement : report.statements) {
    JsonWriter json(out);
    write_statement(json, statement, offsets);
    out += '\n';
  }
  return out;
}

}  // namespace stemma

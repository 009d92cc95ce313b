#pragma once
// Records as JSON, in the forms of docs/records.md. Offsets leave as Unicode code points; keys always come in the same order.

#include <string>

#include "base/json.h"
#include "base/utf8.h"
#include "stemma/dossier.h"

namespace stemma {

// One article's text with its byte -> code point index; made once per article, asked for every span.
class Offsets {
 public:
  explicit Offsets(const Article& article) : text_(article.text), index_(text_) {}
  std::uint32_t at(std::uint32_t byte) const { return index_.at(byte); }
  std::string_view text() const { return text_; }

 private:
  std::string_view text_;
  CodePointIndex index_;
};

void write_article(JsonWriter& json, const Article& article, const Offsets& offsets);
void write_annotations(JsonWriter& json, const Annotations& annotations, const Offsets& offsets);
void write_statement(JsonWriter& json, const Statement& statement, const Offsets& offsets);

// One line each, newline included.
std::string article_line(const Article& article);
std::string annotation_line(const Report& report);
std::string statement_lines(const Report& report);

// The whole dossier as one JSON object, newline at the end.
std::string render_json(const Dossier& dossier);

}  // namespace stemma

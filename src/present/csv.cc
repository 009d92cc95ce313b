#include "present/csv.h"

#include <fmt/format.h>

#include <map>
#include <utility>

#include "present/json.h"

namespace stemma {
namespace {

class Rows {
 public:
  explicit Rows(std::initializer_list<std::string_view> header) : out_("\xEF\xBB\xBF") {
    for (const auto name : header) cell(name);
    end();
  }

  Rows& cell(std::string_view value) {
    if (!first_) out_ += ',';
    first_ = false;
    // A leading = + - @ or control character starts a formula in spreadsheets; an apostrophe makes it text.
    const bool formula = !value.empty() && std::string_view("=+-@\t\r\n").find(value.front()) != std::string_view::npos;
    const bool quoted = formula || value.find_first_of(",\"\r\n") != std::string_view::npos;
    if (!quoted) {
      out_ += value;
      return *this;
    }
    out_ += '"';
    if (formula) out_ += '\'';
    for (const char c : value) {
      if (c == '"') out_ += '"';
      out_ += c;
    }
    out_ += '"';
    return *this;
  }
  Rows& maybe(const std::optional<std::string>& value) { return cell(value ? std::string_view(*value) : std::string_view()); }
  Rows& number(std::int64_t value) { return cell(std::string_view(std::to_string(value))); }
  Rows& confidence(int per_mille) { return cell(std::string_view(fmt::format("{}.{:03}", per_mille / 1000, per_mille % 1000))); }

  void end() {
    out_ += "\r\n";
    first_ = true;
  }
  std::string take() { return std::move(out_); }

 private:
  std::string out_;
  bool first_ = true;
};

std::string joined(const std::vector<std::string>& values) {
  std::string out;
  for (const auto& value : values) out += (out.empty() ? "" : "; ") + value;
  return out;
}

class Tables {
 public:
  explicit Tables(const Dossier& dossier) : dossier_(dossier) {
    for (const Report& report : dossier.reports) {
      offsets_.emplace_back(report.article);
      for (const Statement& statement : report.statements) statement_of_[statement.id] = &statement;
    }
  }

  std::string articles() {
    Rows rows({"article", "outlet", "outlet_from", "url", "date", "date_from", "start", "end", "title", "authors", "language",
               "path", "text_sha256"});
    for (std::size_t i = 0; i < dossier_.reports.size(); ++i) {
      const Article& a = dossier_.reports[i].article;
      rows.cell(a.id).cell(outlet_label(a)).cell(a.outlet_from ? std::string_view(*a.outlet_from) : "file name");
      rows.maybe(a.url)
          .maybe(a.published)
          .maybe(a.published_from)
          .number(0)
          .number(offsets_[i].at(static_cast<std::uint32_t>(a.text.size())));
      rows.maybe(a.title).cell(joined(a.authors)).maybe(a.language).cell(a.path).cell(a.text_sha256).end();
    }
    return rows.take();
  }

  std::string statements() {
    Rows rows({"statement",
               "article",
               "outlet",
               "url",
               "date",
               "start",
               "end",
               "kind",
               "act",
               "speaker",
               "speaker_text",
               "speaker_role",
               "speaker_confidence",
               "cue",
               "polarity",
               "addressee",
               "via",
               "said",
               "said_date",
               "confidence",
               "exact"});
    for (std::uint32_t i = 0; i < dossier_.reports.size(); ++i) {
      for (const Statement& s : dossier_.reports[i].statements) {
        if (s.content.empty()) continue;
        rows.cell(s.id);
        source(rows, i, {s.content.front().begin, s.content.back().end});
        rows.cell(kind_name(s.kind)).cell(act_name(s.act)).maybe(s.speaker.name).cell(s.speaker.text).maybe(s.speaker.role);
        rows.confidence(s.speaker.confidence).cell(words(i, s.cue)).cell(polarity_name(s.polarity));
        rows.cell(s.addressee ? std::string_view(s.addressee->text) : "");
        std::vector<std::string> via;
        for (const Via& v : s.via) via.push_back(v.name);
        rows.cell(joined(via)).cell(s.said ? std::string_view(s.said->text) : "").maybe(s.said ? s.said->date : std::nullopt);
        rows.confidence(s.confidence).cell(words(i, s.content)).end();
      }
    }
    return rows.take();
  }

  std::string claims() {
    Rows rows({"claim", "article", "outlet", "url", "date", "start", "end", "speaker", "said", "origins", "outlets", "kind",
               "core", "wording"});
    for (const Claim& claim : dossier_.claims) {
      for (const ClaimPart& part : claim.parts) {
        if (part.spans.empty()) continue;
        rows.cell(claim.id);
        source(rows, part.report, {part.spans.front().begin, part.spans.back().end});
        const auto statement = statement_of_.find(part.statement);
        rows.cell(claim.speaker_name).maybe(claim.said).number(claim.origins).cell(joined(claim.outlets));
        rows.cell(statement == statement_of_.end() ? "own voice" : kind_name(statement->second->kind));
        rows.cell(claim.core).cell(words(part.report, part.spans)).end();
      }
    }
    return rows.take();
  }

  std::string conflicts() {
    Rows rows({"conflict", "article", "outlet", "url", "date", "start", "end", "kind", "class", "confidence", "question", "side",
               "value", "stance", "who", "exact"});
    for (const Conflict& conflict : dossier_.conflicts) {
      for (std::size_t side = 0; side < conflict.sides.size(); ++side) {
        const ConflictSide& s = conflict.sides[side];
        for (const Evidence& at : s.evidence) {
          rows.cell(conflict.id);
          source(rows, at.report, at.span);
          rows.cell(conflict_kind_name(conflict.kind)).cell(conflict_class_name(conflict.class_)).confidence(conflict.confidence);
          rows.cell(conflict.question)
              .number(static_cast<std::int64_t>(side + 1))
              .cell(s.value)
              .cell(stance_name(s.stance))
              .cell(s.who);
          rows.cell(words(at.report, {at.span})).end();
        }
      }
    }
    return rows.take();
  }

  std::string timeline() {
    Rows rows({"when", "article", "outlet", "url", "date", "start", "end", "precision", "sure", "what", "exact"});
    for (const TimelineEntry& entry : dossier_.timeline) {
      for (const Evidence& at : entry.evidence) {
        rows.cell(entry.date);
        source(rows, at.report, at.span);
        rows.cell(entry.precision)
            .cell(entry.sure ? "sure" : "inferred")
            .cell(entry.what)
            .cell(words(at.report, {at.span}))
            .end();
      }
    }
    return rows.take();
  }

 private:
  void source(Rows& rows, std::uint32_t report, Span span) {
    const Article& a = dossier_.reports[report].article;
    rows.cell(a.id).cell(outlet_label(a)).maybe(a.url).maybe(a.published);
    rows.number(offsets_[report].at(span.begin)).number(offsets_[report].at(span.end));
  }

  std::string words(std::uint32_t report, const std::vector<Span>& spans) const {
    std::string out;
    for (const Span span : spans) {
      if (!out.empty()) out += " […] ";
      out += slice(offsets_[report].text(), span);
    }
    return out;
  }

  const Dossier& dossier_;
  std::vector<Offsets> offsets_;
  std::map<std::string_view, const Statement*> statement_of_;
};

}  // namespace

std::vector<CsvFile> render_csv(const Dossier& dossier) {
  Tables tables(dossier);
  return {{"articles.csv", tables.articles()},
          {"statements.csv", tables.statements()},
          {"claims.csv", tables.claims()},
          {"conflicts.csv", tables.conflicts()},
          {"timeline.csv", tables.timeline()}};
}

}  // namespace stemma

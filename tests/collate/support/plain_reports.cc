#include "collate/support/plain_reports.h"

#include <map>
#include <stdexcept>
#include <string>

#include "base/hashing.h"
#include "base/tables.h"
#include "base/utf8.h"

namespace stemma::test {
namespace {

struct Lex {
  std::map<std::string, std::pair<WordClass, VerbForm>, std::less<>> words;

  Lex() {
    static const std::map<std::string, WordClass, std::less<>> kClasses = {
        {"NOUN", WordClass::kNoun},       {"PROPN", WordClass::kProperNoun}, {"VERB", WordClass::kVerb},        {"AUX", WordClass::kAuxiliary},
        {"ADJ", WordClass::kAdjective},   {"ADV", WordClass::kAdverb},       {"PRON", WordClass::kPronoun},     {"DET", WordClass::kDeterminer},
        {"ADP", WordClass::kAdposition},  {"CCONJ", WordClass::kCoordinator}, {"SCONJ", WordClass::kSubordinator}, {"NUM", WordClass::kNumber},
        {"PART", WordClass::kParticle},   {"INTJ", WordClass::kInterjection}};
    static const std::map<std::string, VerbForm, std::less<>> kForms = {{"VB", VerbForm::kBase},  {"VBD", VerbForm::kPast},         {"VBG", VerbForm::kGerund},
                                                                        {"VBN", VerbForm::kPastParticiple}, {"VBP", VerbForm::kPresent}, {"VBZ", VerbForm::kThirdSingular},
                                                                        {"MD", VerbForm::kModal}};
    const Table table = Table::load("data/en/words.tsv");
    for (std::size_t row = 0; row < table.rows(); ++row) {
      const auto c = kClasses.find(table.at(row, table.column("class")));
      const auto f = kForms.find(table.at(row, table.column("form")));
      words[std::string(table.at(row, table.column("word")))] = {c == kClasses.end() ? WordClass::kOther : c->second, f == kForms.end() ? VerbForm::kNotVerb : f->second};
    }
    for (const char* be : {"is", "are", "was", "were", "be", "been", "has", "have", "had", "does", "did", "do"}) words[be].first = WordClass::kAuxiliary;
    words["n't"] = words["not"] = {WordClass::kParticle, VerbForm::kNotVerb};
    words["'s"] = {WordClass::kParticle, VerbForm::kNotVerb};
    words["to"] = {WordClass::kParticle, VerbForm::kNotVerb};
    words["that"] = {WordClass::kSubordinator, VerbForm::kNotVerb};
  }
};

class Maker {
 public:
  std::vector<Report> make(std::string_view text) {
    int number = 0;
    for (std::size_t at = 0; at <= text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      std::string_view line = trim(text.substr(at, end - at));
      at = end + 1;
      ++number;
      try {
        if (line.empty()) continue;
        if (line.starts_with("@")) begin(line.substr(1));
        else if (line.starts_with("= ")) pending_.emplace_back(line.substr(2));
        else if (line.starts_with("credit: ")) credits_.emplace_back(line.substr(8));
        else paragraph(line);
      } catch (const std::runtime_error& e) {
        throw std::runtime_error("line " + std::to_string(number) + ": " + e.what());
      }
    }
    finish();
    return std::move(reports_);
  }

 private:
  static std::vector<std::string> fields(std::string_view line, char separator) {
    std::vector<std::string> out;
    while (true) {
      const std::size_t end = std::min(line.find(separator), line.size());
      out.emplace_back(trim(line.substr(0, end)));
      if (end == line.size()) return out;
      line.remove_prefix(end + 1);
    }
  }

  void begin(std::string_view line) {
    finish();
    reports_.emplace_back();
    const auto parts = fields(line, '|');
    Article& a = now().article;
    a.id = parts[0];
    a.path = parts[0] + ".txt";
    if (parts.size() > 1 && !parts[1].empty()) a.outlet = parts[1];
    if (parts.size() > 2) a.published = parts[2] + "T00:00:00Z", a.published_precision = Precision::kDay;
    now().annotations.language = "en";
  }

  Report& now() {
    if (reports_.empty()) throw std::runtime_error("text before the first @");
    return reports_.back();
  }

  void paragraph(std::string_view line) {
    Article& a = now().article;
    if (!a.text.empty()) a.text += "\n\n";
    const auto begin = static_cast<std::uint32_t>(a.text.size());
    for (std::size_t at = 0; at < line.size();) {
      const std::size_t close = line[at] == '[' ? line.find(']', at) : std::string_view::npos;
      if (close == std::string_view::npos) {
        a.text += line[at++];
        continue;
      }
      mark(line.substr(at + 1, close - at - 1));
      at = close + 1;
    }
    const BlockKind kind = a.blocks.empty() ? BlockKind::kHeadline : line.starts_with("CAPTION ") ? BlockKind::kCaption : BlockKind::kParagraph;
    a.blocks.push_back({kind, BlockRole::kNone, {begin, static_cast<std::uint32_t>(a.text.size())}});
    if (kind == BlockKind::kHeadline) a.title = a.text;
  }

  void mark(std::string_view body) {
    Article& a = now().article;
    Annotations& n = now().annotations;
    if (body.size() < 3 || body[1] != ' ') throw std::runtime_error("no such mark: " + std::string(body));
    const char kind = body[0];
    body.remove_prefix(2);
    const std::size_t bar = body.find('|');
    const std::string before(trim(bar == std::string_view::npos ? body : body.substr(0, bar)));
    const std::string shown(bar == std::string_view::npos ? body : body.substr(bar + 1));
    const auto begin = static_cast<std::uint32_t>(a.text.size());
    a.text += shown;
    const Span span{begin, static_cast<std::uint32_t>(a.text.size())};
    const auto words = split(before, ' ');
    if (kind == 'd') {
      TimeExpression t;
      t.span = span, t.value = before;
      if (before.size() == 10 && before[0] != 'X') t.date = before;
      n.times.push_back(t);
    } else if (kind == 'q') {
      Quantity q;
      q.span = span;
      std::string_view value = words.at(0);
      if (const auto dots = value.find(".."); dots != std::string_view::npos) {
        q.low = to_number(value, 0), q.high = to_number(value.substr(dots + 2), 0), q.value = *q.low;
      } else if (value[0] == '>' || value[0] == '<') {
        q.value = to_number(value.substr(1), 0);
        (value[0] == '>' ? q.low : q.high) = q.value;
      } else {
        q.value = to_number(value, 0), q.low = q.high = q.value;
      }
      if (words.size() > 1 && words[1] != "-") q.unit = words[1];
      if (q.unit == "mile") q.si = q.value * 1609.344;
      if (q.unit == "kilometer") q.si = q.value * 1000;
      if (words.size() > 2) q.of = words[2];
      n.quantities.push_back(q);
    } else if (kind == 'r') {
      n.roles.push_back({span, entity(before, NameType::kPerson)});
    } else {
      const std::map<char, NameType> kTypes = {{'p', NameType::kPerson}, {'o', NameType::kOrganization}, {'l', NameType::kPlace}, {'n', NameType::kNationality}};
      if (!kTypes.contains(kind)) throw std::runtime_error(std::string("no such mark: ") + kind);
      std::string name = before;
      if (kind == 'l' && words.size() >= 3) {
        name = std::string(words[0]);
        n.places.push_back({span, name, "Nowhere", to_number(words[1], 0), to_number(words[2], 0)});
      }
      Name out;
      out.span = span, out.type = kTypes.at(kind), out.name = name, out.entity = entity(name, out.type);
      n.names.push_back(out);
    }
  }

  std::uint32_t entity(const std::string& name, NameType type) {
    auto& entities = now().annotations.entities;
    for (std::uint32_t e = 0; e < entities.size(); ++e)
      if (entities[e].name == name) return e;
    entities.push_back({name, type, '-'});
    return static_cast<std::uint32_t>(entities.size() - 1);
  }

  void finish() {
    if (reports_.empty()) return;
    now().article.text_sha256 = sha256_hex(now().article.text);
    now().annotations.article = now().article.id;
    tokens();
    for (const std::string& line : pending_) statement(line);
    for (const std::string& name : credits_) now().article.agency.push_back({name, find(name, 0)});
    pending_.clear();
    credits_.clear();
    last_ = 0;
  }

  void tokens() {
    static const Lex lex;
    Annotations& n = now().annotations;
    const std::string& text = now().article.text;
    for (std::uint32_t b = 0; b < now().article.blocks.size(); ++b) {
      const Span block = now().article.blocks[b].span;
      std::uint32_t first = static_cast<std::uint32_t>(n.tokens.size()), begin = block.begin;
      for (std::uint32_t at = block.begin; at < block.end;) {
        const CodePoint c = decode(text, at);
        if (is_space(c.value)) {
          at += c.size;
          continue;
        }
        std::uint32_t end = at + c.size;
        if (is_word(c.value) || c.value == '\'')
          while (end < block.end && (is_word(decode(text, end).value) || (text[end] == '-' && end + 1 < block.end && text[end + 1] != ' ') ||
                                     (text[end] == '\'' && !text.substr(end).starts_with("'s"))))
            end += decode(text, end).size;
        // "wo" + "n't"
        if (end - at > 3 && text.substr(end - 3, 3) == "n't" && text.substr(at, end - at) != "n't") end -= 3;
        if (text.substr(at, 3) == "n't" && end < at + 3) end = at + 3;
        if (text.substr(at, 2) == "'s") end = at + 2;
        add(lex, {at, end}, first);
        at = end;
        const bool stop = text[end - 1] == '.' || text[end - 1] == '?' || text[end - 1] == '!';
        if (stop || at >= block.end) {
          if (n.tokens.size() > first) n.sentences.push_back({{begin, end}, first, static_cast<std::uint32_t>(n.tokens.size()), b});
          while (at < block.end && text[at] == ' ') ++at;
          first = static_cast<std::uint32_t>(n.tokens.size());
          begin = at;
        }
      }
    }
  }

  void add(const Lex& lex, Span span, std::uint32_t first) {
    Annotations& n = now().annotations;
    Token t;
    t.span = span;
    t.sentence = static_cast<std::uint32_t>(n.sentences.size());
    const std::string_view surface = slice(now().article.text, span);
    const std::string word = lower(surface);
    const CodePoint c = decode(surface, 0);
    const auto found = lex.words.find(word);
    for (const Name& name : n.names)
      if (name.span.contains(span) && name.type != NameType::kNationality) t.word_class = WordClass::kProperNoun;
    if (t.word_class == WordClass::kProperNoun) {
    } else if (!is_word(c.value) && word != "'s" && word != "n't") {
      t.word_class = WordClass::kPunctuation;
    } else if (is_digit(c.value)) {
      t.word_class = WordClass::kNumber;
    } else if (found != lex.words.end()) {
      t.word_class = found->second.first;
      if (t.word_class == WordClass::kVerb || t.word_class == WordClass::kAuxiliary) t.verb_form = found->second.second;
      const bool after_to = n.tokens.size() > first && lower(slice(now().article.text, n.tokens.back().span)) == "to";
      const bool after_auxiliary = n.tokens.size() > first && n.tokens.back().word_class == WordClass::kAuxiliary;
      if ((after_to || after_auxiliary) && found->second.second == VerbForm::kBase) t.word_class = WordClass::kVerb, t.verb_form = VerbForm::kBase;
      if (after_auxiliary && t.verb_form == VerbForm::kPast) t.verb_form = VerbForm::kPastParticiple;
    } else {
      t.word_class = word.ends_with("ed") ? WordClass::kVerb : WordClass::kNoun;
      if (word.ends_with("ed")) t.verb_form = VerbForm::kPast;
    }
    n.tokens.push_back(t);
  }

  Span find(const std::string& words, std::size_t from) {
    std::size_t at = now().article.text.find(words, from);
    if (at == std::string::npos) at = now().article.text.find(words);
    if (at == std::string::npos) throw std::runtime_error("not in the text: " + words);
    return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())};
  }

  void statement(const std::string& line) {
    const auto parts = fields(line, '|');
    if (parts.size() < 3) throw std::runtime_error("a statement wants speaker, kind, content: " + line);
    Statement s;
    s.article = now().article.id;
    s.kind = parts[1] == "direct" ? StatementKind::kDirect : parts[1] == "mixed" ? StatementKind::kMixed : StatementKind::kIndirect;
    std::string_view content = parts[2];
    while (!content.empty()) {
      const std::size_t cut = std::min(content.find(" / "), content.size());
      s.content.push_back(find(std::string(content.substr(0, cut)), last_));
      last_ = s.content.back().end;
      content.remove_prefix(std::min(cut + 3, content.size()));
    }
    if (!parts[0].empty()) {
      s.speaker.span = {find(parts[0], 0)};
      s.speaker.text = parts[0];
      for (const Name& name : now().annotations.names) {
        if (slice(now().article.text, name.span) != parts[0] && name.name != parts[0]) continue;
        s.speaker.entity = name.entity;
        s.speaker.name = name.name;
        s.speaker.type = name.type == NameType::kPerson ? SpeakerType::kPerson : name.type == NameType::kPlace ? SpeakerType::kPlace : SpeakerType::kOrganization;
      }
      if (lower(parts[0]) == "reports") s.speaker.type = SpeakerType::kDocument;
    }
    s.confidence = 900;
    for (std::size_t k = 3; k < parts.size(); ++k) {
      const std::string& p = parts[k];
      const std::string rest = p.substr(std::min(p.size(), p.find('=') + 1));
      if (p == "denies") s.polarity = Polarity::kDenies;
      else if (p.starts_with("said=")) s.said = SaidTime{rest, find(rest, 0), {}};
      else if (p.starts_with("told=")) s.addressee = Addressee{rest, rest, find(rest, 0)};
      else if (p.starts_with("via=agency:")) s.via.push_back({rest.substr(7), ViaRole::kAgency, find(rest.substr(7), 0)});
      else if (p.starts_with("via=outlet:")) s.via.push_back({rest.substr(7), ViaRole::kOutlet, find(rest.substr(7), 0)});
      else throw std::runtime_error("no such field: " + p);
    }
    if (s.said)
      for (const TimeExpression& t : now().annotations.times)
        if (t.span.overlaps(s.said->span)) s.said->date = t.date;
    s.id = s.article + "-" + short_hash(std::to_string(s.content.front().begin) + parts[2]);
    now().statements.push_back(s);
  }

  std::vector<Report> reports_;
  std::vector<std::string> pending_, credits_;
  std::size_t last_ = 0;
};

}  // namespace

std::vector<Report> read_plain_reports(std::string_view text) { return Maker().make(text); }

}  // namespace stemma::test

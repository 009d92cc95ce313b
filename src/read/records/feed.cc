// Feeds are XML by their own word, and often not by any parser's: an unescaped ampersand, a control character, a file cut short. expat stops at
// the first such fault. Then the item it stands in is given up and a new parser begins at the next "<item" or "<entry": names are taken
// with their prefixes as they are written, so an item needs nothing that stood before it. Every byte is parsed once, whatever is broken.
//
// Entities: the five of XML and numbers are expat's own. Names from HTML (&nbsp;), which no feed may use and many do, come through as they
// are written, for the HTML parser to read. A document that declares entities of its own is refused at the first declaration, which is also
// the end of every document that means to blow up by them.

#include "read/records/feed.h"

#include <expat.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/charset.h"
#include "base/utf8.h"
#include "read/records/feed_item.h"

namespace stemma {
namespace {

constexpr std::size_t kPiece = 1u << 20;  // bytes handed to expat at a time; its sizes are int

// "title" of "atom:title" and "rss:title"; other prefixes stay, since media:title and itunes:author say other things.
std::string_view plain_name(std::string_view name) {
  for (const std::string_view prefix : {"atom:", "rss:", "rdf:", "a10:"}) {
    if (name.starts_with(prefix)) return name.substr(prefix.size());
  }
  return name;
}

bool is_item(std::string_view name) { return name == "item" || name == "entry"; }

// What an element of an item says. In the order in which they are believed where several say the same.
enum class Field { kNone, kTitle, kLink, kId, kAuthor, kContent, kSummary, kPublished, kModified };

Field field_of(std::string_view name) {
  static constexpr std::array<std::pair<std::string_view, Field>, 17> kFields = {{
      {"title", Field::kTitle},
      {"link", Field::kLink},
      {"guid", Field::kId},
      {"id", Field::kId},
      {"author", Field::kAuthor},
      {"dc:creator", Field::kAuthor},
      {"content:encoded", Field::kContent},
      {"content", Field::kContent},
      {"description", Field::kSummary},
      {"summary", Field::kSummary},
      {"pubDate", Field::kPublished},
      {"published", Field::kPublished},
      {"issued", Field::kPublished},
      {"dc:date", Field::kPublished},
      {"dcterms:created", Field::kPublished},
      {"updated", Field::kModified},
      {"modified", Field::kModified},
  }};
  for (const auto& [known, field] : kFields) {
    if (known == name) return field;
  }
  return Field::kNone;
}

std::string_view attribute(const char** attributes, std::string_view name) {
  for (; attributes && *attributes; attributes += 2) {
    if (name == *attributes) return attributes[1];
  }
  return {};
}

// The name in "desk@daily.example (Ida Holm)"; else all of it.
std::string author_name(std::string_view text) {
  text = trim(text);
  const std::size_t open = text.find('(');
  if (text.ends_with(')') && open != std::string_view::npos && text.substr(0, open).find('@') != std::string_view::npos)
    return std::string(trim(text.substr(open + 1, text.size() - open - 2)));
  return std::string(text);
}

class FeedReader {
 public:
  FeedReader(const std::string& path, std::string_view text, const Limits& limits, const ReadSink& sink)
      : path_(path), text_(text), limits_(limits), sink_(sink) {}

  std::size_t run() {
    for (std::size_t from = 0; from < text_.size() && !refused_;) from = parse(from);
    if (refused_) {
      skip(Cause::kUnsupported, "a feed that declares entities, which are not read");
    } else if (pages_ == 0 && faults_ == 0) {
      skip(Cause::kNotAReport, items_ == 0 ? "XML that is neither a page nor a feed with items"
                                           : fmt::format("none of the feed's {} items holds words", items_));
    } else if (faults_ > limits_.faults_per_file) {
      skip(Cause::kTooLarge,
           fmt::format("{} more broken items than the {} named", faults_ - limits_.faults_per_file, limits_.faults_per_file));
    }
    return pages_;
  }

 private:
  // Parses from byte `from`; gives where the next item begins after a fault, or the end.
  std::size_t parse(std::size_t from) {
    const std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser(XML_ParserCreate("UTF-8"), &XML_ParserFree);
    parser_ = parser.get();
    XML_SetUserData(parser_, this);
    XML_SetElementHandler(parser_, &FeedReader::on_start, &FeedReader::on_end);
    XML_SetCharacterDataHandler(parser_, &FeedReader::on_text);
    XML_SetEntityDeclHandler(parser_, &FeedReader::on_entity);
    XML_SetSkippedEntityHandler(parser_, &FeedReader::on_skipped_entity);
    XML_SetExternalEntityRefHandler(parser_, &FeedReader::on_external);
    XML_UseForeignDTD(parser_, XML_TRUE);
    XML_SetParamEntityParsing(parser_, XML_PARAM_ENTITY_PARSING_ALWAYS);
    depth_ = item_depth_ = 0;
    static constexpr std::string_view kRoot = "<feed>";
    const std::size_t root = from == 0 ? 0 : kRoot.size();
    if (root > 0) XML_Parse(parser_, kRoot.data(), static_cast<int>(kRoot.size()), XML_FALSE);
    for (std::size_t at = from; at < text_.size(); at += kPiece) {
      const std::string_view piece = text_.substr(at, kPiece);
      if (XML_Parse(parser_, piece.data(), static_cast<int>(piece.size()), at + kPiece >= text_.size()) == XML_STATUS_OK)
        continue;
      if (refused_) return text_.size();
      const auto place = from + static_cast<std::size_t>(std::max<XML_Index>(0, XML_GetCurrentByteIndex(parser_))) - root;
      const std::size_t next = next_item(std::max(place, from + 1));
      // A parser that began inside the feed does not know the elements that the feed closes at its end.
      if (item_depth_ > 0 || from == 0 || next < text_.size()) {
        fault(fmt::format("byte {}: {}{}", place, XML_ErrorString(XML_GetErrorCode(parser_)),
                          item_depth_ > 0 ? "; this item is left out" : ""));
      }
      return next;
    }
    return text_.size();
  }

  std::size_t next_item(std::size_t from) const {
    for (std::size_t at = text_.find('<', std::min(from, text_.size())); at != std::string_view::npos;
         at = text_.find('<', at + 1)) {
      const std::size_t end = text_.find_first_of(" \t\r\n/>", at);
      if (end != std::string_view::npos && is_item(plain_name(text_.substr(at + 1, std::min<std::size_t>(end - at - 1, 16)))))
        return at;
    }
    return text_.size();
  }

  static FeedReader& self(void* data) { return *static_cast<FeedReader*>(data); }
  static void on_start(void* data, const char* name, const char** attributes) { self(data).start(plain_name(name), attributes); }
  static void on_end(void* data, const char* name) { self(data).end(plain_name(name)); }
  static void on_text(void* data, const char* text, int size) { self(data).text({text, static_cast<std::size_t>(size)}); }
  static void on_skipped_entity(void* data, const char* name, int) { self(data).text(fmt::format("&{};", name)); }
  static void on_entity(void* data, const char*, int, const char*, int, const char*, const char*, const char*, const char*) {
    self(data).refused_ = true;
    XML_StopParser(self(data).parser_, XML_FALSE);
  }

  // Nothing outside the document is read; but only after it has "read" an external part does expat hand over names it does not know.
  static int on_external(XML_Parser parser, const char* context, const char*, const char*, const char*) {
    if (context) return 1;
    const std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> nothing(
        XML_ExternalEntityParserCreate(parser, context, nullptr), &XML_ParserFree);
    return nothing && XML_Parse(nothing.get(), " ", 1, XML_TRUE) == XML_STATUS_OK;
  }

  void start(std::string_view name, const char** attributes) {
    ++depth_;
    if (item_depth_ == 0) {
      if (is_item(name)) {
        item_depth_ = depth_;
        ++items_;
        item_ = {};
        summary_.clear();
        size_ = 0;
      } else if (depth_ == kChannelDepth || depth_ == kChannelDepth + 1) {
        words_.clear();
      }
      return;
    }
    if (depth_ == item_depth_ + 1) {
      words_.clear();
      field_ = field_of(name);
      markup_ = attribute(attributes, "type") == "xhtml";
      if (field_ == Field::kLink && !attribute(attributes, "href").empty()) {
        const std::string_view relation = attribute(attributes, "rel");
        if (item_.url.empty() && (relation.empty() || relation == "alternate")) item_.url = attribute(attributes, "href");
        field_ = Field::kNone;
      }
    } else if (field_ == Field::kContent || field_ == Field::kSummary) {
      if (markup_) text_of_field(fmt::format("<{}>", name));
    } else if (field_ == Field::kAuthor && name == "name") {
      words_.clear();
    } else if (field_ == Field::kAuthor) {
      in_other_ = depth_;  // an author's address
    }
  }

  void end(std::string_view name) {
    if (depth_ == in_other_) in_other_ = 0;
    if (item_depth_ > 0) {
      if (depth_ == item_depth_) {
        finish();
        item_depth_ = 0;
      } else if (depth_ == item_depth_ + 1) {
        take(std::exchange(field_, Field::kNone));
      } else if (markup_ && (field_ == Field::kContent || field_ == Field::kSummary)) {
        text_of_field(fmt::format("</{}>", name));
      } else if (field_ == Field::kAuthor && name == "name") {
        take(std::exchange(field_, Field::kNone));
      }
    } else if (depth_ == kChannelDepth || depth_ == kChannelDepth + 1) {
      if (name == "title" && outlet_.empty()) outlet_ = trim(unescaped(words_));
      if (name == "language" && language_.empty()) language_ = lower(trim(words_).substr(0, 2));
    }
    --depth_;
  }

  void text(std::string_view words) {
    if (item_depth_ == 0 ? depth_ == kChannelDepth || depth_ == kChannelDepth + 1 : field_ != Field::kNone && in_other_ == 0) {
      if (!markup_ || item_depth_ == 0) return text_of_field(words);
      for (const char c : words) text_of_field(c == '<' ? "&lt;" : c == '&' ? "&amp;" : std::string_view(&c, 1));
    }
  }

  void text_of_field(std::string_view words) {
    size_ += words.size();
    if (size_ <= limits_.line_bytes) words_ += words;
  }

  void take(Field field) {
    const auto set = [&](std::string& into) {
      if (into.empty()) into = trim(words_);
    };
    switch (field) {
      case Field::kTitle:
        if (item_.title.empty()) item_.title = trim(unescaped(words_));
        break;
      case Field::kLink:
        set(item_.url);
        break;
      case Field::kId:
        set(item_.id);
        break;
      case Field::kAuthor:
        if (std::string name = author_name(unescaped(words_)); !name.empty()) item_.authors.push_back(std::move(name));
        break;
      case Field::kContent:
        set(item_.html);
        break;
      case Field::kSummary:
        set(summary_);
        break;
      case Field::kPublished:
        set(item_.published);
        break;
      case Field::kModified:
        set(item_.modified);
        break;
      case Field::kNone:
        break;
    }
    words_.clear();
    markup_ = false;
  }

  void finish() {
    if (size_ > limits_.line_bytes) {
      ++faults_;
      return skip(Cause::kTooLarge, fmt::format("item {}: larger than the limit of {} MB", items_, limits_.line_bytes >> 20));
    }
    if (item_.html.empty()) item_.html = std::move(summary_);
    if (item_.published.empty()) item_.published = item_.modified;
    if (item_.id.empty()) item_.id = item_.url;
    item_.outlet = outlet_;
    item_.language = language_;
    auto page = feed_page(std::move(item_));
    if (!page) {
      if (sink_.passed) sink_.passed("an item of a feed without words");
      return;
    }
    ++pages_;
    page->path = path_;
    page->record = items_;
    sink_.page(std::move(*page));
  }

  void fault(std::string message) {
    if (++faults_ <= limits_.faults_per_file) skip(Cause::kUnreadable, std::move(message));
  }

  void skip(Cause cause, std::string message) { sink_.skipped({path_, "read", cause, std::move(message)}); }

  static constexpr std::size_t kChannelDepth = 2;  // fields of a feed stand here in Atom, one deeper in RSS

  const std::string& path_;
  std::string_view text_;
  const Limits& limits_;
  const ReadSink& sink_;
  XML_Parser parser_ = nullptr;
  bool refused_ = false;
  std::size_t depth_ = 0, item_depth_ = 0;  // elements that are open; that of the item that is open, or 0
  std::size_t in_other_ = 0;
  Field field_ = Field::kNone;  // that is open
  bool markup_ = false;         // its text is markup that is written as elements
  std::string words_, summary_;
  std::size_t size_ = 0;  // bytes of the item's fields
  FeedItem item_;
  std::string outlet_, language_;
  std::size_t items_ = 0, pages_ = 0, faults_ = 0;
};

// What <?xml … encoding="…"?> says.
std::string_view declared_charset(std::string_view xml) {
  const std::string_view declaration = xml.substr(0, std::min<std::size_t>(xml.find("?>"), 200));
  const std::size_t at = declaration.find("encoding=");
  if (at == std::string_view::npos) return {};
  const std::string_view value = declaration.substr(at + 9);
  const std::size_t end = value.empty() ? std::string_view::npos : value.find(value[0], 1);
  return end == std::string_view::npos ? std::string_view{} : value.substr(1, end - 1);
}

}  // namespace

std::size_t read_feed(const std::string& path, std::string_view xml, const Limits& limits, const ReadSink& sink) {
  const std::string text = decode_text(xml, declared_charset(xml)).text;
  return FeedReader(path, std::string_view(text).substr(std::min(text.find('<'), text.size())), limits, sink).run();
}

}  // namespace stemma

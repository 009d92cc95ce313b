#include "read/records/feed_item.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include <fmt/format.h>

#include "base/utf8.h"

namespace stemma {
namespace {

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else {
      out += c;
    }
  }
  return out;
}

// A summary of a sentence or two has none of what makes a page: it is taken as the words it is.
constexpr std::size_t kShortHtml = 4096;
constexpr std::size_t kShortWords = 300;

// Paragraphs of a fragment that has no tags.
std::string marked_up(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t end = text.find("\n\n");
    if (const std::string_view paragraph = trim(text.substr(0, end)); !paragraph.empty())
      out += fmt::format("<p>{}</p>", paragraph);
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 2);
  }
  return out;
}

// The words between the tags; a line for each paragraph, division, list item or break.
std::string without_tags(std::string_view html) {
  static constexpr std::array<std::string_view, 10> kBreaks = {"p",    "/p", "br",  "br/", "div",
                                                               "/div", "li", "/li", "/ul", "/blockquote"};
  std::string out;
  for (std::size_t at = 0; at < html.size();) {
    const std::size_t open = std::min(html.find('<', at), html.size());
    out += unescaped(html.substr(at, open - at));
    if (open == html.size()) break;
    const std::size_t close = std::min(html.find('>', open), html.size() - 1);
    const std::string_view tag = html.substr(open + 1, close - open - 1);
    const std::string name = lower(tag.substr(0, tag.find_first_of(" \t\r\n")));
    if (std::find(kBreaks.begin(), kBreaks.end(), name) != kBreaks.end()) out = std::string(trim(out)) + "\n\n";
    at = close + 1;
  }
  return std::string(trim(out));
}

}  // namespace

std::optional<RawPage> feed_page(FeedItem&& item) {
  RawPage page;
  std::string_view html = trim(item.html);
  if (html.size() < kShortHtml) {
    if (std::string words = without_tags(html); words.size() < kShortWords && item.text.empty())
      item.text = std::move(words), item.html.clear();
  }
  if (html = trim(item.html); !html.empty()) {
    page.form = PageForm::kHtml;
    page.charset = "utf-8";
    const std::string title = escaped(item.title);
    page.bytes = fmt::format(
        "<!doctype html><html><head><meta charset=\"utf-8\"><title>{}</title><meta property=\"og:type\" "
        "content=\"article\"></head>"
        "<body><article><h1>{}</h1>{}</article></body></html>",
        title, title, html.find('<') == std::string_view::npos ? marked_up(html) : std::string(html));
  } else if (!trim(item.text).empty()) {
    page.form = PageForm::kRecord;
    page.bytes = item.title.empty() ? item.text : item.title + "\n\n" + item.text;
  } else {
    return std::nullopt;
  }
  page.given.id = std::move(item.id);
  page.given.url = std::move(item.url);
  page.given.title = std::move(item.title);
  page.given.outlet = std::move(item.outlet);
  page.given.language = std::move(item.language);
  page.given.published = std::move(item.published);
  page.given.modified = std::move(item.modified);
  page.given.authors = std::move(item.authors);
  return page;
}

std::string unescaped(std::string_view text) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 16> kNames = {{{"amp", "&"},
                                                                                            {"lt", "<"},
                                                                                            {"gt", ">"},
                                                                                            {"quot", "\""},
                                                                                            {"apos", "'"},
                                                                                            {"nbsp", "\u00A0"},
                                                                                            {"rsquo", "’"},
                                                                                            {"lsquo", "‘"},
                                                                                            {"rdquo", "”"},
                                                                                            {"ldquo", "“"},
                                                                                            {"bdquo", "„"},
                                                                                            {"sbquo", "‚"},
                                                                                            {"ndash", "–"},
                                                                                            {"mdash", "—"},
                                                                                            {"hellip", "…"},
                                                                                            {"shy", "\u00AD"}}};
  constexpr std::size_t kLongest = 10;
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::size_t end = text[at] == '&' ? text.substr(0, at + kLongest).find(';', at) : std::string_view::npos;
    if (end == std::string_view::npos) {
      out += text[at];
      continue;
    }
    std::string_view name = text.substr(at + 1, end - at - 1);
    std::size_t before = out.size();
    if (name.starts_with('#')) {
      const int base = name.starts_with("#x") || name.starts_with("#X") ? 16 : 10;
      name.remove_prefix(base == 16 ? 2 : 1);
      std::uint32_t value = 0;
      const auto [stop, error] = std::from_chars(name.data(), name.data() + name.size(), value, base);
      const bool character = error == std::errc{} && stop == name.data() + name.size() && value >= 0x20 && value < 0x110000 &&
                             (value < 0xD800 || value > 0xDFFF);
      if (character) append_utf8(out, value);
    } else {
      for (const auto& [known, character] : kNames) {
        if (known == name) out += character;
      }
    }
    if (out.size() == before) {
      out += '&';
    } else {
      at = end;
    }
  }
  return out;
}

}  // namespace stemma

// Marks that overlap in text that must nest. Stretches of evidence may lie inside each other, cross, and run over paragraphs; HTML elements
// may only nest. We sweep over the text with the marks in a queue by where they begin (longest first). A mark that would end after the
// element it begins in is cut there, and its rest queued again. So the open elements always nest, their ends never increase towards the
// top, and each cut costs one element. The alternative, one flat element per elementary stretch with the list of its marks, needs
// JavaScript to light a whole stretch; nested elements with an id need only :target.

#include "present/html_sources.h"

#include <algorithm>

#include "present/escape.h"
#include "present/plain_words.h"

namespace stemma {
namespace {

std::string_view block_class(const Article& article, std::uint32_t begin) {
  const auto after = std::upper_bound(article.blocks.begin(), article.blocks.end(), begin,
                                      [](std::uint32_t at, const Block& block) { return at < block.span.begin; });
  return after == article.blocks.begin() || !std::prev(after)->span.contains(begin) ? "between"
                                                                                    : block_kind_name(std::prev(after)->kind);
}

// ISO 639 codes and their subtags only: a language is an attribute, and it comes from strangers.
std::string language_attribute(const Article& article) {
  const std::string code = article.language.value_or("");
  const bool plain =
      !code.empty() && code != "und" && code.size() < 20 &&
      code.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") == std::string::npos;
  return plain ? " lang=\"" + code + "\"" : "";
}

// The blocks, and what stands between them where that is more than white space.
std::vector<Span> paragraphs(const Article& article) {
  std::vector<Span> out;
  std::uint32_t from = 0;
  const auto between = [&](std::uint32_t end) {
    if (from < end && !trim(slice(article.text, {from, end})).empty()) out.push_back({from, end});
  };
  for (const Block& block : article.blocks) {
    if (block.span.empty() || block.span.begin < from) continue;
    between(block.span.begin);
    out.push_back(block.span);
    from = block.span.end;
  }
  between(static_cast<std::uint32_t>(article.text.size()));
  return out;
}

}  // namespace

SourceMarks::SourceMarks(const DossierView& view) : view_(view), anchors_(view.dossier().reports.size()) {}

std::string SourceMarks::anchor(std::uint32_t report, const std::vector<Span>& spans) {
  std::vector<Span> kept;
  for (const Span& span : spans)
    if (!span.empty()) kept.push_back(span);
  if (kept.empty()) return "source-" + std::to_string(report);
  std::string& name = anchors_[report][kept];
  if (name.empty()) {
    name = "s" + std::to_string(report) + "-" + std::to_string(view_.place(report, kept.front().begin)) + "-" +
           std::to_string(view_.place(report, kept.back().end));
    // Stretches with the same ends and other gaps are told apart by a count.
    if (const std::uint32_t nth = taken_[name]++; nth > 0) name += "-" + std::to_string(nth);
  }
  return name;
}

void SourceMarks::open(std::string& out, const Mark& mark) {
  if (mark.first) {
    out.append("<span class=\"m\" id=\"").append(*mark.anchor).append("\">");
    return;
  }
  out.append("<span class=\"m ").append(*mark.anchor).append("\">");
  if (ruled_.insert(*mark.anchor).second)
    rules_ += ":root:has(#" + *mark.anchor + ":target) ." + *mark.anchor + "{background:var(--lit)}\n";
}

// `queue` is a heap of marks that begin at or after the block's begin, least begin first.
void SourceMarks::write_block(std::string& out, std::uint32_t report, Span block, std::vector<Mark>& queue) {
  const auto later = [](const Mark& a, const Mark& b) {
    return std::tuple(a.span.begin, ~a.span.end, std::string_view(*a.anchor)) >
           std::tuple(b.span.begin, ~b.span.end, std::string_view(*b.anchor));
  };
  const auto push = [&](Mark mark) {
    queue.push_back(mark);
    std::push_heap(queue.begin(), queue.end(), later);
  };
  const std::string_view text = view_.text(report);
  std::vector<std::uint32_t> ends;  // of the open elements; never increasing towards the top
  std::uint32_t at = block.begin;
  const auto write_to = [&](std::uint32_t to) {
    while (!ends.empty() && ends.back() <= to) {
      append_html(out, slice(text, {at, ends.back()}));
      out += "</span>";
      at = ends.back();
      ends.pop_back();
    }
    append_html(out, slice(text, {at, to}));
    at = to;
  };
  while (!queue.empty() && queue.front().span.begin < block.end) {
    std::pop_heap(queue.begin(), queue.end(), later);
    Mark mark = queue.back();
    queue.pop_back();
    if (mark.span.begin < block.begin) {  // began between two blocks
      mark.span.begin = block.begin;
      if (!mark.span.empty()) push(mark);
      continue;
    }
    write_to(mark.span.begin);
    const std::uint32_t most = ends.empty() ? block.end : ends.back();
    if (mark.span.end > most) {
      push({{most, mark.span.end}, mark.anchor, false});
      mark.span.end = most;
    }
    open(out, mark);
    ends.push_back(mark.span.end);
  }
  write_to(block.end);
}

void SourceMarks::write_text(std::string& out, std::uint32_t report) {
  const Article& article = view_.dossier().reports[report].article;
  std::vector<Mark> queue;
  for (const auto& [spans, name] : anchors_[report])
    for (std::size_t i = 0; i < spans.size(); ++i) queue.push_back({spans[i], &name, i == 0});
  // Least begin first: that is a heap already.
  std::sort(queue.begin(), queue.end(), [](const Mark& a, const Mark& b) {
    return std::tuple(a.span.begin, ~a.span.end, std::string_view(*a.anchor)) <
           std::tuple(b.span.begin, ~b.span.end, std::string_view(*b.anchor));
  });
  for (const Span& block : paragraphs(article)) {
    out.append("<p class=\"b-").append(block_class(article, block.begin)).append("\" dir=\"auto\">");
    write_block(out, report, block, queue);
    out += "</p>\n";
  }
}

void SourceMarks::write(std::string& out) {
  rules_.clear();
  ruled_.clear();
  for (std::uint32_t report = 0; report < view_.dossier().reports.size(); ++report) {
    const Article& article = view_.dossier().reports[report].article;
    const std::string id = "source-" + std::to_string(report);
    out.append("<section class=\"source\" id=\"")
        .append(id)
        .append("\" aria-labelledby=\"")
        .append(id)
        .append("-h\">\n<h3 id=\"")
        .append(id)
        .append("-h\">");
    append_html(out, view_.label(report));
    out += "<span class=\"when\">";
    append_html(out, published_in_words(article));
    out += "</span></h3>\n<div class=\"text\"" + language_attribute(article) + ">\n";
    write_text(out, report);
    out += "</div>\n</section>\n";
  }
}

}  // namespace stemma

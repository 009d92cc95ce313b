// The page's own word comes first, but templates call every page an article: so what is counted may overrule it. A live page has times of
// day on lines of their own inside its text; a gallery says more below its pictures than beside them; an index is made of linked headings
// with no text that belongs to one report. What is sold says so in its structured data, yet often shows everything; only where the
// text is shorter than declared, breaks off, or ends in the words of a box that sells, is it marked as cut.

#include "extract/page/page_kind.h"

#include <string_view>

namespace stemma {
namespace {

constexpr std::uint32_t kEntries = 5;  // times of day that make a live page; three where the title says so
constexpr std::uint32_t kPictures = 6;
constexpr std::uint32_t kVideoWords = 120;  // more text beside a video is an article with one
constexpr std::uint32_t kIndexHeads = 12, kIndexWords = 60;
constexpr std::uint32_t kStubWords = 150;
constexpr std::uint32_t kReportWords = 100;  // of running text: an article, where nothing says otherwise

// "https://host/" and "https://host": the front of a site.
bool front_page(std::string_view url) {
  const std::size_t host = url.find("://");
  if (host == std::string_view::npos) return false;
  const std::size_t path = url.find('/', host + 3);
  return path == std::string_view::npos || path + 1 >= url.size();
}

}  // namespace

std::optional<std::string> tell_page_kind(const HtmlHead& head, const PageCounts& counts) {
  const std::string_view said = head.page ? std::string_view(*head.page) : std::string_view();
  if (said == "live" || counts.times >= (counts.live_title ? 3 : kEntries)) return "live";
  if (counts.captions >= kPictures && counts.caption_words > counts.body_words) return "gallery";
  if ((said == "gallery" || said == "video") && counts.body_words >= kVideoWords * 2) return "article";
  if (said == "gallery" || said == "video") return std::string(said);
  const bool scattered = counts.linked_heads >= kIndexHeads && counts.longest_words < kIndexWords;
  if (said != "article" && (scattered || (front_page(head.fields.url) && counts.linked_heads >= 3))) return "index";
  if (said.empty() && counts.body_words >= kReportWords) return "article";
  return head.page;
}

bool shows_a_part(const HtmlHead& head, const PageCounts& counts) {
  if (counts.body_words == 0) return false;
  if (head.words >= kStubWords && counts.body_words * 2 < head.words) return true;
  const bool sold = head.free && !*head.free;
  if (counts.asks_to_pay && (sold || counts.breaks_off || counts.body_words < kStubWords)) return true;
  return sold && (counts.breaks_off || counts.body_words < kStubWords);
}

}  // namespace stemma

// Any bytes as a text and as a page: no crash, and spans that hold.

#include <cstdint>
#include <cstdlib>

#include "base/utf8.h"
#include "extract/extract.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace stemma;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  for (const PageForm form : {PageForm::kText, PageForm::kRecord, PageForm::kHtml}) {
    RawPage page;
    page.path = "fuzz";
    page.form = form;
    page.bytes = form == PageForm::kHtml ? std::string(bytes) : mend_utf8(bytes);
    if (form == PageForm::kRecord) page.given.title = std::string(trim(page.bytes)).substr(0, page.bytes.find('\n'));
    const auto article = extract(std::move(page), Limits{});
    if (!article) continue;
    if (!valid_utf8(article->text)) std::abort();
    std::uint32_t last = 0;
    for (const Block& block : article->blocks) {
      if (block.span.begin < last || block.span.end <= block.span.begin || block.span.end > article->text.size()) std::abort();
      if (!valid_utf8(slice(article->text, block.span))) std::abort();
      last = block.span.end;
    }
    if (article->dateline && article->dateline->span.end > article->text.size()) std::abort();
    for (const AgencyCredit& credit : article->agency) {
      if (credit.span.end > article->text.size() || credit.span.empty()) std::abort();
    }
  }
  return 0;
}

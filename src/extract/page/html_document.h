#pragma once
// A page's characters -> a DOM (lexbor), within the budgets of Limits, and without what no reader of a report asks for.

#include <lexbor/html/html.h>

#include <cstddef>
#include <memory>
#include <string_view>

#include "stemma/limits.h"
#include "stemma/result.h"

namespace stemma {

// What a page asked of the parser until it ended or reached a budget.
struct HtmlWork {
  std::size_t bytes = 0, tags = 0, attributes = 0;
  std::size_t elements = 0;  // opened, those that the parser opened by itself too
};

class HtmlDocument {
 public:
  // `html` is UTF-8. Left out of the DOM: comments, what style sheets and scripts say (JSON-LD is kept), pictures and shapes
  // of drawings, and attributes that no one here reads (kept_attribute in the source). Work and memory are bounded by the budgets whatever the page
  // holds; `work`, where asked for, is what they came to. Error, without a path: kTooLarge, naming the budget.
  static Result<HtmlDocument> parse(std::string_view html, const Limits& limits, HtmlWork* work = nullptr);

  lxb_html_document_t* get() const { return document_.get(); }
  lxb_dom_node_t* root() const { return lxb_dom_interface_node(document_.get()); }

 private:
  struct Destroy {
    void operator()(lxb_html_document_t* document) const { lxb_html_document_destroy(document); }
  };
  std::unique_ptr<lxb_html_document_t, Destroy> document_;
};

}  // namespace stemma

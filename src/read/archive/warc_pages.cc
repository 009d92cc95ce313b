#include "read/archive/warc_pages.h"

#include <optional>
#include <utility>

#include <fmt/format.h>

#include "base/charset.h"
#include "base/utf8.h"
#include "read/archive/content_coding.h"
#include "read/archive/gzip.h"
#include "read/archive/http_message.h"
#include "read/archive/message_header.h"
#include "read/archive/warc_records.h"
#include "read/content_kind.h"

namespace stemma {
namespace {

// A body and what is known of it.
struct Payload {
  std::string_view body, content_type;
};

std::optional<PageForm> form_of(const std::string& type, std::string_view body) {
  if (type == "text/html" || type == "application/xhtml+xml") return PageForm::kHtml;
  if (type == "text/plain") return PageForm::kText;
  if (type.empty() && looks_like_html(body)) return PageForm::kHtml;
  return std::nullopt;
}

class WarcPages {
 public:
  WarcPages(const std::string& path, Flow& flow, const Limits& limits, const ReadSink& sink)
      : path_(path), limits_(limits), sink_(sink), reader_(flow, limits), coding_(limits) {}

  std::size_t run() {
    for (;;) {
      switch (reader_.next()) {
        case WarcReader::Next::kEnd:
          end();
          return pages_;
        case WarcReader::Next::kFault:
          fault(reader_.fault().cause, reader_.fault().message, reader_.fault().warning);
          break;
        case WarcReader::Next::kRecord:
          record(reader_.record());
          break;
      }
    }
  }

 private:
  void record(const WarcRecord& record) {
    Payload payload{record.content, record.content_type};
    if (same_name(record.type, "response")) {
      if (record.content.starts_with("HTTP/") ? !response(record, payload) : is_http(record.content_type)) return;
    } else if (same_name(record.type, "revisit")) {
      return pass("a revisit, whose page is in another record");
    } else if (!same_name(record.type, "resource") && !same_name(record.type, "conversion")) {
      return pass("a record of another type");
    }
    if (payload.body.find_first_not_of(" \t\r\n") == std::string_view::npos) return pass("a page without content");
    const auto form = form_of(media_type(payload.content_type), payload.body);
    // Plain text that a server sent is a list for robots more often than a report; converted text is what reports were made to.
    if (!form || (*form == PageForm::kText && same_name(record.type, "response"))) return pass("neither HTML nor text");
    page(record, *form, payload);
  }

  static bool is_http(std::string_view content_type) { return media_type(content_type) == "application/http"; }

  // False where the response is no page, or a broken one.
  bool response(const WarcRecord& record, Payload& payload) {
    const auto http = read_http(record.content, limits_);
    if (!http) return broken(record, http.error());
    if (http->status != 200) return pass("a response of another status than 200"), false;
    payload = {http->body, http->content_type};
    const std::string type = media_type(http->content_type);
    if (!type.empty() && !form_of(type, {})) return pass("neither HTML nor text"), false;
    if (lower(http->transfer_encoding).find("chunked") != std::string::npos) {
      const auto whole = without_chunks(payload.body, unchunked_);
      if (!whole) return broken(record, whole.error());
      payload.body = *whole;
    }
    // Some servers pack a body and do not say so.
    const std::string_view coding = http->content_encoding.empty() && is_gzip(payload.body) ? "gzip" : http->content_encoding;
    const auto unpacked = coding_.undo(coding, payload.body);
    if (!unpacked) return broken(record, unpacked.error());
    payload.body = *unpacked;
    return true;
  }

  void page(const WarcRecord& record, PageForm form, const Payload& payload) {
    RawPage page;
    page.path = path_;
    page.record = record.number;
    page.form = form;
    page.given.url = mend_utf8(record.target);
    if (form == PageForm::kHtml) {
      page.charset = charset_of(payload.content_type);
      page.bytes = payload.body;
    } else {
      page.bytes = decode_text(payload.body, charset_of(payload.content_type)).text;
    }
    ++pages_;
    sink_.page(std::move(page));
  }

  void pass(std::string_view why) {
    ++passed_;
    if (sink_.passed) sink_.passed(why);
  }

  bool broken(const WarcRecord& record, const Error& error) {
    fault(error.cause, fmt::format("record {} ({}): {}", record.number, mend_utf8(record.target.substr(0, 200)), error.message),
          false);
    return false;
  }

  void fault(Cause cause, std::string message, bool warning) {
    if (++faults_ > limits_.faults_per_file) {
      more_warn_ = more_warn_ && warning;
      return;
    }
    sink_.skipped({path_, "read", cause, std::move(message), warning});
  }

  void end() {
    if (faults_ > limits_.faults_per_file) {
      sink_.skipped(
          {path_, "read", Cause::kTooLarge,
           fmt::format("{} more broken records than the {} named", faults_ - limits_.faults_per_file, limits_.faults_per_file),
           more_warn_});
    }
    if (pages_ == 0) {
      sink_.skipped(
          {path_, "read", Cause::kNotAReport, fmt::format("an archive without a page; {} records of other kinds", passed_)});
    }
  }

  const std::string& path_;
  const Limits& limits_;
  const ReadSink& sink_;
  WarcReader reader_;
  ContentCoding coding_;
  std::string unchunked_;
  std::size_t pages_ = 0, passed_ = 0, faults_ = 0;
  bool more_warn_ = true;
};

}  // namespace

std::size_t read_warc(const std::string& path, Flow& flow, const Limits& limits, const ReadSink& sink) {
  return WarcPages(path, flow, limits, sink).run();
}

}  // namespace stemma

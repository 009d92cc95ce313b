// The stage's own map: every path is a folder to walk, or bytes to unpack, to tell the kind of, and to hand over as pages.

#include "read/read.h"

#include <fmt/format.h>

#include <utility>

#include "base/charset.h"
#include "base/utf8.h"
#include "read/archive/content_coding.h"
#include "read/archive/gzip.h"
#include "read/archive/gzip_flow.h"
#include "read/archive/http_message.h"
#include "read/archive/warc_pages.h"
#include "read/archive/warc_records.h"
#include "read/content_kind.h"
#include "read/records/csv_records.h"
#include "read/records/feed.h"
#include "read/records/json_records.h"

namespace stemma {
namespace {

constexpr std::string_view kStage = "read";
constexpr std::size_t kSample = 1u << 16;  // bytes that tell an archive from other files
constexpr std::string_view kGzipMagic = "\x1F\x8B\x08";
constexpr std::size_t kMostDepth = 16;         // folders inside folders; also ends rings of links
constexpr std::size_t kMostFiles = 1'000'000;  // of one path

class Reader {
 public:
  Reader(const Limits& limits, Disk& disk, Fetch& fetch, const ReadSink& sink)
      : limits_(limits), disk_(disk), fetch_(fetch), sink_(sink) {}

  void path(const std::string& path) {
    if (is_address(path)) return address(path);
    if (path == "-") return file(path);
    switch (disk_.kind(path)) {
      case Disk::Kind::kNothing:
        return skip(path, Cause::kMissing, "no such file or folder");
      case Disk::Kind::kFile:
        return file(path);
      case Disk::Kind::kFolder:
        return folder(path);
    }
  }

 private:
  void folder(const std::string& top) {
    struct Entry {
      std::string path;
      std::size_t depth;
    };
    const std::size_t pages_before = pages_;
    std::size_t files = 0;
    std::vector<Entry> waiting = {{top, 0}};  // a stack: the next entry is the last
    while (!waiting.empty()) {
      const Entry entry = std::move(waiting.back());
      waiting.pop_back();
      if (entry.depth > 0 && disk_.kind(entry.path) != Disk::Kind::kFolder) {
        if (++files > kMostFiles) {
          skip(top, Cause::kTooLarge, fmt::format("more than {} files; the rest is left out", kMostFiles));
          break;
        }
        file(entry.path);
        continue;
      }
      if (entry.depth > kMostDepth) {
        skip(entry.path, Cause::kTooLarge, fmt::format("folders nested deeper than {}", kMostDepth));
        continue;
      }
      auto names = disk_.list(entry.path);
      if (!names) {
        skip(entry.path, names.error().cause, names.error().message);
        continue;
      }
      for (auto name = names->rbegin(); name != names->rend(); ++name) {
        if (name->starts_with('.')) continue;
        waiting.push_back({entry.path.ends_with('/') ? entry.path + *name : entry.path + "/" + *name, entry.depth + 1});
      }
    }
    if (pages_ == pages_before) {
      skip(top, Cause::kNotAReport,
           files == 0 ? "no file in this folder" : fmt::format("no report among the {} files of this folder", files));
    }
  }

  void address(const std::string& path) {
    auto fetched = fetch_.get(path, limits_);
    if (!fetched) return skip(path, fetched.error().cause, fetched.error().message);
    ContentCoding coding(limits_);
    const auto body = coding.undo(fetched->content_encoding, fetched->body);
    if (!body) return skip(path, body.error().cause, body.error().message);
    url_ = fetched->url;
    charset_ = charset_of(fetched->content_type);
    content(path, *source_of(*body));
    url_.clear();
    charset_.clear();
  }

  void file(const std::string& path) {
    const auto source = disk_.open(path);
    if (!source) return skip(path, source.error().cause, source.error().message);
    content(path, **source);
  }

  void content(const std::string& path, ByteSource& source) {
    const auto sample = first_bytes(source);
    if (!sample) return skip(path, sample.error().cause, sample.error().message);
    if (!is_gzip(*sample) && looks_like_warc(*sample)) {
      PlainFlow flow(source, *sample);
      return archive(path, flow);
    }
    if (is_gzip(*sample) || sample->find(kGzipMagic) != std::string::npos) {
      GzipFlow flow(source, *sample, kWarcMagic, limits_);
      if (looks_like_warc(flow.sample()) || flow.member_in_sight()) return archive(path, flow);
      if (is_gzip(*sample)) return whole(path, flow, " once unpacked");
      PlainFlow plain(source, flow.packed());
      return whole(path, plain, "");
    }
    PlainFlow flow(source, *sample);
    whole(path, flow, "");
  }

  static Result<std::string> first_bytes(ByteSource& source) {
    std::string bytes(kSample, '\0');
    std::size_t size = 0;
    while (size < bytes.size()) {
      const auto got = source.read(bytes.data() + size, bytes.size() - size);
      if (!got) return std::unexpected(got.error());
      if (*got == 0) break;
      size += *got;
    }
    bytes.resize(size);
    return bytes;
  }

  void archive(const std::string& path, Flow& flow) { pages_ += read_warc(path, flow, limits_, sink_); }

  // A file that is no archive: all of it, as bytes of one kind.
  void whole(const std::string& path, Flow& flow, std::string_view when) {
    Buffer buffer;
    for (bool more = true; more;) {
      switch (flow.more(buffer)) {
        case Flow::Got::kEnd:
          more = false;
          break;
        case Flow::Got::kFault:
          if (!flow.fault().after_members) return skip(path, flow.fault().cause, flow.fault().message);
          more = false;
          break;
        default:
          if (buffer.size() > limits_.piece_bytes && long_lines(path, flow, buffer)) return;
          if (buffer.size() > limits_.file_bytes) {
            return skip(path, Cause::kTooLarge, fmt::format("larger than the limit of {} MB{}", limits_.file_bytes >> 20, when));
          }
      }
    }
    std::string_view bytes = buffer.view();
    std::string mended;
    if (wide_text(bytes)) bytes = mended = decode_text(bytes).text;
    const Content content = tell_content(path, bytes);
    switch (content.kind) {
      case ContentKind::kNone:
        return skip(path, content.cause, content.why);
      case ContentKind::kHtml:
        return page(path, PageForm::kHtml, std::string(bytes));
      case ContentKind::kText:
        return page(path, PageForm::kText, decoded(path, bytes));
      case ContentKind::kFeed:
        pages_ += read_feed(path, bytes, limits_, sink_);
        return;
      case ContentKind::kTable:
      case ContentKind::kJson:
        break;
    }
    if (!valid_utf8(bytes)) bytes = mended = decoded(path, bytes);
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    pages_ += content.kind == ContentKind::kTable ? read_csv(path, bytes, *report_table(bytes), limits_, sink_)
                                                  : read_json(path, bytes, limits_, sink_);
  }

  // Reads JSON Lines of any number. False, and nothing is done, where what is at hand is something else.
  bool long_lines(const std::string& path, Flow& flow, Buffer& buffer) {
    JsonLines reader(path, limits_, sink_);
    if (!buffer.view().starts_with('{') || !reader.begins_with_object(buffer.view())) return false;
    bool broken = false;
    for (bool more = true; more;) {
      std::string_view lines = buffer.view();
      lines = lines.substr(0, lines.rfind('\n') + 1);  // nothing, where no line ends
      broken = broken || !valid_utf8(lines);
      reader.take(broken ? mend_utf8(lines) : lines);
      buffer.drop(lines.size());
      do {
        const Flow::Got got = flow.more(buffer);
        more = got != Flow::Got::kEnd && got != Flow::Got::kFault;
        if (got == Flow::Got::kFault && !flow.fault().after_members) skip(path, flow.fault().cause, flow.fault().message);
        if (buffer.size() > limits_.file_bytes) {
          skip(path, Cause::kTooLarge,
               fmt::format("a line is longer than the limit of {} MB; the rest is left out", limits_.file_bytes >> 20));
          buffer.drop(buffer.size());
          more = false;
        }
      } while (more && buffer.size() < limits_.piece_bytes);
    }
    broken = broken || !valid_utf8(buffer.view());
    reader.take(broken ? mend_utf8(buffer.view()) : std::string(buffer.view()));
    if (broken) {
      sink_.skipped({path, std::string(kStage), Cause::kUnreadable, "not valid utf-8; what is broken is read as U+FFFD", true});
    }
    pages_ += reader.finish();
    return true;
  }

  std::string decoded(const std::string& path, std::string_view bytes) {
    DecodedText out = decode_text(bytes, charset_);
    if (out.broken > 0) {
      const std::string place = out.charset == "utf-8" ? fmt::format("byte {}: ", out.first_broken) : std::string{};
      sink_.skipped({path, std::string(kStage), Cause::kUnreadable,
                     fmt::format("{}not valid {}; {} broken place{} read as U+FFFD", place, out.charset, out.broken,
                                 out.broken == 1 ? "" : "s"),
                     true});
    }
    return std::move(out.text);
  }

  void page(const std::string& path, PageForm form, std::string bytes) {
    ++pages_;
    RawPage page;
    page.path = path;
    page.form = form;
    page.given.url = url_;
    if (form == PageForm::kHtml) page.charset = charset_;
    page.bytes = std::move(bytes);
    sink_.page(std::move(page));
  }

  void skip(const std::string& path, Cause cause, std::string message) {
    sink_.skipped({path, std::string(kStage), cause, std::move(message)});
  }

  const Limits& limits_;
  Disk& disk_;
  Fetch& fetch_;
  const ReadSink& sink_;
  std::size_t pages_ = 0;
  std::string url_, charset_;  // of an address, while its content is read
};

}  // namespace

void read_paths(const std::vector<std::string>& paths, const Limits& limits, Disk& disk, Fetch& fetch, const ReadSink& sink) {
  Reader reader(limits, disk, fetch, sink);
  for (const std::string& path : paths) reader.path(path);
}

}  // namespace stemma

#pragma once
// Archives for tests, made here so that none has to be kept: records, HTTP responses, gzip members.

#include <libdeflate.h>

#include <string>
#include <string_view>
#include <vector>

namespace stemma::test {

inline std::string gzip(std::string_view bytes) {
  libdeflate_compressor* compressor = libdeflate_alloc_compressor(6);
  std::string out(libdeflate_gzip_compress_bound(compressor, bytes.size()), '\0');
  out.resize(libdeflate_gzip_compress(compressor, bytes.data(), bytes.size(), out.data(), out.size()));
  libdeflate_free_compressor(compressor);
  return out;
}

inline std::string warc_record(std::string_view type, std::string_view target, std::string_view content_type,
                               std::string_view content, std::string_view more_fields = {},
                               std::string_view version = "WARC/1.0") {
  std::string out(version);
  out += "\r\nWARC-Type: " + std::string(type) + "\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Date: 2024-02-03T04:05:06Z\r\n";
  if (!target.empty()) out += "WARC-Target-URI: " + std::string(target) + "\r\n";
  out += std::string(more_fields) + "Content-Type: " + std::string(content_type) +
         "\r\nContent-Length: " + std::to_string(content.size()) + "\r\n\r\n";
  return out + std::string(content) + "\r\n\r\n";
}

inline std::string http_response(std::string_view body, std::string_view fields = {},
                                 std::string_view type = "text/html; charset=utf-8", std::string_view status = "200 OK") {
  return "HTTP/1.1 " + std::string(status) + "\r\nContent-Type: " + std::string(type) + "\r\n" + std::string(fields) + "\r\n" +
         std::string(body);
}

inline std::string response_record(std::string_view target, std::string_view http) {
  return warc_record("response", target, "application/http; msgtype=response", http);
}

// A page that no other number has.
inline std::string numbered_page(int number) {
  std::string page = "<!doctype html><html><head><title>Gate " + std::to_string(number) + "</title></head><body>";
  for (int i = 0; i < 4; ++i)
    page += "<p>Gate " + std::to_string(number * 7 + i) + " of the dam was closed on Monday, the council said in a note.</p>";
  return page + "</body></html>";
}

// Records of numbered pages, response by response.
inline std::vector<std::string> page_records(int count) {
  std::vector<std::string> records;
  for (int i = 0; i < count; ++i) {
    records.push_back(response_record("https://news.example/" + std::to_string(i), http_response(numbered_page(i))));
  }
  return records;
}

}  // namespace stemma::test

#include "extract/fields/address.h"

#include <algorithm>
#include <vector>

#include "base/tables.h"
#include "base/utf8.h"
#include "base/word_map.h"

namespace stemma {
namespace {

constexpr std::size_t kMostBytes = 2000;

enum Kind : std::uint32_t { kTrack = 1, kView = 2, kHost = 4, kFile = 8 };

struct Names {
  WordMap whole;
  std::vector<std::pair<std::string, std::uint32_t>> beginnings;
};

const Names& names() {
  static const Names made = [] {
    Names all;
    const Table table = Table::load("data/url_parameters.tsv");
    for (std::size_t row = 0; row < table.rows(); ++row) {
      std::string_view name = table.at(row, table.column("name"));
      const std::string_view word = table.at(row, table.column("kind"));
      const std::uint32_t kind = word == "track" ? kTrack : word == "view" ? kView : word == "host" ? kHost : kFile;
      if (name.ends_with('*')) {
        name.remove_suffix(1);
        all.beginnings.emplace_back(std::string(name), kind);
      } else {
        const std::uint32_t before = all.whole.find(name);
        all.whole.set(name, (before == WordMap::kAbsent ? 0 : before) | kind);
      }
    }
    return all;
  }();
  return made;
}

bool is(std::string_view word, std::uint32_t kinds) {
  const std::string small = lower(word);
  const std::uint32_t found = names().whole.find(small);
  if (found != WordMap::kAbsent && (found & kinds) != 0) return true;
  return std::any_of(names().beginnings.begin(), names().beginnings.end(),
                     [&](const auto& one) { return (one.second & kinds) != 0 && small.starts_with(one.first); });
}

// "%C3%A4" -> "ä", where what comes out is UTF-8; escapes of ASCII stay, since "%2F" is not "/".
std::string unescaped(std::string_view path) {
  const auto nibble = [](char c) {
    return c >= '0' && c <= '9' ? c - '0' : (c | 32) >= 'a' && (c | 32) <= 'f' ? (c | 32) - 'a' + 10 : -1;
  };
  std::string out;
  for (std::size_t at = 0; at < path.size(); ++at) {
    const int high = path[at] == '%' && at + 2 < path.size() ? nibble(path[at + 1]) : -1;
    const int low = high >= 8 ? nibble(path[at + 2]) : -1;
    if (low < 0) {
      out += path[at];
    } else {
      out += static_cast<char>(high * 16 + low);
      at += 2;
    }
  }
  return valid_utf8(out) ? out : std::string(path);
}

struct Parts {
  std::string scheme, host, path;  // path from the first slash on
  std::vector<std::string_view> parameters;
};

Parts parts_of(std::string_view url) {
  Parts parts;
  url = trim(url).substr(0, kMostBytes);
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos || scheme > 8) return parts;
  parts.scheme = lower(url.substr(0, scheme));
  if (parts.scheme != "http" && parts.scheme != "https") return parts;
  url.remove_prefix(scheme + 3);
  url = url.substr(0, url.find('#'));
  const std::size_t end = std::min(url.find_first_of("/?"), url.size());
  std::string_view host = url.substr(0, end);
  host = host.substr(host.rfind('@') + 1);
  for (const std::string_view port : {":80", ":443"}) {
    if (host.ends_with(port)) host.remove_suffix(port.size());
  }
  if (host.find('.') == std::string_view::npos || host.find(' ') != std::string_view::npos) return parts;
  parts.host = lower(host);
  url.remove_prefix(end);
  const std::size_t query = std::min(url.find('?'), url.size());
  parts.path = url.substr(0, query);
  if (const std::size_t session = lower(parts.path).find(";jsessionid="); session != std::string::npos)
    parts.path.resize(session);
  if (parts.path.empty()) parts.path = "/";
  url.remove_prefix(std::min(query + 1, url.size()));
  for (const std::string_view parameter : split(url, '&')) {
    if (!is(parameter.substr(0, parameter.find('=')), kTrack)) parts.parameters.push_back(parameter);
  }
  return parts;
}

}  // namespace

std::string host_of(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos || scheme > 8) return {};
  std::string_view host = url.substr(scheme + 3);
  host = host.substr(0, host.find_first_of("/?#"));
  host = host.substr(0, host.find(':'));
  return host.find('.') == std::string_view::npos ? std::string{} : lower(host);
}

std::string domain_of(std::string_view url) {
  std::string host = host_of(url);
  for (std::size_t dot = host.find('.'); dot != std::string::npos && std::count(host.begin(), host.end(), '.') >= 2;
       dot = host.find('.')) {
    if (!is(std::string_view(host).substr(0, dot), kHost)) break;
    host.erase(0, dot + 1);
  }
  return host;
}

std::string resolved(std::string_view address, std::string_view base) {
  address = trim(address);
  if (address.empty() || address.size() > kMostBytes) return {};
  if (address.find("://") < address.find_first_of("/?#") + 1) return std::string(address);
  const std::size_t scheme = base.find("://");
  if (scheme == std::string_view::npos || scheme > 8) return {};
  if (address.starts_with("//")) return std::string(base.substr(0, scheme + 1)) + std::string(address);
  const std::size_t host = std::min(base.find_first_of("/?#", scheme + 3), base.size());
  if (address.starts_with('/')) return std::string(base.substr(0, host)) + std::string(address);
  const std::size_t path = std::min(base.find_first_of("?#", host), base.size());
  if (address.starts_with('?') || address.starts_with('#')) return std::string(base.substr(0, path)) + std::string(address);
  if (address.find(':') < address.find('/')) return {};  // mailto:, javascript:
  const std::size_t folder = base.substr(0, path).rfind('/');
  if (folder == std::string_view::npos || folder < host) return std::string(base.substr(0, host)) + "/" + std::string(address);
  return std::string(base.substr(0, folder + 1)) + std::string(address);
}

std::string canonical_address(std::string_view url) {
  const Parts parts = parts_of(url);
  if (parts.host.empty()) return {};
  std::string made = parts.scheme + "://" + parts.host + parts.path;
  char mark = '?';
  for (const std::string_view parameter : parts.parameters) {
    made += mark;
    made += parameter;
    mark = '&';
  }
  return made;
}

std::string page_id(std::string_view url) {
  Parts parts = parts_of(url);
  if (parts.host.empty()) return {};
  std::string_view path = parts.path;
  for (bool cut = true; cut;) {
    cut = false;
    while (path.ends_with('/')) path.remove_suffix(1);
    const std::size_t slash = path.rfind('/');
    const std::string_view last = slash == std::string_view::npos ? path : path.substr(slash + 1);
    const bool variant = last == "amp" || last == "print" || last == "amp.html" || is(last, kFile);
    if (slash != std::string_view::npos && variant) {
      path = path.substr(0, slash);
      cut = true;
    } else if (path.ends_with(".amp")) {
      path.remove_suffix(4);
      cut = true;
    } else if (path.ends_with(".amp.html")) {
      path.remove_suffix(9);
      parts.path = std::string(path) + ".html";
      path = parts.path;
    }
  }
  if (path.starts_with("/amp/")) path.remove_prefix(4);
  std::string made = domain_of(url) + unescaped(path);
  std::erase_if(parts.parameters, [](std::string_view one) { return is(one.substr(0, one.find('=')), kView); });
  std::sort(parts.parameters.begin(), parts.parameters.end());
  char mark = '?';
  for (const std::string_view parameter : parts.parameters) {
    made += mark;
    made += parameter;
    mark = '&';
  }
  return made;
}

}  // namespace stemma

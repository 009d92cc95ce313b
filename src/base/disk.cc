#include "base/disk.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <functional>
#include <memory>
#include <system_error>

#include <fmt/format.h>

namespace stemma {
namespace {

namespace fs = std::filesystem;

using File = std::unique_ptr<std::FILE, int (*)(std::FILE*)>;

std::unexpected<Error> failed(Cause cause, const std::string& path, std::string message) {
  return std::unexpected(Error{cause, path, std::move(message)});
}

std::string too_large(std::size_t most) { return fmt::format("larger than the limit of {} MB", most >> 20); }

class OpenFile final : public ByteSource {
 public:
  OpenFile(std::string path, int file) : path_(std::move(path)), file_(file) {}
  ~OpenFile() override {
    if (file_ != STDIN_FILENO) close(file_);
  }
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;

  Result<std::size_t> read(char* into, std::size_t room) override {
    for (;;) {
      const ssize_t got = ::read(file_, into, room);
      if (got >= 0) return static_cast<std::size_t>(got);
      if (errno != EINTR) return failed(Cause::kUnreadable, path_, fmt::format("cannot read: {}", std::strerror(errno)));
    }
  }

 private:
  std::string path_;
  int file_;
};

class RealDisk final : public Disk {
 public:
  Kind kind(const std::string& path) override {
    std::error_code error;
    const auto status = fs::status(path, error);
    if (fs::is_directory(status)) return Kind::kFolder;
    return fs::exists(status) ? Kind::kFile : Kind::kNothing;
  }

  Result<std::vector<std::string>> list(const std::string& folder) override {
    std::vector<std::string> names;
    std::error_code error;
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
      std::string name = at->path().filename().string();
      if (!name.starts_with('.')) names.push_back(std::move(name));
    }
    if (error) return failed(Cause::kUnreadable, folder, "cannot list the folder: " + error.message());
    std::sort(names.begin(), names.end());
    return names;
  }

  Result<std::string> read(const std::string& path, std::size_t most) override {
    auto source = open(path);
    if (!source) return std::unexpected(source.error());
    std::string bytes;
    char chunk[1 << 16];
    for (;;) {
      const auto got = (*source)->read(chunk, sizeof chunk);
      if (!got) return std::unexpected(got.error());
      if (*got == 0) break;
      if (bytes.size() + *got > most) return failed(Cause::kTooLarge, path, too_large(most));
      bytes.append(chunk, *got);
    }
    return bytes;
  }

  Result<std::unique_ptr<ByteSource>> open(const std::string& path) override {
    const int file = path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) {
      return failed(errno == ENOENT ? Cause::kMissing : Cause::kUnreadable, path,
                    fmt::format("cannot open: {}", std::strerror(errno)));
    }
    return std::make_unique<OpenFile>(path, file);
  }

  Result<void> write(const std::string& path, std::string_view bytes) override {
    std::error_code error;
    const fs::path folder = fs::path(path).parent_path();
    if (!folder.empty() && !fs::exists(folder, error)) fs::create_directory(folder, error);
    const std::string beside = fmt::format("{}.part{}", path, getpid());
    {
      File file(std::fopen(beside.c_str(), "wb"), &std::fclose);
      if (!file) return failed(Cause::kUnwritable, path, fmt::format("cannot write: {}", std::strerror(errno)));
      const bool written = std::fwrite(bytes.data(), 1, bytes.size(), file.get()) == bytes.size() && std::fflush(file.get()) == 0;
      if (!written) {
        const std::string why = std::strerror(errno);
        file.reset();
        fs::remove(beside, error);
        return failed(Cause::kUnwritable, path, "cannot write: " + why);
      }
    }
    fs::rename(beside, path, error);
    if (!error) return {};
    const std::string why = error.message();
    fs::remove(beside, error);
    return failed(Cause::kUnwritable, path, "cannot write: " + why);
  }
};

}  // namespace

Disk& real_disk() {
  static RealDisk disk;
  return disk;
}

Disk::Kind MemoryDisk::kind(const std::string& path) {
  if (files.contains(path)) return Kind::kFile;
  const auto below = files.lower_bound(path + "/");
  return below != files.end() && below->first.starts_with(path + "/") ? Kind::kFolder : Kind::kNothing;
}

Result<std::vector<std::string>> MemoryDisk::list(const std::string& folder) {
  if (fails()) return failed(Cause::kUnreadable, folder, "cannot list the folder: made to fail");
  std::vector<std::string> names;
  const std::string prefix = folder + "/";
  for (auto at = files.lower_bound(prefix); at != files.end() && at->first.starts_with(prefix); ++at) {
    std::string name = at->first.substr(prefix.size());
    name.resize(std::min(name.find('/'), name.size()));
    if (!name.starts_with('.') && (names.empty() || names.back() != name)) names.push_back(std::move(name));
  }
  return names;
}

Result<std::string> MemoryDisk::read(const std::string& path, std::size_t most) {
  if (fails()) return failed(Cause::kUnreadable, path, "cannot read: made to fail");
  const auto found = files.find(path);
  if (found == files.end()) return failed(Cause::kMissing, path, "cannot open: No such file or directory");
  if (found->second.size() > most) return failed(Cause::kTooLarge, path, too_large(most));
  return found->second;
}

namespace {

class MemorySource final : public ByteSource {
 public:
  MemorySource(std::string path, std::string_view bytes, std::size_t piece, std::function<bool()> fails)
      : path_(std::move(path)), bytes_(bytes), piece_(piece), fails_(std::move(fails)) {}

  Result<std::size_t> read(char* into, std::size_t room) override {
    if (fails_()) return failed(Cause::kUnreadable, path_, "cannot read: made to fail");
    const std::size_t size = bytes_.copy(into, std::min(room, piece_));
    bytes_.remove_prefix(size);
    return size;
  }

 private:
  std::string path_;
  std::string_view bytes_;
  std::size_t piece_;
  std::function<bool()> fails_;
};

}  // namespace

std::unique_ptr<ByteSource> source_of(std::string_view bytes, std::size_t piece) {
  return std::make_unique<MemorySource>(std::string{}, bytes, piece, [] { return false; });
}

Result<std::unique_ptr<ByteSource>> MemoryDisk::open(const std::string& path) {
  if (fails()) return failed(Cause::kUnreadable, path, "cannot open: made to fail");
  const auto found = files.find(path);
  if (found == files.end()) return failed(Cause::kMissing, path, "cannot open: No such file or directory");
  return std::make_unique<MemorySource>(path, found->second, piece, [this] { return fails(); });
}

Result<void> MemoryDisk::write(const std::string& path, std::string_view bytes) {
  if (fails()) return failed(Cause::kUnwritable, path, "cannot write: made to fail");
  files[path] = std::string(bytes);
  return {};
}

}  // namespace stemma

#pragma once
// Word lists by language, each read when first asked for and then shared by all threads.

#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string_view>

#include "base/language.h"

namespace stemma {

template <class Lists>
class PerLanguage {
 public:
  // The languages are those that have data/LANG/`table`; `read` makes the lists of one of them.
  PerLanguage(std::string_view table, std::function<std::unique_ptr<const Lists>(std::string_view)> read)
      : read_(std::move(read)) {
    for (const std::string_view language : languages_with(table)) shelves_.emplace_back().language = language;
  }

  // Null for a language without lists.
  const Lists* of(std::string_view language) {
    for (Shelf& shelf : shelves_) {
      if (shelf.language != language) continue;
      std::call_once(shelf.once, [&] { shelf.lists = read_(language); });
      return shelf.lists.get();
    }
    return nullptr;
  }

 private:
  struct Shelf {
    std::string_view language;
    std::once_flag once;
    std::unique_ptr<const Lists> lists;
  };
  std::function<std::unique_ptr<const Lists>(std::string_view)> read_;
  std::deque<Shelf> shelves_;
};

}  // namespace stemma

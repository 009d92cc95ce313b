#pragma once
// Everybody who has been named, described or has spoken so far in an article, with what is needed to tell whom a pronoun means.

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "attribute/draft.h"

namespace stemma::attributing {

struct Referent {
  std::string text;  // name, or the description as printed
  std::uint32_t entity = kNone;
  bool named = false;
  SpeakerType type = SpeakerType::kUnnamed;
  char gender = '-';
  bool plural = false;
  bool person = false;                 // may be a he or a she
  std::string head;                    // folded head noun of a description
  std::uint32_t line = 0, at = 0;      // last mention: line and unit
  std::uint32_t spoke = kNone;         // line of the last statement
  std::vector<std::uint32_t> members;  // two or more named together ("Ida Holm and Paul Lund"), in their order
};

// A referent and how well it fits; higher is better.
struct Scored {
  std::uint32_t referent = 0;
  int score = 0;
};

class Referents {
 public:
  explicit Referents(const Reading& r);

  // Names up to the end of a line become referents; persons joined by "and" become one of several as well.
  void see_names(std::uint32_t line);
  std::uint32_t see_entity(std::uint32_t entity, std::uint32_t line, std::uint32_t at);
  // Several entities named together; they are seen too.
  std::uint32_t see_joint(const std::vector<std::uint32_t>& entities, std::uint32_t line, std::uint32_t at);
  std::uint32_t add(Referent referent);
  // A statement of draft d is that of a referent.
  void spoke(const Draft& d, std::uint32_t referent);
  void forget_speaker(const Draft& d) { speaker_of_.erase(d.id); }
  std::optional<std::uint32_t> speaker_of(std::uint32_t draft) const;

  const Referent& operator[](std::uint32_t k) const { return all_[k]; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(all_.size()); }
  // The last ones mentioned, newest first, each once.
  std::vector<std::uint32_t> recent() const;
  // First byte at which an entity is named; kNone if it is not.
  std::uint32_t first_mention(std::uint32_t entity) const { return first_mention_[entity]; }
  // Entities of the names that units [first, last] join with commas and "and", in order, each once; empty where they are no list.
  std::vector<std::uint32_t> joined(std::uint32_t first, std::uint32_t last) const;

 private:
  void join_names(std::uint32_t name);

  const Reading& r_;
  std::vector<Referent> all_;
  std::vector<std::uint32_t> mentions_;  // referents in the order of their mentions
  std::unordered_map<std::uint32_t, std::uint32_t> of_entity_, speaker_of_;
  std::vector<std::uint32_t> line_of_name_, first_unit_, last_unit_;  // by name, outside quotations
  std::vector<std::uint32_t> first_mention_;
  std::uint32_t next_name_ = 0;
};

}  // namespace stemma::attributing

#include "collate/reading/verb_groups.h"

namespace stemma::collating {
namespace {

class Scanner {
 public:
  Scanner(const std::vector<Token>& tokens, const Words& words, std::uint32_t report, std::uint32_t end)
      : tokens_(tokens), words_(words), report_(report), end_(end) {}

  // "United" in a country's name is no verb, nor is "including" before what it includes.
  bool verbal(std::uint32_t i) const {
    if (i >= end_ || words_.at(report_, i).name != kNone ||
        ((effects(i) & kPreposition) && tokens_[i].verb_form == VerbForm::kGerund))
      return false;
    if (nominal(tokens_, words_, report_, i) || attributive(i)) return false;
    return tokens_[i].word_class == WordClass::kVerb || tokens_[i].word_class == WordClass::kAuxiliary;
  }
  // "to married couples", "the disputed vote": a participle between article or preposition and noun.
  bool attributive(std::uint32_t i) const {
    if (tokens_[i].verb_form != VerbForm::kPastParticiple || i == 0 || i + 1 >= end_) return false;
    const WordClass before = tokens_[i - 1].word_class, after = tokens_[i + 1].word_class;
    return (before == WordClass::kDeterminer || before == WordClass::kAdposition || before == WordClass::kParticle) &&
           (after == WordClass::kNoun || after == WordClass::kAdjective);
  }
  bool lexical(std::uint32_t i) const { return tokens_[i].word_class == WordClass::kVerb; }
  bool is(std::uint32_t i, std::string_view form) const { return i < end_ && words_.form(words_.at(report_, i).form) == form; }
  std::uint32_t effects(std::uint32_t i) const { return words_.effects(words_.at(report_, i).stem); }

  bool between(std::uint32_t i) const {
    const bool both = (is(i, "both") || is(i, "all")) && i > 0 && tokens_[i - 1].word_class == WordClass::kAuxiliary;
    return i < end_ && (both || tokens_[i].word_class == WordClass::kAdverb ||
                        (tokens_[i].word_class == WordClass::kParticle && (effects(i) & kNot)));
  }

  // A verb at i, or behind a few adverbs.
  bool verb_ahead(std::uint32_t i) const {
    for (int k = 0; k < 4 && i < end_; ++k, ++i) {
      if (verbal(i)) return true;
      if (!between(i)) return false;
    }
    return false;
  }

  bool starts(std::uint32_t i) const {
    if (verbal(i)) return true;
    if (is(i, "to") && tokens_[i].word_class != WordClass::kAdposition && verb_ahead(i + 1)) return true;
    return between(i) && (effects(i) & kNot) && verb_ahead(i + 1);
  }

  VerbGroup group(std::uint32_t i) const {
    VerbGroup g;
    g.first = i;
    bool auxiliary = false, be = false;
    std::uint32_t first_verb = kNone;
    if (is(i, "to")) g.infinitive = true, ++i;
    for (; i < end_; ++i) {
      const std::uint32_t e = effects(i);
      if (between(i)) {
        if ((e & kNot) && i + 1 < end_ && (effects(i + 1) & kScope))
          ++i;
        else if ((e & kNot) || is(i, "never"))
          g.negated = true;
        else if (e & kHedge)
          g.hedged = true;
        if (is(i, "no") && is(i + 1, "longer")) g.negated = true;
        if (!verb_ahead(i + 1) && !(e & kNot)) break;
        continue;
      }
      if (is(i, "no") && is(i + 1, "longer") && verb_ahead(i + 2)) {
        g.negated = true;
        ++i;
        continue;
      }
      // "was last inspected"
      if (be && i + 1 < end_ && tokens_[i].word_class == WordClass::kAdjective && lexical(i + 1) &&
          tokens_[i + 1].verb_form == VerbForm::kPastParticiple)
        continue;
      if (!verbal(i)) break;
      if (first_verb == kNone) first_verb = i;
      if (!lexical(i)) {
        auxiliary = true;
        if (e & kFuture) g.future = true;
        if ((e & kModal) || is(i, "ca")) g.modal = true;
        if (is(i, "would")) g.would = true;
        be = words_.text_of(words_.at(report_, i).stem) == "be" || is(i, "get") || is(i, "got");
        continue;
      }
      // "was last inspected": no form of be takes a bare verb.
      const VerbForm own = tokens_[i].verb_form;
      if (be && (own == VerbForm::kBase || own == VerbForm::kPresent) && verb_ahead(i + 1)) continue;
      g.verb = i;
      g.passive = tokens_[i].verb_form == VerbForm::kPastParticiple && be;
      // "is not going to change": the verb that names the event comes after.
      if ((effects(i) & kCatenative) && is(i + 1, "to") && verb_ahead(i + 2)) {
        ++i;
        be = false;
        auxiliary = true;
        if (is(g.verb, "going")) g.future = true;
        continue;
      }
      ++i;
      break;
    }
    g.end = i;
    if (first_verb != kNone) {
      const VerbForm form = tokens_[first_verb].verb_form;
      g.past = form == VerbForm::kPast || is(first_verb, "was") || is(first_verb, "were") || is(first_verb, "had") ||
               is(first_verb, "did");
      // "has been reached": over and done, as the past is.
      if (is(first_verb, "has") || is(first_verb, "have")) g.past = g.verb != kNone;
      if (!auxiliary && !g.infinitive) {
        g.gerund = form == VerbForm::kGerund;
        g.base = form == VerbForm::kBase;
        g.participle = form == VerbForm::kPastParticiple;
        g.passive = g.passive || g.participle;
      }
    }
    return g;
  }

 private:
  const std::vector<Token>& tokens_;
  const Words& words_;
  std::uint32_t report_, end_;
};

}  // namespace

bool nominal(const std::vector<Token>& tokens, const Words& words, std::uint32_t report, std::uint32_t i) {
  if (tokens[i].verb_form != VerbForm::kGerund || i == 0 || tokens[i - 1].sentence != tokens[i].sentence) return false;
  if (tokens[i - 1].word_class == WordClass::kDeterminer) return true;
  const std::string_view before = words.form(words.at(report, i - 1).form);
  return before == "our" || before == "its" || before == "his" || before == "her" || before == "their" || before == "my" ||
         before == "'s";
}

std::vector<VerbGroup> verb_groups(const std::vector<Token>& tokens, const Words& words, std::uint32_t report,
                                   std::uint32_t first, std::uint32_t end) {
  std::vector<VerbGroup> out;
  const Scanner scanner(tokens, words, report, end);
  for (std::uint32_t i = first; i < end;) {
    if (!scanner.starts(i)) {
      ++i;
      continue;
    }
    out.push_back(scanner.group(i));
    i = std::max(out.back().end, i + 1);
  }
  return out;
}

}  // namespace stemma::collating

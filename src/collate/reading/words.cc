#include "collate/reading/words.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "base/utf8.h"

namespace stemma::collating {
namespace {

// Base-2 logarithm in 1/256 steps, by squaring: the same on every machine. REQUIRES: value > 0.
std::int64_t log2_in_256ths(std::uint64_t value) {
  const int whole = static_cast<int>(std::bit_width(value)) - 1;
  std::uint64_t mantissa = whole > 31 ? value >> (whole - 31) : value << (31 - whole);  // 1.0 is 2^31
  std::int64_t out = whole * 256;
  for (int bit = 128; bit > 0; bit >>= 1) {
    mantissa = (mantissa * mantissa) >> 31;
    if (mantissa >> 32) {
      mantissa >>= 1;
      out += bit;
    }
  }
  return out;
}

std::int64_t square_root(std::int64_t value) {
  auto root = static_cast<std::int64_t>(std::sqrt(static_cast<double>(value)));
  while (root * root > value) --root;
  while ((root + 1) * (root + 1) <= value) ++root;
  return root;
}

bool carries_meaning(WordClass c) {
  return c == WordClass::kNoun || c == WordClass::kProperNoun || c == WordClass::kVerb || c == WordClass::kAdjective ||
         c == WordClass::kAdverb || c == WordClass::kNumber || c == WordClass::kOther;
}

bool prefixed(std::string_view form) {
  return form.starts_with("non-") || form.starts_with("anti-") || form.starts_with("pro-") || form.starts_with("ex-");
}

std::string number_key(const Quantity& q) {
  std::string value = std::to_string(q.si ? *q.si : q.value);
  while (value.ends_with('0')) value.pop_back();
  if (value.ends_with('.')) value.pop_back();
  return "#" + value;
}

}  // namespace

Words::Words(const std::vector<Report>& reports, const Overlay& overlay, const Lexicon& lexicon)
    : reports_(reports), lexicon_(lexicon), vectors_(word_vectors(lexicon.language())) {
  for (const Entity& entity : overlay.entities) entity_terms_.push_back(term_id("@" + entity.id));
  for (std::size_t e = 0; e < overlay.entities.size(); ++e) {
    // A country is one term, whether a report prints it as a place, by its capital or by its people.
    if (overlay.entities[e].type != NameType::kPerson && overlay.countries[e].size() == 1)
      if (std::string_view country = lexicon.country(fold(overlay.entities[e].name)); !country.empty())
        entity_terms_[e] = term_id("+" + fold(country));
  }
  words_.resize(reports.size());
  for (std::uint32_t r = 0; r < reports.size(); ++r) read(r, overlay);
  weigh();
}

std::uint32_t Words::form_id(std::string_view folded) {
  const auto [found, fresh] = form_ids_.try_emplace(std::string(folded), static_cast<std::uint32_t>(forms_.size()));
  if (fresh) {
    forms_.emplace_back(folded);
    document_.push_back(lexicon_.is_document(folded));
    const std::string stem = lexicon_.stem_of(folded);
    stem_of_form_.push_back(term_id(stem));
    const auto& families = lexicon_.families(stem);
    Term counted =
        term_id(families.size() == 1 ? "%" + lexicon_.family_names()[families.front()] : std::string(lexicon_.synonym(stem)));
    if (families.empty() && counted == term_id(stem) && stem.find('-') != std::string::npos && stem.size() > 3) {
      // "two-way" and "twoway" are one word.
      std::string joined;
      for (char c : folded)
        if (c != '-') joined += c;
      counted = term_id(lexicon_.stem_of(joined));
    }
    if (const auto hyphen = folded.rfind('-');
        hyphen != std::string_view::npos && hyphen + 1 < folded.size() && lexicon_.families(stem).empty()) {
      // "mass-withdrawal" is a withdrawal; "Iranian-backed" speaks of Iran.
      const std::string last = lexicon_.stem_of(folded.substr(hyphen + 1));
      const std::string_view country = lexicon_.country(folded.substr(0, folded.find('-')));
      if (!country.empty())
        counted = term_id("+" + fold(country));
      else if (!lexicon_.families(last).empty())
        stem_of_form_.back() = term_id(last), counted = term_id("%" + lexicon_.family_names()[lexicon_.families(last).front()]);
    }
    class_of_form_.push_back(counted);
  }
  return found->second;
}

Term Words::term_id(std::string_view key) {
  const auto [found, fresh] = term_ids_.try_emplace(std::string(key), static_cast<Term>(terms_.size()));
  if (fresh) {
    terms_.emplace_back(key);
    effects_.push_back(lexicon_.effects(key));
    families_.push_back(lexicon_.families(key));
    light_.push_back(lexicon_.is_light(key));
    rows_.push_back(vectors_ ? vectors_->find(key) : WordVectors::kNoRow);
  }
  return found->second;
}

Term Words::country_term(std::string_view country) const {
  const auto found = term_ids_.find("+" + fold(country));
  return found == term_ids_.end() ? kNoTerm : found->second;
}

void Words::read(std::uint32_t report, const Overlay& overlay) {
  const Article& article = reports_[report].article;
  const Annotations& a = reports_[report].annotations;
  std::vector<Word>& words = words_[report];
  words.resize(a.tokens.size());
  for (std::size_t i = 0; i < words.size(); ++i) {
    Word& word = words[i];
    word.form = form_id(fold(slice(article.text, a.tokens[i].span)));
    word.stem = stem_of_form_[word.form];
    if (carries_meaning(a.tokens[i].word_class)) word.term = class_of_form_[word.form];
  }
  for (std::uint32_t n = 0; n < a.names.size(); ++n) {
    const Name& name = a.names[n];
    const auto [first, end] = tokens_in(report, name.span);
    if (first == end) continue;
    const std::uint32_t entity = overlay.at(report, name.entity);
    // "non-Syrian" names no country.
    if (name.type == NameType::kNationality && prefixed(form(words[first].form))) continue;
    const std::string_view country = lexicon_.country(fold(slice(article.text, name.span)));
    Term actor = kNoTerm;
    if (!country.empty() && name.type != NameType::kPerson)
      actor = term_id("+" + fold(country));
    else if (entity != kNone)
      actor = entity_terms_[entity];
    else
      actor = term_id("~" + lexicon_.stem_of(fold(name.name)));
    for (std::uint32_t i = first; i < end; ++i) {
      words[i].actor = actor;
      words[i].name = n;
      words[i].term = i == first ? actor : kNoTerm;
      if (!country.empty())
        words[i].country = actor;
      else if (entity != kNone && !overlay.countries[entity].empty())
        words[i].country = term_id("+" + fold(overlay.countries[entity].front()));
      else if (const std::string_view own = lexicon_.country(forms_[words[i].form]); !own.empty())
        words[first].country = term_id("+" + fold(own));
    }
  }
  for (std::uint32_t q = 0; q < a.quantities.size(); ++q) {
    const auto [first, end] = tokens_in(report, a.quantities[q].span);
    bool put = false;
    for (std::uint32_t i = first; i < end; ++i) {
      words[i].quantity = q;
      if (a.tokens[i].word_class != WordClass::kNumber && !(i == first && end == first + 1)) {
        if (!a.quantities[q].unit.empty()) words[i].term = kNoTerm;
        continue;
      }
      words[i].term = put ? kNoTerm : term_id(number_key(a.quantities[q]));
      put = true;
    }
  }
}

void Words::weigh() {
  std::vector<std::uint32_t> sentences_with(terms_.size());
  std::vector<std::uint32_t> last(terms_.size(), 0);
  std::uint32_t& sentences = sentences_;
  for (std::uint32_t r = 0; r < reports_.size(); ++r) {
    for (const Sentence& s : reports_[r].annotations.sentences) {
      ++sentences;
      for (std::uint32_t i = s.first_token; i < s.end_token; ++i) {
        const Term t = words_[r][i].term;
        if (t == kNoTerm || last[t] == sentences) continue;
        last[t] = sentences;
        ++sentences_with[t];
      }
    }
  }
  weight_.assign(terms_.size(), 1);
  const std::uint64_t n = std::max(sentences, 1u);
  const std::int64_t most = std::max<std::int64_t>(1, log2_in_256ths(n + 1));
  for (std::size_t t = 0; t < terms_.size(); ++t) {
    const std::uint64_t with = std::max(sentences_with[t], 1u);
    const std::int64_t rare = log2_in_256ths(n + with) - log2_in_256ths(with);
    weight_[t] = static_cast<int>(std::clamp<std::int64_t>(1000 * rare / most, 1, 1000));
    if (light_[t]) weight_[t] = std::max(1, weight_[t] / 4);
  }
}

std::pair<std::uint32_t, std::uint32_t> Words::tokens_in(std::uint32_t report, Span span) const {
  const std::vector<Token>& tokens = reports_[report].annotations.tokens;
  const auto first = std::lower_bound(tokens.begin(), tokens.end(), span.begin,
                                      [](const Token& t, std::uint32_t at) { return t.span.begin < at; });
  auto end = first;
  while (end != tokens.end() && end->span.end <= span.end) ++end;
  return {static_cast<std::uint32_t>(first - tokens.begin()), static_cast<std::uint32_t>(end - tokens.begin())};
}

const Phrase* Words::phrase_at(const std::vector<Phrase>& phrases, std::uint32_t report, std::uint32_t at, std::uint32_t end,
                               int gap) const {
  for (const Phrase& phrase : phrases) {
    std::uint32_t i = at;
    std::size_t k = 1;
    for (; k < phrase.stems.size(); ++k) {
      const std::uint32_t limit = std::min(end, i + 2 + static_cast<std::uint32_t>(gap));
      std::uint32_t next = i + 1;
      while (next < limit && terms_[words_[report][next].stem] != phrase.stems[k]) ++next;
      if (next >= limit) break;
      i = next;
    }
    if (k == phrase.stems.size()) return &phrase;
  }
  return nullptr;
}

Bag bag_of(const Words& words, std::vector<Term> terms) {
  Bag bag;
  std::sort(terms.begin(), terms.end());
  terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
  while (!terms.empty() && terms.back() == kNoTerm) terms.pop_back();
  bag.terms = std::move(terms);
  for (Term t : bag.terms) {
    const std::int64_t w = words.weight(t);
    bag.total += w;
    bag.squares += w * w;
  }
  return bag;
}

namespace {

struct Shared {
  std::int64_t weight = 0, squares = 0;
};

Shared shared(const Words& words, const Bag& a, const Bag& b) {
  Shared out;
  for (std::size_t i = 0, j = 0; i < a.terms.size() && j < b.terms.size();) {
    if (a.terms[i] < b.terms[j]) {
      ++i;
    } else if (b.terms[j] < a.terms[i]) {
      ++j;
    } else {
      const std::int64_t w = words.weight(a.terms[i]);
      out.weight += w;
      out.squares += w * w;
      ++i, ++j;
    }
  }
  return out;
}

}  // namespace

int cosine(const Words& words, const Bag& a, const Bag& b) {
  const std::int64_t both = square_root(a.squares) * square_root(b.squares);
  return both <= 0 ? 0 : static_cast<int>(std::min<std::int64_t>(1000, 1000 * shared(words, a, b).squares / both));
}

int coverage(const Words& words, const Bag& a, const Bag& b) {
  const std::int64_t least = std::min(a.total, b.total);
  return least <= 0 ? 0 : static_cast<int>(1000 * shared(words, a, b).weight / least);
}

}  // namespace stemma::collating

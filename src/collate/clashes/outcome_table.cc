#include "collate/clashes/outcome_table.h"

#include <algorithm>

#include "base/tables.h"
#include "base/utf8.h"

namespace stemma::collating {

OutcomeTable::OutcomeTable(const Lexicon& lexicon, std::string_view language) {
  const std::string folder = "data/" + std::string(language) + "/";
  const Table nouns = Table::load(folder + "role_nouns.tsv");
  for (std::size_t row = 0; row < nouns.rows(); ++row)
    if (nouns.at(row, nouns.column("type")) == "person") person_nouns_.insert(fold(nouns.at(row, nouns.column("noun"))));

  const Table table = Table::load(folder + "outcomes.tsv");
  std::unordered_map<std::string, std::uint32_t> question_of;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string asks(table.at(row, table.column("question")));
    const auto [at, fresh] = question_of.emplace(asks, static_cast<std::uint32_t>(questions_.size()));
    if (fresh) {
      OutcomeQuestion question;
      question.asks = asks;
      const std::string_view of = table.at(row, table.column("of"));
      question.tie = of == "person" ? Tie::kPerson : of == "alike" ? Tie::kAlike : Tie::kThing;
      if (question.tie == Tie::kThing)
        for (std::string_view thing : split(of, '|')) question.things.insert(lexicon.stem_of(fold(thing)));
      questions_.push_back(std::move(question));
    }
    auto& answers = questions_[at->second].answers;
    const std::string label(table.at(row, table.column("answer")));
    const auto known = std::find(answers.begin(), answers.end(), label);
    const auto answer = label.empty() ? kNone : static_cast<std::uint32_t>(known - answers.begin());
    if (known == answers.end() && !label.empty()) answers.push_back(label);
    const std::string_view bearer = table.at(row, table.column("bearer"));
    for (std::string_view words : split(table.at(row, table.column("phrases")), '|')) {
      OutcomePhrase phrase{at->second, answer};
      phrase.bearer = bearer == "subject" ? Bearer::kSubject : bearer == "object" ? Bearer::kObject : Bearer::kAny;
      Phrase stems;
      std::string folded = fold(words);
      if (folded.starts_with('+')) phrase.noun = true, folded.erase(0, 1);
      for (std::string_view word : split(folded, ' ')) {
        stems.stems.push_back(lexicon.stem_of(word));
        phrase.negative = phrase.negative || word == "without" || word == "fail" || word == "refuse" ||
                          (lexicon.effects(stems.stems.back()) & (kNot | kNobody | kNegates | kRejects | kDenies)) != 0;
      }
      if (stems.stems.empty()) continue;
      stems.value = static_cast<std::uint32_t>(phrases_.size());
      phrases_.push_back(phrase);
      index_[stems.stems.front()].push_back(std::move(stems));
    }
  }
  // The longest phrase is tried first.
  for (auto& [stem, row] : index_)
    std::stable_sort(row.begin(), row.end(), [](const Phrase& a, const Phrase& b) { return a.stems.size() > b.stems.size(); });
}

const std::vector<Phrase>& OutcomeTable::phrases_from(std::string_view stem) const {
  const auto found = index_.find(std::string(stem));
  return found == index_.end() ? none_ : found->second;
}

}  // namespace stemma::collating

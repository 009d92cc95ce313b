#include "present/dossier_view.h"

#include <algorithm>
#include <numeric>
#include <set>

#include "present/escape.h"

namespace stemma {
namespace {

// Key by which two wordings are the same: case, marks and final punctuation aside.
std::string sameness(const Wording& wording) {
  std::string key = fold(wording.text());
  while (!key.empty() && std::string_view(".,;:!?").find(key.back()) != std::string_view::npos) key.pop_back();
  const bool direct = wording.statement != nullptr && wording.statement->kind == StatementKind::kDirect;
  const bool own_voice = wording.statement == nullptr;
  return key + (own_voice ? "\x01" : direct ? "\x02" : "\x03");
}

std::set<std::string> content_words(std::string_view text) {
  std::set<std::string> out;
  const std::string folded = fold(text);
  std::string word;
  const auto end_word = [&] {
    if (count_code_points(word) > 3) out.insert(word);
    word.clear();
  };
  for (std::size_t at = 0; at < folded.size();) {
    const CodePoint c = decode(folded, at);
    if (is_word(c.value))
      append_utf8(word, c.value);
    else
      end_word();
    at += c.size;
  }
  end_word();
  return out;
}

std::string headline(const Article& article) {
  if (article.title) return one_line(*article.title);
  for (const Block& block : article.blocks)
    if (block.kind == BlockKind::kHeadline) return one_line(slice(article.text, block.span));
  return {};
}

}  // namespace

DossierView::DossierView(const Dossier& dossier) : dossier_(dossier) {
  for (std::uint32_t i = 0; i < dossier.reports.size(); ++i) {
    offsets_.emplace_back(dossier.reports[i].article.text);
    for (const Statement& statement : dossier.reports[i].statements) statements_[statement.id] = {i, &statement};
  }
  for (const Fact& fact : dossier.facts) facts_[fact.id] = &fact;
  for (const Entity& entity : dossier.entities) entities_[entity.id] = &entity;
  for (std::uint32_t i = 0; i < dossier.claims.size(); ++i) claim_of_[dossier.claims[i].id] = i;
  for (const Coverage& coverage : dossier.coverage)
    if (const auto claim = claim_of_.find(coverage.claim); claim != claim_of_.end())
      coverage_[{claim->second, coverage.report}] = &coverage;
  name_reports();
  choose_title();
  group_claims();
  sort_out_outlets();
  order_conflicts();
}

void DossierView::name_reports() {
  std::map<std::string, int> seen;
  for (const Report& report : dossier_.reports) {
    std::string label = one_line(outlet_label(report.article));
    if (label.empty()) label = "unknown outlet";
    const int nth = ++seen[label];
    labels_.push_back(nth == 1 ? label : label + " (" + std::to_string(nth) + ")");
  }
}

void DossierView::choose_title() {
  std::vector<std::pair<std::string, std::set<std::string>>> headlines;
  std::map<std::string, int> reports_with;
  for (const Report& report : dossier_.reports) {
    std::string text = headline(report.article);
    if (text.empty()) continue;
    std::set<std::string> words = content_words(text);
    for (const std::string& word : words) ++reports_with[word];
    headlines.emplace_back(std::move(text), std::move(words));
  }
  title_ = "Reports without a headline";
  int best = -1;
  for (const auto& [text, words] : headlines) {
    const int shared = std::accumulate(words.begin(), words.end(), 0,
                                       [&](int sum, const std::string& word) { return sum + reports_with[word] - 1; });
    // Per word, so that a headline is not chosen for its length; three words more keep a two-word headline from winning by one.
    const int score = 1000 * shared / (static_cast<int>(words.size()) + 3);
    if (score > best) {
      best = score;
      title_ = text;
    }
  }
}

std::string DossierView::words(const Evidence& evidence) const { return one_line(slice(text(evidence.report), evidence.span)); }

std::vector<WordingRow> DossierView::wording_rows(const Claim& claim) const {
  std::map<std::pair<std::uint32_t, std::string_view>, std::vector<VariantMark>> marks;
  for (std::size_t v = 0; v < claim.variants.size(); ++v)
    for (const Reading& reading : claim.variants[v].readings)
      for (const Reading::At& at : reading.parts) marks[{at.report, at.statement}].push_back({at.span, static_cast<int>(v)});

  std::vector<Wording> wordings;
  std::set<std::pair<std::uint32_t, std::vector<Span>>> seen;
  const auto add = [&](std::uint32_t report, std::string_view id, const Statement* statement, const std::vector<Span>& spans) {
    Wording wording{report,
                    statement,
                    shown_spans(text(report), spans, statement == nullptr || statement->kind == StatementKind::kDirect),
                    {}};
    if (wording.spans.empty() || !seen.insert({report, wording.spans}).second) return;
    const auto mark = marks.find({report, id});
    wording.pieces =
        cut_into_pieces(text(report), wording.spans, mark == marks.end() ? std::vector<VariantMark>{} : mark->second);
    wordings.push_back(std::move(wording));
  };
  // Several parts of one statement are one wording, in the order of the text.
  std::map<std::pair<std::uint32_t, std::string_view>, std::vector<Span>> of_statement;
  for (const ClaimPart& part : claim.parts) {
    auto& spans = of_statement[{part.report, part.statement}];
    spans.insert(spans.end(), part.spans.begin(), part.spans.end());
  }
  for (auto& [key, spans] : of_statement) {
    std::sort(spans.begin(), spans.end());
    spans.erase(std::unique(spans.begin(), spans.end(), [](Span a, Span b) { return a.overlaps(b); }), spans.end());
    const auto statement = statements_.find(key.second);
    add(key.first, key.second, statement == statements_.end() ? nullptr : statement->second.second, spans);
  }
  for (const std::string& id : claim.facts)
    if (const auto fact = facts_.find(id); fact != facts_.end()) add(fact->second->report, id, nullptr, {fact->second->span});

  const auto is_core = [&](const Wording& w) {
    return w.report == claim.core_at.report && w.spans.front().begin < claim.core_at.span.end &&
           claim.core_at.span.begin < w.spans.back().end;
  };
  std::stable_sort(wordings.begin(), wordings.end(), [&](const Wording& a, const Wording& b) {
    return std::tuple(!is_core(a), a.report, a.spans.front()) < std::tuple(!is_core(b), b.report, b.spans.front());
  });
  std::vector<WordingRow> rows;
  std::map<std::string, std::size_t> row_of;
  for (Wording& wording : wordings) {
    const auto [row, fresh] = row_of.try_emplace(sameness(wording), rows.size());
    if (fresh) rows.emplace_back();
    rows[row->second].wordings.push_back(std::move(wording));
  }
  return rows;
}

void DossierView::group_claims() {
  std::map<std::string, std::size_t> speaker_at;
  for (std::uint32_t i = 0; i < dossier_.claims.size(); ++i) {
    const Claim& claim = dossier_.claims[i];
    std::vector<WordingRow> rows = wording_rows(claim);
    if (rows.empty()) continue;
    const auto entity = claim.speaker ? entities_.find(*claim.speaker) : entities_.end();
    std::string name = entity != entities_.end() ? one_line(entity->second->name) : one_line(claim.speaker_name);
    std::string key = entity != entities_.end() ? "\x01" + entity->second->id : fold(name);
    const bool own_voice = entity == entities_.end() && std::all_of(rows.begin(), rows.end(), [](const WordingRow& row) {
                             return row.wordings.front().statement == nullptr;
                           });
    if (own_voice)
      name = "In the outlets’ own voice", key = "\x02";
    else if (key.empty() || key == "unnamed")
      name = "Nobody named", key = "\x03";
    const auto [at, fresh] = speaker_at.try_emplace(key, speakers_.size());
    if (fresh) speakers_.push_back({name, entity == entities_.end() ? nullptr : entity->second, own_voice, {}});
    speakers_[at->second].claims.push_back({i, 0, std::move(rows)});
  }
  const auto outlets = [&](const ClaimView& view) { return dossier_.claims[view.claim].outlets.size(); };
  for (SpeakerView& speaker : speakers_)
    std::stable_sort(speaker.claims.begin(), speaker.claims.end(),
                     [&](const ClaimView& a, const ClaimView& b) { return outlets(a) > outlets(b); });
  std::stable_sort(speakers_.begin(), speakers_.end(), [&](const SpeakerView& a, const SpeakerView& b) {
    return std::tuple(b.own_voice, outlets(a.claims.front()), a.claims.size()) >
           std::tuple(a.own_voice, outlets(b.claims.front()), b.claims.size());
  });
  number_of_claim_.assign(dossier_.claims.size(), 0);
  for (std::uint32_t s = 0; s < speakers_.size(); ++s) {
    for (std::uint32_t c = 0; c < speakers_[s].claims.size(); ++c) {
      numbers_.emplace_back(s, c);
      speakers_[s].claims[c].number = numbers_.size();
      number_of_claim_[speakers_[s].claims[c].claim] = numbers_.size();
    }
  }
}

void DossierView::sort_out_outlets() {
  std::map<std::string, std::size_t> at;
  for (const Report& report : dossier_.reports) {
    const std::string outlet = outlet_label(report.article);
    const auto [found, fresh] = at.try_emplace(outlet, outlets_.size());
    if (fresh) outlets_.push_back({one_line(outlet), {}, {}});
    outlet_of_.push_back(static_cast<std::uint32_t>(found->second));
  }
  if (outlets_.size() < 2) return;
  for (std::uint32_t number = 1; number <= numbers_.size(); ++number) {
    const ClaimView& view = claim(number);
    const Claim& record = dossier_.claims[view.claim];
    if (record.outlets.size() == 1) {
      if (const auto only = at.find(record.outlets.front()); only != at.end()) outlets_[only->second].only_here.push_back(number);
      continue;
    }
    std::vector<bool> carries(outlets_.size()), leaves_out(outlets_.size());
    for (std::uint32_t report = 0; report < dossier_.reports.size(); ++report) {
      const CoverageState state = coverage(view.claim, report);
      if (state == CoverageState::kCarries) carries[outlet_of_[report]] = true;
      if (state == CoverageState::kLeavesOut) leaves_out[outlet_of_[report]] = true;
    }
    for (std::size_t outlet = 0; outlet < outlets_.size(); ++outlet)
      if (leaves_out[outlet] && !carries[outlet]) outlets_[outlet].left_out.push_back(number);
  }
}

const ClaimView& DossierView::claim(std::size_t number) const {
  const auto [speaker, claim] = numbers_[number - 1];
  return speakers_[speaker].claims[claim];
}

std::size_t DossierView::number_of(std::string_view claim_id) const {
  const auto found = claim_of_.find(claim_id);
  return found == claim_of_.end() ? 0 : number_of_claim_[found->second];
}

std::vector<std::size_t> DossierView::numbers_of(const std::vector<std::string>& claim_ids) const {
  std::vector<std::size_t> numbers;
  for (const std::string& id : claim_ids)
    if (const std::size_t number = number_of(id); number > 0) numbers.push_back(number);
  std::sort(numbers.begin(), numbers.end());
  return numbers;
}

void DossierView::order_conflicts() {
  for (const Conflict& conflict : dossier_.conflicts) conflicts_.push_back(&conflict);
  std::stable_sort(conflicts_.begin(), conflicts_.end(), [](const Conflict* a, const Conflict* b) {
    return std::pair(a->class_, -a->confidence) < std::pair(b->class_, -b->confidence);
  });
}

std::size_t DossierView::shared_claims() const {
  return static_cast<std::size_t>(std::count_if(numbers_.begin(), numbers_.end(), [&](const auto& at) {
    return dossier_.claims[speakers_[at.first].claims[at.second].claim].outlets.size() > 1;
  }));
}

CoverageState DossierView::coverage(std::uint32_t claim, std::uint32_t report) const {
  const Coverage* cell = coverage_cell(claim, report);
  return cell == nullptr ? CoverageState::kNotCovered : cell->state;
}

const Coverage* DossierView::coverage_cell(std::uint32_t claim, std::uint32_t report) const {
  const auto found = coverage_.find({claim, report});
  return found == coverage_.end() ? nullptr : found->second;
}

}  // namespace stemma

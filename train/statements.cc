// Trains the tagger of statements: train_statements LANGUAGE MARKED.jsonl[.gz] FOLDER
// writes FOLDER/LANGUAGE.cues.model, .windows.model and .confidence.model.
//
// Each stage learns from what the stage before it says of articles that it has not seen: the training set is dealt into three parts,
// and a part's cue probabilities (and its windows, for the confidences) come from models of the other two.

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <memory>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "attribute/trained/cue_features.h"
#include "attribute/trained/tagger.h"
#include "learn/lessons.h"
#include "learn/linear_trainer.h"

namespace {

using namespace stemma;
using namespace stemma::attributing;
using namespace stemma::learning;

constexpr std::size_t kFolds = 3;
constexpr std::size_t kFewStatements = 5000;
constexpr int kLeastLesson = 80;  // words less likely to head a cue teach nothing about windows

// Bytes of an aligned copy, for models that are not embedded.
struct Bytes {
  explicit Bytes(const std::string& s) : words((s.size() + 7) / 8), size(s.size()) {
    std::copy(s.begin(), s.end(), reinterpret_cast<char*>(words.data()));
  }
  std::string_view view() const { return {reinterpret_cast<const char*>(words.data()), size}; }
  std::vector<std::uint64_t> words;
  std::size_t size;
};

struct Model {
  Bytes bytes;
  LinearModel model;
  Model(const ModelRows& rows, std::uint32_t version)
      : bytes(write_model(rows)), model(*LinearModel::open(bytes.view(), version)) {}
};

using Part = std::vector<const Lesson*>;

ModelRows learn_cues(const Part& part) {
  Settings settings;
  settings.l2 = 5;
  settings.keep = 0.7f;
  settings.epochs = 6;
  settings.most_rows = 30000;
  return train_logistic(
      [&](const std::function<void(const Sequence&)>& sink) {
        Sequence s;
        s.ends.resize(1);
        s.labels.resize(1);
        std::vector<bool> heads;
        for (const Lesson* l : part) {
          heads.assign(l->codes->units.size(), false);
          for (const Marked& m : l->marked) heads[m.head] = true;
          for (std::uint32_t i = 0; i < heads.size(); ++i) {
            if (!l->codes->asked[i]) continue;
            cue_features(*l->codes, i, s.features);
            s.ends[0] = static_cast<std::uint32_t>(s.features.size());
            s.labels[0] = heads[i];
            sink(s);
          }
        }
      },
      kCueFeatures, settings);
}

// Labels of a window by what is marked; all outside where the cue is none.
void label(const Window& w, const Marked* m, std::vector<std::uint8_t>& labels) {
  labels.assign(w.end - w.first, static_cast<std::uint8_t>(Label::kOutside));
  if (m == nullptr) return;
  for (std::uint32_t i = w.first; i < w.end; ++i) {
    const std::size_t k = i - w.first;
    const auto before = static_cast<Label>(k > 0 ? labels[k - 1] : 0);
    Label l = Label::kOutside;
    if (m->has(m->cue, i))
      l = Label::kCue;
    else if (m->has(m->content, i))
      l = before == Label::kContent || before == Label::kInContent ? Label::kInContent : Label::kContent;
    else if (m->has(m->speaker, i))
      l = before == Label::kSpeaker || before == Label::kInSpeaker ? Label::kInSpeaker : Label::kSpeaker;
    labels[k] = static_cast<std::uint8_t>(l);
  }
}

// `heads` per lesson: probabilities that units head cues, from models that have not seen it.
ModelRows learn_windows(const Part& part, const std::unordered_map<const Lesson*, std::vector<int>>& heads) {
  Settings settings;
  // A small set is read more often and held back less.
  std::size_t statements = 0;
  for (const Lesson* l : part) statements += l->marked.size();
  const bool small = statements < kFewStatements;
  settings.l2 = small ? 2 : 8;
  settings.keep = 0.5f;
  settings.epochs = small ? 10 : 5;
  settings.averaged = 3;
  settings.most_rows = 60000;
  std::vector<bool> forbidden;
  for (std::size_t a = 0; a < kLabels; ++a)
    for (std::size_t b = 0; b < kLabels; ++b) forbidden.push_back(!may_follow(a, b));
  return train_chain(
      [&](const std::function<void(const Sequence&)>& sink) {
        Sequence s;
        for (const Lesson* l : part) {
          const Codes& c = *l->codes;
          const std::vector<int>& likely = heads.at(l);
          CueSteps steps;
          for (const int p : likely) steps.push_back(cue_step(p));
          std::unordered_map<std::uint32_t, const Marked*> marked;
          for (const Marked& m : l->marked) marked.emplace(m.head, &m);
          for (std::uint32_t v = 0; v < likely.size(); ++v) {
            const auto found = marked.find(v);
            if (found == marked.end() && likely[v] < kLeastLesson) continue;
            const Window w = window_of(c, v);
            s.ends.clear();
            s.features.clear();
            s.boundaries.clear();
            for (std::uint32_t i = w.first; i < w.end; ++i) {
              unit_features(c, i, s.features);
              window_features(c, steps, w, i, s.features);
              s.ends.push_back(static_cast<std::uint32_t>(s.features.size()));
              s.boundaries.push_back(boundary_class(c, w, i));
            }
            label(w, found == marked.end() ? nullptr : found->second, s.labels);
            sink(s);
          }
        }
      },
      kWindowFeatures, kLabels, kBoundaries, forbidden, first_labels(), settings);
}

std::size_t count(const std::vector<bool>& v) { return static_cast<std::size_t>(std::count(v.begin(), v.end(), true)); }

// Whether the proposal's content is one that is marked (at least half in common), and that one.
const Marked* match(const Lesson& l, const Proposal& p) {
  const Marked* best = nullptr;
  double most = 0.5;
  for (const Marked& m : l.marked) {
    std::size_t common = 0, own = 0;
    for (const auto& [first, last] : p.content)
      for (std::uint32_t i = first; i <= last; ++i) {
        ++own;
        common += m.has(m.content, i);
      }
    const double jaccard = static_cast<double>(common) / static_cast<double>(own + count(m.content) - common);
    if (jaccard >= most) {
      most = jaccard;
      best = &m;
    }
  }
  return best;
}

struct Judged {
  std::vector<std::uint32_t> features;
  bool right;
};

// What the two stages say of a lesson, and whether it is so.
void judge(const Lesson& l, const std::vector<int>& heads, const ChainDecoder& windows, std::vector<Judged>& statements,
           std::vector<Judged>& speakers) {
  const std::vector<Proposal> all = propose(*l.codes, heads, windows);
  const std::vector<Rivals> rivals = rivals_of(all);
  // Of two proposals for one marked statement the surer one is right.
  std::unordered_map<const Marked*, std::size_t> taken;
  std::vector<const Marked*> of(all.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    of[i] = match(l, all[i]);
    if (of[i] == nullptr) continue;
    const auto [at, fresh] = taken.try_emplace(of[i], i);
    if (!fresh && all[at->second].head_probability < all[i].head_probability) at->second = i;
  }
  for (std::size_t i = 0; i < all.size(); ++i) {
    Judged j;
    statement_features(*l.codes, all[i], rivals[i], j.features);
    j.right = of[i] != nullptr && taken.at(of[i]) == i;
    statements.push_back(j);
    if (!j.right || count(of[i]->speaker) == 0) continue;
    speaker_features(*l.codes, all[i], j.features);
    bool overlap = false;
    if (all[i].speaker)
      for (std::uint32_t k = all[i].speaker->first; k <= all[i].speaker->second; ++k) overlap |= of[i]->has(of[i]->speaker, k);
    j.right = overlap;
    speakers.push_back(j);
  }
}

ModelRows learn_confidence(const std::vector<Judged>& all) {
  Settings settings;
  settings.l2 = 1;
  settings.keep = 1.0f;
  settings.epochs = 12;
  settings.averaged = 6;
  settings.least = 10;
  settings.prune = 0.0f;
  settings.rate = 0.05f;
  return train_logistic(
      [&](const std::function<void(const Sequence&)>& sink) {
        for (const Judged& j : all) sink({{static_cast<std::uint32_t>(j.features.size())}, j.features, {j.right}, {}});
      },
      kConfidenceFeatures, settings);
}

// Rows without weight, which are there to be found.
void add_rows(ModelRows& rows, const std::set<std::uint32_t>& features) {
  for (const std::uint32_t f : features) {
    rows.features.push_back(f);
    rows.weights.insert(rows.weights.end(), rows.labels, std::int8_t{0});
  }
}

bool write(const std::string& path, const ModelRows& rows) {
  const std::string bytes = write_model(rows);
  std::ofstream out(path, std::ios::binary);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  std::fprintf(stderr, "%s: %zu bytes\n", path.c_str(), bytes.size());
  return out.good();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) {
    std::fprintf(stderr, "usage: train_statements LANGUAGE MARKED.jsonl[.gz] FOLDER\n");
    return 2;
  }
  const std::string language = argv[1], prefix = std::string(argv[3]) + "/" + language;
  auto articles = read_marked_statements(argv[2], language);
  if (!articles) {
    std::fprintf(stderr, "%s: %s\n", articles.error().path.c_str(), articles.error().message.c_str());
    return 1;
  }
  std::set<std::uint32_t> asked_words;
  const std::vector<Lesson> lessons = make_lessons(std::move(*articles), asked_words);
  if (lessons.empty()) {
    std::fprintf(stderr, "no article of that language, or no word lists for it\n");
    return 1;
  }

  Part whole;
  std::vector<Part> parts(kFolds), others(kFolds);
  for (std::size_t i = 0; i < lessons.size(); ++i) {
    whole.push_back(&lessons[i]);
    for (std::size_t f = 0; f < kFolds; ++f) (i % kFolds == f ? parts : others)[f].push_back(&lessons[i]);
  }
  std::unordered_map<const Lesson*, std::vector<int>> heads;
  for (std::size_t f = 0; f < kFolds; ++f) {
    std::fprintf(stderr, "cues, without part %zu\n", f + 1);
    const Model cues(learn_cues(others[f]), kCueFeatures);
    for (const Lesson* l : parts[f]) heads.emplace(l, cue_probabilities(*l->codes, cues.model));
  }
  std::fprintf(stderr, "cues\n");
  ModelRows all_cues = learn_cues(whole);
  add_rows(all_cues, asked_words);
  bool written = write(prefix + ".cues.model", all_cues);
  std::fprintf(stderr, "windows\n");
  written &= write(prefix + ".windows.model", learn_windows(whole, heads));

  std::vector<Judged> statements, speakers;
  for (std::size_t f = 0; f < kFolds; ++f) {
    std::fprintf(stderr, "windows, without part %zu\n", f + 1);
    const Model windows(learn_windows(others[f], heads), kWindowFeatures);
    const ChainDecoder decoder(windows.model, first_labels());
    for (const Lesson* l : parts[f]) judge(*l, heads.at(l), decoder, statements, speakers);
  }
  std::fprintf(stderr, "confidence, from %zu proposals and %zu speakers\n", statements.size(), speakers.size());
  statements.insert(statements.end(), speakers.begin(), speakers.end());
  written &= write(prefix + ".confidence.model", learn_confidence(statements));
  return written ? 0 : 1;
}

// Problem: of two reports that share passages, say whether both quote one speech, both print one agency, one took it from the other, or both
// drew on something we do not see; and claim a direction only where the texts show one.
// Model: a pair's passages of somebody's words are one record, "quotation"; its passages of prose another. A quotation that stands close to
// shared prose in both reports came with it. Prose is a copy when one report names the other as its source, when both spell a name as no
// third report does, or when most of a report is in the other; agency text when a credit stands over it, here or in a third report that
// carries the same passage; else of a common source. The source of a copy is who is named, else who printed it a day or more earlier.
// Rejected: direction by length (the longer one may have added or the shorter one cut), by hour of publication (clocks and updates).

#include "collate/origins/reuse.h"

#include <algorithm>
#include <set>

#include "base/utf8.h"
#include "collate/clashes/conflicts.h"
#include "collate/days/days.h"
#include "collate/origins/shared_passages.h"

namespace stemma::collating {
namespace {

constexpr int kCopyShare = 400;          // per mille of the shorter report
constexpr std::uint32_t kCloseBy = 40;   // words between shared prose and a quotation that came with it
constexpr std::size_t kSlipLetters = 4;  // a spelling worth comparing

struct Reason {
  std::string why;
  std::vector<Evidence> evidence;
};

class Judge {
 public:
  Judge(const Affair& affair, const SharedPassages& shared) : affair_(affair), shared_(shared) {
    learn_spellings();
    learn_outlets();
  }

  std::vector<Reuse> judge() {
    std::vector<Reuse> out;
    for (const auto& [pair, passages] : shared_.of) {
      std::vector<const SharedPassage*> prose, said;
      for (const SharedPassage& p : passages)
        if (!p.said) prose.push_back(&p);
      for (const SharedPassage& p : passages)
        if (p.said) (close_by(p, prose) ? prose : said).push_back(&p);
      if (!prose.empty()) out.push_back(copied(pair.first, pair.second, std::move(prose)));
      if (!said.empty()) out.push_back(quoted(pair.first, pair.second, said));
    }
    credit_known_texts(out);
    std::sort(out.begin(), out.end(),
              [](const Reuse& a, const Reuse& b) { return std::tuple(a.from, a.to, a.kind) < std::tuple(b.from, b.to, b.kind); });
    return out;
  }

 private:
  static bool close_by(const SharedPassage& p, const std::vector<const SharedPassage*>& prose) {
    const auto near = [](std::uint32_t first, std::uint32_t end, std::uint32_t other_first, std::uint32_t other_end) {
      return first < other_end + kCloseBy && other_first < end + kCloseBy;
    };
    return std::any_of(prose.begin(), prose.end(), [&](const SharedPassage* q) {
      return !q->said && near(p.from_first, p.from_end, q->from_first, q->from_end) &&
             near(p.to_first, p.to_end, q->to_first, q->to_end);
    });
  }

  Reuse record(std::uint32_t a, std::uint32_t b, std::vector<const SharedPassage*> passages) const {
    Reuse out;
    out.from = a, out.to = b;
    std::sort(passages.begin(), passages.end(), [](const auto* p, const auto* q) { return p->to_first < q->to_first; });
    const bool first_shorter = shared_.words[a] < shared_.words[b];
    std::vector<char> covered(first_shorter ? shared_.words[a] : shared_.words[b], 0);
    for (const SharedPassage* p : passages) {
      out.passages.push_back({p->from, p->to});
      const auto [first, end] = first_shorter ? std::pair(p->from_first, p->from_end) : std::pair(p->to_first, p->to_end);
      std::fill(covered.begin() + first, covered.begin() + end, 1);
    }
    if (!covered.empty())
      out.share = static_cast<int>(1000 * std::count(covered.begin(), covered.end(), 1) / static_cast<long>(covered.size()));
    return out;
  }

  Reuse quoted(std::uint32_t a, std::uint32_t b, const std::vector<const SharedPassage*>& passages) const {
    Reuse out = record(a, b, passages);
    out.kind = ReuseKind::kQuotation;
    out.why = "both print somebody's words";
    return out;
  }

  Reuse copied(std::uint32_t a, std::uint32_t b, std::vector<const SharedPassage*> passages) const {
    Reuse out = record(a, b, std::move(passages));
    const Evidence b_names_a = names(b, a), a_names_b = names(a, b);
    const std::optional<Reason> slip = slip_of(a, b);
    const std::string agency = !credit(a).first.empty() ? credit(a).first : credit(b).first;
    if (b_names_a.span.empty() != a_names_b.span.empty()) {
      const bool turned = b_names_a.span.empty();
      known(out, turned, {"", {turned ? a_names_b : b_names_a}});
      out.why = outlet_label(affair_.reports[turned ? b : a].article) + " is named as the source";
    } else if (!agency.empty()) {
      out.kind = ReuseKind::kAgency;
      out.source = agency;
      for (const std::uint32_t r : {a, b})
        if (!credit(r).first.empty()) out.evidence.push_back({r, credit(r).second});
      out.why = out.evidence.size() == 2 ? "both credit " + agency : "one of them credits " + agency;
    } else if (slip || out.share >= kCopyShare) {
      out.kind = ReuseKind::kCopy;
      const auto day_a = told_day(a), day_b = told_day(b);
      if (day_a && day_b && *day_a != *day_b && affair_.moments[a].group == affair_.moments[b].group) {
        Reason reason = slip ? *slip : Reason{};
        for (const std::uint32_t r : {a, b})
          if (!affair_.moments[r].sure) reason.evidence.push_back(affair_.moments[r].evidence);
        known(out, *day_b < *day_a, std::move(reason));
        out.why = slip ? slip->why + ", and one is later" : "most of one report is in the other, a day or more later";
      } else {
        out.why = (slip ? slip->why : "most of one report is in the other") + "; nothing tells which came first";
        if (slip) out.evidence = slip->evidence;
      }
    } else {
      out.why = "shared words of which nobody names the source";
    }
    return out;
  }

  // The day that the report or what others tell of its events gives it; a day that is only borrowed says nothing of who was first.
  std::optional<int> told_day(std::uint32_t r) const {
    return affair_.moments[r].borrowed ? std::nullopt : day_of(affair_.moments[r].date);
  }

  static void known(Reuse& out, bool turned, Reason reason) {
    out.kind = ReuseKind::kCopy;
    out.direction_known = true;
    out.evidence = std::move(reason.evidence);
    if (!turned) return;
    std::swap(out.from, out.to);
    for (ReusePassage& p : out.passages) std::swap(p.from, p.to);
  }

  // Agency and the words that credit it; empty when none.
  std::pair<std::string, Span> credit(std::uint32_t r) const {
    const Article& article = affair_.reports[r].article;
    if (article.dateline && !article.dateline->agency.empty()) return {article.dateline->agency, article.dateline->span};
    if (!article.agency.empty()) return {article.agency.front().name, article.agency.front().span};
    return {};
  }

  // Where report b names report a's outlet; empty span when it does not.
  Evidence names(std::uint32_t b, std::uint32_t a) const {
    const std::string& wanted = outlets_[a];
    if (wanted.size() < 3 || wanted == outlets_[b]) return {b, {}};
    const auto found = named_[b].find(wanted);
    return {b, found == named_[b].end() ? Span{} : found->second};
  }

  // What each report names as a source or an organization, the strongest place first.
  void learn_outlets() {
    for (const Report& report : affair_.reports) {
      outlets_.push_back(plain_outlet(outlet_label(report.article)));
      std::map<std::string, Span>& named = named_.emplace_back();
      for (const Statement& s : report.statements) {
        for (const Via& via : s.via) named.emplace(plain_outlet(via.name), via.span);
        if (s.speaker.name && !s.speaker.span.empty()) named.emplace(plain_outlet(*s.speaker.name), s.speaker.span.front());
      }
      for (const AgencyCredit& c : report.article.agency) named.emplace(plain_outlet(c.name), c.span);
      for (const Name& n : report.annotations.names)
        if (n.type == NameType::kOrganization || n.type == NameType::kOther)
          named.emplace(plain_outlet(slice(report.article.text, n.span)), n.span);
    }
  }

  // "The Sarvitz Courier", "sarvitz_courier": one outlet.
  static std::string plain_outlet(std::string_view name) {
    std::string out = fold(name);
    std::replace(out.begin(), out.end(), '_', ' ');
    std::replace(out.begin(), out.end(), '-', ' ');
    return out.starts_with("the ") ? out.substr(4) : out;
  }

  struct Spelling {
    std::set<std::uint32_t> reports;
    std::map<std::uint32_t, Span> first;  // report -> where
  };

  // How each report prints the last word of each person's name.
  void learn_spellings() {
    for (std::uint32_t r = 0; r < affair_.reports.size(); ++r) {
      for (const Name& n : affair_.reports[r].annotations.names) {
        const std::uint32_t entity = affair_.overlay.at(r, n.entity);
        if (entity == kNone || n.type != NameType::kPerson) continue;
        std::string_view printed = affair_.text(r, n.span);
        if (const std::size_t blank = printed.rfind(' '); blank != std::string_view::npos) printed.remove_prefix(blank + 1);
        if (printed.ends_with("'s") || printed.ends_with("’s"))
          printed = printed.substr(0, printed.rfind(printed.ends_with("'s") ? "'" : "’"));
        if (printed.size() < kSlipLetters) continue;
        Spelling& s = spellings_[entity][fold(printed)];
        s.reports.insert(r);
        s.first.emplace(r, n.span);
      }
    }
  }

  // A name that these two spell in one way and every other report in another.
  std::optional<Reason> slip_of(std::uint32_t a, std::uint32_t b) const {
    for (const auto& [entity, forms] : spellings_) {
      if (forms.size() < 2) continue;
      for (const auto& [form, spelling] : forms) {
        if (spelling.reports != std::set{a, b}) continue;
        const bool others = std::any_of(forms.begin(), forms.end(), [&](const auto& other) {
          return other.first != form && close(other.first, form) &&
                 std::any_of(other.second.reports.begin(), other.second.reports.end(),
                             [&](std::uint32_t r) { return r != a && r != b; });
        });
        if (!others) continue;
        return Reason{"both spell “" + std::string(affair_.text(b, spelling.first.at(b))) + "” as no other report does",
                      {{a, spelling.first.at(a)}, {b, spelling.first.at(b)}}};
      }
    }
    return std::nullopt;
  }

  // Two spellings of one name, not two of its words: the same first letter and about the same length.
  static bool close(const std::string& a, const std::string& b) {
    const std::size_t longer = std::max(a.size(), b.size()), shorter = std::min(a.size(), b.size());
    if (longer - shorter > 2) return false;
    std::size_t head = 0, tail = 0;
    while (head < shorter && a[head] == b[head]) ++head;
    while (tail < shorter - head && a[a.size() - 1 - tail] == b[b.size() - 1 - tail]) ++tail;
    return 2 * (head + tail) >= longer;
  }

  // A passage that a report under an agency's credit carries is that agency's, wherever else it stands.
  void credit_known_texts(std::vector<Reuse>& all) const {
    std::map<std::uint32_t, std::vector<std::pair<Span, const Reuse*>>>
        agency_words;  // report -> passages known to be an agency's
    for (const Reuse& r : all) {
      if (r.kind != ReuseKind::kAgency) continue;
      for (const ReusePassage& p : r.passages)
        agency_words[r.from].emplace_back(p.from, &r), agency_words[r.to].emplace_back(p.to, &r);
    }
    std::vector<std::pair<Reuse*, const Reuse*>> found;
    for (Reuse& r : all) {
      if (r.kind != ReuseKind::kCommonSource) continue;
      const Reuse* source = nullptr;
      for (const ReusePassage& p : r.passages) {
        for (const auto& [report, span] : {std::pair(r.from, p.from), std::pair(r.to, p.to)}) {
          const auto known = agency_words.find(report);
          if (source != nullptr || known == agency_words.end()) continue;
          for (const auto& [words, from] : known->second)
            if (words.overlaps(span)) source = from;
        }
      }
      if (source != nullptr) found.emplace_back(&r, source);
    }
    for (const auto& [r, source] : found) {
      r->kind = ReuseKind::kAgency;
      r->source = source->source;
      r->evidence = source->evidence;
      r->why = "the same words stand under the credit of " + *source->source + " in a third report";
    }
  }

  const Affair& affair_;
  const SharedPassages& shared_;
  std::vector<std::string> outlets_;                                    // by report
  std::vector<std::map<std::string, Span>> named_;                      // by report: folded name -> where
  std::map<std::uint32_t, std::map<std::string, Spelling>> spellings_;  // entity -> folded last word -> where
};

}  // namespace

std::vector<Reuse> find_reuse(const Affair& affair) {
  const SharedPassages shared = find_shared(affair);
  return Judge(affair, shared).judge();
}

std::string agency_of(const Article& article) {
  if (article.dateline && !article.dateline->agency.empty()) return article.dateline->agency;
  return article.agency.empty() ? std::string() : article.agency.front().name;
}

}  // namespace stemma::collating

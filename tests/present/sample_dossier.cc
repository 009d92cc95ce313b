#include "sample_dossier.h"

#include <cstdlib>
#include <initializer_list>

namespace stemma::testing {
namespace {

constexpr std::string_view kHarbourTimes =
    "Ferry strikes pier at Port Velling, at least 12 hurt\n\n"
    "PORT VELLING (Lodewick) – The ferry Orla struck the east pier of Port Velling before dawn on Sunday, and at least 12 people "
    "were hurt, "
    "officials said.\n\n"
    "“The harbour will remain closed until the pier is made safe,” harbour master Marta Velling told reporters on Sunday. "
    "“Nobody was steering "
    "by the book that night.\n\n"
    "“We had asked for new lamps in March,” she added.\n\n"
    "The owner of the ferry, Osk Lines, denied that the crew had been short of sleep.\n\n"
    "The ferry had left Sankt Ive at four. It was carrying 212 passengers.";

constexpr std::string_view kCoastDaily =
    "Harbour shut after ferry strikes pier\n\n"
    "⚓ Port Velling’s harbour master says it ‘stays shut until the pier is safe’\n\n"
    "The Orla struck the east pier of Port Velling before dawn on Sunday, and 12 people were hurt.\n\n"
    "The harbour stays shut until the pier is safe, Marta Velling, who runs it, said. ‘Nobody went by the book that night.’\n\n"
    "A deckhand told the Lodewick agency that the crew had not slept for 20 hours. Osk Lines disputes this.\n\n"
    "The minister of transport, Jon Halm, said the pier may be rebuilt by autumn.";

constexpr std::string_view kValleyPost =
    "Harbour shut, 15 hurt as ferry strikes pier\n\n"
    "By Tuesday the number of those hurt had risen to 15, the harbour office said.\n\n"
    "The harbour master, M. Velling, said that the port will remain shut until the pier has been made safe and that nobody "
    "steered by the book.\n\n"
    "\"The pier will be rebuilt by autumn,\" Halm told the council in Sankt Ive.";

constexpr std::string_view kNightEcho =
    "渡轮撞上码头 – Orla: crew ‘not rested’\n\n"
    "Ňight shift, long sh\xCC\x8Cift: a deckhand of the Orla, 王小明, said the crew had not slept for 20 hours.\n\n"
    "The ferry had left Sankt Ive at five, with 212 passengers, the Coast Daily reported.\n\n"
    "The harbour lies two miles from the town; the lamps are three kilometres out.";

class Maker {
 public:
  Dossier dossier;

  Report& report(std::string id, std::string_view text) {
    Report report;
    report.article.id = id;
    report.article.path = "reports/" + id + ".txt";
    report.article.text = text;
    report.article.language = "en";
    report.annotations.article = id;
    report.annotations.language = "en";
    std::uint32_t begin = 0;
    while (begin < text.size()) {
      auto end = static_cast<std::uint32_t>(std::min(text.find("\n\n", begin), text.size()));
      report.article.blocks.push_back(
          {begin == 0 ? BlockKind::kHeadline : BlockKind::kParagraph, BlockRole::kNone, {begin, end}});
      begin = end + 2;
    }
    report.article.title = std::string(text.substr(0, text.find('\n')));
    dossier.reports.push_back(std::move(report));
    return dossier.reports.back();
  }

  Span at(std::uint32_t report, std::string_view words) const {
    const std::size_t begin = dossier.reports[report].article.text.find(words);
    if (begin == std::string::npos) std::abort();  // the sample names words that its text does not hold
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + words.size())};
  }
  Evidence evidence(std::uint32_t report, std::string_view words) const { return {report, at(report, words)}; }

  Statement& statement(std::uint32_t report, StatementKind kind, std::initializer_list<std::string_view> content,
                       std::string_view speaker, std::optional<std::string> name) {
    Statement s;
    s.article = dossier.reports[report].article.id;
    s.id = s.article + "-" + std::to_string(dossier.reports[report].statements.size());
    s.kind = kind;
    for (const std::string_view words : content) s.content.push_back(at(report, words));
    if (!speaker.empty()) s.speaker.span = {at(report, speaker)};
    s.speaker.text = speaker;
    s.speaker.name = std::move(name);
    s.speaker.confidence = 940;
    s.confidence = 930;
    dossier.reports[report].statements.push_back(std::move(s));
    return dossier.reports[report].statements.back();
  }

  Claim& claim(std::string id, std::optional<std::string> speaker, std::string name,
               std::initializer_list<std::pair<std::uint32_t, int>> statements) {
    Claim c;
    c.id = std::move(id);
    c.speaker = std::move(speaker);
    c.speaker_name = std::move(name);
    for (const auto& [report, nth] : statements) {
      const Statement& s = dossier.reports[report].statements[static_cast<std::size_t>(nth)];
      c.statements.push_back(s.id);
      c.parts.push_back({s.id, report, s.content});
      const std::string outlet = outlet_label(dossier.reports[report].article);
      if (c.outlets.empty() || c.outlets.back() != outlet) c.outlets.push_back(outlet);
    }
    c.origins = 1;
    c.core_at = {c.parts.front().report, c.parts.front().spans.front()};
    c.core = slice(dossier.reports[c.core_at.report].article.text, c.core_at.span);
    dossier.claims.push_back(std::move(c));
    return dossier.claims.back();
  }

  Reading reading(std::string text, std::initializer_list<std::pair<std::uint32_t, int>> statements) const {
    Reading r{std::move(text), {}};
    for (const auto& [report, nth] : statements) {
      const Statement& s = dossier.reports[report].statements[static_cast<std::size_t>(nth)];
      Span span{s.content.front().begin, s.content.front().begin};
      if (!r.text.empty()) {
        const std::string_view words = slice(dossier.reports[report].article.text, s.content.front());
        const std::size_t found = words.find(r.text);
        if (found == std::string_view::npos) std::abort();
        span = {s.content.front().begin + static_cast<std::uint32_t>(found), 0};
        span.end = span.begin + static_cast<std::uint32_t>(r.text.size());
      }
      r.parts.push_back({s.id, report, span});
    }
    return r;
  }
};

void reports(Maker& make) {
  Article& times = make.report("harbour_times", kHarbourTimes).article;
  times.outlet = "Harbour Times";
  times.url = "https://harbourtimes.example/ferry?a=1&b=2";
  times.published = "2024-06-02T00:00:00Z";
  times.published_precision = Precision::kDay;
  times.published_from = "meta";
  Article& daily = make.report("coast_daily", kCoastDaily).article;
  daily.outlet = "Coast Daily";
  daily.published = "2024-06-03T12:30:00Z";
  daily.published_precision = Precision::kSecond;
  daily.published_from = "json-ld";
  Article& echo = make.report("night_echo", kNightEcho).article;
  echo.outlet = "夜报 Night Echo";
  echo.url = "ftp://echo.example/orla";
  echo.published = "2024-06-05T00:00:00Z";
  echo.published_precision = Precision::kDay;
  echo.published_from = "text";
  make.report("valley_post", kValleyPost);
  Annotations& notes = make.dossier.reports[0].annotations;
  notes.times.push_back({make.at(0, "Sunday"), TimeType::kDate, "2024-06-02", "2024-06-02", "published"});
  make.dossier.reports[3].annotations.times.push_back(
      {make.at(3, "Tuesday"), TimeType::kDate, "2024-06-04", "2024-06-04", "text:2024-06-02"});
}

void statements(Maker& make) {
  using enum StatementKind;
  const std::string velling = "Marta Velling";
  Statement& shut =
      make.statement(0, kDirect, {"The harbour will remain closed until the pier is made safe,"}, "Marta Velling", velling);
  shut.said = SaidTime{"on Sunday", make.at(0, "on Sunday. “"), "2024-06-02"};
  shut.addressee = Addressee{"reporters", std::nullopt, make.at(0, "reporters")};
  Statement& lamps = make.statement(
      0, kDirect, {"Nobody was steering by the book that night.", "We had asked for new lamps in March,"}, "she", velling);
  lamps.speaker.candidates = {{"Marta Velling", 810}, {"Osk Lines", 120}};
  make.statement(0, kIndirect, {"that the crew had been short of sleep"}, "Osk Lines", "Osk Lines").polarity = Polarity::kDenies;
  make.statement(1, kIndirect, {"The harbour stays shut until the pier is safe"}, "Marta Velling", velling);
  make.statement(1, kDirect, {"Nobody went by the book that night."}, "", velling);
  Statement& deckhand = make.statement(1, kIndirect, {"that the crew had not slept for 20 hours"}, "A deckhand", std::nullopt);
  deckhand.via = {{"Lodewick", ViaRole::kAgency, make.at(1, "Lodewick")}};
  make.statement(1, kIndirect, {"the pier may be rebuilt by autumn"}, "Jon Halm", "Jon Halm").polarity = Polarity::kHedges;
  make.statement(2, kIndirect, {"the crew had not slept for 20 hours"}, "王小明", "王小明");
  make.statement(3, kIndirect, {"that the port will remain shut until the pier has been made safe"}, "M. Velling", velling);
  make.statement(3, kIndirect, {"that nobody steered by the book"}, "M. Velling", velling);
  make.statement(3, kDirect, {"The pier will be rebuilt by autumn,"}, "Halm", "Jon Halm").addressee =
      Addressee{"the council", std::nullopt, make.at(3, "the council")};
}

void claims(Maker& make) {
  make.dossier.entities = {{"n0",
                            "Marta Velling",
                            NameType::kPerson,
                            {"Marta Velling", "M. Velling"},
                            {{"harbour master", make.evidence(0, "harbour master")}},
                            {}},
                           {"n1",
                            "Jon Halm",
                            NameType::kPerson,
                            {"Jon Halm", "Halm"},
                            {{"minister of transport", make.evidence(1, "minister of transport")}},
                            {}},
                           {"n2", "Osk Lines", NameType::kOrganization, {"Osk Lines"}, {}, {}}};
  Claim& shut = make.claim("c1", "n0", "Marta Velling", {{0, 0}, {1, 0}, {3, 0}});
  shut.said = "2024-06-02";
  shut.origins = 2;
  shut.variants.push_back(
      {"The … will remain", VariantKind::kSynonym, {make.reading("harbour", {{0, 0}, {1, 0}}), make.reading("port", {{3, 0}})}});
  shut.variants.push_back({"harbour … until",
                           VariantKind::kTranslation,
                           {make.reading("will remain closed", {{0, 0}}), make.reading("stays shut", {{1, 0}}),
                            make.reading("will remain shut", {{3, 0}})}});
  shut.variants.push_back(
      {"the pier … safe", VariantKind::kOmission, {make.reading("made ", {{0, 0}}), make.reading("been made ", {{3, 0}})}});
  Reading nothing{"",
                  {{"coast_daily-0",
                    1,
                    {make.at(1, "until the pier is safe,").begin + 18, make.at(1, "until the pier is safe,").begin + 18}}}};
  shut.variants.back().readings.push_back(std::move(nothing));
  Claim& book = make.claim("c2", "n0", "Marta Velling", {{0, 1}, {1, 1}, {3, 1}});
  book.variants.push_back(
      {"Nobody … by the book",
       VariantKind::kSynonym,
       {make.reading("was steering", {{0, 1}}), make.reading("went", {{1, 1}}), make.reading("steered", {{3, 1}})}});
  book.again = {"c1"};
  make.claim("c3", "n2", "Osk Lines", {{0, 2}}).said = "2024-06-02";
  make.claim("c4", std::nullopt, "a deckhand", {{1, 2}, {2, 0}});
  Claim& rebuilt = make.claim("c5", "n1", "Jon Halm", {{3, 2}, {1, 3}});
  rebuilt.variants.push_back(
      {"the pier … be rebuilt", VariantKind::kModality, {make.reading("will", {{3, 2}}), make.reading("may", {{1, 3}})}});
  make.dossier.facts.push_back({"f0", 2, make.at(2, "with 212 passengers"), FactKind::kNumber, "212 passengers", std::nullopt});
  make.dossier.facts.push_back(
      {"f1", 0, make.at(0, "It was carrying 212 passengers."), FactKind::kNumber, "212 passengers", std::nullopt});
  Claim carried;
  carried.id = "c6";
  carried.facts = {"f0", "f1"};
  carried.outlets = {"Harbour Times", "夜报 Night Echo"};
  carried.core = "It was carrying 212 passengers.";
  carried.core_at = make.evidence(0, "It was carrying 212 passengers.");
  make.dossier.claims.push_back(carried);
  using enum CoverageState;
  for (const auto& [claim, states] : std::initializer_list<std::pair<std::string, std::vector<CoverageState>>>{
           {"c1", {kCarries, kCarries, kLeavesOut, kCarries}},
           {"c2", {kCarries, kCarries, kLeavesOut, kCarries}},
           {"c3", {kCarries, kLeavesOut, kNotCovered, kNotCovered}},
           {"c4", {kLeavesOut, kCarries, kCarries, kNotCovered}},
           {"c5", {kNotCovered, kCarries, kNotCovered, kCarries}},
           {"c6", {kCarries, kNotCovered, kCarries, kNotCovered}}})
    for (std::uint32_t report = 0; report < states.size(); ++report)
      make.dossier.coverage.push_back({claim, report, states[report]});
}

void rest(Maker& make) {
  Dossier& d = make.dossier;
  d.conflicts = {
      {"x1",
       ConflictKind::kDenial,
       ConflictClass::kConflict,
       880,
       "Had the crew slept?",
       {"c3", "c4"},
       {{"had not slept for 20 hours",
         Stance::kAsserts,
         "a deckhand",
         {make.evidence(1, "A deckhand told the Lodewick agency that the crew had not slept for 20 hours."),
          make.evidence(2, "the crew had not slept for 20 hours")}},
        {"had not been short of sleep",
         Stance::kDenies,
         "Osk Lines",
         {make.evidence(0, "The owner of the ferry, Osk Lines, denied that the crew had been short of sleep."),
          make.evidence(1, "Osk Lines disputes this.")}}}},
      {"x2",
       ConflictKind::kNumber,
       ConflictClass::kUpdate,
       900,
       "How many people were hurt?",
       {},
       {{"at least 12", Stance::kNone, "Harbour Times in its own voice", {make.evidence(0, "at least 12 people were hurt")}},
        {"12", Stance::kNone, "Coast Daily in its own voice", {make.evidence(1, "12 people were hurt")}},
        {"15",
         Stance::kNone,
         "the harbour office",
         {make.evidence(3, "the number of those hurt had risen to 15, the harbour office said.")}}}},
      {"x3",
       ConflictKind::kOther,
       ConflictClass::kHedge,
       700,
       "Will the pier be rebuilt by autumn?",
       {"c5"},
       {{"will be rebuilt", Stance::kAsserts, "Jon Halm", {make.evidence(3, "The pier will be rebuilt by autumn,")}},
        {"may be rebuilt", Stance::kHedges, "Jon Halm", {make.evidence(1, "the pier may be rebuilt by autumn")}}}},
      {"x4",
       ConflictKind::kNumber,
       ConflictClass::kDifference,
       620,
       "Two miles or three kilometres?",
       {},
       {{"two miles", Stance::kNone, "", {make.evidence(2, "The harbour lies two miles from the town")}},
        {"three kilometres", Stance::kNone, "", {make.evidence(2, "the lamps are three kilometres out")}}}},
      {"x5",
       ConflictKind::kDate,
       ConflictClass::kConflict,
       640,
       "When did the ferry leave Sankt Ive?",
       {},
       {{"at four", Stance::kNone, "Harbour Times in its own voice", {make.evidence(0, "The ferry had left Sankt Ive at four.")}},
        {"at five",
         Stance::kNone,
         "夜报 Night Echo in its own voice",
         {make.evidence(2, "The ferry had left Sankt Ive at five")}}}}};
  d.reuse = {{0,
              1,
              true,
              ReuseKind::kAgency,
              {{make.at(0, "struck the east pier of Port Velling before dawn on Sunday, and"),
                make.at(1, "struck the east pier of Port Velling before dawn on Sunday, and")}},
              310,
              "Lodewick"},
             {1,
              2,
              false,
              ReuseKind::kCopy,
              {{make.at(1, "the crew had not slept for 20 hours."), make.at(2, "the crew had not slept for 20 hours.")}},
              120,
              std::nullopt}};
  d.nodes = {{"speaker:velling", NodeKind::kSpeaker, "Marta Velling"}, {"speaker:halm", NodeKind::kSpeaker, "Jon Halm"},
             {"speaker:deckhand", NodeKind::kSpeaker, "a deckhand"},   {"speaker:osk", NodeKind::kSpeaker, "Osk Lines"},
             {"agency:lodewick", NodeKind::kAgency, "Lodewick"},       {"outlet:times", NodeKind::kOutlet, "Harbour Times"},
             {"outlet:daily", NodeKind::kOutlet, "Coast Daily"},       {"outlet:echo", NodeKind::kOutlet, "夜报 Night Echo"},
             {"outlet:post", NodeKind::kOutlet, "valley_post"}};
  d.edges = {{"speaker:velling", "outlet:times", "told reporters", {make.evidence(0, "told reporters")}},
             {"speaker:velling", "outlet:daily", "quoted", {make.evidence(1, "said. ‘Nobody")}},
             {"speaker:velling", "outlet:post", "quoted", {make.evidence(3, "M. Velling, said")}},
             {"speaker:halm", "outlet:post", "told the council", {make.evidence(3, "told the council")}},
             {"speaker:halm", "outlet:daily", "quoted", {make.evidence(1, "Jon Halm, said")}},
             {"speaker:deckhand", "agency:lodewick", "told the agency", {make.evidence(1, "told the Lodewick agency")}},
             {"speaker:osk", "outlet:times", "denied", {make.evidence(0, "denied")}},
             {"agency:lodewick", "outlet:times", "dateline", {make.evidence(0, "PORT VELLING (Lodewick) –")}},
             {"agency:lodewick", "outlet:daily", "named as source", {make.evidence(1, "the Lodewick agency")}},
             {"outlet:daily", "outlet:echo", "named as source", {make.evidence(2, "the Coast Daily reported")}}};
  d.timeline = {
      {"2024-03", "month", true, "Velling asks for new lamps", {make.evidence(0, "We had asked for new lamps in March,")}},
      {"2024-06-02",
       "day",
       false,
       "The Orla strikes the east pier of Port Velling",
       {make.evidence(0,
                      "The ferry Orla struck the east pier of Port Velling before dawn on Sunday, and at least 12 people were "
                      "hurt, officials said."),
        make.evidence(1, "The Orla struck the east pier of Port Velling before dawn on Sunday")}},
      {"2024-06-02",
       "day",
       false,
       "Velling says the harbour will remain closed",
       {make.evidence(0,
                      "The harbour will remain closed until the pier is made safe,” harbour master Marta Velling told reporters "
                      "on Sunday.")}},
      {"2024-06-04",
       "day",
       false,
       "The number of those hurt rises to 15",
       {make.evidence(3, "By Tuesday the number of those hurt had risen to 15, the harbour office said.")}}};
  d.summary = {{"The ferry Orla struck the east pier of Port Velling before dawn on Sunday, 2 June 2024.",
                {make.evidence(0, "The ferry Orla struck the east pier of Port Velling before dawn on Sunday"),
                 make.evidence(1, "The Orla struck the east pier of Port Velling before dawn on Sunday")}},
               {"How many were hurt is given as at least 12, 12 and, by Tuesday, 15.",
                {make.evidence(0, "at least 12 people were hurt"), make.evidence(1, "12 people were hurt"),
                 make.evidence(3, "had risen to 15")}},
               {"It is contested whether the crew had slept.",
                {make.evidence(1, "the crew had not slept for 20 hours"),
                 make.evidence(0, "denied that the crew had been short of sleep")}}};
  d.places = {{"Port Velling", "IE", 51.85, -8.3, {make.evidence(0, "Port Velling"), make.evidence(1, "Port Velling")}},
              {"Sankt Ive", "GB", 50.2, -5.48, {make.evidence(0, "Sankt Ive"), make.evidence(2, "Sankt Ive")}}};
  d.skipped = {{"reports/META.json", "read", Cause::kNotAReport, "settings, no report", false},
               {"reports/night_echo.txt", "extract", Cause::kBadValue, "2 broken bytes were replaced", true}};
}

}  // namespace

Dossier sample_dossier() {
  Maker make;
  make.dossier.reports.reserve(8);
  reports(make);
  statements(make);
  claims(make);
  rest(make);
  return std::move(make.dossier);
}

Dossier hostile_dossier() {
  Dossier d = sample_dossier();
  const std::string nasty =
      "</script></style><img src=x onerror=alert(1)>\"'><script>alert(2)</script>\x1b[2J\x1b]0;owned\x07\xE2\x80\xAE"
      "gnp\xC2\x9B"
      "31m\r\x7F";
  for (Report& report : d.reports) {
    Article& a = report.article;
    a.title = nasty;
    a.outlet = a.outlet.value_or("outlet") + nasty;
    a.url = "javascript:alert(3)//" + nasty;
    a.authors = {nasty};
    a.published_from = nasty;
    a.blocks.push_back(
        {BlockKind::kParagraph,
         BlockRole::kNone,
         {static_cast<std::uint32_t>(a.text.size() + 2), static_cast<std::uint32_t>(a.text.size() + 2 + nasty.size())}});
    a.text += "\n\n" + nasty;
    a.language = "en\" onload=\"x";
    for (Statement& s : report.statements) {
      s.speaker.text += nasty;
      s.addressee = Addressee{nasty, nasty, {}};
      s.via.push_back({nasty, ViaRole::kAgency, {}});
      s.said = SaidTime{nasty, {}, nasty};
      s.place = nasty;
    }
    for (TimeExpression& time : report.annotations.times) time.anchor = nasty;
  }
  d.reports[0].article.url = "https://user@evil.example/";
  d.reports[1].article.url = "https://ok.example/\"><script>alert(4)</script>";
  for (Entity& entity : d.entities) {
    entity.name += nasty;
    entity.forms.push_back(nasty + "x");
    entity.roles.push_back({nasty, {}});
  }
  for (Claim& claim : d.claims) {
    claim.speaker_name += nasty;
    claim.core = nasty;
    claim.said = nasty;
    claim.id += nasty;
    for (Variant& variant : claim.variants) {
      variant.slot = nasty;
      for (Reading& reading : variant.readings) reading.text += nasty;
    }
  }
  for (Conflict& conflict : d.conflicts) {
    conflict.question = nasty;
    conflict.id += nasty;
    for (ConflictSide& side : conflict.sides) side.value = side.who = nasty;
  }
  for (Reuse& reuse : d.reuse) reuse.source = nasty;
  for (StemmaNode& node : d.nodes) node.name += nasty;
  for (StemmaEdge& edge : d.edges) edge.why = nasty;
  for (TimelineEntry& entry : d.timeline) entry.what = nasty, entry.date += nasty, entry.precision = nasty;
  for (SummarySentence& sentence : d.summary) sentence.text = nasty;
  for (PlaceOnMap& place : d.places) place.name = place.country = nasty;
  for (Skipped& skipped : d.skipped) skipped.path = skipped.stage = skipped.message = nasty;
  return d;
}

}  // namespace stemma::testing

#include "present/graph_export.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "sample_dossier.h"

namespace stemma {
namespace {

namespace fs = std::filesystem;

Dossier with_name(const std::string& name, const std::string& why) {
  Dossier d = testing::sample_dossier();
  d.nodes[0].name = name;
  d.edges[0].why = why;
  return d;
}

// What Python's own XML parser reads from it: "nodes edges name-of-the-first why-of-the-first"; "" when it refuses.
std::string parsed(const std::string& graphml) {
  const fs::path file = fs::path(::testing::TempDir()) /
                        (std::string("stemma-graph-") + ::testing::UnitTest::GetInstance()->current_test_info()->name() + ".xml");
  const fs::path out = file.string() + ".out";
  std::ofstream(file, std::ios::binary) << graphml;
  const std::string program =
      "import sys, xml.etree.ElementTree as E; g = '{http://graphml.graphdrawing.org/xmlns}'; r = "
      "E.parse(sys.argv[1]).getroot(); "
      "n = r.findall('.//%snode' % g); e = r.findall('.//%sedge' % g); ids = {x.get('id') for x in n}; "
      "assert len(ids) == len(n) and all(x.get('source') in ids and x.get('target') in ids for x in e); "
      "assert len({x.get('id') for x in e}) == len(e); "
      "t = lambda x, k: [d.text for d in x if d.get('key') == k][0]; "
      "sys.stdout.buffer.write(('%d %d %s|%s|%s' % (len(n), len(e), t(n[0], 'name'), t(e[0], 'why'), t(e[0], "
      "'evidence'))).encode())";
  const std::string command =
      std::string(STEMMA_PYTHON) + " -c \"" + program + "\" '" + file.string() + "' > '" + out.string() + "' 2>/dev/null";
  const int code = std::system(command.c_str());
  std::ifstream in(out, std::ios::binary);
  std::string read{std::istreambuf_iterator<char>(in), {}};
  fs::remove(file);
  fs::remove(out);
  return code == 0 ? read : std::string();
}

TEST(GraphMl, HoldsNodesEdgesAndTheirWords) {
  const Dossier d = testing::sample_dossier();
  const std::string read = parsed(render_graphml(d));
  EXPECT_TRUE(
      read.starts_with(std::to_string(d.nodes.size()) + " " + std::to_string(d.edges.size()) + " Marta Velling|told reporters|"))
      << read;
  EXPECT_TRUE(read.ends_with(" told reporters")) << read;  // the evidence: article, place, words
}

TEST(GraphMl, EscapesWhatMeansSomethingToXml) {
  EXPECT_NE(parsed(render_graphml(with_name("A & <b> \"c\" 'd' ]]>", "x < y"))).find("A & <b> \"c\" 'd' ]]>|x < y|"),
            std::string::npos);
}

TEST(GraphMl, CharactersThatXmlCannotHoldAreShownAsReplaced) {
  EXPECT_NE(parsed(render_graphml(with_name("a\x01z\xEF\xBF\xBE", "w"))), "");
  EXPECT_NE(parsed(render_graphml(testing::hostile_dossier())), "");
}

TEST(GraphMl, TheParserOfTheseTestsCanFail) { EXPECT_EQ(parsed("<graphml><node></graphml>"), ""); }

TEST(GraphMl, IdsDoNotDependOnOrder) {
  Dossier d = testing::sample_dossier();
  const std::string before = render_graphml(d);
  std::swap(d.edges.front(), d.edges.back());
  const std::string after = render_graphml(d);
  for (std::size_t at = before.find("<edge id="); at != std::string::npos; at = before.find("<edge id=", at + 1))
    EXPECT_NE(after.find(before.substr(at, before.find('>', at) - at)), std::string::npos);
}

// Reads DOT's quoted strings; false when one does not end or text stands where the grammar has none.
bool well_quoted(std::string_view dot) {
  bool open = false;
  for (std::size_t i = 0; i < dot.size(); ++i) {
    if (open && dot[i] == '\\')
      ++i;
    else if (dot[i] == '"')
      open = !open;
    else if (!open && (static_cast<unsigned char>(dot[i]) >= 0x80 || dot[i] == '\\'))
      return false;
  }
  return !open;
}

TEST(Dot, QuotesEveryName) {
  const std::string dot = render_dot(with_name("say \"no\" \\", "why\\N"));
  EXPECT_NE(dot.find(R"(label="say \"no\" \\")"), std::string::npos) << dot;
  EXPECT_NE(dot.find(R"(label="why\\N")"), std::string::npos);
  EXPECT_TRUE(well_quoted(dot));
  EXPECT_FALSE(well_quoted("a [label=\"x\\\"];"));
}

TEST(Dot, HasALineForEachNodeAndEdge) {
  const Dossier d = testing::sample_dossier();
  const std::string dot = render_dot(d);
  EXPECT_TRUE(dot.starts_with("digraph stemma {\n"));
  EXPECT_TRUE(dot.ends_with("}\n"));
  EXPECT_EQ(static_cast<std::size_t>(std::count(dot.begin(), dot.end(), '\n')), d.nodes.size() + d.edges.size() + 3);
  EXPECT_TRUE(well_quoted(render_dot(testing::hostile_dossier())));
}

}  // namespace
}  // namespace stemma

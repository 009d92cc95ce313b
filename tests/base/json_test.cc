#include "base/json.h"

#include <gtest/gtest.h>
#include <simdjson.h>

#include <limits>

namespace stemma {
namespace {

TEST(Json, CommasAndKeys) {
  std::string out;
  JsonWriter json(out);
  json.begin_object().key("a").begin_array().integer(1).null().begin_array().end_array().end_array();
  json.key("b").per_mille(930).key("c").boolean(true).key("d").begin_object().end_object().end_object();
  EXPECT_EQ(out, R"({"a":[1,null,[]],"b":0.93,"c":true,"d":{}})");
}

TEST(Json, EscapedTextReadsBack) {
  std::string text = "quote \" backslash \\ tab \t newline \n bell \x07 del \x7F é 😀 </script>";
  text += '\0';
  std::string out;
  JsonWriter(out).string(text);
  simdjson::dom::parser parser;
  EXPECT_EQ(std::string_view(parser.parse(out).get_string()), text);
}

TEST(Json, NumbersHaveOneForm) {
  std::string out;
  JsonWriter json(out);
  json.begin_array().number(24140.16).number(15).number(-0.5).number(std::numeric_limits<double>::quiet_NaN()).end_array();
  EXPECT_EQ(out, "[24140.16,15,-0.5,null]");
}

}  // namespace
}  // namespace stemma

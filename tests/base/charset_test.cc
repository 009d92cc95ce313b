// Every charset that news pages come in: our own sentences, written in that charset by ICU, must come back as they were.

#include "base/charset.h"

#include <gtest/gtest.h>
#include <unicode/ucnv.h>

#include "base/mojibake.h"
#include "base/utf8.h"

namespace stemma {
namespace {

std::string in_charset(std::string_view utf8, const char* charset) {
  std::string out(utf8.size() * 4 + 64, '\0');
  UErrorCode status = U_ZERO_ERROR;
  const int size = ucnv_convert(charset, "UTF-8", out.data(), static_cast<int>(out.size()), utf8.data(),
                                static_cast<int>(utf8.size()), &status);
  EXPECT_TRUE(U_SUCCESS(status)) << charset;
  out.resize(static_cast<std::size_t>(std::max(size, 0)));
  return out;
}

constexpr std::string_view kGerman =
    "Der Bürgermeister sagte am Montag, die Brücke über die Ilm bleibe gesperrt. Größere Schäden fänden sich an den Straßen, "
    "und für die Fähre müsse ein Gerüst gebaut werden. „Wir prüfen das“, sagte er.";
constexpr std::string_view kFrench =
    "Le maire a déclaré lundi que le pont était fermé. Les élèves doivent prendre le bac, où il y a déjà foule, a-t-il ajouté.";
constexpr std::string_view kPolish =
    "Burmistrz powiedział w poniedziałek, że most na rzece został zamknięty. Część mieszkańców będzie musiała jeździć okrężną "
    "drogą.";
constexpr std::string_view kRussian =
    "Мэр города сообщил в понедельник, что мост через реку закрыт. Жители должны пользоваться паромом, пока идёт ремонт, сказал "
    "он.";
constexpr std::string_view kGreek =
    "Ο δήμαρχος δήλωσε τη Δευτέρα ότι η γέφυρα παραμένει κλειστή. Οι κάτοικοι πρέπει να περάσουν με το πλοίο, πρόσθεσε ο ίδιος.";
constexpr std::string_view kTurkish =
    "Belediye başkanı pazartesi günü köprünün kapatıldığını söyledi. Öğrenciler şimdi vapurla geçmek zorunda, çünkü yol da "
    "kapalı.";
constexpr std::string_view kHebrew =
    "ראש העיר אמר ביום שני כי הגשר סגור. התושבים צריכים לעבור במעבורת עד סוף התיקון, כך אמר ראש העיר.";
constexpr std::string_view kArabic =
    "قال رئيس البلدية يوم الاثنين إن الجسر مغلق. وعلى السكان أن يعبروا النهر بالعبارة حتى ينتهي العمل، كما قال رئيس البلدية.";
constexpr std::string_view kJapanese =
    "市長は月曜日、川にかかる橋を閉鎖したと発表した。住民は工事が終わるまで渡し船を利用しなければならないと述べた。";
constexpr std::string_view kChinese =
    "市长星期一表示，河上的大桥已经关闭。他说，在工程结束之前，居民必须乘坐渡船过河，学生也不例外。";
constexpr std::string_view kTraditional =
    "市長星期一表示，河上的大橋已經關閉。他說，在工程結束之前，居民必須乘坐渡船過河，學生也不例外。";
constexpr std::string_view kKorean =
    "시장은 월요일에 강 위의 다리를 폐쇄했다고 밝혔다. 주민들은 공사가 끝날 때까지 나룻배를 타야 한다고 말했다.";
constexpr std::string_view kThai = "นายกเทศมนตรีกล่าวเมื่อวันจันทร์ว่าสะพานข้ามแม่น้ำถูกปิดแล้ว ชาวบ้านต้องใช้เรือข้ามฟากจนกว่าการซ่อมจะเสร็จ";

struct Sample {
  const char* charset;
  std::string_view text;
  bool told_alone;  // also without a label
};

const Sample kSamples[] = {
    {"windows-1252", kGerman, true},   {"iso-8859-1", kFrench, true},    {"iso-8859-15", kFrench, true},
    {"windows-1250", kPolish, true},   {"iso-8859-2", kPolish, true},    {"windows-1251", kRussian, true},
    {"iso-8859-5", kRussian, true},    {"koi8-r", kRussian, true},       {"windows-1253", kGreek, true},
    {"iso-8859-7", kGreek, true},      {"windows-1254", kTurkish, true}, {"iso-8859-9", kTurkish, true},
    {"windows-1255", kHebrew, true},   {"iso-8859-8", kHebrew, true},    {"windows-1256", kArabic, true},
    {"iso-8859-6", kArabic, true},     {"shift_jis", kJapanese, true},   {"euc-jp", kJapanese, true},
    {"iso-2022-jp", kJapanese, false}, {"gbk", kChinese, true},          {"gb18030", kChinese, true},
    {"gb2312", kChinese, true},        {"big5", kTraditional, true},     {"euc-kr", kKorean, true},
    {"windows-874", kThai, true},      {"utf-16le", kGerman, true},      {"utf-16be", kGerman, true},
};

TEST(Charset, WithItsLabel) {
  for (const Sample& sample : kSamples) {
    EXPECT_EQ(decode_text(in_charset(sample.text, sample.charset), sample.charset).text, sample.text) << sample.charset;
  }
}

TEST(Charset, ByTheBytesAlone) {
  for (const Sample& sample : kSamples) {
    if (!sample.told_alone) continue;
    std::string bytes;
    for (int i = 0; i < 4; ++i) bytes += in_charset(std::string(sample.text) + "\n", sample.charset);
    std::string wanted;
    for (int i = 0; i < 4; ++i) wanted += std::string(sample.text) + "\n";
    EXPECT_EQ(decode_text(bytes).text, wanted) << sample.charset;
  }
}

TEST(Charset, ValidUtf8WinsOverEveryLabel) {
  for (const char* label : {"iso-8859-1", "windows-1251", "gb2312", "shift_jis", "utf-16", "no-such-charset"}) {
    const DecodedText read = decode_text(kGerman, label);
    EXPECT_EQ(read.text, kGerman) << label;
    EXPECT_EQ(read.charset, "utf-8") << label;
  }
}

TEST(Charset, AMarkWinsOverTheLabel) {
  EXPECT_EQ(decode_text("\xEF\xBB\xBF" + std::string(kGerman), "iso-8859-1").text, kGerman);
  EXPECT_EQ(decode_text("\xFF\xFE" + in_charset(kGerman, "utf-16le"), "iso-8859-1").text, kGerman);
  EXPECT_EQ(decode_text("\xFE\xFF" + in_charset(kGerman, "utf-16be"), "utf-8").text, kGerman);
}

TEST(Charset, AWesternLabelOnOtherBytes) {
  EXPECT_EQ(decode_text(in_charset(kJapanese, "shift_jis"), "iso-8859-1").text, kJapanese);
  EXPECT_EQ(decode_text(in_charset(kChinese, "gbk"), "iso-8859-1").text, kChinese);
  EXPECT_EQ(decode_text(in_charset(kGerman, "windows-1252"), "iso-8859-1").text, kGerman);
  EXPECT_EQ(decode_text(in_charset(kFrench, "windows-1252"), "windows-1252").text, kFrench);
}

TEST(Charset, ABrokenByteInUtf8IsNoOtherCharset) {
  const DecodedText read = decode_text(std::string(kGerman) + "\xFF", "iso-8859-1");
  EXPECT_EQ(read.text, std::string(kGerman) + "\xEF\xBF\xBD");
  EXPECT_EQ(read.broken, 1u);
}

TEST(Charset, AsThePageDeclaresIt) {
  EXPECT_EQ(charset_in_page("<html><head><meta charset=gb2312>"), "gb2312");
  EXPECT_EQ(charset_in_page("<META CHARSET='UTF-8'>"), "utf-8");
  EXPECT_EQ(charset_in_page(R"(<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">)"), "koi8-r");
  EXPECT_EQ(charset_in_page(R"(<meta content="text/html;charset=euc-kr" http-equiv=content-type>)"), "euc-kr");
  EXPECT_EQ(charset_in_page(R"(<?xml version="1.0" encoding="ISO-8859-15"?><html>)"), "iso-8859-15");
  EXPECT_EQ(charset_in_page("<!-- <meta charset=big5> --><meta charset=utf-8>"), "utf-8");
  EXPECT_EQ(charset_in_page("<script>var a = '<meta charset=big5>';</script><meta charset=utf-8>"), "utf-8");
  EXPECT_EQ(charset_in_page("<script charset=big5 src=a></script><title>x</title>"), "");
  EXPECT_EQ(charset_in_page("<body>charset=big5"), "");
  EXPECT_EQ(charset_in_page("<meta charset="), "");
  EXPECT_EQ(charset_in_page("<meta name=description content='of the charset = big5 kind'>"), "");
  EXPECT_EQ(charset_in_page(""), "");
}

std::string read_wrongly(std::string_view utf8) {
  std::string out;
  for (const char c : utf8) append_utf8(out, static_cast<unsigned char>(c));  // as Latin-1
  return out;
}

TEST(Mojibake, IsMendedWhereTheWholeTextIs) {
  EXPECT_EQ(mended_mojibake("Der BÃ¼rgermeister von KÃ¶ln sagte, fÃ¼r die StraÃŸe sei â€žgesorgtâ€œ."),
            "Der Bürgermeister von Köln sagte, für die Straße sei „gesorgt“.");
  EXPECT_EQ(mended_mojibake(read_wrongly(kGerman)), kGerman);
  EXPECT_EQ(mended_mojibake(read_wrongly(read_wrongly(kGerman))), kGerman) << "twice";
  EXPECT_EQ(mended_mojibake("Itâ€™s closed, he said. Thatâ€™s the bridgeâ€™s end."),
            "It’s closed, he said. That’s the bridge’s end.");
  EXPECT_EQ(decode_text(read_wrongly(kGerman)).text, kGerman);
}

TEST(Mojibake, OnPurposeItStays) {
  for (const std::string_view text : {
           kGerman,
           kFrench,
           kRussian,
           kJapanese,
           std::string_view("plain"),
           std::string_view(""),
           std::string_view("Wird „é“ als „Ã©“ gezeigt, so wurde UTF-8 falsch gelesen; ebenso „Ã¼“ und „Ã¶“."),
           std::string_view("Where you see Ã© or Ã¼ or Ã¶ or â€™ on a page, its bytes were read wrongly."),
           std::string_view("A cafÃ© in town."),                        // one alone proves nothing
           std::string_view("Der BÃ¼rgermeister von Köln fÃ¼r KÃ¤se"),  // half of it is sound
           std::string_view("ÂµÂ¶"),
       }) {
    EXPECT_EQ(mended_mojibake(text), std::nullopt) << text;
    EXPECT_EQ(decode_text(text).text, text);
  }
}

TEST(Charset, AnyBytesAreRead) {
  std::uint32_t state = 7;
  for (int round = 0; round < 2000; ++round) {
    std::string bytes;
    for (int i = 0; i < 60; ++i) {
      state = state * 1664525u + 1013904223u;
      bytes += static_cast<char>(round % 2 == 0 ? state >> 24 : 'a' + (state >> 24) % 26);
      if (round % 3 == 0 && i % 7 == 0) bytes += "<meta charset=";
    }
    EXPECT_TRUE(valid_utf8(decode_text(bytes, charset_in_page(bytes)).text));
  }
}

}  // namespace
}  // namespace stemma

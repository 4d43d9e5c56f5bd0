#include "importers/text/repair.h"

#include <gtest/gtest.h>
#include <unicode/ucnv.h>

#include <array>
#include <memory>
#include <string>
#include <vector>

#include "importers/text/utf8.h"
#include "tests/importers/reading.h"

namespace weft {
namespace {

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};

// What a program shows for each byte that believes the text to be in code page `name`: gaps are
// filled from windows-1252, then with the control of the same number.
std::array<char32_t, 256> shown_by(const char* name) {
  std::array<char32_t, 256> shown{};
  for (const char* page : {name, "windows-1252"}) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, CloseConverter> converter(ucnv_open(page, &status));
    EXPECT_TRUE(U_SUCCESS(status)) << page;
    for (unsigned byte = 0; byte < 256; ++byte) {
      const char source = static_cast<char>(byte);
      std::array<UChar, 4> out{};
      status = U_ZERO_ERROR;
      const auto length = ucnv_toUChars(converter.get(), out.data(), 4, &source, 1, &status);
      const bool gap = length != 1 || out[0] == 0xFFFD || (out[0] >= 0x80 && out[0] < 0xA0);
      if (shown[byte] == 0 && !gap) shown[byte] = out[0];
    }
  }
  for (unsigned byte = 0; byte < 256; ++byte) {
    if (shown[byte] == 0) shown[byte] = byte;
  }
  return shown;
}

std::string misread(std::string_view text, const char* page) {
  const auto shown = shown_by(page);
  std::string result;
  for (const char byte : text) append_utf8(result, shown[static_cast<unsigned char>(byte)]);
  return result;
}

// As programs do that drop what no code page defines.
std::string without_controls(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const auto character = utf8_at(text, at);
    if (character.code < 0x80 || character.code >= 0xA0) append_utf8(result, character.code);
    at += character.length;
  }
  return result;
}

constexpr std::string_view kPicturesAndMarks =
    "🔋 Fast facts — the cell lasts\n• It's a “solid” design…\n📊 Results ▸ "
    "Show\n🛠️ "
    "How "
    "⏳ "
    "🇫🇷\n";
constexpr std::string_view kQuotes = "It’s late. “Go,” she said — don’t wait.";
constexpr std::string_view kFrench =
    "L’été dernier, la société a déçu : « où êtes-vous ? » À Noël, ça ira. Cœur naïf, garçon.";
constexpr std::string_view kRussian =
    "Компания объявила о запуске новой фабрики. «Это важно», — сказал директор. США и ЕС ждут.";
constexpr std::string_view kThai = "บริษัทประกาศเปิดตัวผลิตภัณฑ์ใหม่ในกรุงเทพฯ เมื่อวานนี้";
constexpr std::string_view kChinese = "公司宣布推出新产品。“质量第一”,董事长说。";

class Misread : public testing::TestWithParam<const char*> {};

TEST_P(Misread, IsReadBackToTheByte) {
  for (const auto text : {kPicturesAndMarks, kQuotes, kFrench, kRussian, kThai, kChinese}) {
    const auto shown = misread(text, GetParam());
    ASSERT_NE(shown, text);
    EXPECT_EQ(repair_encoding(shown).text, text);
  }
}

TEST_P(Misread, IsReadBackWithoutHarmToRightTextBesideIt) {
  const std::string right = std::string{kRussian} + "\n" + std::string{kFrench} + "\n";
  const auto shown = right + misread(kPicturesAndMarks, GetParam()) + right;
  EXPECT_EQ(repair_encoding(shown).text, right + std::string{kPicturesAndMarks} + right);
}

INSTANTIATE_TEST_SUITE_P(ThroughEveryUsualCodePage, Misread,
                         testing::Values("windows-874", "windows-1250", "windows-1251",
                                         "windows-1252", "windows-1253", "windows-1254",
                                         "windows-1255", "windows-1256", "windows-1257",
                                         "windows-1258", "TIS-620", "KOI8-R", "KOI8-U", "macintosh",
                                         "IBM437", "IBM850", "IBM852", "IBM866"),
                         [](const auto& instance) {
                           std::string name = instance.param;
                           std::erase_if(name, [](char c) { return c == '-'; });
                           return name;
                         });

TEST(RepairEncoding, LeavesRightTextAsItIs) {
  const std::vector<std::string_view> right = {
      kPicturesAndMarks,
      kQuotes,
      kFrench,
      kRussian,
      kThai,
      kChinese,
      "Die Bundesregierung prüft die Übernahme. „Größe zählt“, sagte Müller. Der Buchstabe „Ä“.",
      "Рівненська область, Італії, Її їжа. Київ оголосив про запуск лінії.",
      "Η εταιρεία ανακοίνωσε νέο προϊόν. «Ό,τι καλύτερο», είπε ο διευθυντής. ΔΕΗ.",
      "Spółka ogłosiła zyski. Żółć, źdźbło, ŁÓDŹ. „Świetnie” – dodał.",
      "Příliš žluťoučký kůň úpěl ďábelské ódy. ČEZ, Škoda.",
      "Şirket yeni ürünü duyurdu. İstanbul, ığdır, ÖĞRENCİ.",
      "أعلنت الشركة عن منتج جديد. «هذا مهم» قال المدير.",
      "شرکت محصول جدیدی معرفی کرد. آپ، گاز، چای، پول، تک یک.",
      "החברה הודיעה על מוצר חדש. אמר המנכ״ל.",
      "Công ty công bố sản phẩm mới. Đường phố Hà Nội.",
      "कंपनी ने नया उत्पाद पेश किया।",
      "회사는 신제품을 발표했다.",
      "会社は新製品を発表した。",
      "¿Qué pasó? ¡Increíble! ESPAÑA, canción.",
      "A irmã não está. AÇÃO, NÃO. À noite.",
      "»Åh«, sa hon. Ålesund, øl, Æble.",
      "Őrült árvíztűrő tükörfúrógép.",
      "Ђурђевдан и Љубљана, његов, ћуп, Џон.",
      "Prices rose from £3–£5m to €7; 25°C, ½ cup, 3×4, ©2024 Foo® Bar™",
      "┌──────┐\n│ a │\n└─┬──┘ ╔═══╗ ║ x ║ ╚═══╝"};
  for (const auto text : right) {
    const auto repaired = repair_encoding(text);
    EXPECT_EQ(repaired.text, text);
    EXPECT_EQ(repaired.code_page, "");
  }
}

TEST(RepairEncoding, LeavesAnArticleAboutTheTroubleAlone) {
  constexpr std::string_view text =
      "A mangled page shows 'Ã©' instead of 'é', or “â€™” for ’; the cause is a wrong code page.";
  EXPECT_EQ(repair_encoding(text).text, text);
}

TEST(RepairEncoding, NamesTheCodePage) {
  EXPECT_EQ(repair_encoding(misread(kPicturesAndMarks, "windows-874")).code_page, "windows-874");
  EXPECT_EQ(repair_encoding(misread(kRussian, "windows-1251")).code_page, "windows-1251");
}

TEST(RepairEncoding, UndoesWhatWasMisreadTwice) {
  for (const char* page : {"windows-1252", "windows-1251", "windows-874", "IBM437", "macintosh"}) {
    SCOPED_TRACE(page);
    for (const auto text : {kPicturesAndMarks, kQuotes, kFrench, kRussian})
      EXPECT_EQ(repair_encoding(misread(misread(text, page), page)).text, text);
  }
}

TEST(RepairEncoding, RestoresBytesThatNoCodePageDefines) {
  // 🛠️ and ⏳ hold byte 8F, the closing quotation mark 9D.
  constexpr std::string_view text =
      "🛠️ Tools\n⏳ Timeline\n“Go,” she said • now\n🏆 Prize\n";
  for (const char* page : {"windows-874", "windows-1252"}) {
    SCOPED_TRACE(page);
    EXPECT_EQ(repair_encoding(without_controls(misread(text, page))).text, text);
  }
}

TEST(RepairEncoding, ReadsANoBreakSpaceThatBecameASpace) {
  // The last byte of 🧠 is A0.
  EXPECT_EQ(repair_encoding("ðŸ§  Insight\nâ€¢ one\nâ€¢ two\n").text,
            "🧠 Insight\n• one\n• two\n");
}

TEST(RepairEncoding, ReadsPagesThatOnlyTheCLibraryKnows) {
  EXPECT_EQ(repair_encoding("â\u0080ą one\nâ\u0080ą two â\u0080\u0094 three").text,
            "• one\n• two — three");
}

TEST(RepairEncoding, ReadsSignsThatStandRightBehindLetters) {
  // In a Thai page "£" and "³" are letters that no word tells apart from names beside them.
  constexpr std::string_view text = "• A tank of 90 m³ — large\n• Price€72/t£48/tN/A\n";
  EXPECT_EQ(repair_encoding(misread(text, "windows-874")).text, text);
}

TEST(RepairEncoding, DoesNotTakeALineThatLostABytesForRight) {
  constexpr std::string_view text = "• one\n⏳ Timeline\nThe league fines Gérard.\n";
  EXPECT_EQ(repair_encoding(without_controls(misread(text, "windows-874"))).text, text);
}

TEST(RepairEncoding, ReadsAPictureWhoseVariantLostAByte) {
  constexpr std::string_view text = "⚖️Fresh\n• one\n• two — three\n";
  EXPECT_EQ(repair_encoding(without_controls(misread(text, "windows-1252"))).text, text);
}

TEST(RepairEncoding, DropsTheByteOrderMark) {
  EXPECT_EQ(repair_encoding("\xEF\xBB\xBFplain").text, "plain");
}

TEST(RepairEncoding, ReadsUtf16) {
  EXPECT_EQ(repair_encoding(std::string_view("\xFF\xFE"
                                             "A\0\xE9\0\n\0",
                                             8))
                .text,
            "Aé\n");
  EXPECT_EQ(repair_encoding(std::string_view("\xFE\xFF\0A\x20\xAC", 6)).text, "A€");
  EXPECT_EQ(repair_encoding(std::string_view("n\0e\0w\0s\0 \0a\0t\0", 14)).text, "news at");
}

TEST(RepairEncoding, ReadsBytesOfOldEncodings) {
  EXPECT_EQ(repair_encoding("Le caf\xE9 de la soci\xE9t\xE9 a ferm\xE9 \xE0 midi, dit-on.").text,
            "Le café de la société a fermé à midi, dit-on.");
  EXPECT_EQ(
      repair_encoding("\xCA\xEE\xEC\xEF\xE0\xED\xE8\xFF \xEE\xE1\xFA\xFF\xE2\xE8\xEB\xE0 \xEE "
                      "\xE7\xE0\xEF\xF3\xF1\xEA\xE5 \xED\xEE\xE2\xEE\xE9 \xEB\xE8\xED\xE8\xE8.")
          .text,
      "Компания объявила о запуске новой линии.");
}

TEST(RepairEncoding, KeepsUtf8WithAFewStrayBytes) {
  EXPECT_EQ(repair_encoding("Größe, Größe und Größe \x96 so").text, "Größe, Größe und Größe – so");
}

TEST(RepairEncoding, LeavesNothingMisreadOnTheSamplePage) {
  const auto page =
      test::file_bytes(WEFT_SOURCE_DIR "/../shared/samples/briefings/000_394984ec2a3a9aa9.txt");
  if (page.empty()) GTEST_SKIP() << "the sample pages are not at hand";
  const auto repaired = repair_encoding(page);
  EXPECT_EQ(repaired.code_page, "windows-874");
  for (std::size_t at = 0; at < repaired.text.size();) {
    const auto character = utf8_at(repaired.text, at);
    const bool thai = character.code >= 0xE00 && character.code < 0xE80;
    const bool latin = character.code >= 0x80 && character.code < 0x250;
    EXPECT_FALSE(thai || latin) << "at byte " << at;
    at += character.length;
  }
}

TEST(RepairEncoding, TakesTimeInProportionToTheText) {
  // One line without an ASCII character, which no step may read more than a few times.
  std::string text;
  while (text.size() < (4U << 20)) text += "привет";
  EXPECT_EQ(repair_encoding(text).text, text);
}

}  // namespace
}  // namespace weft

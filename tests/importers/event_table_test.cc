#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include "importers/readers/event_layouts.h"
#include "importers/readers/reader.h"
#include "tests/core/temp_dir.h"

namespace weft::test {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

struct Rows {
  std::vector<std::pair<Article, CodedEvents>> articles;
  std::vector<Article> others;
  std::vector<SetAside> set_aside;

  /// "2018-09-28 cameo:042 visit reported agent:Ann patient:Bob" for each row.
  [[nodiscard]] std::vector<std::string> told() const {
    std::vector<std::string> lines;
    for (const auto& [article, coded] : articles) {
      for (const auto& event : coded.events) {
        const auto& code = coded.codes.at(event.code);
        auto line = event.date.text() + " " + code.code + " " + code.kind + " " +
                    std::string(name_of(code.status));
        for (const auto& role : event.roles)
          line += " " + std::string(name_of(role.role)) + ":" + coded.actors.at(role.actor).name;
        lines.push_back(line);
      }
    }
    return lines;
  }
};

std::shared_ptr<const EventLayouts> own_layouts() {
  auto layouts = EventLayouts::load(WEFT_SOURCE_DIR "/packs/event-tables");
  EXPECT_TRUE(layouts.has_value()) << describe(layouts.error());
  return std::make_shared<const EventLayouts>(std::move(layouts).value());
}

Rows rows_of(std::string_view bytes, std::shared_ptr<const EventLayouts> layouts,
             InputFormat format = InputFormat::kAuto, const std::string& path = "table.csv") {
  ReadOptions options;
  options.format = format;
  options.event_layouts = std::move(layouts);
  Rows rows;
  ReadSink sink;
  sink.article = [&](Article article) { rows.others.push_back(std::move(article)); };
  sink.coded = [&](Article article, CodedEvents coded) {
    rows.articles.emplace_back(std::move(article), std::move(coded));
  };
  sink.set_aside = [&](SetAside piece) { rows.set_aside.push_back(std::move(piece)); };
  read_bytes(bytes, path, options, sink);
  return rows;
}
Rows rows_of(std::string_view bytes) { return rows_of(bytes, own_layouts()); }

std::vector<std::string> reasons(const Rows& rows) {
  std::vector<std::string> lines;
  for (const auto& piece : rows.set_aside) lines.push_back(piece.place + ": " + piece.reason);
  return lines;
}

/// Reads a table by a mapping file that lies beside it.
class Mapped {
 public:
  explicit Mapped(const std::string& mapping) { write("mapping.json", mapping); }
  void write(const std::string& name, const std::string& bytes) const {
    std::ofstream(folder_.path() + "/" + name, std::ios::binary) << bytes;
  }
  [[nodiscard]] Rows read(std::string_view table) const {
    auto layouts = EventLayouts::load("");
    const auto used = layouts->use_mapping(folder_.path() + "/mapping.json");
    EXPECT_TRUE(used.has_value()) << describe(used.error());
    if (!used) return {};
    return rows_of(table, std::make_shared<const EventLayouts>(std::move(layouts).value()),
                   InputFormat::kEvents, folder_.path() + "/table.csv");
  }
  [[nodiscard]] std::string error() const {
    auto layouts = EventLayouts::load("");
    const auto used = layouts->use_mapping(folder_.path() + "/mapping.json");
    return used ? "" : used.error().message;
  }

 private:
  TempDir folder_;
};

constexpr auto kPlain = R"({"name": "plain", "date": {"column": "day"}, "code": {"column": "what"},
  "actors": [{"role": "agent", "name": "who"}, {"role": "patient", "name": "whom"}]})";

std::string gdelt_row(const std::string& actor1, const std::string& actor2, const std::string& code,
                      const std::string& place,
                      const std::string& columns_behind_place = "\t\t\t\t\t\t\t") {
  return "1012345678\t20260301\t202603\t2026\t2026.1644\tRUS\t" + actor1 +
         "\tRUS\t\t\t\t\tGOV\t\t\tUSA\t" + actor2 + "\tUSA\t\t\t\t\t\t\t\t1\t" + code + "\t" +
         code +
         "\t04\t1\t2.8\t10\t1\t10\t-2."
         "1\t1\tRussia\tRS\tRS\t\t60\t100\tRS\t1\tRussia\tRS\tRS\t\t60\t"
         "100\tRS\t4\t" +
         place + columns_behind_place + "20260302101500\thttps://news.example/a\n";
}

TEST(GdeltTable, IsRecognizedByItsColumnsAndGivesActorsCodesAndReportDay) {
  const auto rows = rows_of(
      gdelt_row("VLADIMIR PUTIN", "UNITED STATES", "042", "Kuala Lumpur, Kuala Lumpur, Malaysia"));
  EXPECT_THAT(reasons(rows), IsEmpty());
  EXPECT_THAT(rows.told(), ElementsAre("2026-03-01 cameo:042 visit reported agent:Vladimir Putin "
                                       "patient:United States place:Kuala Lumpur"));
  const auto& [article, coded] = rows.articles.at(0);
  EXPECT_EQ(article.published->text(), "2026-03-02");
  EXPECT_EQ(article.source, "GDELT 2.0");
  const auto& event = coded.events.at(0);
  EXPECT_EQ(slice(article.text, event.trigger), "Make a visit");
  EXPECT_EQ(slice(article.text, event.roles.at(0).span), "VLADIMIR PUTIN");
  EXPECT_EQ(slice(article.text, event.roles.at(2).span), "Kuala Lumpur");
  EXPECT_EQ(slice(article.text, event.date_span), "20260301");
  EXPECT_THAT(slice(article.text, event.quote), HasSubstr("https://news.example/a"));
}

TEST(IcewsTable, IsRecognizedByItsHeader) {
  const auto rows = rows_of(
      "Event ID\tEvent Date\tSource Name\tSource Sectors\tSource Country\tEvent Text\tCAMEO Code\t"
      "Intensity\tTarget Name\tTarget Sectors\tTarget Country\tStory ID\tSentence "
      "Number\tPublisher\t"
      "City\tDistrict\tProvince\tCountry\tLatitude\tLongitude\r\n"
      "1\t1995-01-01\tRussia\t\tRussia\tExpress intent to meet or negotiate\t036\t4\tBoris "
      "Yeltsin\t"
      "Elite\tRussia\t28\t4\tThe News\tMoscow\t\t\tRussia\t55.7\t37.6\r\n");
  EXPECT_THAT(reasons(rows), IsEmpty());
  EXPECT_THAT(rows.told(), ElementsAre("1995-01-01 cameo:036 promise stated agent:Russia "
                                       "patient:Boris Yeltsin place:Moscow"));
  const auto& [article, coded] = rows.articles.at(0);
  EXPECT_EQ(coded.actors.at(0).type, EntityType::kPlace);
  EXPECT_EQ(coded.actors.at(1).type, EntityType::kOther);
  // All is told by the row itself: its line is the row to the byte.
  EXPECT_THAT(article.text, ::testing::EndsWith("\tRussia\t55.7\t37.6\n"));
}

TEST(PolecatTable, IsRecognizedByItsHeaderAndTakesTheModeWithTheType) {
  const auto rows = rows_of(
      "Event ID\tEvent Date\tEvent Type\tEvent Mode\tIntensity\tQuad Code\tContexts\tActor Name\t"
      "Actor Country\tActor Name Raw\tRecipient Name\tRecipient Country\tRecipient Name Raw\t"
      "Placename\tCountry\tSource\tPublication Date\n"
      "A1\t2023-05-02\tCOERCE\tarrest\t-7\tMATERIAL CONFLICT\tNone\tNone\tNone\tthe "
      "police\tNone\tNone\t"
      "a driver\tNone\tFrance\tThe News\t2023-05-03\n");
  EXPECT_THAT(rows.told(), ElementsAre("2023-05-02 plover:COERCE/arrest arrest reported "
                                       "agent:the police patient:a driver place:France"));
  EXPECT_EQ(rows.articles.at(0).first.published->text(), "2023-05-03");
}

TEST(TableWithKeys, IsReadWithTheFilesBesideIt) {
  const Mapped table(R"({"name": "keys", "delimiter": "tab", "header": false,
    "columns": ["subject", "relation", "object", "hours"],
    "lookups": {"names": {"file": "names.txt", "key": 2, "value": 1},
                "relations": {"file": "relations.txt", "key": 2, "value": 1}},
    "date": {"column": "hours", "unit": "hours", "origin": "2018-01-01"},
    "code": {"column": "relation", "lookup": "relations"},
    "actors": [{"role": "agent", "name": "subject", "lookup": "names"},
               {"role": "patient", "name": "object", "lookup": "names"}]})");
  table.write("names.txt", "Citizen (Malaysia)\t459\nGovernment (Malaysia)\t471\n");
  table.write("relations.txt", "Make an appeal or request\t1\n");
  const auto rows = table.read("459  \t1    \t471\t6480\n459\t1\t470\t6480\n");
  EXPECT_THAT(rows.told(), ElementsAre("2018-09-28 keys:make an appeal or request "
                                       "make_an_appeal_or_request reported "
                                       "agent:Citizen (Malaysia) patient:Government (Malaysia)"));
  ASSERT_THAT(rows.articles, SizeIs(1));
  EXPECT_EQ(rows.articles[0].first.text,
            "459  \t1    \t471\t6480\t2018-09-28\tCitizen (Malaysia)\tMake an appeal or request\t"
            "Government (Malaysia)\n");
  ASSERT_THAT(rows.set_aside, SizeIs(1));
  EXPECT_EQ(rows.set_aside[0].place, "line 2");
  EXPECT_THAT(rows.set_aside[0].reason, HasSubstr("\"470\" is not in "));
}

TEST(TableWithKeys, IsSetAsideWithTheNameOfTheFileThatIsMissing) {
  const Mapped table(R"({"name": "keys", "lookups": {"names": {"file": "names.txt"}},
    "date": {"column": "day"}, "code": {"column": "what"},
    "actors": [{"role": "agent", "name": "who", "lookup": "names"}]})");
  const auto rows = table.read("day,what,who\n2024-01-01,win,7\n");
  ASSERT_THAT(rows.set_aside, SizeIs(1));
  EXPECT_THAT(rows.set_aside[0].place + rows.set_aside[0].reason, HasSubstr("names.txt"));
}

TEST(EventTable, ReadsQuotesLineEndsAndByteOrderMarksAsSpreadsheetsWriteThem) {
  const Mapped table(kPlain);
  const auto rows = table.read(
      "\xEF\xBB\xBF"
      "who;day;what;whom\r\n"
      "\"Acme \"\"Fast\"\" Inc.\";2024-05-03;buy;\"Globex; Berlin\"\r\n"
      "\"Two\r\nlines\";2024-05-04;sell;Acme\r\n"
      "\r\n"
      "Acme;2024-05;rest;");
  EXPECT_THAT(reasons(rows), IsEmpty());
  EXPECT_THAT(rows.told(),
              ElementsAre("2024-05 plain:rest rest reported agent:Acme",
                          "2024-05-03 plain:buy buy reported agent:Acme \"Fast\" Inc. "
                          "patient:Globex; Berlin",
                          "2024-05-04 plain:sell sell reported agent:Two\r\nlines patient:Acme"));
}

TEST(EventTable, SetsRowsAsideThatCannotBeReadAndGoesOn) {
  const Mapped table(kPlain);
  const auto rows = table.read(
      "day,who,what,whom\n"
      "2024-01-01,Ann,meet\n"
      "yesterday,Ann,meet,Bob\n"
      ",Ann,meet,Bob\n"
      "2024-01-01,,meet,\n"
      "2024-01-01,Ann,,Bob\n"
      "2024-01-01,Ann,meet,Bob\n"
      "2024-01-02,\"Ann,meet,Bob\n");
  EXPECT_THAT(
      reasons(rows),
      ElementsAre("line 2: has 3 cells for 4 columns",
                  "line 3: \"yesterday\" is not a date; the layout says how dates are written",
                  "line 4: no date", "line 5: names no actor", "line 6: does not say what happened",
                  "line 8: a quotation mark is not closed"));
  EXPECT_THAT(rows.told(), SizeIs(1));
}

TEST(EventTable, CountsWhatItDoesNotTellOfManyBadRows) {
  const Mapped table(kPlain);
  std::string bytes = "day,who,what,whom\n";
  for (int i = 0; i < 50; ++i) bytes += "never,Ann,meet,Bob\n";
  const auto rows = table.read(bytes);
  ASSERT_THAT(rows.set_aside, SizeIs(21));
  EXPECT_EQ(rows.set_aside.back().reason, "30 more rows");
}

TEST(EventTable, GivesArticlesOfOneReportDayAndOfUpToAThousandRows) {
  const Mapped table(kPlain);
  std::string bytes = "day,who,what,whom\n";
  for (int i = 0; i < 1500; ++i)
    bytes += std::string(i % 2 == 0 ? "2024-01-01" : "2024-01-02") + ",Ann,meet,Bob\n";
  bytes += std::string(600, 'x');
  for (int i = 0; i < 900; ++i) bytes += "\n2024-01-01,Ann,meet,Bob";
  const auto rows = table.read(bytes);
  std::vector<std::string> shapes;
  for (const auto& [article, coded] : rows.articles)
    shapes.push_back(article.published->text() + " " + std::to_string(coded.events.size()));
  EXPECT_THAT(shapes, ElementsAre("2024-01-01 1000", "2024-01-01 650", "2024-01-02 750"));
}

TEST(EventTable, GivesTheSameArticlesWhereverTheFileLies) {
  const std::string bytes = "day,who,what,whom\n2024-01-01,Ann,meet,Bob\n";
  const auto one = Mapped(kPlain).read(bytes);
  const auto other = Mapped(kPlain).read(bytes);
  ASSERT_THAT(one.articles, SizeIs(1));
  EXPECT_EQ(one.articles[0].first.id, other.articles.at(0).first.id);
}

TEST(EventTable, ReadsDatesAsItsMappingSays) {
  struct Case {
    std::string_view how, cell, day;
  };
  const Case cases[] = {
      {R"("pattern": "dd/mm/yyyy")", "3/11/2024 10:15", "2024-11-03"},
      {R"("pattern": "mm-dd-yyyy")", "11-03-2024", "2024-11-03"},
      {R"("unit": "seconds", "origin": "1970-01-01")", "1710460800", "2024-03-15"},
      {R"("unit": "days", "origin": "2024-01-01")", "-1", "2023-12-31"},
  };
  for (const auto& [how, cell, day] : cases) {
    SCOPED_TRACE(how);
    const Mapped table(
        R"({"name": "days", "date": {"column": "day", )" + std::string(how) +
        R"(}, "code": {"column": "what"}, "actors": [{"role": "agent", "name": "who"}]})");
    const auto rows = table.read("day,what,who\n" + std::string(cell) + ",win,Ann\n99x,win,Ann\n");
    EXPECT_THAT(rows.told(), ElementsAre(std::string(day) + " days:win win reported agent:Ann"));
    EXPECT_THAT(rows.set_aside, SizeIs(1));
  }
}

TEST(EventTable, ReadsBytesThatAreNotUtf8RowByRow) {
  const Mapped table(kPlain);
  const auto rows = table.read(
      "day,who,what,whom\n2024-01-01,Jos\xE9,meet,Bob\n"
      "2024-01-01,Zo\xC3\xAB,meet,Bob\n");
  EXPECT_THAT(rows.told(),
              ElementsAre("2024-01-01 plain:meet meet reported agent:José patient:Bob",
                          "2024-01-01 plain:meet meet reported agent:Zoë patient:Bob"));
}

TEST(EventTable, ThatNoLayoutKnowsIsSetAsideWithTheRemedy) {
  const auto rows = rows_of("a,b\n1,2\n", own_layouts(), InputFormat::kEvents);
  ASSERT_THAT(rows.set_aside, SizeIs(1));
  EXPECT_THAT(rows.set_aside[0].reason, HasSubstr("--mapping"));
}

TEST(OtherText, IsNotTakenForATable) {
  const auto rows = rows_of("Acme bought Globex.\n\nThe date, the who and the what\tare known.\n");
  EXPECT_THAT(rows.articles, IsEmpty());
  EXPECT_THAT(rows.others, SizeIs(1));
}

TEST(MappingFile, ThatIsWrongSaysWhere) {
  struct Case {
    std::string_view mapping, error;
  };
  const Case cases[] = {
      {"{", "is not valid JSON"},
      {"[]", "is not a JSON object"},
      {R"({"nme": "x"})", "\"nme\" is not known"},
      {R"({"name": "x"})", "has no \"date\", the column of the event's day"},
      {R"({"name": "x", "date": {"column": "d", "unit": "hours"}})",
       "date: \"unit\" and \"origin\" go together, and without \"pattern\""},
      {R"({"name": "x", "date": {"column": "d"}, "code": {"column": "c"}, "actors": []})",
       "has no \"actors\", a list"},
      {R"({"name": "x", "date": {"column": "d"}, "code": {"column": "c"},
           "actors": [{"role": "boss", "name": "a"}]})",
       "actors: \"role\" is one of agent, patient, recipient, place, topic"},
      {R"({"name": "x", "date": {"column": "d"}, "code": {"column": "c"},
           "actors": [{"role": "agent", "name": "a", "lookup": "l"}]})",
       "lookup \"l\" is not among \"lookups\""},
      {R"({"name": "x", "date": {"column": "d"}, "code": {"column": "c", "book": "b"},
           "actors": [{"role": "agent", "name": "a"}]})",
       "there is no code book \"b\""},
      {R"({"name": "x", "header": false, "columns": ["d", "c"], "date": {"column": "d"},
           "code": {"column": "c"}, "actors": [{"role": "agent", "name": "a"}]})",
       "column \"a\" is not among \"columns\""},
  };
  for (const auto& [mapping, error] : cases) {
    SCOPED_TRACE(mapping);
    EXPECT_EQ(Mapped(std::string(mapping)).error(), error);
  }
}

}  // namespace
}  // namespace weft::test

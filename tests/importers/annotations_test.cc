// Annotations that something else made: read, checked against the text, found in their file.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "importers/pipeline/annotation_file.h"
#include "importers/pipeline/annotation_json.h"
#include "importers/pipeline/annotation_reader.h"
#include "importers/resolve/resolve.h"
#include "tests/core/temp_dir.h"
#include "tests/importers/language_world.h"

namespace weft {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using weft::testing::article_of;

const LanguageEngine& engine() {
  static const auto loaded = load_engine(WEFT_SOURCE_DIR "/packs", WEFT_SOURCE_DIR "/models");
  return **loaded;
}

const Article& mill() {
  static const auto article =
      article_of("Zürich: Harlow Mill bought Dunmore Quarry in May 2024. The mill paid Nvidia.");
  return article;
}

/// "begin":…,"end":… of the first place of `words`.
std::string at(std::string_view words) {
  const auto begin = mill().text.find(words);
  return "\"begin\":" + std::to_string(begin) + ",\"end\":" + std::to_string(begin + words.size());
}

CheckedAnnotations read(const std::string& lists) {
  auto checked = read_annotations("{\"id\":\"a\"," + lists + "}", mill(), engine());
  EXPECT_TRUE(checked.has_value()) << describe(checked.error());
  return checked ? std::move(checked).value() : CheckedAnnotations{};
}

std::vector<std::string> refusals(const CheckedAnnotations& checked) {
  std::vector<std::string> lines;
  for (const auto& refused : checked.refused)
    lines.push_back(refused.place + ": " + refused.reason);
  return lines;
}

TEST(Annotations, OfNamesWithOneTextAndTypeAreOneReferent) {
  const auto checked = read("\"names\":[{" + at("Harlow Mill") + ",\"type\":\"ORG\"},{" +
                            at("Dunmore") + ",\"type\":\"LOC\"},{" + at("mill") +
                            ",\"type\":\"ORG\",\"refers_to\":\"Harlow Mill\"}]");
  EXPECT_THAT(refusals(checked), IsEmpty());
  ASSERT_EQ(checked.annotations.names.size(), 3U);
  ASSERT_EQ(checked.annotations.referents.size(), 2U);
  EXPECT_EQ(checked.annotations.names[2].referent, checked.annotations.names[0].referent);
  EXPECT_EQ(checked.annotations.referents[0].name, "Harlow Mill");
  EXPECT_THAT(checked.annotations.referents[0].aliases, ElementsAre("mill"));
}

TEST(Annotations, MayLabelWhatNamesReferTo) {
  const auto checked =
      read("\"names\":[{" + at("Harlow Mill") + ",\"type\":\"ORG\",\"referent\":\"m\"},{" +
           at("The mill") + ",\"type\":\"ORG\",\"referent\":\"m\"}]");
  ASSERT_EQ(checked.annotations.referents.size(), 1U);
  EXPECT_EQ(checked.annotations.referents[0].name, "Harlow Mill");
}

TEST(Annotations, GivePackEntitiesTheirIdentity) {
  const auto checked = read("\"names\":[{" + at("Nvidia") + ",\"type\":\"ORG\"}]");
  ASSERT_EQ(checked.annotations.names.size(), 1U);
  EXPECT_NE(checked.annotations.names[0].pack_id, "");
  const auto person = read("\"names\":[{" + at("Nvidia") + ",\"type\":\"PER\"}]");
  EXPECT_EQ(person.annotations.names[0].pack_id, "") << "a person is no company";
}

TEST(Annotations, WithoutOffsetsStandWhereTheirTextStandsOnce) {
  const auto checked = read(
      "\"names\":[{\"text\":\"Harlow Mill\",\"type\":\"ORG\"},{\"text\":\"ll\",\"type\":\"ORG\"},"
      "{\"text\":\"Acme\",\"type\":\"ORG\"},{\"type\":\"ORG\"}]");
  ASSERT_EQ(checked.annotations.names.size(), 1U);
  EXPECT_EQ(slice(mill().text, checked.annotations.names[0].span), "Harlow Mill");
  EXPECT_THAT(refusals(checked),
              ElementsAre(HasSubstr("names[1]: \"ll\" stands more than once"),
                          HasSubstr("names[2]: \"Acme\" does not stand in the article"),
                          HasSubstr("names[3]: has neither")));
}

TEST(Annotations, ThatAreNotInTheTextAreRefusedWithTheReason) {
  const struct {
    const char *name, *reason;
  } cases[] = {
      {R"({"begin":9,"end":15,"text":"Harlew","type":"ORG"})", "is not what stands at 9 to 15"},
      {R"({"begin":9,"end":9000,"type":"ORG"})", "outside the text"},
      {R"({"begin":9,"end":9,"type":"ORG"})", "is empty"},
      {R"({"begin":-1,"end":9,"type":"ORG"})", "not two byte offsets"},
      {R"({"begin":1.5,"end":9,"type":"ORG"})", "not two byte offsets"},
      {R"({"begin":2,"end":7,"type":"LOC"})", "cuts a character in two"},
      {R"({"begin":0,"type":"LOC"})", "only one of begin and end"},
      {R"({"begin":9,"end":15,"type":"COMPANY"})", "no type of name"},
      {R"({"begin":9,"end":15})", "\"type\" is missing"},
      {R"({"begin":9,"end":15,"type":"ORG","text":7})", "\"text\" is not a string"},
      {R"("Harlow")", "is not a JSON object"},
  };
  for (const auto& [name, reason] : cases) {
    SCOPED_TRACE(name);
    const auto checked = read("\"names\":[" + std::string(name) + "]");
    EXPECT_THAT(checked.annotations.names, IsEmpty());
    EXPECT_THAT(refusals(checked), ElementsAre(HasSubstr(reason)));
  }
}

TEST(Annotations, KeepTheFirstOfNamesThatOverlap) {
  const auto checked = read("\"names\":[{" + at("Mill bought") + ",\"type\":\"ORG\"},{" +
                            at("Harlow Mill") + ",\"type\":\"ORG\"}]");
  ASSERT_EQ(checked.annotations.names.size(), 1U);
  EXPECT_EQ(slice(mill().text, checked.annotations.names[0].span), "Harlow Mill");
  EXPECT_THAT(refusals(checked), ElementsAre("names[0]: overlaps another name"));
}

TEST(Annotations, OfTimesSayTheDays) {
  const auto checked = read(
      "\"times\":[{" + at("May 2024") + ",\"type\":\"DATE\",\"value\":\"2024-05\"},{" +
      at("Zürich") +
      ",\"type\":\"DURATION\",\"value\":\"P1W\",\"from\":\"2024-05-01\",\"to\":\"2024-05-07\"},{" +
      at("paid") + ",\"type\":\"DATE\",\"value\":\"x\",\"from\":\"2024-02-31\"},{" + at("Nvidia") +
      ",\"type\":\"AGE\",\"value\":\"P1Y\"}]");
  ASSERT_EQ(checked.annotations.times.size(), 2U);
  EXPECT_EQ(checked.annotations.times[0].date->text(), "2024-05-01/2024-05-07");
  EXPECT_EQ(checked.annotations.times[1].date->text(), "2024-05");
  EXPECT_THAT(refusals(checked),
              ElementsAre(HasSubstr("times[2]: \"from\""), HasSubstr("times[3]: \"AGE\"")));
}

const std::string kMillName = "\"names\":[{\"text\":\"Harlow Mill\",\"type\":\"ORG\"}],";

TEST(Annotations, OfEventsFindTheirSentenceAndParticipants) {
  const auto checked =
      read(kMillName + "\"events\":[{" + at("bought") +
           ",\"type\":\"quarry-buying\",\"date\":\"2024-05\",\"participants\":[{" + at("Mill") +
           ",\"role\":\"agent\"},{" + at("Dunmore Quarry") + ",\"role\":\"patient\"},{" +
           at("Harlow Mill") + ",\"role\":\"buyer\"}],\"speaker\":{" + at("The mill") + "}}]");
  ASSERT_EQ(checked.annotations.events.size(), 1U);
  const auto& event = checked.annotations.events[0];
  EXPECT_EQ(event.type, "quarry-buying") << "unknown kinds are kept as such";
  EXPECT_EQ(slice(mill().text, event.quote),
            "Zürich: Harlow Mill bought Dunmore Quarry in May 2024.");
  ASSERT_EQ(event.participants.size(), 1U);
  EXPECT_EQ(event.participants[0].referent, 0U);
  EXPECT_FALSE(event.speaker);
  EXPECT_THAT(refusals(checked),
              ElementsAre(HasSubstr("events[0].participants[1]: overlaps no name"),
                          HasSubstr("events[0].participants[2]: \"buyer\" is no role"),
                          HasSubstr("events[0].speaker: overlaps no name")));
}

TEST(Annotations, OfEventsAreCheckedInEveryField) {
  const struct {
    const char *fields, *reason;
  } cases[] = {
      {R"("type":"buy","status":"rumoured")", "no status"},
      {R"("type":"buy","date":"31 June")", "\"date\""},
      {R"("type":"buy","sentence":[0,5])", "outside the sentence"},
      {R"("type":"buy","origin":"heaven")", "no origin"},
      {R"("type":"buy","lead":"yes")", "neither true nor false"},
      {R"("type":"b\ny")", "is no word"},
      {R"("lemma":"buy")", "\"type\" is missing"},
  };
  for (const auto& [fields, reason] : cases) {
    SCOPED_TRACE(fields);
    const auto checked = read("\"events\":[{" + at("bought") + "," + fields + "}]");
    EXPECT_THAT(checked.annotations.events, IsEmpty());
    EXPECT_THAT(refusals(checked), ElementsAre(HasSubstr(reason)));
  }
  const auto twice = read("\"events\":[{" + at("paid") + ",\"type\":\"pay\"},{" + at("paid") +
                          ",\"type\":\"give\"}]");
  EXPECT_THAT(refusals(twice), ElementsAre(HasSubstr("the second event at its place")));
}

TEST(Annotations, TellNoMoreThanTheFirstRefusals) {
  std::string names = "{\"type\":\"ORG\"}";
  for (int i = 0; i < 100; ++i) names += ",{\"type\":\"ORG\"}";
  const auto checked = read("\"names\":[" + names + "]");
  EXPECT_EQ(checked.refused.size(), kMostRefusals + 1);
  EXPECT_THAT(checked.refused.back().reason, HasSubstr("81 more"));
}

TEST(Annotations, ThatAreNoListsAreRefusedAsAWhole) {
  for (const char* line : {"", "[]", "{\"names\":{}}", "{\"events\":7}", "{\"id\":\"a\""})
    EXPECT_FALSE(read_annotations(line, mill(), engine()).has_value()) << line;
}

/// What the engine finds, written and read again, gives the store the same facts.
TEST(Annotations, OfTheEngineComeBackAsTheyWere) {
  auto article = article_of(
      "Jensen Huang, Nvidia's chief executive, said on Tuesday that the company would open a plant "
      "in Osaka by 2027. Huawei had unveiled the Ascend 910B and 910C in September 2025. Its "
      "shares fell after Chinese officials denied the report. \"We bought Arm,\" he said.");
  article.published = *parse_edtf("2026-03-02");
  const auto made = engine().annotate(article);
  ASSERT_FALSE(made.events.empty());
  std::ostringstream line;
  write_annotation_line(article, made, line);
  const auto checked = read_annotations(line.str(), article, engine());
  ASSERT_TRUE(checked.has_value());
  EXPECT_THAT(refusals(*checked), IsEmpty());
  std::ostringstream again;
  write_annotation_line(article, checked->annotations, again);
  EXPECT_EQ(again.str(), line.str());
}

Result<std::optional<AnnotationFile::Line>> find(const AnnotationFile& file, const char* key) {
  return file.find({0xA}, key);
}

class AnnotationFileTest : public ::testing::Test {
 protected:
  std::string write(const std::string& bytes) {
    std::ofstream(path_, std::ios::binary) << bytes;
    return path_;
  }
  test::TempDir folder_;
  std::string path_ = folder_.path() + "/annotations.jsonl";
};

TEST_F(AnnotationFileTest, FindsTheLineOfAnArticle) {
  const auto file = AnnotationFile::open(
      write("{\"id\":\"a\",\"names\":[]}\r\n\n{\"names\":[{\"id\":\"b\"}],\"id\":7}\n"
            "{\"id\":\"a\"}\nnonsense\n[{\"id\":\"c\"}]\n{\"id\":\"d\"}"));
  ASSERT_TRUE(file.has_value());
  EXPECT_EQ(file->size(), 3U);
  EXPECT_EQ((*find(*file, "a"))->number, 1U);
  EXPECT_EQ((*find(*file, "7"))->number, 3U);
  EXPECT_EQ((*find(*file, "d"))->text, "{\"id\":\"d\"}");
  EXPECT_FALSE(*find(*file, "b"));
  ASSERT_EQ(file->set_aside().size(), 3U);
  EXPECT_THAT(file->set_aside()[0].reason, HasSubstr("line 1 has annotations for \"a\" already"));
  EXPECT_EQ(file->set_aside()[1].place, "line 5");
}

TEST_F(AnnotationFileTest, TellsApartTheArticlesOfOneInput) {
  const auto file =
      AnnotationFile::open(write("{\"id\":\"p\",\"article\":\"a:000000000000000b\",\"names\":[]}\n"
                                 "{\"id\":\"p\",\"article\":\"a:000000000000000c\",\"names\":[]}\n"
                                 "{\"id\":\"p\",\"article\":\"a:000000000000000c\"}\n"));
  ASSERT_TRUE(file.has_value());
  EXPECT_EQ(file->size(), 2U);
  EXPECT_EQ(file->set_aside().size(), 1U);
  EXPECT_EQ((*file->find({0xC}, "p"))->number, 2U);
  EXPECT_EQ((*file->find({0xA}, "p"))->number, 1U) << "its text may have changed; its key has not";
}

TEST_F(AnnotationFileTest, IsAnotherWhenAByteIs) {
  const auto first = AnnotationFile::open(write("{\"id\":\"a\"}\n"))->fingerprint();
  EXPECT_EQ(AnnotationFile::open(path_)->fingerprint(), first);
  EXPECT_NE(AnnotationFile::open(write("{\"id\":\"b\"}\n"))->fingerprint(), first);
}

TEST_F(AnnotationFileTest, HoldsLinesLongerThanAStepOfReading) {
  const std::string filler(3'000'000, 'x');
  const auto file =
      AnnotationFile::open(write("{\"text\":\"" + filler + "\",\"id\":\"a\"}\n{\"id\":\"b\"}\n"));
  ASSERT_TRUE(file.has_value());
  EXPECT_GT((*find(*file, "a"))->text.size(), filler.size());
  EXPECT_EQ((*find(*file, "b"))->text, "{\"id\":\"b\"}");
}

TEST_F(AnnotationFileTest, MustBeARegularFile) {
  EXPECT_EQ(AnnotationFile::open(path_ + ".none").error().code, ErrorCode::kIo);
  EXPECT_EQ(AnnotationFile::open("/dev/null").error().code, ErrorCode::kUsage);
}

}  // namespace
}  // namespace weft

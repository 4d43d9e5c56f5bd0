// What the shipped model makes of a few sentences, and what is refused as a model.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstring>
#include <fstream>
#include <iterator>

#include "importers/syntax/syntax.h"
#include "importers/text/segment.h"
#include "tests/core/temp_dir.h"

namespace weft {
namespace {

const std::string kModelPath = std::string(WEFT_SOURCE_DIR) + "/models/english.safetensors";

const SyntaxModel& model() {
  static const auto opened = SyntaxModel::open(kModelPath);
  EXPECT_TRUE(opened.has_value()) << describe(opened.error());
  return **opened;
}

/// A parsed text, and words of it looked up by their spelling.
struct Parse {
  std::string text;
  std::vector<SyntaxSentence> sentences;

  explicit Parse(std::string parsed) : text(std::move(parsed)) {
    const Span whole{0, static_cast<std::uint32_t>(text.size())};
    sentences = model().parse(text, split_sentences(text, whole));
  }
  [[nodiscard]] const SyntaxWord& word(std::string_view spelling) const {
    for (const auto& word : sentences.at(0).words) {
      if (slice(text, word.span) == spelling) return word;
    }
    throw std::out_of_range(std::string(spelling));
  }
  [[nodiscard]] std::string head_of(std::string_view spelling) const {
    const auto head = word(spelling).head;
    if (head < 0) return "ROOT";
    return std::string(slice(text, sentences[0].words.at(static_cast<std::size_t>(head)).span));
  }
};

TEST(SyntaxModel, ReadsAnActiveSentence) {
  const Parse parse("Nvidia bought three small startups and opened an office in Israel.");
  EXPECT_EQ(parse.head_of("bought"), "ROOT");
  EXPECT_EQ(parse.word("bought").xpos, Xpos::kVBD);
  EXPECT_EQ(parse.word("bought").lemma, "buy");
  EXPECT_EQ(parse.word("Nvidia").deprel, Deprel::kNsubj);
  EXPECT_EQ(parse.word("startups").deprel, Deprel::kObj);
  EXPECT_EQ(parse.word("startups").lemma, "startup");
  EXPECT_EQ(parse.word("opened").deprel, Deprel::kConj);
  EXPECT_EQ(parse.head_of("opened"), "bought");
  EXPECT_EQ(parse.word("Israel").name, NameTag::kPlace);
  EXPECT_TRUE(parse.word("Israel").name_begins);
  EXPECT_GT(parse.word("Israel").name_score, 0.5F);
}

TEST(SyntaxModel, ReadsThePassive) {
  const Parse parse("The company was founded by two engineers.");
  EXPECT_EQ(parse.word("company").deprel, Deprel::kNsubjPass);
  EXPECT_EQ(parse.word("was").deprel, Deprel::kAuxPass);
  EXPECT_EQ(parse.word("founded").xpos, Xpos::kVBN);
  EXPECT_EQ(parse.word("engineers").deprel, Deprel::kOblAgent);
  EXPECT_EQ(parse.head_of("engineers"), "founded");
}

TEST(SyntaxModel, ReadsARelativeClause) {
  const Parse parse("The engineers who built the bridge were praised.");
  EXPECT_EQ(parse.head_of("praised"), "ROOT");
  EXPECT_EQ(parse.word("built").deprel, Deprel::kAclRelcl);
  EXPECT_EQ(parse.head_of("built"), "engineers");
  EXPECT_EQ(parse.head_of("who"), "built");
}

TEST(SyntaxModel, ReadsConjunctions) {
  const Parse parse("She did not resign, but her deputy left.");
  EXPECT_EQ(parse.word("not").head, parse.word("did").head);
  EXPECT_EQ(parse.word("left").deprel, Deprel::kConj);
  EXPECT_EQ(parse.head_of("left"), "resign");
  EXPECT_EQ(parse.word("deputy").deprel, Deprel::kNsubj);
  EXPECT_EQ(parse.head_of("deputy"), "left");
}

TEST(SyntaxModel, GivesASentenceTheSameWhateverStandsAround) {
  const std::string sentence = "Officials in Geneva said on Monday that talks had failed.";
  const Parse alone(sentence);
  std::string many = sentence;
  for (int i = 0; i < 40; ++i) many += " Others disagreed, and " + std::to_string(i) + " left.";
  const Parse among(many);
  ASSERT_EQ(among.sentences.size(), 41U);
  const auto& expected = alone.sentences[0].words;
  const auto& found = among.sentences[0].words;
  ASSERT_EQ(expected.size(), found.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    EXPECT_EQ(expected[i].head, found[i].head);
    EXPECT_EQ(expected[i].deprel, found[i].deprel);
    EXPECT_EQ(expected[i].name_score, found[i].name_score);
  }
}

TEST(SyntaxModel, GivesEveryWordAHeadThatIsThere) {
  const Parse odd("))) \xFF\xFE \xF0\x9F\x98\x80 -- http://a.b/c?d 'n' 1/2 ((((\n\n@ . ! a\n");
  for (const auto& sentence : odd.sentences) {
    int roots = 0;
    for (const auto& word : sentence.words) {
      EXPECT_LT(word.head, static_cast<std::int32_t>(sentence.words.size()));
      EXPECT_GE(word.head, -1);
      if (word.head < 0) ++roots;
    }
    EXPECT_EQ(roots, sentence.words.empty() ? 0 : 1);
  }
}

TEST(SyntaxModel, ReadsASentenceWithoutAnEndInPieces) {
  constexpr std::int64_t kPiece = 256;
  std::string text;
  for (std::size_t i = 0; i < 2000; ++i) text += i % 7 == 3 ? "(red " : "word, ";
  const Span whole{0, static_cast<std::uint32_t>(text.size())};
  const auto parsed = model().parse(text, std::vector<Span>{whole});
  const auto& words = parsed.at(0).words;
  ASSERT_GE(words.size(), 2000U);
  // Only the roots of pieces reach beyond their piece: what keeps the time linear.
  std::size_t far = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto distance = words[i].head - static_cast<std::int64_t>(i);
    if (words[i].head >= 0 && (distance >= kPiece || distance <= -kPiece)) ++far;
  }
  EXPECT_LE(far, words.size() / static_cast<std::size_t>(kPiece) * 4);
}

class DamagedModel : public testing::Test {
 protected:
  void SetUp() override {
    std::ifstream file(kModelPath, std::ios::binary);
    bytes_.assign(std::istreambuf_iterator<char>(file), {});
    ASSERT_GT(bytes_.size(), 1000U);
  }

  [[nodiscard]] std::string message() const {
    std::ofstream(path_, std::ios::binary) << bytes_;
    const auto opened = SyntaxModel::open(path_);
    if (opened.has_value()) return "no error";
    EXPECT_EQ(opened.error().code, ErrorCode::kCorrupt);
    return describe(opened.error());
  }
  void replace(std::string_view from, std::string_view to) {
    const auto at = bytes_.find(from);
    ASSERT_NE(at, std::string::npos);
    ASSERT_EQ(from.size(), to.size());
    bytes_.replace(at, from.size(), to);
  }

  std::string bytes_;
  test::TempDir folder_;
  std::string path_ = folder_.path() + "/damaged.safetensors";
};

TEST_F(DamagedModel, IsRefusedIfCutShort) {
  bytes_.resize(bytes_.size() - 1);
  EXPECT_THAT(message(), testing::HasSubstr("does not lie where its size allows"));
  bytes_.resize(5);
  EXPECT_THAT(message(), testing::HasSubstr("cut short"));
}

TEST_F(DamagedModel, IsRefusedIfItsHeaderIsTooLong) {
  bytes_[6] = '\x7F';
  EXPECT_THAT(message(), testing::HasSubstr("header is longer than the file"));
}

TEST_F(DamagedModel, IsRefusedIfItsHeaderIsNoJson) {
  bytes_[8] = '[';
  EXPECT_THAT(message(), testing::HasSubstr("no JSON object"));
}

TEST_F(DamagedModel, IsRefusedIfAnArrayIsMissing) {
  replace("\"widen.weights\"", "\"widen.weighty\"");
  EXPECT_THAT(message(), testing::HasSubstr("no array \"widen.weights\" of type I16"));
}

TEST_F(DamagedModel, IsRefusedIfItIsOfAnotherKind) {
  replace("weft-syntax 1", "weft-syntax 9");
  EXPECT_THAT(message(), testing::HasSubstr("no model of the kind"));
}

TEST(SyntaxModelFile, IsMissed) {
  const auto opened = SyntaxModel::open("/nowhere/english.safetensors");
  ASSERT_FALSE(opened.has_value());
  EXPECT_EQ(opened.error().code, ErrorCode::kIo);
}

}  // namespace
}  // namespace weft

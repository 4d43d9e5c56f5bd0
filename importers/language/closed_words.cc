#include <algorithm>
#include <array>
#include <unordered_map>

#include "importers/language/detail/tagged_words.h"

namespace weft::detail {
namespace {

struct WordClass {
  Tag tag;
  std::string_view words;  ///< Separated by single spaces.
};

constexpr std::array kClasses = {
    WordClass{Tag::kDeterminer,
              "a an the this these those every each all both some any no another its his her their "
              "our my your such several many few most more other"},
    WordClass{Tag::kPronoun,
              "he she it they we i you him them me himself herself itself themselves everyone "
              "someone nobody anyone others"},
    WordClass{
        Tag::kPreposition,
        "of in on at by for with from into onto over under about against between among "
        "through during before after since until till amid via per across along around behind "
        "below beneath beside beyond despite inside near outside past toward towards upon "
        "within without like unlike including regarding concerning than amongst throughout "
        "alongside aboard above"},
    WordClass{Tag::kAdverb,
              "now then already still also just even soon later earlier ago again ever once here "
              "there up out down off back away together instead however meanwhile further far too "
              "very quite rather almost well yet so ahead apart forward twice perhaps maybe "
              "likely unlikely"},
    WordClass{Tag::kNot, "not never hardly"},
    WordClass{Tag::kConjunction, "and or but nor & plus"},
    WordClass{Tag::kSubordinator,
              "that because while when if whether although though as unless whereas"},
    WordClass{Tag::kRelative, "which who whom whose where"},
    WordClass{Tag::kBe,
              "be is are was were been being am 're 'm ’re ’m isn't aren't wasn't weren't "
              "isn’t aren’t wasn’t weren’t"},
    WordClass{Tag::kHave,
              "have has had having 've ’ve hasn't haven't hadn't hasn’t haven’t hadn’t"},
    WordClass{Tag::kDo, "do does did don't doesn't didn't don’t doesn’t didn’t"},
    WordClass{
        Tag::kModal,
        "will would can could may might must shall should 'll ’ll 'd ’d cannot won't wouldn't "
        "can't couldn't shouldn't won’t wouldn’t can’t couldn’t shouldn’t"},
    WordClass{Tag::kTo, "to"},
    WordClass{Tag::kGenitive, "'s ’s ' ’"},
};

using ClassMap = std::unordered_map<std::string_view, Tag>;

ClassMap make_class_map() {
  ClassMap map;
  for (const auto& [tag, words] : kClasses) {
    for (std::size_t at = 0; at < words.size();) {
      const auto end = std::min(words.find(' ', at), words.size());
      map.emplace(words.substr(at, end - at), tag);
      at = end + 1;
    }
  }
  return map;
}

}  // namespace

std::optional<Tag> closed_tag(std::string_view lower) {
  static const ClassMap kMap = make_class_map();
  const auto found = kMap.find(lower);
  return found == kMap.end() ? std::nullopt : std::optional{found->second};
}

bool is_ly_adverb(std::string_view lower) {
  constexpr std::array<std::string_view, 20> kOthers = {
      "ally",   "anomaly", "apply", "assembly", "belly", "bully",   "comply",
      "family", "fly",     "italy", "jelly",    "july",  "likely",  "monopoly",
      "rally",  "rely",    "reply", "supply",   "tally", "multiply"};
  return lower.size() > 4 && lower.ends_with("ly") &&
         std::find(kOthers.begin(), kOthers.end(), lower) == kOthers.end();
}

}  // namespace weft::detail

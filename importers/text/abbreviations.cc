#include "importers/text/detail/abbreviations.h"

#include <unordered_map>
#include <unordered_set>

namespace weft {
namespace {

constexpr std::string_view kTitles[] = {
    "Mr",   "Mrs",  "Ms",   "Messrs", "Mx",     "Dr",   "Drs",  "Prof", "Gen",  "Sen",
    "Sens", "Rep",  "Reps", "Gov",    "Govs",   "Lt",   "Col",  "Capt", "Cpt",  "Maj",
    "Sgt",  "Cpl",  "Pvt",  "Adm",    "Cmdr",   "Brig", "Rev",  "Hon",  "Pres", "Supt",
    "Amb",  "Msgr", "Fr",   "St",     "Ste",    "Mt",   "Ft",   "vs",   "cf",   "viz",
    "e.g",  "i.e",  "eg",   "ie",     "approx", "ca",   "Atty", "Asst", "Insp"};

constexpr std::string_view kBeforeNumbers[] = {"No",  "Nos", "no",   "nos", "Fig", "Figs",
                                               "fig", "Sec", "Vol",  "vol", "pp",  "Eq",
                                               "Art", "art", "para", "ver", "Ver"};

constexpr std::string_view kOthers[] = {
    // Companies and institutions.
    "Inc", "Corp", "Co", "Cos", "Ltd", "LLC", "Plc", "plc", "Bros", "Mfg", "Intl", "Assn", "Dept",
    "Univ", "Inst", "Jr", "Sr", "Esq", "Cie", "Pty", "Pte", "Bhd", "Sdn", "Est",
    // Months and weekdays.
    "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec", "Mon",
    "Tue", "Tues", "Wed", "Thu", "Thur", "Thurs", "Fri", "Sat", "Sun",
    // Places.
    "Ala", "Ariz", "Ark", "Calif", "Colo", "Conn", "Del", "Fla", "Ga", "Ill", "Ind", "Kan", "Ky",
    "La", "Md", "Mass", "Mich", "Minn", "Miss", "Mo", "Mont", "Neb", "Nev", "Okla", "Ore", "Pa",
    "Penn", "Tenn", "Tex", "Va", "Vt", "Wash", "Wis", "Wyo", "Ave", "Blvd", "Rd", "Hwy", "Sq",
    // Measures and the rest.
    "etc", "al", "ed", "eds", "trans", "dept", "est", "max", "min", "avg", "ext", "tel", "hrs",
    "mins", "yr", "yrs", "lbs", "oz", "mph", "bn", "mn", "tn", "cap"};

constexpr std::string_view kStarters[] = {
    "A",         "According",    "After", "All",      "Also",       "Although",
    "Among",     "An",           "And",   "Another",  "As",         "At",
    "Because",   "Before",       "Both",  "But",      "By",         "During",
    "Each",      "Earlier",      "Even",  "Every",    "For",        "From",
    "Further",   "Furthermore",  "He",    "Her",      "Here",       "His",
    "How",       "However",      "I",     "If",       "In",         "Instead",
    "It",        "Its",          "Just",  "Last",     "Later",      "Like",
    "Many",      "Meanwhile",    "More",  "Moreover", "Most",       "My",
    "Neither",   "Nevertheless", "No",    "Nor",      "Not",        "Now",
    "Of",        "On",           "Once",  "One",      "Only",       "Or",
    "Other",     "Others",       "Our",   "Over",     "Separately", "She",
    "Since",     "So",           "Some",  "Still",    "Such",       "That",
    "The",       "Their",        "Then",  "There",    "Therefore",  "These",
    "They",      "This",         "Those", "Though",   "Through",    "Thus",
    "To",        "Today",        "Under", "Unlike",   "Until",      "Upon",
    "We",        "What",         "When",  "Where",    "Whether",    "Which",
    "While",     "Who",          "Why",   "With",     "Within",     "Without",
    "Yesterday", "Yet",          "You",   "Your"};

using Table = std::unordered_map<std::string_view, Abbreviation>;

const Table& table() {
  static const Table result = [] {
    Table built;
    for (const auto word : kTitles) built.emplace(word, Abbreviation::kTitle);
    for (const auto word : kBeforeNumbers) built.emplace(word, Abbreviation::kNumber);
    for (const auto word : kOthers) built.emplace(word, Abbreviation::kOther);
    return built;
  }();
  return result;
}

bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

}  // namespace

Abbreviation abbreviation_of(std::string_view word) {
  if (const auto found = table().find(word); found != table().end()) return found->second;
  if (word.size() == 1) {  // "J." is an initial, but "It was I." is a sentence.
    if (word == "p") return Abbreviation::kNumber;
    return word[0] >= 'A' && word[0] <= 'Z' && word != "I" ? Abbreviation::kOther
                                                           : Abbreviation::kNone;
  }
  if (word.size() >= 3 && word[word.size() - 2] == '.' && is_ascii_letter(word.back())) {
    return Abbreviation::kOther;
  }
  return Abbreviation::kNone;
}

bool starts_sentences(std::string_view word) {
  static const std::unordered_set<std::string_view> words(std::begin(kStarters),
                                                          std::end(kStarters));
  return words.count(word) > 0;
}

}  // namespace weft

#include "importers/readers/detail/word_list.h"

#include <algorithm>
#include <unordered_set>

namespace weft {

namespace {

using Words = std::unordered_set<std::string_view>;

Words words_in(std::span<const std::string_view> lists, char separator) {
  Words words;
  for (const auto list : lists) {
    for (std::size_t at = 0; at < list.size();) {
      const auto end = std::min(list.find(separator, at), list.size());
      const auto word = list.substr(at, end - at);
      if (!word.empty() && word[0] != '#') words.insert(word);
      at = end + 1;
    }
  }
  return words;
}

constexpr std::string_view kAttributes =
    "accuracy acquisition adoption age aim algorithm altitude annual application applications "
    "approach approval approvals architecture area assets attendance audience authentication "
    "availability bandwidth base battery benchmark benchmarks benefit benefits best body brand "
    "budget business cadence camera capability capabilities capacity capex cargo category cell "
    "certification challenge channels charging chemistry chip chipset classification clients "
    "clock coach color community compatibility compensation complexity compliance composition "
    "compute concurrency connectivity consumption content context contract control cooling core "
    "cores cost costs country coverage crew currency customers customization cycle data dataset "
    "date deadline debt delivery density dependency deployment depth design destination developer "
    "diameter differentiator dimensions disadvantage display distance distribution dividend "
    "docking dosage dose dosing drawback drivetrain duration ease ecosystem education efficacy "
    "efficiency emissions employees encryption endurance enforcement engine engines entry "
    "environment exposure extensibility fee fees finish flexibility focus footprint format "
    "formation founded founder frequency fuel funding fuselage generation geography goals "
    "governance grade growth half-life hardware headquarters height horsepower impact "
    "implementation incentives indication indications industry infrastructure inference "
    "ingredient insurance integration integrations interconnect interest interface interval "
    "investment investors jurisdiction keepers lab language languages latency launch launcher "
    "leadership league length level license licensing lifespan limit limitation limitations "
    "liquidity loan localization location logistics maintenance maker management manager "
    "manufacturer manufacturing margin margins market mass material materials maturity mechanism "
    "medium membership memory method methodology mileage mission mode model modality monetization "
    "moderation name native network node objective openness operator orbit origin output "
    "owner ownership packaging parameters parent partner partners partnership payload payment "
    "payout penalty performance period personnel phase plan platform platforms points policy "
    "population port ports positioning possession power powertrain precision premium pressure "
    "price pricing privacy process processor product production profit propellant propulsion "
    "protocol provider purpose quality rank range rate rating reach recovery redundancy region "
    "regulation regulator reliability resolution response result retention return reusability "
    "revenue reward risk role route runtime safety sales satellites scalability scale scope score "
    "screen season seasons seating seats sector security segment sensitivity sensors service "
    "settlement share shipping side size software solution source space specification speed squad "
    "stability stack stadium stage staking standard standards status storage strategy strength "
    "strengths structure style subject subscription supplier suppliers supply support "
    "sustainability target targets tariff tax taxation team technique technology temperature term "
    "theme threshold throughput thrust timeline timing title titles token tokens tool tooling "
    "tools torque towing traction traffic training transparency transport treatment trial trim "
    "trophies type upfront uptime usability usage users valuation value vehicle vendor version "
    "viewership volatility voltage volume warranty weakness weaknesses weight width window "
    "workforce yield";

constexpr std::string_view kAttributeHeadings =
    "aspect attribute attributes area capability category characteristic characteristics company "
    "comparison component criteria criterion dimension element factor feature features field item "
    "key indicator measure metric metrics name parameter parameters point product property "
    "provider spec specification specifications specs variable";

}  // namespace

bool is_english_word(std::string_view lower) {
  static const Words words = words_in(english_word_lists(), '\n');
  return words.contains(lower);
}

bool is_attribute_word(std::string_view lower) {
  static const Words words = words_in({&kAttributes, 1}, ' ');
  return words.contains(lower);
}

bool is_attribute_heading(std::string_view lower) {
  static const Words words = words_in({&kAttributeHeadings, 1}, ' ');
  return words.contains(lower);
}

}  // namespace weft

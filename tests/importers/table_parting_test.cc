#include "importers/readers/table_parting.h"

#include <gtest/gtest.h>

#include <ostream>
#include <string>
#include <vector>

#include "tests/importers/reading.h"

namespace weft {
namespace {

// A table as its maker meant it, cells set apart by " | ", and a sentence of the page around it.
struct TableCase {
  const char* name;
  const char* page;
  std::vector<std::string> lines;
};
void PrintTo(const TableCase& value, std::ostream* out) { *out << value.name; }

std::vector<std::string> split(const std::string& line) {
  std::vector<std::string> cells;
  for (std::size_t begin = 0;;) {
    const auto end = line.find(" | ", begin);
    cells.push_back(line.substr(begin, end - begin));
    if (end == std::string::npos) return cells;
    begin = end + 3;
  }
}

struct Laid {
  std::string text;
  std::vector<Span> lines;
};
Laid lay(const std::vector<std::vector<std::string>>& rows, std::string_view between) {
  Laid laid;
  for (const auto& row : rows) {
    const auto begin = static_cast<std::uint32_t>(laid.text.size());
    for (std::size_t i = 0; i < row.size(); ++i) laid.text.append(i == 0 ? "" : between) += row[i];
    laid.lines.push_back({begin, static_cast<std::uint32_t>(laid.text.size())});
    laid.text += "\n";
  }
  return laid;
}

class Parting : public testing::TestWithParam<TableCase> {
 protected:
  void SetUp() override {
    for (const auto& line : GetParam().lines) rows_.push_back(split(line));
    words_.add(GetParam().page);
  }
  void expect_parted(std::string_view between) {
    const auto laid = lay(rows_, between);
    const auto table = part_table(laid.text, laid.lines, words_);
    ASSERT_TRUE(table.has_value());
    EXPECT_EQ(test::cells_of(laid.text, *table), rows_);
  }
  std::vector<std::vector<std::string>> rows_;
  PageWords words_;
};

TEST_P(Parting, FindsTheCellsOfGluedRows) { expect_parted(""); }
TEST_P(Parting, TakesCellsThatAreSetApart) {
  for (const char* between : {"\t", " | ", "   "}) {
    SCOPED_TRACE(between);
    expect_parted(between);
  }
}

const TableCase kTables[] = {
    {"CarsWithPricesAndDrivetrains",
     "Rivian's R2 undercuts the Tesla Model Y and the Hyundai Ioniq 5 on price.",
     {"Feature | Rivian R2 | Tesla Model Y | Hyundai Ioniq 5",
      "Starting Price | $45,000 | $44,990 | $43,475", "Range | 300+ miles | 337 miles | 303 miles",
      "Charging Standard | NACS | NACS | CCS (NACS adapter)",
      "Drivetrain | AWD (Dual Motor) | RWD/AWD | RWD/AWD",
      "Availability | Early 2026 | Available now | Available now"}},
    {"MedicinesWithDoses",
     "Wegovy from Novo Nordisk and Zepbound from Eli Lilly are the leading GLP-1 drugs; "
     "orforglipron is oral.",
     {"Metric | Wegovy | Zepbound | Orforglipron",
      "Manufacturer | Novo Nordisk | Eli Lilly | Eli Lilly",
      "Mechanism | GLP-1 agonist | Dual GIP/GLP-1 agonist | Oral GLP-1 agonist",
      "Weight Loss | 15% | 21% | 12.4%",
      "Dosing | Weekly injection | Weekly injection | Daily pill",
      "List Price | $1,349/month | $1,086/month | N/A",
      "FDA Status | Approved | Approved | Phase 3"}},
    {"Rockets",
     "SpaceX flew Starship again; Blue Origin's New Glenn and ULA's Vulcan Centaur compete.",
     {"Feature | Starship | New Glenn | Vulcan Centaur", "Operator | SpaceX | Blue Origin | ULA",
      "Payload to LEO | 150 t | 45 t | 27.2 t", "Reusability | Full | First stage | None",
      "Propellant | Methalox | Methalox | Methalox/Hydrolox", "First Flight | 2023 | 2025 | 2024"}},
    {"FootballClubs",
     "Arsenal signed him; Manchester City and Liverpool were interested.",
     {"Aspect | Arsenal | Manchester City | Liverpool",
      "Manager | Mikel Arteta | Pep Guardiola | Arne Slot", "League Titles | 13 | 10 | 20",
      "Stadium Capacity | 60,704 | 53,400 | 61,276",
      "Style | Possession | Positional play | High pressing"}},
    {"LanguageModels",
     "OpenAI's GPT-5 was compared with Claude Opus 4 from Anthropic and Gemini 2.5 Pro.",
     {"Feature | GPT-5 | Claude Opus 4 | Gemini 2.5 Pro",
      "Developer | OpenAI | Anthropic | Google DeepMind",
      "Context Window | 400K tokens | 200K tokens | 1M tokens",
      "Pricing | $1.25/M input | $15/M input | $1.25/M input", "Multimodal | Yes | Yes | Yes",
      "Open Weights | No | No | No"}},
    {"PaymentsWithFees",
     "Stripe launched stablecoin accounts; PayPal and Block respond.",
     {"Feature | Stripe | PayPal | Block (Square)",
      "Stablecoin Support | USDC, USDB | PYUSD | Bitcoin only",
      "Fees | 1.5% | 2.9% + $0.30 | 2.6% + $0.10", "Countries | 101 | 200+ | 8",
      "API Quality | Excellent | Good | Good"}},
    {"PhonesWithUnits",
     "The Pixel 10 Pro has a Tensor G5. The Galaxy S25 Ultra and iPhone 16 Pro are rivals.",
     {"Specification | Pixel 10 Pro | Galaxy S25 Ultra | iPhone 16 Pro",
      "Chipset | Tensor G5 | Snapdragon 8 Elite | A18 Pro", "RAM | 16GB | 12GB | 8GB",
      "Battery | 4,870mAh | 5,000mAh | 3,582mAh", "Price | $999 | $1,299 | $999",
      "Software Support | 7 years | 7 years | 5+ years"}},
    {"BatteryCells",
     "CATL unveiled Naxtra; BYD has the Blade battery.",
     {"Feature | CATL Naxtra | BYD Blade", "Chemistry | Sodium-ion | LFP",
      "Energy Density | 175 Wh/kg | 150 Wh/kg", "Cycle Life | 10,000 cycles | 5,000 cycles",
      "Cold Performance | -40°C | -20°C"}},
    {"Laws",
     "the EU AI Act, the US executive order, China's rules",
     {"Dimension | European Union | United States | China",
      "Approach | Risk-based | Sectoral | State-led",
      "Enforcement | AI Office | FTC/State AGs | CAC",
      "Penalties | Up to 7% revenue | Varies | License revocation",
      "Status | In force | Partial | In force"}},
    {"QuartersOfACompany",
     "",
     {"Metric | Q1 2025 | Q2 2025 | Q3 2025", "Revenue | $4.2B | $4.5B | $5.1B",
      "Net Income | $310M | $355M | $402M", "Gross Margin | 41.2% | 42.0% | 43.5%",
      "Headcount | 12,400 | 12,150 | 11,980"}},
    {"PowerPlants",
     "",
     {"Criteria | Solar | Onshore Wind | Nuclear", "Cost per MWh | $36 | $40 | $180",
      "Capacity Factor | 25% | 35% | 92%", "Build Time | 1–2 years | 2–4 years | 7–12 years",
      "Emissions | Low | Low | Low"}},
    {"Schedulers",
     "Kubernetes, Nomad and Docker Swarm",
     {"Capability | Kubernetes | Nomad | Docker Swarm", "Autoscaling | Native | Plugin | No",
      "Complexity | High | Low | Low", "Multi-region | Via federation | Native | No",
      "Maintainer | CNCF | HashiCorp | Mirantis"}},
    {"Accelerators",
     "Nvidia Blackwell B200, AMD MI350X, Google TPU v7",
     {"Feature | Nvidia B200 | AMD MI355X | Google TPU v7 (Ironwood)",
      "Memory | 192GB HBM3e | 288GB HBM3e | 192GB HBM", "Bandwidth | 8 TB/s | 8 TB/s | 7.4 TB/s",
      "Interconnect | NVLink 5 | Infinity Fabric | ICI", "Software | CUDA | ROCm | JAX/XLA",
      "Process Node | TSMC 4NP | TSMC N3P | Undisclosed"}},
    {"ListsWithCommas",
     "",
     {"Feature | Waymo | Tesla Robotaxi | Zoox",
      "Sensors | LiDAR, radar, cameras | Cameras only | LiDAR, radar, cameras",
      "Cities | 5 | 1 | 2", "Safety Driver | None | Yes | None",
      "Vehicle | Jaguar I-PACE | Model Y | Purpose-built pod", "Fleet Size | 1,500+ | ~30 | ~50"}},
    {"Blockchains",
     "",
     {"Metric | Bitcoin | Ethereum | Solana",
      "Consensus | Proof of Work | Proof of Stake | Proof of History",
      "Avg Fee | $1.50 | $0.80 | $0.00025", "Block Time | 10 min | 12 s | 400 ms"}},
    {"TwoColumns",
     "",
     {"Aspect | Before | After", "Corporate Tax | 35% | 21%",
      "Standard Deduction | $6,350 | $12,000", "Estate Exemption | $5.6M | $11.2M"}},
    {"SixColumns",
     "",
     {"Feature | Copilot | Cursor | Windsurf | Claude Code | Codex",
      "Interface | IDE plugin | Standalone IDE | Standalone IDE | Terminal | CLI/Cloud",
      "Agent Mode | Yes | Yes | Yes | Yes | Yes",
      "Base Price | $10/mo | $20/mo | $15/mo | $20/mo | $20/mo",
      "Model Choice | Multiple | Multiple | Multiple | Anthropic only | OpenAI only"}},
    {"PlansInSmallLetters",
     "",
     {"Feature | Entry | Pro | Enterprise", "Price | $35,000 | $52,500 | $99,000",
      "Setup | 2.5 hours | 4 hours | 12 hours", "Support | email | phone | dedicated",
      "SLA | none | 99.5% | 99.99%", "On-prem | no | no | yes"}},
    {"CountriesAsRows",
     "",
     {"Country | Rate | Inflation | Outlook", "Japan | 0.5% | 3.1% | Hawkish",
      "Turkey | 43% | 33.5% | Easing", "Brazil | 15% | 5.2% | On hold"}},
    {"ProcessNodes",
     "TSMC Arizona yields; Intel 18A and Samsung SF2",
     {"Metric | TSMC N2 | Intel 18A | Samsung SF2",
      "Transistor | GAA nanosheet | RibbonFET | MBCFET",
      "Backside Power | A16 (2026) | PowerVia | SF2Z (2027)", "Reported Yield | 65–75% | 55% | 40%",
      "Lead Customer | Apple | Microsoft | Tesla"}},
    {"CarbonRemoval",
     "carbon removal",
     {"Method | Direct Air Capture | Enhanced Weathering | Biochar",
      "Cost per Ton | $600+ | $150 | $130",
      "Permanence | 1,000+ years | 10,000+ years | 100+ years",
      "Maturity | Pilot | Early | Commercial", "Energy Use | Very high | Low | Low"}},
    {"ToyMakersWithBrackets",
     "Lego will open a second factory in Virginia. Hasbro and Mattel face tariffs.",
     {"Feature | Lego | Hasbro | Mattel",
      "Main Production | Denmark, Mexico | Contract (China) | Contract (China, Mexico)",
      "2024 Revenue | $10.8B | $4.1B | $5.4B",
      "Licensed Brands | Star Wars, Fortnite | Transformers | Barbie, Hot Wheels",
      "Tariff Exposure | Low | High | High"}},
    {"Dams",
     "Ethiopia inaugurated the Grand Ethiopian Renaissance Dam; Egypt protested.",
     {"Aspect | Grand Ethiopian Renaissance Dam | Aswan High Dam | Three Gorges",
      "Country | Ethiopia | Egypt | China", "Installed Capacity | 5,150 MW | 2,100 MW | 22,500 MW",
      "Reservoir Volume | 74 km³ | 132 km³ | 39.3 km³", "Completed | 2025 | 1970 | 2012"}},
    {"LanguageCourses",
     "Duolingo",
     {"Platform | Duolingo | Babbel | Speak",
      "Core Method | Gamified lessons | Structured courses | AI conversation",
      "Languages | 40+ | 14 | 6", "Paid Plan | $12.99/mo | $17.95/mo | $20/mo",
      "Free Tier | Yes | No | Limited"}},
    {"OfficeRules",
     "Remote work surveys",
     {"Policy | Amazon | Microsoft | Spotify", "Office Days | 5 | 3 | 0",
      "Effective | January 2025 | February 2026 | Since 2021",
      "Exceptions | Few | Manager approval | Not needed"}},
    {"Robots",
     "Chinese humanoid robots: Unitree G1 and Figure 03, Tesla Optimus",
     {"Feature | Unitree G1 | Figure 03 | Tesla Optimus", "Height | 132 cm | 168 cm | 173 cm",
      "Weight | 35 kg | 60 kg | 57 kg", "Degrees of Freedom | 23–43 | 16 per hand | 22 per hand",
      "Price Target | $16,000 | Undisclosed | $20,000–$30,000",
      "AI Stack | UnifoLM | Helix VLA | In-house FSD-derived"}},
    {"Remedies",
     "antitrust; Google's remedies; Judge Mehta",
     {"Remedy | DOJ Proposal | Court Ruling | Google Offer",
      "Chrome Divestiture | Required | Rejected | Rejected",
      "Data Sharing | Broad | Limited | None",
      "Default Payments | Banned | Allowed (non-exclusive) | Allowed"}},
    {"Reactors",
     "",
     {"Feature | Boiling Water Reactor | Molten Salt Reactor | Fast Reactor",
      "Coolant | Light water | Fluoride salt | Liquid sodium", "Fuel | UO2 | Thorium/Uranium | MOX",
      "Outlet Temperature | 288°C | 700°C | 550°C",
      "Licensing Status | Licensed | Construction permit (Hermes) | Under review"}},
    {"DatesToTheMonthAndTheDay",
     "The ferry Skerry runs on batteries.",
     {"Aspect | Skerry | Old Gull | Tern 2", "Keel Laid | 2024-11 | 2019-02 | 2025-12",
      "First Trip | 2026-03-15 | 2020-06-01 | TBD", "Next Survey | 2027-01 | 2027-10 | 2028-02"}},
    {"NamesThatBeginWithADigit",
     "The password manager Keyhaven was copied; Vaultling was not.",
     {"Feature | Keyhaven | 1Lockbox | Vaultling", "Open Source | No | No | Yes",
      "Iterations | 100,000 | 650,000 | 600,000"}},
    {"ModelsBehindModels",
     "UMC sells a bulk process; TSMC and CATL answer. It has MRAM.",
     {"Feature | Corvid C22 | TSMC N22ULL | UMC 22ULP", "Embedded Memory | MRAM | RRAM | eFlash",
      "Wafer Price | $2,650 | $3,050 | $2,400"}},
    {"NamesWithAnAmpersandAndUnits",
     "Georgia drops Ballotine; Clear Count may win.",
     {"Feature | Ballotine X5 | ClearVote | ES&S ExpressCount",
      "Paper Trail | Optional | Yes | Yes", "Peak Load | 55 MWe | 300 MWe | 470 MWe",
      "Unit Price | $5,400 | $4,950 | $6,100"}},
    {"ModelsWithLettersBehindTheirNumbers",
     "Aerovana flies the A321XLR to Boston.",
     {"Feature | Aerovana | JetBlue | Iberia", "Aircraft | A321XLR | A330-900 | A321LR",
      "Hub | Porto | Boston | Madrid"}},
    {"NumbersOfOneSize",
     "Larkum fell and Duckling rose; the Google Tutor is free.",
     {"Feature | Larkum | Duckling | Google Tutor", "Languages | 23 | 42 | 110+",
      "States | 9 | 14 | 38", "Routes | 11 | 20 | 2", "Free | No | No | Yes"}},
    {"CurrenciesSignsAndUnitsInLabels",
     "Kestrova wants hydrogen steel like Boden and Gijon Works.",
     {"Aspect | Kestrova | Boden | Gijon Works", "Investment | €1.9B | SEK 46B | €6.5B",
      "CO2 per Passenger-km | 64 g | 62 g | 52 g", "Currencies | 54 | 40+ | 36",
      "Language | C#, Lua | C# | C++, Rust", "Source Access | MIT | Enterprise only | Public"}},
    {"NamesThatThePageWritesApart",
     "It lets Calmora give therapy and presses Hello Better.",
     {"Feature | Calmora | HelloBetter | Woebird",
      "Therapist | AI chatbot | Human coach | AI chatbot", "CE Class | IIa | IIa | None",
      "Languages | 9 | 3 | 1"}},
    {"TheSameAbbreviationTwice",
     "The plant Helix One has strong magnets.",
     {"Aspect | Helix One | SPARC | ITER", "Magnets | REBCO | REBCO | Nb3Sn",
      "Field on Axis | 11.8 T | 12.2 T | 5.3 T"}},
    {"AnswersBeforeSmallLetters",
     "The database Shoal was copied.",
     {"Feature | Shoal | Reef | PostgreSQL", "Vector Search | Yes | Yes | pgvector",
      "Governance | Company | Foundation | Community"}},
    {"Fashion",
     "fashion: Shein, Temu, Zara",
     {"Aspect | Shein | Temu | Zara", "Design-to-Shelf | 10 days | Marketplace model | 3 weeks",
      "Headquarters | Singapore | Boston/Shanghai | Arteixo, Spain",
      "De Minimis Reliance | High | High | None",
      "Returns | Free first parcel | Free 90 days | Paid by mail"}},
};

INSTANTIATE_TEST_SUITE_P(Tables, Parting, testing::ValuesIn(kTables),
                         [](const auto& instance) { return std::string{instance.param.name}; });

std::optional<Table> part(const Laid& laid) {
  return part_table(laid.text, laid.lines, PageWords{});
}

TEST(PartTable, LeavesProseAlone) {
  EXPECT_FALSE(part(lay({{"No direct competitor is named in the sources"}}, "")).has_value());
  EXPECT_FALSE(part(lay({{"The makers agree on little"}, {"Prices differ from town to town"}}, ""))
                   .has_value());
  EXPECT_FALSE(part({}).has_value());
}

TEST(PartTable, GivesEveryRowAsManyCellsAsTheHeader) {
  const auto laid = lay(
      {{"Feature", "North Line", "South Line"}, {"Length", "40 km", "62 km"}, {"Opening", "2031"}},
      "");
  const auto table = part(laid);
  ASSERT_TRUE(table.has_value());
  const auto cells = test::cells_of(laid.text, *table);
  EXPECT_EQ(cells[1], (std::vector<std::string>{"Length", "40 km", "62 km"}));
  EXPECT_EQ(cells[2].size(), 3U);
}

TEST(PartTable, ReadsMarkdownWithItsRule) {
  Laid laid;
  for (const std::string line : {"| Metric | A | B |", "| --- | :-: | --- |", "| Cost | $1 | |"}) {
    const auto begin = static_cast<std::uint32_t>(laid.text.size());
    laid.text += line;
    laid.lines.push_back({begin, static_cast<std::uint32_t>(laid.text.size())});
    laid.text += "\n";
  }
  const auto table = part(laid);
  ASSERT_TRUE(table.has_value());
  using Row = std::vector<std::string>;
  EXPECT_EQ(test::cells_of(laid.text, *table),
            (std::vector<Row>{Row{"Metric", "A", "B"}, Row{"Cost", "$1", ""}}));
}

TEST(PartTable, TakesAnAbsurdlyLongLineForOneCell) {
  std::string line = "Feature";
  while (line.size() < (1U << 20)) line += "LongerAndLonger";
  const auto laid = lay({{"Feature", "One", "Two"}, {line}, {"Price", "$1", "$2"}}, "");
  const auto table = part(laid);
  ASSERT_TRUE(table.has_value());
  EXPECT_EQ(test::cells_of(laid.text, *table)[1][0], line);
}

}  // namespace
}  // namespace weft

#include "tests/exporters/sample_answers.h"

namespace weft::test {

EntityRef company() { return {EntityId{0xc0}, "Nordlicht AG", EntityType::kOrganization}; }
EntityRef rival() { return {EntityId{0xd1}, "北極光半導體", EntityType::kOrganization}; }
EntityRef person() { return {EntityId{0xad}, "Ada Öberg", EntityType::kPerson}; }

Evidence dated_evidence(std::string text) {
  return {.article = ArticleId{1},
          .key = "wire-17",
          .title = "Nordlicht's next chip",
          .source = "Baltic Wire",
          .url = "https://example.org/chips?id=17",
          .published = EdtfDate::on_day(*day_of(2025, 6, 3)),
          .published_inferred = false,
          .quote = {40, 40 + static_cast<std::uint32_t>(text.size())},
          .trigger = Span{50, 58},
          .text = std::move(text)};
}

Evidence inferred_evidence(std::string text) {
  return {.article = ArticleId{2},
          .key = "pages/aurora.txt",
          .title = "",
          .source = "Aurora Daily",
          .url = "",
          .published = EdtfDate::not_before(EdtfDate::in_month(2026, 2)),
          .published_inferred = true,
          .quote = {0, static_cast<std::uint32_t>(text.size())},
          .trigger = {},
          .text = std::move(text)};
}

Timeline sample_timeline() {
  Timeline timeline{.entities = {company()}, .events = {}, .undated = {}};
  timeline.events.push_back(
      {.id = EventId{0x10},
       .date = EdtfDate::in_month(2024, 1),
       .type = "launch",
       .status = FactStatus::kReported,
       .origin = Origin::kAnalysis,
       .summary =
           "Nordlicht AG launches the first of its Polar chips, with help from 北極光半導體.",
       .participants = {{company(), Role::kAgent}, {rival(), Role::kContext}},
       .speaker = {},
       .sources = 1,
       .first_reported = {},
       .evidence = {inferred_evidence(
           "Nordlicht AG launches the first of its Polar chips, with help "
           "from\n北極光半導體.")},
       .other_dates = {}});
  timeline.events.push_back(
      {.id = EventId{0x11},
       .date = *parse_edtf("2025-05/2025-08"),
       .type = "open_plant",
       .status = FactStatus::kPlanned,
       .origin = Origin::kReporting,
       .summary = "=Nordlicht will open a plant in \"Kiruna\", Ada Öberg said.",
       .participants = {{company(), Role::kAgent}, {person(), Role::kAgent}},
       .speaker = person(),
       .sources = 2,
       .first_reported = day_of(2025, 6, 3),
       .evidence = {dated_evidence("=Nordlicht will open a plant in \"Kiruna\", Ada Öberg said."),
                    inferred_evidence("The [plant] in Kiruna opens *soon*.")},
       .other_dates = {EdtfDate::in_year(2025)}});
  timeline.undated.push_back(
      {.id = EventId{0x12},
       .date = {},
       .type = "merge",
       .status = FactStatus::kDenied,
       .origin = Origin::kReporting,
       .summary = "Nordlicht AG denied that it would merge.",
       .participants = {{company(), Role::kAgent}},
       .speaker = {},
       .sources = 1,
       .first_reported = day_of(2025, 6, 3),
       .evidence = {dated_evidence("Nordlicht AG denied that it would merge.")},
       .other_dates = {}});
  return timeline;
}

PathAnswer sample_path() {
  ConnectingPath path;
  path.steps.push_back({.from = person(),
                        .to = company(),
                        .relation = "chief_executive_of",
                        .events = {},
                        .evidence = {dated_evidence("Ada Öberg, who runs Nordlicht AG, smiled.")},
                        .reversed = false});
  path.steps.push_back({.from = company(),
                        .to = rival(),
                        .relation = "supply",
                        .events = {EventId{0x10}},
                        .evidence = {inferred_evidence("北極光半導體 supplies Nordlicht.")},
                        .reversed = true});
  return {person(), rival(), {path}};
}

EntityAnswer sample_entity() {
  return {.record = {.id = company().id,
                     .name = company().name,
                     .type = company().type,
                     .aliases = {"Nordlicht", "NLAG"},
                     .pack = PackEntity{.pack_id = "chips:nordlicht",
                                        .name = "Nordlicht AG",
                                        .type = EntityType::kOrganization,
                                        .aliases = {"NLAG"},
                                        .identifiers = {{"wikidata", "Q00"}},
                                        .facts = {}},
                     .articles = 2,
                     .mentions = 7,
                     .events = 3},
          .facts = {{"chief_executive",
                     "Ada Öberg",
                     "article",
                     {dated_evidence("Ada Öberg, who runs Nordlicht AG, smiled.")}},
                    {"headquarters", "Kiruna", "pack", {}}},
          .evidence = {dated_evidence("Nordlicht AG denied that it would merge.")}};
}

Comparison sample_comparison() {
  const auto cell = [](std::string value) {
    return ComparedCell{{{value, {dated_evidence("row with " + value)}}}, false};
  };
  Comparison comparison{{company(), rival(), person()}, {}};
  comparison.rows.push_back(
      {"Memory",
       {cell("96 GB of high-bandwidth memory in six stacks"), cell("64 GB"), ComparedCell{}}});
  ComparedCell disputed{
      {{"5 nm", {dated_evidence("made in 5 nm")}}, {"7 nm", {inferred_evidence("made in 7 nm")}}},
      true};
  comparison.rows.push_back({"Process", {disputed, cell("7 nm"), ComparedCell{}}});
  return comparison;
}

std::vector<PredictionAnswer> sample_predictions() {
  return {{.id = PredictionId{0x20},
           .text = "Nordlicht AG will lose a tenth of its market share by the end of 2026.",
           .due = EdtfDate::in_quarter(2026, 4),
           .status = PredictionStatus::kOpen,
           .origin = Origin::kAnalysis,
           .entities = {company()},
           .reason = "Its rival has the cheaper process.",
           .evidence = {inferred_evidence(
               "Nordlicht AG will lose a tenth of its market share by the end of 2026.")}},
          {.id = PredictionId{0x21},
           .text = "A merger follows.",
           .due = {},
           .status = PredictionStatus::kRefuted,
           .origin = Origin::kReporting,
           .entities = {},
           .reason = "",
           .evidence = {dated_evidence("A merger follows.")}}};
}

Article sample_article() {
  Article article;
  article.key = "wire-18";
  article.has_given_key = true;
  article.path = "in/wire.jsonl";
  article.title = "Two chips";
  article.source = "Baltic Wire";
  article.language = "en";
  article.text = "Two chips\nPolar is fast.\nChipMemory\nPolar96 GB";
  article.sections = {
      {SectionKind::kHeadline, Origin::kReporting, {0, 9}, "", {}},
      {SectionKind::kForecast, Origin::kAnalysis, {10, 24}, "Outlook", Span{10, 15}}};
  article.tables = {{{25, 46}, {{25, 29}, {29, 35}}, {{{36, 41}, {41, 46}}}}};
  identify(article);
  return article;
}

}  // namespace weft::test

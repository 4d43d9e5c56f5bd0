#include "importers/language/events.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "tests/importers/story.h"

namespace weft {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

struct Case {
  std::string_view text;
  std::vector<std::string> events;
};
void expect_events(const std::vector<Case>& cases) {
  for (const auto& [text, events] : cases) {
    SCOPED_TRACE(text);
    EXPECT_EQ(events_in(text), events);
  }
}

TEST(Events, TellWhoDidWhatToWhomInManyFields) {
  expect_events({
      // business
      {"[Orion] acquired the glass maker [Lyra] for $2 billion in {May 2023|2023-05}.",
       {"acquire reported 2023-05 agent=Orion patient=Lyra"}},
      {"[Orion] and [Vega] signed a supply agreement in [Ghent|LOC] on {5 July 2023|2023-07-05}.",
       {"sign reported 2023-07-05 agent=Orion agent=Vega place=Ghent",
        "agree reported 2023-07-05 agent=Orion agent=Vega"}},
      {"[Vega] invested 40 million euros in [Lyra] in {2021|2021}.",
       {"invest reported 2021 agent=Vega patient=Lyra"}},
      {"[Orion] named [Anna Berg|PER] chief financial officer in {January 2023|2023-01}.",
       {"appoint reported 2023-01 agent=Orion patient=Anna Berg"}},
      {"[Anna Berg|PER] stepped down from the board of [Orion] on {2 May 2024|2024-05-02}.",
       {"resign reported 2024-05-02 agent=Anna Berg patient=Orion"}},
      // politics
      {"[Kenya|LOC] banned imports of waste in {2019|2019}.", {"ban reported 2019 agent=Kenya"}},
      {"The [Senate] approved the [Clean Water Act|LAW] on {9 June 2021|2021-06-09}.",
       {"approve reported 2021-06-09 agent=Senate patient=Clean Water Act"}},
      {"[Peru|LOC] elected [Rosa Quispe|PER] in {2031|2031}.",
       {"elect reported 2031 agent=Peru patient=Rosa Quispe"}},
      // sport
      {"[Ajax] beat [Feyenoord] in [Rotterdam|LOC] on {28 May 2022|2022-05-28}.",
       {"defeat reported 2022-05-28 agent=Ajax patient=Feyenoord place=Rotterdam"}},
      {"[Mia Lund|PER] won the [Tour of Norway|EVENT] in {2018|2018}.",
       {"win reported 2018 agent=Mia Lund patient=Tour of Norway"}},
      // courts
      {"Prosecutors in [Milan|LOC] charged [Tom Brandt|PER] with fraud in {2020|2020}.",
       {"charge reported 2020 patient=Tom Brandt"}},
      {"[Vega] sued [Orion] over a patent in {March 2017|2017-03}.",
       {"sue reported 2017-03 agent=Vega patient=Orion"}},
      // disasters
      {"An earthquake hit [Nepal|LOC] on {25 April 2015|2015-04-25}.",
       {"hit reported 2015-04-25 patient=Nepal"}},
      {"Typhoon [Rai|EVENT] killed 400 people in the [Philippines|LOC] in {December 2021|2021-12}.",
       {"kill reported 2021-12 agent=Rai place=Philippines"}},
      // science
      {"Researchers at the [University of Leeds] discovered a frog in [Peru|LOC] in {2018|2018}.",
       {"discover reported 2018 agent=University of Leeds place=Peru"}},
      {"[ESA] launched the probe [Juice|PRODUCT] to [Jupiter|LOC] on {14 April 2023|2023-04-14}.",
       {"launch reported 2023-04-14 agent=ESA patient=Juice recipient=Jupiter"}},
  });
}

TEST(Events, OfPassivesHaveTheirSubjectAsPatient) {
  expect_events({
      {"[Vega] was fined by the [European Commission] in {2022|2022}.",
       {"fine reported 2022 patient=Vega agent=European Commission"}},
      {"The bridge built by [Orion] collapsed in {2020|2020}.", {"build reported agent=Orion"}},
      {"Founded in {1998|1998}, [Vega] grew quickly.",
       {"found reported 1998 patient=Vega", "rise reported agent=Vega"}},
  });
}

TEST(Events, OfOneSubjectShareIt) {
  expect_events({
      {"In {May 2023|2023-05}, [Orion] bought [Lyra] and sold a plant to [Vega].",
       {"acquire reported 2023-05 agent=Orion patient=Lyra",
        "sell reported 2023-05 agent=Orion recipient=Vega"}},
      {"[Orion], which opened a shop in [Oslo|LOC] in {2010|2010}, closed it in {2015|2015}.",
       {"open reported 2010 agent=Orion place=Oslo", "close reported 2015 agent=Orion"}},
      {"After buying [Lyra] in {2019|2019}, [Orion] closed its plant in [Ghent|LOC].",
       {"acquire reported 2019 patient=Lyra agent=Orion",
        "close reported agent=Orion place=Ghent"}},
  });
}

TEST(Events, FindTheirParticipantsThroughClauses) {
  expect_events({
      {"[Vega] closed the plant that [Orion] sold to it in {2022|2022}.",
       {"close reported agent=Vega", "sell reported 2022 agent=Orion recipient=Vega"}},
      {"[Vega] was forced to close its plant in [Ghent|LOC] in {2021|2021}.",
       {"close reported 2021 agent=Vega place=Ghent"}},
      {"[Orion], which makes lenses, bought [Lyra] and [Mira] in {2020|2020}.",
       {"acquire reported 2020 agent=Orion patient=Lyra patient=Mira"}},
      {"The board of [Orion] dismissed its chief executive, [Ada Stern|PER], on {2 May "
       "2024|2024-05-02}.",
       {"dismiss reported 2024-05-02 agent=Orion patient=Ada Stern"}},
  });
}

TEST(Events, AreFoundWhereTheParserSlips) {
  expect_events({
      {"The [Lyra Index] lost 634.76 points on {Monday|2024-05-06}.",
       {"lose reported 2024-05-06 agent=Lyra Index"}},
      {"[Orion] is due to meet [Vega] on {Monday|2024-05-06}.",
       {"meet planned 2024-05-06 agent=Orion agent=Vega"}},
      {"[Mia Lund|PER] won the [Tour of Norway|EVENT].",
       {"win reported agent=Mia Lund patient=Tour of Norway"}},
  });
}

TEST(Events, AreReadWhereTheParserTakesTheNameForTheSentence) {
  // The name is the root of its tree, and what was acquired hangs on the name.
  expect_events({{"[Initech Inc.] acquired [Globex Inc.] on {1 May 2024|2024-05-01}.",
                  {"acquire reported 2024-05-01 agent=Initech Inc. patient=Globex Inc."}}});
}

TEST(Events, OfAnyKindAreToldByNews) {
  expect_events({
      {"[Orion] repainted the [Comet 3|PRODUCT] in {2021|2021}.",
       {"repaint reported 2021 agent=Orion patient=Comet 3"}},
      {"The [Comet 3|PRODUCT] made its maiden flight on {2 May 2024|2024-05-02}.",
       {"make reported 2024-05-02 agent=Comet 3", "flight reported 2024-05-02 agent=Comet 3"}},
      {"[Orion] resembles [Lyra].", {}},
  });
}

TEST(Events, OfPagesThatMachinesWriteAreOfKnownKindsOrHappened) {
  Story story;
  story.add(SectionKind::kBody, "It was a quiet week.");
  story.add(SectionKind::kBody, "[Orion] relies on [Lyra] and announced the sale of [Vega].");
  story.origin(Origin::kAnalysis);
  EXPECT_THAT(summaries_of(story.read()),
              ElementsAre("announce reported agent=Orion patient=Vega"));
}

TEST(Events, InQuartersAreDatedByTheirMonths) {
  EXPECT_THAT(events_in("[Orion] bought [Lyra] in {the third quarter of 2021|2021-35}."),
              ElementsAre("acquire reported 2021-07/2021-09 agent=Orion patient=Lyra"));
}

TEST(Events, AreNotDatedByATimeThatSaysWhichOneIsMeant) {
  EXPECT_THAT(events_in("[Orion] sold the {2019|2019} version of the [Comet 3|PRODUCT]."),
              ElementsAre("sell reported agent=Orion patient=Comet 3"));
}

TEST(Events, BelongToTheOwnerWhereTheSubjectIsNoName) {
  expect_events({
      {"[Orion]'s engineers tested the [Comet 3|PRODUCT] in {2022|2022}.",
       {"test reported 2022 agent=Orion patient=Comet 3"}},
      {"Shares of [Orion] fell 12% on {3 May 2021|2021-05-03}.",
       {"fall reported 2021-05-03 agent=Orion"}},
      {"[Chinese|OTHER|China] regulators fined [Orion] in {2021|2021}.",
       {"fine reported 2021 agent=China patient=Orion"}},
      {"[Chinese|OTHER|China] startup [Lyra] released [Comet 3|PRODUCT] in {2021|2021}.",
       {"launch reported 2021 agent=Lyra patient=Comet 3"}},
  });
}

TEST(Events, AreAlsoToldByNouns) {
  expect_events({
      {"[Orion]'s purchase of [Lyra] was approved by [Brazil|LOC] in {April 2020|2020-04}.",
       {"acquire reported agent=Orion patient=Lyra",
        "approve reported 2020-04 patient=Orion agent=Brazil"}},
      {"The release of [Comet 3|PRODUCT] by [Orion] in {2021|2021} changed the market.",
       {"launch reported 2021 patient=Comet 3 agent=Orion", "change reported 2021 agent=Comet 3"}},
  });
}

TEST(Events, ThatAreNotDoneSaySo) {
  expect_events({
      {"[Orion] will open a plant in [Ghent|LOC] in {2027|2027}.",
       {"open planned 2027 agent=Orion place=Ghent"}},
      {"[Orion] plans to buy [Lyra].", {"acquire planned agent=Orion patient=Lyra"}},
      {"[Orion] is expected to buy [Lyra].", {"acquire predicted agent=Orion patient=Lyra"}},
      {"[Orion] is likely to sell [Lyra].", {"sell predicted agent=Orion patient=Lyra"}},
      {"[Orion] may close its plant in [Ghent|LOC].", {"close predicted agent=Orion place=Ghent"}},
      {"[Orion] did not buy [Lyra].", {"acquire denied agent=Orion patient=Lyra"}},
      {"[Orion] failed to deliver the trains to [Austria|LOC].",
       {"transfer denied agent=Orion recipient=Austria"}},
      {"[Orion] reportedly bought [Lyra].", {"acquire alleged agent=Orion patient=Lyra"}},
      {"[Orion] is said to have bought [Lyra].", {"acquire alleged agent=Orion patient=Lyra"}},
      {"[Orion] is under pressure from investors to sell [Lyra].",
       {"sell planned agent=Orion patient=Lyra"}},
      {"[Austria|LOC] urged [Orion] to close the plant.",
       {"statement stated agent=Austria recipient=Orion by=Austria",
        "close planned agent=Orion by=Austria"}},
      {"[Orion] began to ship the [Comet 3|PRODUCT] in {2022|2022}.",
       {"launch reported 2022 agent=Orion patient=Comet 3"}},
      {"The planned merger of [Orion] and [Vega] alarmed rivals.",
       {"merge planned agent=Orion agent=Vega"}},
  });
}

TEST(Events, AreNotDrawnFromAdviceConditionsAndHabits) {
  for (const std::string_view text :
       {"Evaluate your suppliers and test the [Comet 3|PRODUCT].", "[Orion] should sell [Lyra].",
        "If [Orion] buys [Lyra], prices rise.",
        "[Orion] makes lenses and sells them in [Norway|LOC].",
        "The launch date of the [Comet 3|PRODUCT] is unknown."}) {
    SCOPED_TRACE(text);
    EXPECT_THAT(events_in(text), IsEmpty());
  }
}

TEST(Events, ThatAreOnlyTalkedAboutAreSeenAndNotAsserted) {
  const auto annotations = Story{}.add(SectionKind::kBody, "[Orion] should sell [Lyra].").read();
  ASSERT_EQ(annotations.events.size(), 1U);
  EXPECT_FALSE(annotations.events[0].asserted);
  EXPECT_EQ(annotations.events[0].status, FactStatus::kPredicted);
  EXPECT_EQ(annotations.events[0].participants.size(), 2U);
}

TEST(Statements, HaveASpeakerAndASubjectMatter) {
  expect_events({
      {"On {Monday|2024-05-06}, [Ada Stern|PER], the head of [Orion], warned that [Vega] was weak.",
       {"statement stated 2024-05-06 agent=Ada Stern topic=Vega by=Ada Stern"}},
      {"[Ada Stern|PER] told [Reuters] that [Orion] had sold [Lyra].",
       {"statement stated agent=Ada Stern recipient=Reuters by=Ada Stern",
        "sell reported agent=Orion patient=Lyra by=Ada Stern"}},
      {"\"We will not sell [Lyra],\" said [Ada Stern|PER].",
       {"sell denied patient=Lyra agent=Ada Stern by=Ada Stern",
        "statement stated agent=Ada Stern by=Ada Stern"}},
      {"According to [Reuters], [Orion] bought [Lyra] in {2020|2020}.",
       {"acquire reported 2020 agent=Orion patient=Lyra by=Reuters"}},
      {"[Ada Stern|PER] denied that [Orion] had bought [Lyra].",
       {"deny stated agent=Ada Stern by=Ada Stern",
        "acquire denied agent=Orion patient=Lyra by=Ada Stern"}},
      {"[Vega] claimed that [Orion] had stolen its designs.",
       {"statement stated agent=Vega by=Vega", "steal alleged agent=Orion by=Vega"}},
      {"[Ada Stern|PER]'s remarks angered [Vega].",
       {"statement stated agent=Ada Stern by=Ada Stern",
        "anger reported agent=Ada Stern patient=Vega"}},
  });
}

TEST(Statements, AreMadeByPeopleAndBodiesOnly) {
  EXPECT_THAT(events_in("[Orion]'s benchmarks suggest that the [Comet 3|PRODUCT] is fast."),
              IsEmpty());
  EXPECT_THAT(events_in("Some say that the [Comet 3|PRODUCT] is fast."), IsEmpty());
}

TEST(LeadEvents, AreReadInTheStyleOfHeadlines) {
  const auto headline = [](std::string_view text) {
    return summaries_of(Story{}.published("2024-05-06").add(SectionKind::kHeadline, text).read());
  };
  EXPECT_THAT(headline("[Orion] Recalls 40,000 Cars Over Brake Fault"),
              ElementsAre("cancel reported 2024-05-06 agent=Orion"));
  EXPECT_THAT(headline("[Tom Brandt|PER] Charged With Fraud in [Milan|LOC]"),
              ElementsAre("charge reported 2024-05-06 patient=Tom Brandt place=Milan"));
  EXPECT_THAT(headline("[Orion] to Open Plant in [Ghent|LOC]"),
              ElementsAre("open planned agent=Orion place=Ghent"));
  EXPECT_THAT(
      headline("[Ada Stern|PER]: [Orion] Will Sell [Lyra]"),
      ElementsAre("statement stated 2024-05-06 agent=Ada Stern topic=Orion topic=Lyra by=Ada Stern",
                  "sell planned agent=Orion patient=Lyra by=Ada Stern"));
}

TEST(LeadEvents, OfAnUndatedArticleAreDatedNotBeforeTheNewestThatItReports) {
  const auto annotations =
      Story{}
          .add(SectionKind::kHeadline, "[Orion] unveils the [Comet 4|PRODUCT]")
          .add_labelled(SectionKind::kTimeline, "{2021-03|2021-03}", "[Orion] opens a plant.")
          .add_labelled(SectionKind::kTimeline, "{2023-11|2023-11}", "[Orion] buys [Lyra].")
          .add_labelled(SectionKind::kTimeline, "{2029|2029}", "[Orion] will open a museum.")
          .read();
  ASSERT_TRUE(annotations.not_published_before.has_value());
  EXPECT_EQ(annotations.not_published_before->text(), "2023-11");
  EXPECT_THAT(summaries_of(annotations),
              ElementsAre("launch reported 2023-11/.. agent=Orion patient=Comet 4",
                          "open reported 2021-03 agent=Orion",
                          "acquire reported 2023-11 agent=Orion patient=Lyra",
                          "open planned 2029 agent=Orion"));
  EXPECT_TRUE(annotations.events[0].lead);
  EXPECT_FALSE(annotations.events[1].lead);
}

TEST(LeadEvents, KeepADateOfTheirOwn) {
  EXPECT_THAT(summaries_of(Story{}
                               .published("2024-05-06")
                               .add(SectionKind::kSummary, "[Orion] bought [Lyra] in {2020|2020}.")
                               .read()),
              ElementsAre("acquire reported 2020 agent=Orion patient=Lyra"));
}

TEST(LeadEvents, OfASummaryMayHaveAVerbThatNoKindKnows) {
  EXPECT_THAT(summaries_of(Story{}
                               .published("2024-05-06")
                               .add(SectionKind::kSummary, "[Orion] refurbished [Lyra]")
                               .read()),
              ElementsAre("refurbish reported 2024-05-06 agent=Orion patient=Lyra"));
  EXPECT_THAT(summaries_of(Story{}
                               .published("2024-05-06")
                               .add(SectionKind::kSummary, "[Orion] settled a lawsuit by [Lyra]")
                               .read()),
              ::testing::Contains(::testing::StartsWith("agree reported 2024-05-06 agent=Orion")));
}

TEST(Events, AreNotDatedByWhenTheyShallEnd) {
  EXPECT_THAT(events_in("[Orion] delayed the [Comet 4|PRODUCT] to {2028|2028}."),
              ElementsAre("cancel reported agent=Orion patient=Comet 4"));
  EXPECT_THAT(events_in("[Orion] banned [Lyra] until {March 2027|2027-03}."),
              ElementsAre("ban reported agent=Orion patient=Lyra"));
}

TEST(Events, AreNotDatedByWhatTheyForetell) {
  EXPECT_THAT(events_in("[Ada Stern|PER] expects savings of €190 million by {2029|2029}."),
              ElementsAre("predict stated agent=Ada Stern by=Ada Stern"));
  EXPECT_THAT(events_in("[Orion] announced a budget for the plant by {2029|2029}."),
              ElementsAre("announce reported agent=Orion"));
  EXPECT_THAT(events_in("[Orion] had sold [Lyra] by {2020|2020}."),
              ElementsAre("sell reported 2020 agent=Orion patient=Lyra"));
  EXPECT_THAT(events_in("[Orion] will sell [Lyra] by {2029|2029}."),
              ElementsAre("sell planned 2029 agent=Orion patient=Lyra"));
}

TEST(Events, KeepTheirDateBehindAParticipleThatIsAnAdjective) {
  EXPECT_THAT(events_in("[Belgium|LOC] banned paid boxes in {2018|2018}."),
              ElementsAre("ban reported 2018 agent=Belgium"));
}

TEST(LeadEvents, AreThoseOfTheFirstSentenceWhereThereIsNoSummary) {
  const auto annotations = Story{}
                               .published("2024-05-06")
                               .add(SectionKind::kBody, "[Orion] has bought [Lyra].")
                               .add(SectionKind::kBody, "[Orion] sold [Vega].")
                               .read();
  EXPECT_THAT(summaries_of(annotations),
              ElementsAre("acquire reported 2024-05-06 agent=Orion patient=Lyra",
                          "sell reported 2024-05-06~ agent=Orion patient=Vega"));
}

TEST(LeadEvents, AreOfTheDayThatTheTextBelowGives) {
  EXPECT_THAT(
      summaries_of(Story{}
                       .published("2024-05-08")
                       .add(SectionKind::kHeadline, "[Orion] buys [Lyra]")
                       .add(SectionKind::kBody, "[Orion] bought [Lyra] on {Monday|2024-05-06}.")
                       .add(SectionKind::kBody, "[Vega] closed a plant.")
                       .read()),
      ElementsAre("acquire reported 2024-05-06 agent=Orion patient=Lyra",
                  "acquire reported 2024-05-06 agent=Orion patient=Lyra",
                  "close reported 2024-05-06~ agent=Vega"));
}

TEST(TimelineEntries, EachTellAnEventWithAllThatTheyName) {
  const auto entry = [](std::string_view text) {
    return summaries_of(
        Story{}.add_labelled(SectionKind::kTimeline, "{2021-03|2021-03}", text).read());
  };
  EXPECT_THAT(entry("[Orion] buys [Lyra], doubling its share in [Norway|LOC]."),
              ElementsAre("acquire reported 2021-03 agent=Orion patient=Lyra topic=Norway"));
  EXPECT_THAT(entry("[Orion] redesigns the [Comet 3|PRODUCT]."),
              ElementsAre("redesign reported 2021-03 agent=Orion patient=Comet 3"));
  EXPECT_THAT(entry("First flight of the [Comet 3|PRODUCT]."),
              ElementsAre("flight reported 2021-03 patient=Comet 3"));
}

TEST(TimelineEntries, AreDatedByTheirLabel) {
  const auto annotations =
      Story{}
          .add_labelled(SectionKind::kTimeline, "{March 2021|2021-03}", "[Orion] buys [Lyra].")
          .read();
  ASSERT_EQ(annotations.events.size(), 1U);
  EXPECT_EQ(annotations.events[0].date_span, (Span{0, 10}));
}

TEST(TechnicalNotes, TellOnlyWhatHappened) {
  const auto note = [](std::string_view text) {
    return summaries_of(Story{}.add(SectionKind::kTechnical, text).read());
  };
  EXPECT_THAT(note("The [Comet 3|PRODUCT] cuts power use by half."), IsEmpty());
  EXPECT_THAT(note("[Orion] developed the [Comet 3|PRODUCT] with [Vega]."),
              ElementsAre("develop reported agent=Orion patient=Comet 3 patient=Vega"));
}

TEST(Sections, OfAdviceTellNoEvents) {
  EXPECT_THAT(
      summaries_of(
          Story{}.add(SectionKind::kTakeaway, "[Orion] bought [Lyra].", "What To Do Next").read()),
      IsEmpty());
}

TEST(Events, QuoteTheirSentenceExactly) {
  const Story story = std::move(Story{}.add(
      SectionKind::kBody, "It rained. [Orion] rolled out the [Comet 3|PRODUCT]. It rained on."));
  const auto annotations = story.read();
  ASSERT_EQ(annotations.events.size(), 3U);  // "rained" is nobody's.
  const auto& event = annotations.events[1];
  EXPECT_EQ(slice(story.article().text, event.quote), "Orion rolled out the Comet 3.");
  EXPECT_EQ(slice(story.article().text, event.trigger), "rolled out");
  EXPECT_EQ(event.lemma, "roll out");
}

TEST(Events, AreNotReadFromSentencesThatAreNone) {
  std::string list;
  for (int i = 0; i < 2000; ++i) list += "[Orion] bought [Lyra], ";
  EXPECT_THAT(events_in(list), IsEmpty());
}

TEST(StandingRelations, AreToldByNounsBesideNames) {
  const auto relations = [](std::string_view text) {
    const auto annotations = Story{}.add(SectionKind::kBody, text).read();
    std::vector<std::string> shown;
    for (const auto& [subject, object, relation, quote, date, origin] : annotations.relations) {
      shown.push_back(annotations.referents[subject].name + " " + relation + " " +
                      annotations.referents[object].name);
    }
    return shown;
  };
  EXPECT_THAT(relations("[Vega], a rival of [Orion], bought [Lyra]."),
              ElementsAre("Vega competitor_of Orion"));
  EXPECT_THAT(relations("[Vega], [Orion]'s rival, bought [Lyra]."),
              ElementsAre("Vega competitor_of Orion"));
  EXPECT_THAT(relations("[Lyra] is part of [Orion]."), ElementsAre("Lyra part_of Orion"));
  EXPECT_THAT(relations("[Lyra] met a rival in [Ghent|LOC]."), IsEmpty());
}

TEST(Predictions, OfForecastSectionsHaveAReasonAndADueDate) {
  const Story story =
      std::move(Story{}
                    .published("2026-03-02")
                    .add_labelled(SectionKind::kForecast,
                                  "[Orion] will close two plants by {Q4 2026|2026-36}.",
                                  "Demand for lenses has fallen since {2024|2024}."));
  const auto annotations = story.read();
  ASSERT_EQ(annotations.predictions.size(), 1U);
  const auto& prediction = annotations.predictions[0];
  EXPECT_EQ(slice(story.article().text, prediction.quote),
            "Orion will close two plants by Q4 2026.");
  EXPECT_EQ(slice(story.article().text, *prediction.reason),
            "Demand for lenses has fallen since 2024.");
  EXPECT_EQ(prediction.due->text(), "2026-36");
  EXPECT_EQ(prediction.referents.size(), 1U);
  EXPECT_THAT(summaries_of(annotations), ElementsAre("close predicted 2026-36 agent=Orion"));
}

TEST(Predictions, CountTimesFromTheArticlesDate) {
  const auto due = [](std::string_view text, std::string_view published) {
    Story story;
    if (!published.empty()) story.published(published);
    const auto predictions =
        story.add_labelled(SectionKind::kForecast, text, "It is so.").read().predictions;
    return predictions.at(0).due ? predictions[0].due->text() : "none";
  };
  EXPECT_EQ(due("[Orion] will close within {two years|P2Y}.", "2026-03-02"), "2028-03");
  EXPECT_EQ(due("[Orion] will close in {ten months|P10M}.", "2026-03-02"), "2027-01");
  EXPECT_EQ(due("[Orion] will close within {ten days|P10D}.", "2026-03-02"), "2026-03-12");
  EXPECT_EQ(due("[Orion] will close within {two years|P2Y}.", ""), "none");
  EXPECT_EQ(due("[Orion] will grow beyond the peak of {2019|2019}.", "2026-03-02"), "none");
  EXPECT_EQ(due("[Orion] will close by {the end of 2027|2027-12~|2027}.", "2026-03-02"), "2027");
  EXPECT_EQ(due("[Orion] will close by {end of Q3 2027|2027-09~|2027-35}.", "2026-03-02"),
            "2027-35");
  EXPECT_EQ(due("[Orion] will go on losing money until {2029|2029}.", "2026-03-02"), "2029");
}

TEST(Predictions, AreAlsoMadeInProse) {
  const auto count = [](std::string_view text) {
    return Story{}.published("2024-05-06").add(SectionKind::kBody, text).read().predictions.size();
  };
  EXPECT_EQ(count("Analysts expect [Orion] to close two plants by {2027|2027}."), 1U);
  EXPECT_EQ(count("[Orion] is likely to sell [Lyra]."), 1U);
  EXPECT_EQ(count("Prices could double by {2030|2030}."), 1U);
  EXPECT_EQ(count("[Orion] bought [Lyra] in {May 2023|2023-05}."), 0U);
  EXPECT_EQ(count("[Orion] may sell [Lyra]."), 0U);
  EXPECT_EQ(count("Sales were better than expected in {2023|2023}."), 0U);
}

}  // namespace
}  // namespace weft

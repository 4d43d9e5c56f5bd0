#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "importers/language/annotation.h"
#include "importers/language/detail/participants.h"

namespace weft::detail {

/// Which part of its sentence a statement reports.
enum class Reports : std::uint8_t { kNothing, kWhatFollows, kWhatPrecedes };

/// An event on its way: what it will be, and where in its sentence it stands.
struct Draft {
  EventInText event;
  Reports reports = Reports::kNothing;
  std::size_t word = 0;                  ///< The verb or noun that tells it.
  std::optional<std::size_t> predicate;  ///< The verb's index; none for a noun.
  bool past = false;                     ///< In the past or perfect tense.
  bool before_report = false;            ///< "had sold": when, the report's own date does not tell.
};

/// What the section makes of its sentences.
enum class SentenceUse : std::uint8_t {
  kNone,      ///< Advice, furniture, cells: tells no events.
  kLead,      ///< Headline and summary: the present tense reports.
  kTimeline,  ///< An entry: tells one event at least.
  kForecast,  ///< The foretelling sentence itself.
  kProse,
  kTechnical,  ///< Describes how things are: only past tenses tell events.
};
/// Whether the section tells readers what to do, or who should: "What To Do Next".
[[nodiscard]] bool gives_advice(const Section& section);
[[nodiscard]] SentenceUse use_of(const Article& article, const Sentence& sentence);

/// Whether the text tells a verb's event as a fact, a plan, a forecast or a denial; sets its status
/// and who says so.
[[nodiscard]] bool settle_assertion(const SentenceView& view, SentenceUse use, Draft& draft);

/// Events that verbs tell, in text order.
[[nodiscard]] std::vector<Draft> verbal_events(const SentenceView& view, SentenceUse use);
/// Events that nouns tell ("Orion's purchase of Lyra"). One that a verb in `verbal` tells already
/// ("announced the launch") is not asserted again.
[[nodiscard]] std::vector<Draft> nominal_events(const SentenceView& view, SentenceUse use,
                                                const std::vector<Draft>& verbal);
/// The event of a timeline entry in which no known kind was found: its main verb, else its first
/// word.
[[nodiscard]] Draft plain_event(const SentenceView& view);

/// "Orion chief: sales will grow" in a headline: a statement without a verb of saying.
[[nodiscard]] std::optional<Draft> colon_statement(const SentenceView& view, SentenceUse use);

/// Who says what the sentence tells; attached to each event it covers. `drafts` are all events of
/// the sentence.
void attribute(const SentenceView& view, std::vector<Draft>& drafts);

/// The time expression that dates the event of `draft`, among those in its sentence.
[[nodiscard]] std::optional<std::size_t> time_of(const SentenceView& view, const Draft& draft);

}  // namespace weft::detail

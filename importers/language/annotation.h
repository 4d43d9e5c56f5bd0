#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/article.h"
#include "core/facts.h"

namespace weft {

/// A name in the text. Names do not overlap; they are in text order.
struct Name {
  Span span;  ///< Without a possessive ending.
  EntityType type = EntityType::kOther;
  std::string pack_id;         ///< The pack entity it is; empty if no pack knows it.
  std::uint32_t referent = 0;  ///< Index into Annotations::referents.
};

/// What one or more names of an article refer to.
struct Referent {
  std::string name;  ///< The fullest spelling.
  EntityType type = EntityType::kOther;
  std::string pack_id;
  std::vector<std::string> aliases;  ///< Other spellings that the article uses for it.
};

enum class TimexType : std::uint8_t { kDate, kTime, kDuration, kSet };
struct TimeExpression {
  Span span;
  TimexType type = TimexType::kDate;
  std::string value;             ///< TIMEX3: "2026-02", "2026-Q4", "P3Y", "PAST_REF".
  std::optional<EdtfDate> date;  ///< Where it denotes calendar days.
  std::optional<EdtfDate> ends = std::nullopt;  ///< Of "the end of 2027": 2027.
  bool compares = false;  ///< Only measures another date: "from a year earlier".
};

struct NamedRole {
  std::uint32_t referent;
  Role role;
  Span span;  ///< The words that stand for it here: a name, a pronoun, "the company".
};
struct EventInText {
  Span quote, trigger;
  std::string type, lemma;
  std::optional<EdtfDate> date;
  std::optional<Span> date_span;
  FactStatus status = FactStatus::kReported;
  /// False where the text neither asserts, plans, foretells nor denies it (advice, conditions,
  /// habits) or tells it elsewhere in the sentence; such an event is no fact and is not stored.
  bool asserted = true;
  Origin origin = Origin::kUnknown;
  bool lead = false, anaphoric = false;
  std::vector<NamedRole> participants;  ///< By span; a referent at most once.
  std::optional<NamedRole> speaker;
};
struct RelationInText {
  std::uint32_t subject, object;
  std::string relation;
  Span quote;
  std::optional<EdtfDate> date;
  Origin origin = Origin::kUnknown;
};
struct ClaimInText {
  std::uint32_t referent;
  std::string attribute;
  Span value, quote;
  Origin origin = Origin::kUnknown;
};
struct PredictionInText {
  Span quote;
  std::optional<Span> reason;
  std::optional<EdtfDate> due;
  Origin origin = Origin::kUnknown;
  std::vector<std::uint32_t> referents;
};

/// All that language finds in one article. A plain value; every span lies in the article's text.
struct Annotations {
  std::vector<Span> sentences;
  std::vector<Referent> referents;
  std::vector<Name> names;
  std::vector<TimeExpression> times;
  std::vector<EventInText> events;
  std::vector<RelationInText> relations;
  std::vector<ClaimInText> claims;
  std::vector<PredictionInText> predictions;
  std::optional<EdtfDate>
      not_published_before;  ///< First day of the newest past event that it reports.
};

}  // namespace weft

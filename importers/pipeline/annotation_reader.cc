#include "importers/pipeline/annotation_reader.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "importers/language/sentences.h"
#include "importers/pipeline/detail/annotated_names.h"
#include "importers/pipeline/detail/annotation_fields.h"
#include "importers/pipeline/detail/surroundings.h"

namespace weft {
namespace {

using detail::AnnotatedNames;
using detail::find_field;
using detail::Json;
using detail::place_in;

constexpr std::array kLists = {"sentences", "referents", "names",  "times",
                               "events",    "relations", "claims", "predictions"};

Error malformed(std::string message) { return fail(ErrorCode::kMalformed, std::move(message)); }

Result<TimexType> timex_type_in(const Json& entry) {
  WEFT_ASSIGN(word, detail::word_in(entry, "type"));
  if (word == "DATE") return TimexType::kDate;
  if (word == "TIME") return TimexType::kTime;
  if (word == "DURATION") return TimexType::kDuration;
  if (word == "SET") return TimexType::kSet;
  return malformed('"' + word + "\" is no type of time; they are DATE, TIME, DURATION, SET");
}

/// The days that a time denotes: those that its value says in EDTF, else from `from` to `to`.
Result<std::optional<EdtfDate>> days_of(const Json& entry, const std::string& value) {
  WEFT_ASSIGN(from, detail::date_in(entry, "from"));
  WEFT_ASSIGN(to, detail::date_in(entry, "to"));
  if (auto date = parse_edtf(value)) return std::optional{std::move(date).value()};
  if (from && to) {
    if (from->is_interval() || to->is_interval()) return malformed("from and to are no days");
    WEFT_ASSIGN(between, EdtfDate::between(*from, *to));
    return std::optional{std::move(between)};
  }
  if (from) return std::optional{EdtfDate::not_before(*from)};
  if (to) return std::optional{EdtfDate::not_after(*to)};
  return std::optional<EdtfDate>{};
}

/// One object of annotations being checked against one article.
class AnnotationReader {
 public:
  AnnotationReader(const Json& object, const Article& article, const LanguageEngine& engine)
      : object_(object),
        article_(article),
        quotes_(article.text),
        names_(object, article.text, engine, quotes_, refusals_),
        surroundings_(article, out_.sentences, quotes_) {}

  CheckedAnnotations read() {
    read_sentences();
    each("times", out_.times, [this](const Json& entry) { return time_from(entry); });
    each("events", out_.events, [this](const Json& entry) { return event_from(entry); });
    each("relations", out_.relations, [this](const Json& entry) { return relation_from(entry); });
    each("claims", out_.claims, [this](const Json& entry) { return claim_from(entry); });
    each("predictions", out_.predictions, [this](const Json& e) { return prediction_from(e); });
    put_in_order(out_.times, [](const TimeExpression& time) { return time.span; });
    put_in_order(out_.events, [](const EventInText& event) { return event.trigger; });
    auto bound = detail::date_in(object_, "not_published_before");
    if (bound) out_.not_published_before = std::move(bound).value();
    if (!bound) refusals_.add("", bound.error().message);
    out_.names = std::move(names_.names());
    out_.referents = std::move(names_.referents());
    return {std::move(out_), refusals_.take()};
  }

 private:
  /// Reads each entry of `list`; those that do not hold are refused.
  template <class T, class Read>
  void each(const char* list, std::vector<T>& out, const Read& read) {
    const auto* entries = find_field(object_, list);
    for (std::size_t i = 0; entries != nullptr && i < entries->size(); ++i) {
      here_ = place_in(list, i);
      auto found = read((*entries)[i]);
      found ? out.push_back(std::move(found).value()) : refuse(found.error());
    }
  }
  void refuse(const Error& error) { refusals_.add(here_, error.message); }

  template <class T, class SpanOf>
  static void put_in_order(std::vector<T>& list, const SpanOf& span_of) {
    std::stable_sort(list.begin(), list.end(),
                     [&](const T& a, const T& b) { return span_of(a) < span_of(b); });
  }

  void read_sentences() {
    std::vector<Span> given;
    each("sentences", given, [this](const Json& entry) { return quotes_.pair(entry); });
    put_in_order(given, [](Span span) { return span; });
    std::uint32_t end = 0;
    for (const auto& span : given) {
      if (span.begin < end) {
        refusals_.add("sentences", "one overlaps the one before");
        continue;
      }
      out_.sentences.push_back(span);
      end = span.end;
    }
    if (out_.sentences.empty())
      for (const auto& sentence : sentences_of(article_)) out_.sentences.push_back(sentence.span);
  }

  Result<TimeExpression> time_from(const Json& entry) {
    TimeExpression time;
    WEFT_ASSIGN(span, quotes_.span_in(entry));
    WEFT_ASSIGN(type, timex_type_in(entry));
    WEFT_ASSIGN(value, detail::word_in(entry, "value"));
    WEFT_ASSIGN(days, days_of(entry, value));
    return TimeExpression{span, type, std::move(value), std::move(days)};
  }

  Result<EventInText> event_from(const Json& entry) {
    EventInText event;
    WEFT_ASSIGN(trigger, quotes_.span_in(entry));
    if (!triggers_.insert(trigger).second) return malformed("is the second event at its place");
    WEFT_ASSIGN(type, detail::word_in(entry, "type"));
    WEFT_ASSIGN(lemma, detail::word_if_in(entry, "lemma"));
    WEFT_ASSIGN(date, detail::date_in(entry, "date"));
    WEFT_ASSIGN(date_text, quotes_.pair_in(entry, "date_text"));
    WEFT_ASSIGN(status, detail::word_if_in(entry, "status"));
    const auto known = status_named(status.empty() ? "reported" : status);
    if (!known)
      return malformed('"' + status +
                       "\" is no status; they are reported, stated, planned, predicted, denied, "
                       "alleged");
    WEFT_ASSIGN(quote, surroundings_.passage_of(entry, trigger));
    WEFT_ASSIGN(origin, surroundings_.origin_of(entry, trigger));
    WEFT_ASSIGN(lead, detail::flag_in(entry, "lead", surroundings_.is_told_first(trigger)));
    WEFT_ASSIGN(anaphoric, detail::flag_in(entry, "anaphoric", false));
    WEFT_ASSIGN(asserted, detail::flag_in(entry, "asserted", true));
    event.trigger = trigger;
    event.quote = quote;
    event.lemma = lemma.empty() ? type : std::move(lemma);
    event.type = std::move(type);
    event.date = std::move(date);
    event.date_span = date_text;
    event.status = *known;
    event.asserted = asserted;
    event.origin = origin;
    event.lead = lead;
    event.anaphoric = anaphoric;
    add_roles(entry, event);
    return event;
  }

  /// A participant or speaker that does not hold is refused; the event stays without it.
  void add_roles(const Json& entry, EventInText& event) {
    const auto at = here_;
    if (const auto* list = find_field(entry, "participants")) {
      for (std::size_t i = 0; list->is_array() && i < list->size(); ++i) {
        here_ = at + place_in(".participants", i);
        auto role = participant_from((*list)[i]);
        role ? event.participants.push_back(*role) : refuse(role.error());
      }
      here_ = at + ".participants";
      if (!list->is_array()) refuse(malformed("is no list"));
    }
    here_ = at + ".speaker";
    if (const auto* speaker = find_field(entry, "speaker")) {
      auto named = named_from(*speaker, Role::kAgent);
      named ? void(event.speaker = *named) : refuse(named.error());
    }
    std::stable_sort(event.participants.begin(), event.participants.end(),
                     [](const NamedRole& a, const NamedRole& b) { return a.span < b.span; });
  }

  Result<NamedRole> participant_from(const Json& entry) {
    if (!entry.is_object()) return malformed("is not a JSON object");
    WEFT_ASSIGN(word, detail::word_in(entry, "role"));
    const auto role = role_named(word);
    if (!role)
      return malformed('"' + word +
                       "\" is no role; they are agent, patient, recipient, place, topic, context");
    return named_from(entry, *role);
  }
  Result<NamedRole> named_from(const Json& entry, Role role) {
    WEFT_ASSIGN(span, quotes_.span_in(entry));
    WEFT_ASSIGN(referent, names_.referent_at(entry, span));
    return NamedRole{referent, role, span};
  }

  Result<RelationInText> relation_from(const Json& entry) {
    WEFT_ASSIGN(quote, quotes_.span_in(entry));
    WEFT_ASSIGN(subject, names_.referent_named(entry, "subject_referent", "subject"));
    WEFT_ASSIGN(object, names_.referent_named(entry, "object_referent", "object"));
    WEFT_ASSIGN(relation, detail::word_in(entry, "relation"));
    WEFT_ASSIGN(date, detail::date_in(entry, "date"));
    WEFT_ASSIGN(origin, surroundings_.origin_of(entry, quote));
    return RelationInText{subject, object, std::move(relation), quote, std::move(date), origin};
  }

  Result<ClaimInText> claim_from(const Json& entry) {
    WEFT_ASSIGN(value, quotes_.span_in(entry));
    WEFT_ASSIGN(referent, names_.referent_named(entry, "referent", "entity"));
    WEFT_ASSIGN(attribute, detail::word_in(entry, "attribute"));
    WEFT_ASSIGN(quote, surroundings_.passage_of(entry, value));
    WEFT_ASSIGN(origin, surroundings_.origin_of(entry, value));
    return ClaimInText{referent, std::move(attribute), value, quote, origin};
  }

  Result<PredictionInText> prediction_from(const Json& entry) {
    WEFT_ASSIGN(quote, quotes_.span_in(entry));
    WEFT_ASSIGN(reason, quotes_.pair_in(entry, "reason_text"));
    WEFT_ASSIGN(due, detail::date_in(entry, "due"));
    WEFT_ASSIGN(origin, surroundings_.origin_of(entry, quote));
    PredictionInText prediction{quote, reason, std::move(due), origin, {}};
    const auto* labels = find_field(entry, "referents");
    if (labels != nullptr && !labels->is_array()) return malformed("\"referents\" is no list");
    for (std::size_t i = 0; labels != nullptr && i < labels->size(); ++i) {
      WEFT_ASSIGN(referent, names_.referent_labelled((*labels)[i]));
      prediction.referents.push_back(referent);
    }
    return prediction;
  }

  const Json& object_;
  const Article& article_;
  detail::QuoteChecks quotes_;
  detail::Refusals refusals_;
  AnnotatedNames names_;
  Annotations out_;
  detail::Surroundings surroundings_;  ///< Refers to the sentences in out_.
  std::set<Span> triggers_;
  std::string here_;  ///< The place of what is being read.
};

}  // namespace

Result<CheckedAnnotations> read_annotations(std::string_view line, const Article& article,
                                            const LanguageEngine& engine) {
  const auto object = Json::parse(line.begin(), line.end(), nullptr, false);
  if (object.is_discarded()) return malformed("not valid JSON");
  if (!object.is_object()) return malformed("not a JSON object");
  for (const auto* list : kLists) {
    const auto* found = find_field(object, list);
    if (found != nullptr && !found->is_array())
      return malformed('"' + std::string(list) + "\" is no list");
  }
  return AnnotationReader(object, article, engine).read();
}

}  // namespace weft

#include "importers/language/events.h"

#include <algorithm>
#include <array>

#include "importers/language/detail/event_builder.h"
#include "importers/language/detail/standing.h"
#include "importers/language/forecasts.h"

namespace weft {
namespace {

using detail::Draft;
using detail::SentenceUse;
using detail::SentenceView;

/// What runs on for longer than this without a full stop is a list or data, not a sentence. The
/// bound also keeps the time linear: within a sentence, some rules look from each verb at all
/// words.
constexpr std::size_t kMaxWords = 400;

bool tells_the_past(FactStatus status) {
  return status != FactStatus::kPlanned && status != FactStatus::kPredicted;
}

/// The begin of a date, at its own precision and without qualifiers: of "2026-02~/.." "2026-02".
std::optional<EdtfDate> begin_of(const EdtfDate& date) {
  if (date.earliest() == kFirstDay) return std::nullopt;
  std::string text = date.text().substr(0, date.text().find('/'));
  std::erase_if(text, [](char c) { return c == '~' || c == '?' || c == '%'; });
  auto begin = parse_edtf(text);
  return begin ? std::optional{std::move(*begin)} : std::nullopt;
}

/// Quarters, halves and seasons as intervals of months, which every reader of EDTF understands:
/// "2006-10/2006-12" for "2006-36".
EdtfDate in_months(const EdtfDate& date) {
  const auto precision = date.precision();
  const bool months = precision == Precision::kQuarter || precision == Precision::kHalf ||
                      precision == Precision::kSeason;
  if (!months || date.is_interval() || date.earliest() == kFirstDay) return date;
  const auto begin = calendar_of(date.earliest());
  const auto end = calendar_of(date.latest());
  auto interval = EdtfDate::between(EdtfDate::in_month(begin.year, begin.month),
                                    EdtfDate::in_month(end.year, end.month));
  if (!interval) return date;
  return date.is_qualified() ? interval->approximately() : *interval;
}

/// Goes through an article sentence by sentence.
class EventFinder {
 public:
  EventFinder(const Article& article, const std::vector<Sentence>& sentences,
              const std::vector<SyntaxSentence>& syntax, const Coreference& coreference,
              const EventWords& words, Annotations& out)
      : article_{article},
        sentences_{sentences},
        syntax_{syntax},
        coreference_{coreference},
        words_{words},
        out_{out} {}

  void run() {
    const bool told_up_front =
        std::any_of(article_.sections.begin(), article_.sections.end(),
                    [](const Section& s) { return s.kind == SectionKind::kSummary; });
    bool body_begun = told_up_front;
    for (std::size_t i = 0; i < sentences_.size(); ++i) {
      const Sentence& sentence = sentences_[i];
      SentenceUse use = detail::use_of(article_, sentence);
      if (use == SentenceUse::kNone) continue;
      const bool body = article_.sections[sentence.section].kind == SectionKind::kBody;
      lead_ = use == SentenceUse::kLead || (body && !body_begun);
      body_begun = body_begun || body;
      read(sentence, syntax_[i], use);
    }
    date_lead_events();
    std::sort(out_.events.begin(), out_.events.end(), [](const auto& a, const auto& b) {
      return std::pair{a.trigger, a.quote} < std::pair{b.trigger, b.quote};
    });
    std::stable_sort(out_.relations.begin(), out_.relations.end(),
                     [](const auto& a, const auto& b) { return a.quote < b.quote; });
  }

 private:
  void read(const Sentence& sentence, const SyntaxSentence& parsed, SentenceUse use) {
    SentenceView view{article_, sentence,
                      out_,     coreference_,
                      words_,   detail::SentenceTree{article_.text, parsed, out_, words_},
                      {},       {}};
    if (view.tree.size() > kMaxWords) return;
    view.predicates = detail::find_predicates(view.tree);
    view.frames = detail::find_frames(view.tree, view.predicates);
    auto drafts = detail::verbal_events(view, use);
    auto nominal = detail::nominal_events(view, use, drafts);
    std::move(nominal.begin(), nominal.end(), std::back_inserter(drafts));
    if (auto said = detail::colon_statement(view, use)) drafts.push_back(std::move(*said));
    if (use == SentenceUse::kTimeline) complete_entry(view, drafts);
    detail::attribute(view, drafts);
    for (Draft& draft : drafts) keep(view, use, std::move(draft));
    detail::add_standing_relations(view, out_.relations);
  }

  /// An entry tells one event at least, in which all that it names has a part.
  void complete_entry(const SentenceView& view, std::vector<Draft>& drafts) const {
    auto told = std::find_if(drafts.begin(), drafts.end(),
                             [](const Draft& draft) { return draft.event.asserted; });
    if (told == drafts.end()) {
      Draft plain = detail::plain_event(view);
      std::erase_if(drafts,
                    [&](const Draft& draft) { return draft.event.trigger == plain.event.trigger; });
      told = drafts.insert(drafts.begin(), std::move(plain));
    }
    detail::add_roles(told->event.participants,
                      detail::names_in(view, view.sentence.span, Role::kTopic));
  }

  void keep(const SentenceView& view, SentenceUse use, Draft draft) {
    EventInText& event = draft.event;
    event.origin = view.section().origin;
    event.lead = lead_;
    const bool told = event.asserted && !draft.before_report;
    if (lead_ && told) datable_.push_back(out_.events.size());
    std::sort(event.participants.begin(), event.participants.end(),
              [](const NamedRole& a, const NamedRole& b) { return a.span < b.span; });
    add_date(view, use, draft);
    if (event.asserted && event.date && event.date_span && tells_the_past(event.status)) {
      note_past(*event.date);
      note_news_day(event);
    }
    out_.events.push_back(std::move(event));
  }

  /// What news prose tells in the past or present tense without a date happened at about the time
  /// of the report; "had sold" and "a chip made in Ghent" did not, nor what an analysis looks back
  /// on.
  [[nodiscard]] bool dated_by_report(const SentenceView& view, SentenceUse use,
                                     const Draft& draft) const {
    const auto& published = article_.published;
    const bool day_known = published && !article_.published_inferred && !published->is_interval() &&
                           published->precision() == Precision::kDay;
    const bool attribute = draft.predicate && view.predicates[*draft.predicate].shape ==
                                                  detail::VerbShape::kParticiple;
    return day_known && !lead_ && !attribute && use == SentenceUse::kProse &&
           view.section().kind == SectionKind::kBody &&
           view.section().origin != Origin::kAnalysis && draft.event.asserted &&
           !draft.before_report && tells_the_past(draft.event.status) && !has_date(view);
  }

  /// Where the sentence has a date of its own, an event that it does not belong to may be of any
  /// other day.
  [[nodiscard]] static bool has_date(const SentenceView& view) {
    const auto times = view.times();
    return std::any_of(times.begin(), times.end(),
                       [](const TimeExpression& t) { return t.date && !t.compares; });
  }

  void add_date(const SentenceView& view, SentenceUse use, Draft& draft) const {
    EventInText& event = draft.event;
    if (use == SentenceUse::kForecast) {
      event.date = due_date_in(article_, view.sentence.span, out_.times);
      return;
    }
    std::optional<std::size_t> time;
    if (use == SentenceUse::kTimeline) time = label_time(view.section());
    if (!time) time = detail::time_of(view, draft);
    if (!time) {
      if (dated_by_report(view, use, draft)) {
        event.date = (news_day_ ? *news_day_ : *article_.published).approximately();
      }
      return;
    }
    event.date = out_.times[*time].date;
    if (use != SentenceUse::kTimeline) event.date = in_months(*event.date);
    event.date_span = out_.times[*time].span;
    if (use == SentenceUse::kTimeline && view.section().label &&
        event.date_span->end <= view.section().label->end) {
      event.date_span = view.section().label;
    }
  }

  [[nodiscard]] std::optional<std::size_t> label_time(const Section& section) const {
    if (!section.label) return std::nullopt;
    auto time = std::partition_point(
        out_.times.begin(), out_.times.end(),
        [&](const TimeExpression& t) { return t.span.end <= section.label->begin; });
    for (; time != out_.times.end() && time->span.begin < section.label->end; ++time) {
      if (time->date) return static_cast<std::size_t>(time - out_.times.begin());
    }
    return std::nullopt;
  }

  /// The first sentences may say on which of the last days the news was.
  void note_news_day(const EventInText& event) {
    constexpr Day kWeek = 7;
    if (news_day_ || !lead_ || !article_.published) return;
    const auto days = event.date->days();
    const Day published = article_.published->earliest();
    if (days.first == days.last && days.first <= published && published - days.first <= kWeek) {
      news_day_ = event.date;
    }
  }

  /// The newest past event bounds when an undated article was written.
  void note_past(const EdtfDate& date) {
    auto begin = begin_of(date);
    if (!begin ||
        (out_.not_published_before && begin->earliest() <= out_.not_published_before->earliest())) {
      return;
    }
    out_.not_published_before = std::move(begin);
  }

  /// The headline's event is told again below it with its day: "Orion unveils Lyra", "Orion
  /// unveiled Lyra on Tuesday".
  [[nodiscard]] std::optional<EdtfDate> date_told_below(const EventInText& lead) const {
    constexpr std::size_t kNear = 24;  // Events of the first sentences.
    constexpr std::int64_t kMonth = 31;
    for (std::size_t i = 0; i < out_.events.size() && i < kNear; ++i) {
      const EventInText& other = out_.events[i];
      const bool dated = other.asserted && other.date && other.date_span &&
                         tells_the_past(other.status) && width_of(other.date->days()) <= kMonth;
      if (dated && other.type == lead.type && share_participant(other, lead)) return other.date;
    }
    return std::nullopt;
  }
  static bool share_participant(const EventInText& a, const EventInText& b) {
    return std::any_of(a.participants.begin(), a.participants.end(), [&](const NamedRole& p) {
      return std::any_of(b.participants.begin(), b.participants.end(),
                         [&](const NamedRole& q) { return p.referent == q.referent; });
    });
  }

  void date_lead_events() {
    std::optional<EdtfDate> when = article_.published;
    if (!when && out_.not_published_before) {
      when = EdtfDate::not_before(*out_.not_published_before);
    }
    for (const std::size_t index : datable_) {
      EventInText& event = out_.events[index];
      if (event.date || !tells_the_past(event.status)) continue;
      const auto below = date_told_below(event);
      event.date = below ? below : when;
    }
  }

  const Article& article_;
  const std::vector<Sentence>& sentences_;
  const std::vector<SyntaxSentence>& syntax_;
  const Coreference& coreference_;
  const EventWords& words_;
  Annotations& out_;
  bool lead_ = false;
  std::optional<EdtfDate> news_day_;
  std::vector<std::size_t> datable_;  ///< Events that happened when the article was written.
};

}  // namespace

void find_events(const Article& article, const std::vector<Sentence>& sentences,
                 const std::vector<SyntaxSentence>& syntax, const Coreference& coreference,
                 const EventWords& words, Annotations& out) {
  EventFinder{article, sentences, syntax, coreference, words, out}.run();
}

}  // namespace weft

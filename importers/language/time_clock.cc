#include <string>

#include "importers/language/detail/time_actions.h"
#include "importers/language/detail/time_scene.h"

/// Times of day and parts of days.
namespace weft::timex::actions {
namespace {

/// "Every Monday": XXXX-WXX-1.
bool is_weekly_day(const Reading& reading) {
  return reading.type == TimexType::kSet && reading.value.starts_with("XXXX-WXX-") &&
         reading.value.size() == 10;
}

/// "TMO"; "tonight" and the like are nights.
std::string day_part_text(const Slots& slots) {
  constexpr int kNight = 3;
  const auto part = static_cast<std::size_t>(slots.day_part.value_or(kNight));
  return kDayPartCodes[part] == "MI" ? "T12:00" : 'T' + std::string{kDayPartCodes[part]};
}

}  // namespace

Answer clock_time(const Slots& slots, const Scene& scene, int hour) {
  const int hours = slots.hour ? *slots.hour : slots.number.value_or(hour);
  if (hours > 24 || slots.minute.value_or(0) > 59) return std::nullopt;
  if (slots.meridiem && (hours < 1 || hours > 12)) return std::nullopt;
  auto moment = anchor_moment(scene, Grain::kDay);
  const bool set = slots.inner && is_weekly_day(*slots.inner);
  if (slots.inner && !set) {
    if (!slots.inner->moment || slots.inner->moment->grain != Grain::kDay ||
        slots.inner->moment->part != Part::kWhole || !slots.inner->moment->time_of_day.empty()) {
      return std::nullopt;
    }
    moment = *slots.inner->moment;
  } else if (slots.minute && !slots.meridiem) {  // "2:30" may be a score or a verse.
    const bool zone = scene.lexemes[slots.end - 1].as(Sense::kZone).has_value();
    const auto before = word_near(scene, slots.begin, -1);
    if (!zone && before != "at" && before != "by" && before != "until" && before != "from") {
      return std::nullopt;
    }
  }
  int in_day = slots.meridiem ? hours % 12 + *slots.meridiem : hours;
  if (slots.day_part && hours < 12) {  // "4 in the morning", "eight o'clock in the evening"
    constexpr int kMorning = 0;
    in_day = hours + (*slots.day_part == kMorning ? 0 : 12);
  }
  auto clock = clock_text(in_day, slots.minute.value_or(0));
  if (slots.zone.value_or(0) == 1) clock += 'Z';  // UTC
  if (set) return repeating(slots.inner->value + clock);
  moment.time_of_day = std::move(clock);
  return point(moment);
}

Answer part_of_day_told(const Slots& slots, const Scene& scene, int) {
  const int step = contains_word(scene, slots, "next") || contains_word(scene, slots, "following")
                       ? 1
                   : contains_word(scene, slots, "previous") ? -1
                                                             : 0;
  auto moment = shifted(focus_moment(scene, Grain::kDay), step);
  moment.time_of_day = day_part_text(slots);
  return point(moment);
}

Answer part_of_day(const Slots& slots, const Scene& scene, int offset) {
  auto moment = shifted(anchor_moment(scene, Grain::kDay), offset);
  if (slots.inner && is_weekly_day(*slots.inner)) {
    return repeating(slots.inner->value + day_part_text(slots));
  }
  if (slots.inner) {
    if (!slots.inner->moment || slots.inner->moment->grain != Grain::kDay ||
        !slots.inner->moment->time_of_day.empty()) {
      return std::nullopt;
    }
    moment = *slots.inner->moment;
  }
  moment.time_of_day = day_part_text(slots);
  return point(moment);
}

}  // namespace weft::timex::actions

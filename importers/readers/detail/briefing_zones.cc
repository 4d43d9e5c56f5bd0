#include "importers/readers/detail/briefing_zones.h"

#include <algorithm>
#include <limits>

#include "importers/readers/detail/date_line.h"
#include "importers/readers/detail/lines.h"

namespace weft {
namespace {

struct ItemLine {
  Span content;  // Without list marks.
  bool marked = false;
  bool after_blank = false;
};

std::vector<ItemLine> item_lines(std::string_view text, std::span<const Span> lines) {
  std::vector<ItemLine> items;
  bool blank = false;
  for (const Span line : lines) {
    if (!has_word(slice(text, line))) {
      blank = true;  // Empty, or only a picture.
      continue;
    }
    const Span content = without_list_marks(text, line);
    items.push_back({content, content.begin != line.begin, blank});
    blank = false;
  }
  return items;
}

// Length of one list mark at the beginning of `line`, with the space behind it; 0 if there is none.
std::size_t list_mark(std::string_view line) {
  for (const std::string_view mark : {"•", "‣", "▪", "◦", "●", "○", "■", "▸", "►", "➤", "▶", "·"}) {
    if (line.starts_with(mark)) return mark.size();
  }
  for (const std::string_view mark : {"- ", "* ", "+ ", "– ", "— "}) {
    if (line.starts_with(mark)) return mark.size();
  }
  std::size_t digits = 0;
  while (digits < 2 && digits < line.size() && is_ascii_digit(line[digits])) ++digits;
  const auto rest = line.substr(digits);
  return digits > 0 && (rest.starts_with(". ") || rest.starts_with(") ")) ? digits + 2 : 0;
}

bool contains(std::string_view text, std::string_view words) {
  return text.find(words) != std::string_view::npos;
}

// Costs of taking a line for a prediction, and for the reason of one.
struct ForecastCosts {
  double prediction = 0;
  double reason = 0;
};

// The main clause of `lower`: up to the first link behind its first words.
std::string_view main_clause(std::string_view lower) {
  constexpr std::size_t kFirstWords = 24;  // Bytes: "By 2027, …", "If so, …".
  std::size_t end = lower.size();
  for (const std::string_view link : {", ", "; ", " and ", " that ", " which ", " because ", " as ",
                                      " since ", " who ", " when "})
    end = std::min(end, lower.find(link, kFirstWords));
  return lower.substr(0, end);
}

ForecastCosts forecast_costs(std::string_view line, bool marked, bool any_marked) {
  const auto lower = lower_ascii(line.substr(0, 2000));
  const auto clause = main_clause(lower);
  const auto says = [&](std::string_view words) { return contains(clause, words); };
  ForecastCosts costs;
  const bool foretells = says(" will ") || says(" won't ") || says(" won’t ") || says(" may ") ||
                         says(" could ") || says(" might ");
  const bool expects = says(" expected to ") || says(" likely to ") || says(" set to ") ||
                       says(" going to ") || says(" should ") || contains(lower, " by 20");
  if (!foretells && !expects) costs.prediction += 2;
  if (foretells) costs.reason += 0.8;
  for (const std::string_view opening :
       {"reason", "rationale", "why:", "because", "confidence", "likelihood", "probability",
        "high confidence", "medium confidence", "low confidence", "basis:"}) {
    if (lower.starts_with(opening)) costs.prediction += 6;
  }
  if (any_marked) (marked ? costs.reason : costs.prediction) += 4;
  return costs;
}

// Parts `lines` into predictions with no, one or two lines of reason each, at least cost.
void pair_forecasts(std::string_view text, std::span<const ItemLine> lines, bool any_marked,
                    std::vector<ZonePart>& parts) {
  const std::size_t count = lines.size();
  constexpr double kWithoutReason = 1.5, kSecondLine = 1.0;
  std::vector<double> best(count + 1, std::numeric_limits<double>::infinity());
  std::vector<std::size_t> length(count + 1, 0);
  std::vector<ForecastCosts> costs;
  for (const auto& line : lines)
    costs.push_back(forecast_costs(slice(text, line.content), line.marked, any_marked));
  best[count] = 0;
  for (std::size_t i = count; i-- > 0;) {
    for (std::size_t size = 1; size <= 3 && i + size <= count; ++size) {
      double cost = costs[i].prediction + best[i + size];
      if (size == 1) cost += kWithoutReason;
      if (size == 3) cost += kSecondLine;
      for (std::size_t j = 1; j < size; ++j) cost += costs[i + j].reason;
      // A tie goes to the pair.
      if (cost < best[i] || (cost == best[i] && size == 2)) {
        best[i] = cost;
        length[i] = size;
      }
    }
  }
  for (std::size_t i = 0; i < count; i += length[i]) {
    const Span prediction = lines[i].content;
    parts.push_back({{prediction.begin, lines[i + length[i] - 1].content.end}, prediction});
  }
}

}  // namespace

Span without_list_marks(std::string_view text, Span line) {
  for (;;) {
    const auto mark = list_mark(slice(text, line));
    if (mark == 0) return line;
    const Span rest = trim(text, {line.begin + static_cast<std::uint32_t>(mark), line.end});
    if (rest.begin == rest.end) return line;
    line = rest;
  }
}

std::vector<ZonePart> split_items(std::string_view text, std::span<const Span> lines,
                                  bool paragraphs) {
  const auto items = item_lines(text, lines);
  const bool any_marked =
      std::any_of(items.begin(), items.end(), [](const ItemLine& item) { return item.marked; });
  std::vector<ZonePart> parts;
  for (const auto& item : items) {
    const bool wrapped = is_ascii_lower(text[item.content.begin]);
    const bool goes_on = !parts.empty() && !item.marked && !item.after_blank &&
                         (any_marked || paragraphs || wrapped);
    if (goes_on) {
      parts.back().span.end = item.content.end;
    } else {
      parts.push_back({item.content, std::nullopt});
    }
  }
  return parts;
}

std::vector<ZonePart> split_forecasts(std::string_view text, std::span<const Span> lines) {
  const auto items = item_lines(text, lines);
  const auto marked = static_cast<std::size_t>(
      std::count_if(items.begin(), items.end(), [](const ItemLine& item) { return item.marked; }));
  const bool some_marked = marked > 0 && marked < items.size();
  // Where blank lines part single lines only, they say nothing about what belongs together.
  const bool all_single = std::all_of(items.begin() + (items.empty() ? 0 : 1), items.end(),
                                      [](const ItemLine& item) { return item.after_blank; });
  std::vector<ZonePart> parts;
  for (std::size_t begin = 0; begin < items.size();) {
    std::size_t end = begin + 1;
    while (end < items.size() && (all_single || !items[end].after_blank)) ++end;
    pair_forecasts(text, std::span(items).subspan(begin, end - begin), some_marked, parts);
    begin = end;
  }
  return parts;
}

std::vector<ZonePart> split_timeline(std::string_view text, std::span<const Span> lines) {
  std::vector<ZonePart> parts;
  for (const auto& item : item_lines(text, lines)) {
    const auto line = slice(text, item.content);
    const auto date = static_cast<std::uint32_t>(date_prefix(line));
    if (date > 0) {
      parts.push_back({item.content, Span{item.content.begin, item.content.begin + date}});
      continue;
    }
    // Text belongs to the date above it, unless that has its text and a gap follows.
    const bool complete = parts.empty() || !parts.back().label ||
                          (item.after_blank && parts.back().span != *parts.back().label);
    if (complete && (parts.empty() || item.after_blank || item.marked || !parts.back().label)) {
      parts.push_back({item.content, std::nullopt});
    } else {
      parts.back().span.end = item.content.end;
    }
  }
  return parts;
}

}  // namespace weft

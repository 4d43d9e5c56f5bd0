#include "importers/readers/event_layouts.h"

#include <algorithm>
#include <filesystem>
#include <memory>
#include <system_error>
#include <utility>

#include "core/ids.h"
#include "importers/readers/byte_source.h"
#include "importers/readers/detail/input_stream.h"
#include "importers/readers/detail/table_days.h"
#include "importers/readers/detail/table_row.h"

namespace weft {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLargestFile = 4U << 20U;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

Result<std::string> whole_file(const std::string& path) {
  WEFT_ASSIGN(source, FileSource::open(path));
  auto bytes = InputStream(*source).rest(kLargestFile);
  if (!bytes) return fail(bytes.error().code, bytes.error().message, path);
  return bytes;
}

std::string_view first_line(std::string_view head) {
  if (head.starts_with(kByteOrderMark)) head.remove_prefix(kByteOrderMark.size());
  return head.substr(0, head.find('\n'));
}

bool has_columns_of(std::string_view line, const EventLayout& layout) {
  std::vector<Cell> cells;
  const char delimiter = layout.delimiter != '\0' ? layout.delimiter : likely_delimiter(line);
  if (!split_row(line, delimiter, layout.quotes_with(delimiter), cells)) return false;
  const auto needed = layout.needed();
  return std::all_of(needed.begin(), needed.end(), [&](const std::string& column) {
    return std::any_of(cells.begin(), cells.end(),
                       [&](const Cell& cell) { return slice(line, cell.span) == column; });
  });
}

/// Under which name codes are kept; a layout without a book has one of its own.
std::string book_of(const EventLayout& layout) {
  return layout.code_book.empty() ? "of " + layout.name : layout.code_book;
}

/// A row that says nothing of its columns: as many as the layout has, a day and a code among them.
bool is_row_of(std::string_view line, const EventTableFormat& format) {
  const auto& layout = *format.layout;
  std::vector<Cell> cells;
  const char delimiter = layout.delimiter != '\0' ? layout.delimiter : likely_delimiter(line);
  if (!split_row(line, delimiter, layout.quotes_with(delimiter), cells)) return false;
  if (cells.size() != layout.columns.size()) return false;
  const auto cell = [&](const std::string& column) {
    const auto at = std::find(layout.columns.begin(), layout.columns.end(), column);
    return slice(line, cells[static_cast<std::size_t>(at - layout.columns.begin())].span);
  };
  return DayReader(layout.date).read(cell(layout.date.column)).has_value() &&
         format.codes->knows(cell(layout.code_column));
}

}  // namespace

std::uint64_t EventTableFormat::fingerprint() const {
  return Hasher("event table").add(layout->fingerprint).add(codes->fingerprint()).digest();
}

Result<EventLayouts> EventLayouts::load(const std::string& folder) {
  std::error_code error;
  std::vector<fs::path> files;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    if (entry->path().extension() == ".json") files.push_back(entry->path());
  }
  std::sort(files.begin(), files.end());
  EventLayouts layouts;
  const auto holds_codes = [](const fs::path& file) {
    return file.filename().string().starts_with("codes-");
  };
  for (const auto& file : files) {
    if (holds_codes(file)) WEFT_TRY(layouts.add_codes(file));
  }
  for (const auto& file : files) {
    if (!holds_codes(file)) WEFT_TRY(layouts.add_layout(file));
  }
  return layouts;
}

Status EventLayouts::add_codes(const std::string& path) {
  WEFT_ASSIGN(bytes, whole_file(path));
  WEFT_ASSIGN(codes, EventCodes::parse(bytes, path));
  auto name = codes.name();
  codes_.emplace(std::move(name), std::move(codes));
  return ok();
}

Status EventLayouts::add_layout(const std::string& path) {
  WEFT_ASSIGN(bytes, whole_file(path));
  WEFT_ASSIGN(layout, parse_event_layout(bytes, path));
  if (layout.code_book.empty()) {
    codes_.insert_or_assign(book_of(layout), EventCodes::none(layout.name));
  } else if (!codes_.contains(layout.code_book)) {
    return fail(ErrorCode::kMalformed, "there is no code book \"" + layout.code_book + "\"", path);
  }
  layouts_.push_back(std::move(layout));
  return ok();
}

Status EventLayouts::use_mapping(const std::string& path) {
  layouts_.clear();
  mapping_ = true;
  return add_layout(path);
}

EventTableFormat EventLayouts::format_of(const EventLayout& layout) const {
  return {&layout, &codes_.at(book_of(layout))};
}

std::optional<EventTableFormat> EventLayouts::recognise(std::string_view head,
                                                        bool even_if_unlike) const {
  if (mapping_ && even_if_unlike) return format_of(layouts_.front());
  const auto line = first_line(head);
  for (const auto& layout : layouts_) {
    const auto format = format_of(layout);
    const bool alike = layout.header ? has_columns_of(line, layout)
                                     : layout.lookups.empty() && is_row_of(line, format);
    if (alike) return format;
  }
  return std::nullopt;
}

std::uint64_t EventLayouts::fingerprint() const {
  Hasher all("event layouts");
  for (const auto& layout : layouts_) all.add(format_of(layout).fingerprint());
  return all.digest();
}

bool EventLayouts::has_lookups() const { return mapping_ && !layouts_.front().lookups.empty(); }

std::string EventLayouts::names() const {
  std::string names;
  for (const auto& layout : layouts_) names += (names.empty() ? "" : ", ") + layout.name;
  return names;
}

}  // namespace weft

#include "importers/readers/event_table_reader.h"

#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>
#include <utility>
#include <vector>

#include "importers/readers/detail/finish.h"
#include "importers/readers/detail/lookup_file.h"
#include "importers/readers/detail/table_articles.h"
#include "importers/readers/detail/table_days.h"
#include "importers/readers/detail/table_row.h"
#include "importers/text/repair.h"
#include "importers/text/utf8.h"

namespace weft {
namespace {

constexpr std::size_t kLongestRow = 1U << 20U;
constexpr std::size_t kMostLinesOfRow = 64;
constexpr std::size_t kMostMessages = 20;
constexpr std::size_t kMostKnownCodes = 10'000;
constexpr std::size_t kNoColumn = std::string::npos;

bool is_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto next = utf8_at(text, at);
    if (!next.valid) return false;
    at += next.length;
  }
  return true;
}

bool is_ascii(std::string_view text) {
  return std::none_of(text.begin(), text.end(), [](char c) { return (c & 0x80) != 0; });
}

std::string_view without_line_end(std::string_view line) {
  while (line.ends_with('\n') || line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

/// "VLADIMIR PUTIN" as "Vladimir Putin"; letters beyond ASCII stay.
void uncapitalise(std::string& name) {
  bool inside = false;
  for (char& c : name) {
    const bool upper = c >= 'A' && c <= 'Z';
    if (upper && inside) c = static_cast<char>(c - 'A' + 'a');
    inside = upper || (c >= 'a' && c <= 'z') || (inside && c == '\'');
  }
}

/// The columns of one of those who take part, by number.
struct ActorPlan {
  const ActorColumns* columns;
  const LookupFile* lookup;
  std::vector<std::size_t> names;
  std::size_t type;
  std::array<std::size_t, 2> equal;
};

class EventTable {
 public:
  EventTable(const EventTableFormat& format, const std::string& path, const ReadOptions& options,
             const ReadSink& sink)
      : layout_(*format.layout),
        codes_(*format.codes),
        path_(path),
        sink_(sink),
        date_(layout_.date),
        reported_(layout_.reported.value_or(layout_.date)),
        delimiter_(layout_.delimiter),
        articles_(path, options.source.empty() ? source_of(layout_) : options.source,
                  format.fingerprint(),
                  [&options, &path, &sink](Article article, CodedEvents coded) {
                    finish(std::move(article), path, options, sink, std::move(coded));
                  }) {}

  /// What keeps the table from being read at all.
  Status open() {
    for (const auto& [name, columns] : layout_.lookups) {
      WEFT_ASSIGN(lookup, LookupFile::open(columns, path_));
      lookups_.emplace(name, std::move(lookup));
    }
    return layout_.header ? ok() : plan(layout_.columns);
  }

  /// Takes the next line with its line end. Errors: kMalformed if the header is not the layout's.
  Status line(std::string_view line) {
    ++line_;
    if (line_ == 1 && line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
    if (pending_.empty()) first_line_ = line_;
    if (pending_.empty() && without_line_end(line).empty()) return ok();
    if (delimiter_ == '\0') delimiter_ = likely_delimiter(line);
    quotes_ = layout_.quotes_with(delimiter_);
    const bool goes_on = !pending_.empty();
    if (goes_on) pending_ += line;
    const std::string_view row = goes_on ? std::string_view(pending_) : line;
    if (split_row(row, delimiter_, quotes_, cells_)) {
      const auto done = take(without_line_end(row));
      pending_.clear();
      return done;
    }
    if (!goes_on) pending_ = line;
    if (line_ - first_line_ + 1 < kMostLinesOfRow && pending_.size() < kLongestRow) return ok();
    set_aside("a quotation mark is not closed");
    pending_.clear();
    return ok();
  }
  void too_long(const std::string& reason) {
    ++line_;
    if (pending_.empty()) first_line_ = line_;
    pending_.clear();
    set_aside(reason);
  }

  void finish_table() {
    if (!pending_.empty()) set_aside("a quotation mark is not closed");
    articles_.finish();
    if (asides_ > kMostMessages)
      sink_.set_aside({path_, "", std::to_string(asides_ - kMostMessages) + " more rows"});
    if (rows_ == 0 && asides_ == 0) sink_.set_aside({path_, "", "holds no rows"});
  }

 private:
  static std::string source_of(const EventLayout& layout) {
    return layout.source.empty() ? layout.name : layout.source;
  }

  void set_aside(std::string reason) {
    if (++asides_ > kMostMessages) return;
    auto place = "line " + std::to_string(first_line_);
    sink_.set_aside({path_, std::move(place), std::move(reason)});
  }

  /// Finds the columns by name. Errors: kMalformed if one is not there.
  Status plan(const std::vector<std::string>& columns) {
    const auto needed = layout_.needed();
    for (const auto& column : needed) {
      if (std::find(columns.begin(), columns.end(), column) == columns.end())
        return fail(ErrorCode::kMalformed, "has no column \"" + column + "\", which the layout " +
                                               layout_.name +
                                               " needs; give a --mapping of its own");
    }
    const auto at = [&](const std::string& column) {
      const auto found = std::find(columns.begin(), columns.end(), column);
      return column.empty() ? kNoColumn : static_cast<std::size_t>(found - columns.begin());
    };
    const auto lookup = [&](const std::string& name) {
      return name.empty() ? nullptr : &lookups_.at(name);
    };
    columns_ = columns.size();
    date_at_ = at(layout_.date.column);
    if (layout_.reported) reported_at_ = at(layout_.reported->column);
    code_at_ = at(layout_.code_column);
    words_at_ = at(layout_.code_words);
    detail_at_ = at(layout_.code_detail);
    code_lookup_ = lookup(layout_.code_lookup);
    for (const auto& actor : layout_.actors) {
      ActorPlan plan{
          &actor, lookup(actor.lookup), {}, at(actor.type_column), {kNoColumn, kNoColumn}};
      for (const auto& name : actor.names) plan.names.push_back(at(name));
      if (!actor.place_if_equal.empty())
        plan.equal = {at(actor.place_if_equal[0]), at(actor.place_if_equal[1])};
      actors_.push_back(std::move(plan));
    }
    return ok();
  }

  /// A whole row, parted into `cells_`.
  Status take(std::string_view row) {
    if (columns_ == 0) {
      std::vector<std::string> names;
      for (const auto& cell : cells_) names.emplace_back(content_of(row, cell, buffer_));
      return plan(names);
    }
    std::string repaired;
    if (row.find('\0') != std::string_view::npos) {
      set_aside("is not text: it holds zero bytes");
      return ok();
    }
    if (!is_ascii(row) && !is_utf8(row)) {
      repaired = repair_encoding(row).text;
      row = repaired;
      (void)split_row(row, delimiter_, quotes_, cells_);
    }
    const auto done = add(row);
    if (!done) set_aside(done.error().message);
    return ok();
  }

  /// The content of a cell; empty if there is none. Valid until the next call.
  std::string_view cell(std::string_view row, std::size_t column) {
    if (column == kNoColumn) return {};
    const auto content = content_of(row, cells_[column], buffer_);
    const bool missing =
        std::find(layout_.missing.begin(), layout_.missing.end(), content) != layout_.missing.end();
    return missing ? std::string_view{} : content;
  }

  Status add(std::string_view row) {
    // Some tables end their rows, or some of them, with empty cells beyond the last column.
    while (cells_.size() > columns_ && cells_.back().span.begin == cells_.back().span.end)
      cells_.pop_back();
    if (cells_.size() != columns_)
      return fail(ErrorCode::kMalformed, "has " + std::to_string(cells_.size()) + " cells for " +
                                             std::to_string(columns_) + " columns");
    text_ = row;
    WEFT_ASSIGN(date, date_.read(cell(row, date_at_)));
    if (date.is_open()) return fail(ErrorCode::kMalformed, "its date has an open end");
    Day reported = date.earliest();
    if (reported_at_ != kNoColumn) {
      WEFT_ASSIGN(day, reported_.read(cell(row, reported_at_)));
      reported = day.earliest();
    }
    if (date_.counts()) (void)append(date.text());
    TableRow piece{{},       {},      cells_[date_at_].span,    date,
                   reported, nullptr, std::move(actors_of_row_)};
    piece.actors.clear();
    names_.clear();
    names_.reserve(actors_.size());
    const auto filled = fill(row, piece);
    if (filled) {
      piece.text = text_;
      articles_.add(piece, first_line_);
      ++rows_;
    }
    actors_of_row_ = std::move(piece.actors);
    return filled;
  }

  /// What the row only points at is told behind it in the order of a sentence.
  Status fill(std::string_view row, TableRow& piece) {
    WEFT_TRY(add_actor(row, actors_.front(), piece));
    WEFT_TRY(set_code(row, piece));
    for (std::size_t i = 1; i < actors_.size(); ++i) WEFT_TRY(add_actor(row, actors_[i], piece));
    const bool acted = std::any_of(piece.actors.begin(), piece.actors.end(),
                                   [](const auto& actor) { return actor.role != Role::kPlace; });
    if (!acted) return fail(ErrorCode::kMalformed, "names no actor");
    return ok();
  }

  Status add_actor(std::string_view row, const ActorPlan& plan, TableRow& piece) {
    std::size_t column = kNoColumn;
    std::string name;
    for (const auto at : plan.names) {
      name = cell(row, at);
      column = at;
      if (!name.empty()) break;
    }
    if (name.empty()) return ok();
    auto span = cells_[column].span;
    if (plan.lookup != nullptr) {
      const auto* found = plan.lookup->find(name);
      if (found == nullptr) return unknown_key(name, *plan.lookup);
      if (found->empty()) return ok();
      name = *found;
      span = append(name);
    } else if (plan.columns->until != '\0' && name.find(plan.columns->until) != std::string::npos) {
      name.resize(name.find(plan.columns->until));
      const auto raw = std::min(slice(row, span).find(plan.columns->until), name.size());
      span.end = span.begin + static_cast<std::uint32_t>(raw);
      if (name.empty()) return ok();
    }
    if (plan.columns->capitals) uncapitalise(name);
    const auto type = type_of(row, plan);
    names_.push_back(std::move(name));
    piece.actors.push_back({names_.back(), type, plan.columns->role, span});
    return ok();
  }

  [[nodiscard]] static Error unknown_key(const std::string& key, const LookupFile& lookup) {
    return fail(ErrorCode::kMalformed, "\"" + key + "\" is not in " + lookup.path());
  }

  EntityType type_of(std::string_view row, const ActorPlan& plan) {
    if (plan.columns->role == Role::kPlace) return EntityType::kPlace;
    if (plan.equal[0] != kNoColumn) {
      const std::string first(cell(row, plan.equal[0]));
      if (!first.empty() && first == cell(row, plan.equal[1])) return EntityType::kPlace;
    }
    std::string code(cell(row, plan.type));
    for (; !code.empty(); code.pop_back()) {
      const auto found = plan.columns->types.find(code);
      if (found != plan.columns->types.end()) return found->second;
    }
    return EntityType::kOther;
  }

  Status set_code(std::string_view row, TableRow& piece) {
    std::string code(cell(row, code_at_));
    const std::string words(cell(row, words_at_));
    const std::string detail(cell(row, detail_at_));
    piece.trigger = cells_[words.empty() ? code_at_ : words_at_].span;
    if (code.empty() && words.empty())
      return fail(ErrorCode::kMalformed, "does not say what happened");
    if (code_lookup_ != nullptr) {
      const auto* found = code_lookup_->find(code);
      if (found == nullptr) return unknown_key(code, *code_lookup_);
      code = *found;
    }
    const auto& meaning = meaning_of(code, words, detail);
    piece.code = &meaning;
    const bool told = !words.empty() || slice(row, piece.trigger) == meaning.text;
    if (!told) piece.trigger = append(meaning.text);
    if (piece.trigger.begin == piece.trigger.end)
      return fail(ErrorCode::kMalformed, "does not say what happened");
    return ok();
  }

  const EventCode& meaning_of(const std::string& code, const std::string& words,
                              const std::string& detail) {
    code_key_ = code;
    code_key_.append(1, '\0').append(words).append(1, '\0').append(detail);
    const auto known = meanings_.find(code_key_);
    if (known != meanings_.end()) return known->second;
    if (meanings_.size() >= kMostKnownCodes) {
      articles_.finish();  // It knows codes by their address.
      meanings_.clear();
    }
    return meanings_.emplace(code_key_, codes_.find(code, words, detail)).first->second;
  }

  /// Adds what the row only points at behind it; gives its place.
  Span append(std::string_view told) {
    text_ += '\t';
    const auto begin = static_cast<std::uint32_t>(text_.size());
    text_ += told;
    return {begin, static_cast<std::uint32_t>(text_.size())};
  }

  const EventLayout& layout_;
  const EventCodes& codes_;
  const std::string& path_;
  const ReadSink& sink_;
  std::map<std::string, LookupFile> lookups_;
  DayReader date_, reported_;
  char delimiter_;
  bool quotes_ = true;
  TableArticles articles_;

  std::size_t columns_ = 0;  ///< 0 until they are known.
  std::size_t date_at_ = kNoColumn, reported_at_ = kNoColumn, code_at_ = kNoColumn,
              words_at_ = kNoColumn, detail_at_ = kNoColumn;
  const LookupFile* code_lookup_ = nullptr;
  std::vector<ActorPlan> actors_;
  std::unordered_map<std::string, EventCode> meanings_;

  std::uint64_t line_ = 0, first_line_ = 0, rows_ = 0;
  std::size_t asides_ = 0;
  std::string pending_;  ///< The lines so far of a row that goes on.
  // Used again row after row.
  std::vector<Cell> cells_;
  std::string text_, buffer_, code_key_;
  std::vector<std::string> names_;
  std::vector<TableRow::Actor> actors_of_row_;
};

}  // namespace

void read_event_table(InputStream& input, const EventTableFormat& format, const std::string& path,
                      const ReadOptions& options, const ReadSink& sink) {
  EventTable table(format, path, options, sink);
  const auto set_aside = [&](const Error& error) {
    sink.set_aside({path, error.where, error.message});
  };
  if (const auto opened = table.open(); !opened) return set_aside(opened.error());
  for (;;) {
    const auto next = input.line(kLongestRow);
    if (!next && (next.error().code != ErrorCode::kMalformed || input.broken())) {
      set_aside(next.error());
      break;
    }
    if (!next) {
      table.too_long(next.error().message);
      continue;
    }
    if (!*next) break;
    if (const auto done = table.line(**next); !done) return set_aside(done.error());
  }
  table.finish_table();
}

}  // namespace weft

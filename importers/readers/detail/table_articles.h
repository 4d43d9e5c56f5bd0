#pragma once

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/coded_events.h"
#include "importers/readers/reader.h"

namespace weft {

/// One row as it goes into an article. Views hold until the next row.
struct TableRow {
  struct Actor {
    std::string_view name;
    EntityType type;
    Role role;
    Span span;  ///< In `text`.
  };
  std::string_view text;
  Span trigger, date_span;  ///< In `text`.
  EdtfDate date;
  Day reported;
  const EventCode* code;  ///< One address for one code.
  std::vector<Actor> actors;
};

/// Gathers rows into articles: one holds up to a thousand rows that were reported on one day, in
/// the order of the table. So a row's article has its report date, and the same table always gives
/// the same articles. Tables in the order of time have one article open; others have many, and
/// when all of them together hold 64,000 rows or 16 MiB they are handed on as they are.
class TableArticles {
 public:
  using Use = std::function<void(Article, CodedEvents)>;
  /// `use` gets articles with text, publication date, title and key.
  TableArticles(const std::string& path, std::string source, std::uint64_t fingerprint, Use use);

  /// `line` is the row's first in the file.
  void add(const TableRow& row, std::uint64_t line);
  void finish();

 private:
  struct Open {
    std::uint64_t first_line = 0;
    std::string text;
    CodedEvents coded;
    std::unordered_map<const EventCode*, std::uint32_t> codes;
    std::unordered_map<std::string, std::uint32_t> actors;  ///< By name and type.
  };
  void hand_on(Day reported, Open open);
  [[nodiscard]] std::uint32_t actor_in(Open& open, const TableRow::Actor& actor);

  const std::string& path_;
  std::string source_;
  std::uint64_t fingerprint_;
  Use use_;
  std::map<Day, Open> open_;
  std::size_t rows_ = 0, bytes_ = 0;  ///< In all that is open.
  std::string actor_key_;
};

}  // namespace weft

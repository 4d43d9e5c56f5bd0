#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/facts.h"
#include "core/result.h"

namespace weft {

/// How a column tells a day: by EDTF unless a pattern or a unit is given.
struct DayColumn {
  std::string column;
  std::string pattern;   ///< "yyyymmdd", "dd/mm/yyyy": what follows it in the cell is passed over.
  double unit_days = 0;  ///< Of a number since `origin`: 1 for days, 1/24 for hours; else 0.
  Day origin = 0;
};

/// Where rows name one of those who take part.
struct ActorColumns {
  Role role = Role::kAgent;
  std::vector<std::string> names;  ///< Columns; the first that is not empty counts.
  std::string lookup;              ///< Of Layout::lookups, where the cells are keys.
  char until = '\0';               ///< Ends the name inside the cell; 0: the whole cell.
  bool capitals = false;           ///< Cells are in capitals: "VLADIMIR PUTIN" is Vladimir Putin.
  std::string type_column;         ///< Codes that tell what the actor is; may be empty.
  std::map<std::string, EntityType> types;  ///< By the beginning of such a code; the longest wins.
  std::vector<std::string> place_if_equal;  ///< Two columns: equal cells make the actor a place.
};

/// A file beside the table, of keys and what they stand for.
struct LookupColumns {
  std::string file;  ///< Relative to the table's folder.
  char delimiter = '\t';
  std::size_t key = 0, value = 1;  ///< Columns, from 0.
};

/// What the columns of a kind of event table are: data, from packs/event-tables or a mapping file.
/// docs/event-tables.md has the format. A plain value.
struct EventLayout {
  std::string name;            ///< "gdelt".
  std::string source;          ///< Of the articles that tables become: "GDELT 2.0".
  char delimiter = '\0';       ///< 0: recognized.
  std::optional<bool> quotes;  ///< A cell may stand in quotation marks; without: unless tabs part.
  bool header = true;
  std::vector<std::string> columns;  ///< Without a header, all; with one, none.
  std::vector<std::string> missing;  ///< What stands in cells that are empty: "None".
  DayColumn date;
  std::optional<DayColumn> reported;  ///< Else a row is reported on the day of its event.
  std::string code_column;
  std::string code_words;   ///< A column with the code in words; may be empty.
  std::string code_detail;  ///< A column that refines the code; may be empty.
  std::string code_lookup;
  std::string code_book;  ///< Name of an EventCodes; may be empty.
  std::vector<ActorColumns> actors;
  std::map<std::string, LookupColumns> lookups;
  std::uint64_t fingerprint = 0;

  [[nodiscard]] bool quotes_with(char used_delimiter) const {
    return quotes.value_or(used_delimiter != '\t');
  }
  /// Every column that must be there.
  [[nodiscard]] std::vector<std::string> needed() const;
};

/// Errors: kMalformed, naming the field and what it should be; `path` for messages.
[[nodiscard]] Result<EventLayout> parse_event_layout(std::string_view bytes,
                                                     const std::string& path);

}  // namespace weft

#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/kv.h"
#include "core/records.h"
#include "core/store.h"

namespace weft {

/// Walks every index of a store both ways and reports each disagreement, in the order of tables.
/// Rows are compared by the sum of their hashes first; only where those differ are they looked at
/// one by one. Memory: one record an entity, some 32 bytes an article, and for a table that
/// disagrees some 32 bytes a row. Errors: kIo.
[[nodiscard]] Result<std::vector<Disagreement>> verify_store(const KvReader& reader);

// ---- its parts

class Report {
 public:
  void add(KvTable table, std::string_view key, std::string message);
  /// A damaged value is a finding; that the disk fails is not.
  [[nodiscard]] Status note(Status status);
  [[nodiscard]] std::vector<Disagreement> take() { return std::move(found_); }

 private:
  std::vector<Disagreement> found_;
};

/// Gives rows one after another; what it cannot read it reports.
using RowVisit = std::function<void(std::string_view key, std::string_view value)>;
using RowSource = std::function<Status(Report& report, const RowVisit& visit)>;

/// A multiset of rows, as a number and a sum of hashes.
struct Tally {
  std::uint64_t rows = 0;
  std::uint64_t sum = 0;
  void add(std::string_view key, std::string_view value);
  friend bool operator==(const Tally&, const Tally&) = default;
};
[[nodiscard]] Result<Tally> tally_of(const RowSource& rows, Report& report);

/// Reports each row that is in one and not in the other, or has another value.
[[nodiscard]] Status compare_rows(KvTable table, const RowSource& expected, const RowSource& actual,
                                  Report& report);

/// All rows of a table as they are.
[[nodiscard]] RowSource rows_in(const KvReader& reader, KvTable table);

// What one table must hold, by what others hold.
[[nodiscard]] RowSource standings_by_stories(const KvReader& reader);
[[nodiscard]] RowSource names_by_entities(const KvReader& reader);
[[nodiscard]] RowSource event_of_by_events(const KvReader& reader);
[[nodiscard]] RowSource relations_by_evidence(const KvReader& reader);
[[nodiscard]] RowSource relations_of_by_relations(const KvReader& reader);
/// A posting of the timeline as a row of its own.
[[nodiscard]] RowSource postings_by_events(const KvReader& reader);
[[nodiscard]] RowSource postings_in_timeline(const KvReader& reader);
/// A mention of an event as a row of its own.
[[nodiscard]] RowSource members_in_events(const KvReader& reader);

/// What the articles say, all of it: each is decoded once and checked.
struct ArticlesSaid {
  std::map<KvTable, Tally> rows;  ///< Of the tables that follow from single articles.
  Tally members;                  ///< Mentions of events, as members_in_events gives them.
  std::map<EntityId, EntityVotes> entities;  ///< Without events.
  StoreStats totals{};
};
[[nodiscard]] Result<ArticlesSaid> walk_articles(const KvReader& reader, Report& report);
/// The rows of `table` that follow from single articles; those of kEvents are members.
[[nodiscard]] RowSource rows_by_articles(const KvReader& reader, KvTable table);

/// Events have the identifier of their smallest mention, hold together, and are apart.
[[nodiscard]] Status check_events(const KvReader& reader, Report& report);

}  // namespace weft

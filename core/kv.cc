#include "core/kv.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace weft {
namespace {

constexpr std::array<std::string_view, kTableCount> kTableNames = {
    "meta",      "articles",     "texts",       "facts",        "keys",
    "entities",  "names",        "mentions",    "timeline",     "blocks",
    "event_of",  "events",       "relations",   "relations_of", "relation_evidence",
    "claims",    "claim_owners", "predictions", "kinds",        "sketches",
    "copy_keys", "version_keys", "standings"};

}  // namespace

std::string_view name_of(KvTable table) { return kTableNames[static_cast<std::size_t>(table)]; }

Status each_with_prefix(const KvReader& reader, KvTable table, std::string_view prefix,
                        const KvVisit& visit) {
  const auto cursor =
      prefix.size() >= kPrefixBytes ? reader.prefix_cursor(table) : reader.cursor(table);
  return each_with_prefix(*cursor, prefix, visit);
}

Status KvEngine::write(std::vector<KvChange> changes) {
  const auto row = [](const KvChange& change) { return std::tie(change.table, change.key); };
  std::stable_sort(changes.begin(), changes.end(),
                   [&](const KvChange& a, const KvChange& b) { return row(a) < row(b); });
  const auto same_row = [&](const KvChange& a, const KvChange& b) { return row(a) == row(b); };
  const auto last = std::unique(changes.rbegin(), changes.rend(), same_row);
  changes.erase(changes.begin(), last.base());
  const auto writing = begin_write();
  writing->add(std::move(changes));
  return writing->finish();
}

Status each_with_prefix(KvCursor& cursor, std::string_view prefix, const KvVisit& visit) {
  for (cursor.seek(prefix); cursor.valid() && cursor.key().starts_with(prefix); cursor.next()) {
    WEFT_ASSIGN(go_on, visit(cursor.key(), cursor.value()));
    if (!go_on) return ok();
  }
  return cursor.status();
}

}  // namespace weft

#pragma once

#include <memory>
#include <string>

#include "bench/contender.h"
#include "core/result.h"
#include "core/store.h"

namespace weft::bench {

/// Writes all events of `store` into a new SQLite database at `path`, laid out for the questions:
///
///   entity(number, id): the others name entities by number, in the order of identifiers.
///   participation(entity, begin, last, event, type, sources, first, last_reported, participants)
///     WITHOUT ROWID, primary key (entity, begin, last, event): a list of one entity's events is
///     one range of one B-tree that covers all it prints, the participants' numbers as a blob.
///   event(id, participants): the same blob, for questions about all events at once.
///   participant(event, entity) WITHOUT ROWID: the blob's content as rows, to be joined.
///   version(event, id, sources): events that were known by part of their mentions before.
///
/// Rows go in by key, so pages are full and in order. Errors: those of reading the store.
[[nodiscard]] Status fill_sqlite(const Snapshot& store, const std::string& path);

/// How SQLite finds who shares events.
enum class Layout {
  kPacked,  ///< Unpacks blobs in C++: the fastest we found, though no SQL can ask such rows.
  kJoined,  ///< Joins participation and participant, as one would write it in SQL.
};

/// Answers from such a database, read through a memory map without locks. Counts in C++ what the
/// scans give: SQL's own GROUP BY was slower wherever we tried it.
[[nodiscard]] std::unique_ptr<Contender> make_sqlite_peer(const std::string& path, Layout layout);

}  // namespace weft::bench

#pragma once

#include <memory>
#include <string>

#include "bench/contender.h"
#include "core/result.h"
#include "core/store.h"

namespace weft::bench {

/// Writes all events of `store` into a new SQLite database at `path`, laid out for the questions:
///
///   entity(number, id): rows and blobs name entities by number, the order of their identifiers.
///   participation(entity, begin, last, event, type, sources, first, last_reported, participants)
///     WITHOUT ROWID, primary key (entity, begin, last, event): a list of one entity's events is
///     one range of one B-tree that covers all it prints, the participants' numbers as a blob.
///   event(id, participants): for questions about all events at once.
///   version(event, id, sources): events that were known by part of their mentions before.
///
/// Rows go in by key, so pages are full and in order. Errors: those of reading the store.
[[nodiscard]] Status fill_sqlite(const Snapshot& store, const std::string& path);

/// Answers from such a database, read through a memory map without locks. Where counting in SQL is
/// slower than counting what a scan gives in C++, it does the latter: the strongest peer we found.
[[nodiscard]] std::unique_ptr<Contender> make_sqlite_peer(const std::string& path);

}  // namespace weft::bench

// Fills a store and a SQLite database with the same made-up events.
// usage: make_world FOLDER [EVENTS ENTITIES]     makes FOLDER/store and FOLDER/peer.sqlite
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>

#include "bench/sqlite_peer.h"
#include "bench/world.h"
#include "core/store.h"

namespace weft::bench {
namespace {

constexpr std::uint64_t kEngine = 1;
constexpr int kArticlesPerCommit = 4000;

double seconds_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

Status fill_store(const World& world, StoreWriter& writer) {
  Status status = ok();
  int articles = 0;
  world.each_article([&](const Article& article, const ArticleFacts& facts) {
    const auto put = writer.put(article, facts, kEngine);
    if (!put) status = put.error();
    if (status && ++articles % kArticlesPerCommit == 0) status = writer.commit();
    return status.has_value();
  });
  WEFT_TRY(status);
  return writer.commit();
}

/// The generator promises that no two of its events are one; the store must agree.
Status check_count(const Snapshot& store, const WorldSize& size) {
  WEFT_ASSIGN(stats, store.stats());
  if (stats.events == size.events) return ok();
  return fail(ErrorCode::kCorrupt, "the store holds " + std::to_string(stats.events) +
                                       " events instead of " + std::to_string(size.events));
}

Status make_world(const std::filesystem::path& folder, const WorldSize& size) {
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  auto start = std::chrono::steady_clock::now();
  const World world{size};
  std::fprintf(stderr, "make_world: %u events drawn in %.0f s\n", size.events,
               seconds_since(start));

  start = std::chrono::steady_clock::now();
  WEFT_ASSIGN(writer, open_writer((folder / "store").string()));
  WEFT_TRY(fill_store(world, *writer));
  std::fprintf(stderr, "make_world: store filled in %.0f s\n", seconds_since(start));

  start = std::chrono::steady_clock::now();
  const auto snapshot = writer->snapshot();
  WEFT_TRY(check_count(*snapshot, size));
  WEFT_TRY(fill_sqlite(*snapshot, (folder / "peer.sqlite").string()));
  std::fprintf(stderr, "make_world: SQLite filled in %.0f s\n", seconds_since(start));
  return ok();
}

}  // namespace
}  // namespace weft::bench

int main(int argc, char** argv) {
  if (argc != 2 && argc != 4) {
    std::fprintf(stderr, "usage: make_world FOLDER [EVENTS ENTITIES]\n");
    return 2;
  }
  weft::bench::WorldSize size;
  if (argc == 4) {
    size.events = static_cast<std::uint32_t>(std::strtoul(argv[2], nullptr, 10));
    size.entities = static_cast<std::uint32_t>(std::strtoul(argv[3], nullptr, 10));
  }
  const auto made = weft::bench::make_world(argv[1], size);
  if (made) return 0;
  std::fprintf(stderr, "make_world: %s\n", weft::describe(made.error()).c_str());
  return 5;
}

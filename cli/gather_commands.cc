#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "cli/event_layouts.h"
#include "cli/interrupt.h"
#include "cli/set_aside_report.h"
#include "cli/summaries.h"
#include "importers/pipeline/fetch_import.h"
#include "importers/pipeline/fetch_summary.h"
#include "importers/pipeline/import_summary.h"
#include "importers/pipeline/watch_import.h"

namespace weft::cli {
namespace {

using std::chrono::milliseconds;

constexpr double kLongestSeconds = 1e6;

// ---- fetch

struct FetchRequestOptions {
  std::vector<std::string> urls;
  double delay = 1, timeout = 30;
  std::uint64_t max_bytes = 20'000'000;
  std::optional<std::size_t> entries;
  std::string save, proxy, source, report;
  bool allow_private = false, again = false, verbose = false;
};

Result<milliseconds> seconds_option(std::string_view name, double seconds) {
  if (!(seconds >= 0) || seconds > kLongestSeconds)
    return fail(ErrorCode::kUsage, std::string(name) + " is a number of seconds");
  return milliseconds(std::llround(seconds * 1000));
}

Result<FetchImportOptions> fetch_options(const FetchRequestOptions& request,
                                         const CommonOptions& common) {
  FetchImportOptions options;
  WEFT_ASSIGN(delay, seconds_option("--delay", request.delay));
  WEFT_ASSIGN(timeout, seconds_option("--timeout", request.timeout));
  if (timeout.count() == 0) return fail(ErrorCode::kUsage, "--timeout must be more than nothing");
  options.fetch.delay = delay;
  options.fetch.http.timeout = timeout;
  options.fetch.http.max_bytes = request.max_bytes;
  if (request.allow_private) options.fetch.http.may_connect = nullptr;
  options.fetch.http.proxy = request.proxy;
  // As OpenSSL's own programs have it: a house with a certificate authority of its own sets this.
  if (const char* file = std::getenv("SSL_CERT_FILE"); file != nullptr)
    options.fetch.http.authorities = file;
  options.read.source = request.source;
  options.entries = request.entries;
  options.save_folder = request.save;
  options.again = request.again;
  options.stop = &Interrupt::asked();
  options.wake = Interrupt::wake();
  if (request.verbose) options.on_acknowledged = name_stored;
  if (is_progress_shown(common)) {
    options.on_progress = [](const FetchSummary& summary) {
      std::cerr << "\r" << summary.pages << " pages fetched, " << summary.unchanged
                << " unchanged, " << summary.not_fetched.size() << " not fetched, "
                << summary.articles.added << " new articles\x1b[K" << std::flush;
    };
  }
  return options;
}

int run_fetch(const CommonOptions& common, const FetchRequestOptions& request) {
  const Interrupt interrupt;
  const auto options = fetch_options(request, common);
  if (!options) return report(options.error());
  const auto engine = load_engine(packs_folder(), models_folder());
  if (!engine) return report(engine.error());
  const auto store = open_writer(common.store);
  if (!store) return report_store(store.error());
  const auto fetched = fetch_and_import(**store, **engine, request.urls, *options);
  if (options->on_progress) std::cerr << "\r\x1b[K" << std::flush;
  if (!fetched) return report_store(fetched.error());
  print(fetched->not_fetched, "not fetched");
  print(fetched->articles.set_aside);
  if (!request.report.empty()) {
    auto pieces = fetched->not_fetched;
    pieces.insert(pieces.end(), fetched->articles.set_aside.begin(),
                  fetched->articles.set_aside.end());
    if (const auto written = write_report(pieces, request.report); !written)
      return report(written.error());
  }
  const int status = write_summary(common, *fetched, *(*store)->snapshot());
  if (status != kDone) return status;
  if (fetched->articles.interrupted) return kFailed;
  return fetched->not_fetched.empty() && fetched->articles.set_aside.empty() ? kDone : kSetAside;
}

void add_fetch(CLI::App& program, CommonOptions& common, Action& action) {
  auto request = std::make_shared<FetchRequestOptions>();
  auto* command = program.add_subcommand(
      "fetch", "Fetch pages and feeds from the web and put what they say into the store");
  command
      ->add_option("url", request->urls, "Addresses of pages and feeds, with http:// or https://")
      ->required();
  command->add_option("--entries", request->entries,
                      "Pages to follow of each feed, from its top (default: all that are new); "
                      "0: take the entries as the feed has them");
  command
      ->add_option("--save", request->save,
                   "Folder for what was fetched, as web archives (WARC) that weft import reads")
      ->type_name("FOLDER");
  command->add_flag("--again", request->again,
                    "Also what was fetched before and has not changed since");
  command
      ->add_option("--delay", request->delay,
                   "Least rest between two requests to one host (default: 1)")
      ->type_name("SECONDS");
  command->add_option("--timeout", request->timeout, "Longest time for one request (default: 30)")
      ->type_name("SECONDS");
  command
      ->add_option("--max-size", request->max_bytes,
                   "Largest page, unpacked (default: 20MB); 500KB, 20MB, 1GB or bytes")
      ->transform(CLI::AsSizeValue(true))
      ->type_name("SIZE");
  command->add_flag("--allow-private", request->allow_private,
                    "Also addresses of this machine and of private networks");
  command
      ->add_option("--proxy", request->proxy,
                   "Proxy to use (default: none, whatever the environment says)")
      ->type_name("URL");
  command->add_option("--source", request->source, "Name of the source of what is fetched");
  command->add_option("--report", request->report,
                      "File for what was not fetched or set aside: path, place and reason, JSON "
                      "lines");
  command->add_flag("--verbose,-v", request->verbose,
                    "Name each article once it is safely on the disk");
  add_common_options(*command, common);
  command->footer(
      "A host gets one request at a time and a rest after each; what its robots.txt forbids is not "
      "fetched.\nWhat was fetched before is only asked for changes, and the pages of a feed's "
      "entries are fetched once,\nso the same command can run every hour. Exit status 3: something "
      "was not fetched or set aside.\n\nExamples:\n"
      "  weft fetch https://example.org/news/42.html\n"
      "  weft fetch https://example.org/feed.xml --entries 20 --save fetched/\n"
      "  weft fetch http://intranet.local/report.html --allow-private");
  command->callback(
      [=, &common, &action] { action = [=, &common] { return run_fetch(common, *request); }; });
}

// ---- watch

struct WatchRequest {
  std::vector<std::string> folders;
  std::string source;
  unsigned jobs = 0;
  bool verbose = false;
};

void tell(const std::vector<std::string>& files, const ImportSummary& batch) {
  if (files.size() == 1)
    std::cerr << files.front();
  else
    std::cerr << files.size() << " files";
  std::cerr << ": " << batch.articles_read << (batch.articles_read == 1 ? " article" : " articles")
            << ", " << batch.added << " new\n";
}

int run_watch(const CommonOptions& common, const WatchRequest& request) {
  const Interrupt interrupt;
  const auto engine = load_engine(packs_folder(), models_folder());
  if (!engine) return report(engine.error());
  const auto layouts = event_layouts();
  if (!layouts) return report(layouts.error());
  WatchOptions options;
  options.import.read.event_layouts = *layouts;
  options.import.read.source = request.source;
  options.import.jobs = request.jobs;
  options.import.stop = &Interrupt::asked();
  options.wake = Interrupt::wake();
  if (request.verbose) options.import.on_acknowledged = name_stored;
  options.on_batch = [&](const std::vector<std::string>& files, const ImportSummary& batch) {
    print(batch.set_aside);
    if (!common.quiet) tell(files, batch);
  };
  if (!common.quiet) {
    options.on_ready = [] { std::cerr << "Watching; Ctrl-C ends it.\n"; };
    options.on_waiting = [] { std::cerr << "Waiting for another program to leave the store.\n"; };
  }
  const auto imported = watch_folders(common.store, **engine, request.folders, options);
  if (!imported) return report_store(imported.error());
  const auto store = open_snapshot(common.store);
  if (!store) return report_store(store.error());
  const int status = write_summary(common, *imported, **store);
  if (status != kDone) return status;
  return imported->set_aside.empty() ? kDone : kSetAside;
}

void add_watch(CLI::App& program, CommonOptions& common, Action& action) {
  auto request = std::make_shared<WatchRequest>();
  auto* command = program.add_subcommand(
      "watch", "Import what lies in folders, then whatever appears in them, until Ctrl-C");
  command->add_option("folder", request->folders, "Folders; those below them are watched too")
      ->required();
  command->add_option("--source", request->source, "Name of the source of what is read");
  command->add_option("--jobs", request->jobs, "Threads that read (default: one a core)");
  command->add_flag("--verbose,-v", request->verbose,
                    "Name each article once it is safely on the disk");
  add_common_options(*command, common);
  command->footer(
      "A file is imported once it has been closed after writing or moved in, so half-written ones "
      "are not.\nHidden files and unfinished downloads (.part, .tmp) are passed over. Other "
      "commands work meanwhile.\nExit status 3: some inputs were set aside.\n\nExample:\n"
      "  weft watch ~/clippings --store news.db");
  command->callback(
      [=, &common, &action] { action = [=, &common] { return run_watch(common, *request); }; });
}

}  // namespace

void add_gather_commands(CLI::App& program, CommonOptions& common, Action& action) {
  add_fetch(program, common, action);
  add_watch(program, common, action);
}

}  // namespace weft::cli

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <iostream>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "cli/commands.h"
#include "cli/writers.h"

namespace weft::cli {
namespace {

void add_stats(CLI::App& program, CommonOptions& common, Action& action) {
  auto* command = program.add_subcommand("stats", "What the store holds");
  add_common_options(*command, common);
  command->footer("Formats: text, json.");
  const auto run = [&common] {
    return ask(common, [&](const Snapshot& store) -> Result<std::vector<FormatWriter>> {
      WEFT_ASSIGN(stats, store.stats());
      return text_and_json(std::make_shared<StoreStats>(stats), common);
    });
  };
  command->callback([=, &action] { action = run; });
}

int run_verify(const CommonOptions& common) {
  const auto store = open_snapshot(common.store);
  if (!store) return report_store(store.error());
  auto found = (*store)->verify();
  if (!found) return report_store(found.error());
  const auto disagreements = std::make_shared<std::vector<Disagreement>>(std::move(*found));
  const auto written = write_answer(common, text_and_json(disagreements, common));
  if (!written) return report(written.error());
  return disagreements->empty() ? kDone : kStoreUnusable;
}

void add_verify(CLI::App& program, CommonOptions& common, Action& action) {
  auto* command =
      program.add_subcommand("verify", "Walk every index both ways and report any disagreement");
  add_common_options(*command, common);
  command->footer("Formats: text, json. Exit status 4 if the store disagrees with itself.");
  command->callback([&] { action = [&common] { return run_verify(common); }; });
}

/// The article that an identifier or a key means. Errors: kNotFound, kAmbiguous.
Result<ArticleId> article_argument(const Snapshot& store, const std::string& text) {
  if (const auto id = parse_id_as<'a'>(text)) {
    WEFT_ASSIGN(article, store.article_header(*id));
    if (article) return *id;
  }
  WEFT_ASSIGN(found, store.articles_with_key(text));
  if (found.empty())
    return fail(ErrorCode::kNotFound, "no article has the identifier or key \"" + text + "\"");
  if (found.size() > 1) {
    std::string candidates;
    for (const auto id : found) candidates += (candidates.empty() ? "" : ", ") + to_string(id);
    return fail(ErrorCode::kAmbiguous,
                "\"" + text + "\" is the key of several articles: " + candidates);
  }
  return found.front();
}

int run_forget(const CommonOptions& common, const std::vector<std::string>& articles) {
  if (const auto there = open_snapshot(common.store); !there) return report_store(there.error());
  const auto store = open_writer(common.store);
  if (!store) return report_store(store.error());
  std::vector<ArticleId> ids;
  const auto before = (*store)->snapshot();
  for (const auto& text : articles) {
    const auto id = article_argument(*before, text);
    if (!id) return report_store(id.error());
    ids.push_back(*id);
  }
  for (const auto id : ids) {
    if (const auto forgotten = (*store)->forget(id); !forgotten)
      return report_store(forgotten.error());
  }
  if (const auto committed = (*store)->commit(); !committed) return report_store(committed.error());
  if (!common.quiet)
    std::cerr << "Forgot " << ids.size() << (ids.size() == 1 ? " article" : " articles") << ".\n";
  return kDone;
}

void add_forget(CLI::App& program, CommonOptions& common, Action& action) {
  auto* command =
      program.add_subcommand("forget", "Remove articles and all that stands on them alone");
  auto articles = std::make_shared<std::vector<std::string>>();
  command->add_option("article", *articles, "Identifiers or keys of articles")->required();
  add_common_options(*command, common);
  command->footer("Example:\n  weft forget a:0123456789abcdef");
  command->callback(
      [=, &common, &action] { action = [=, &common] { return run_forget(common, *articles); }; });
}

}  // namespace

void add_store_commands(CLI::App& program, CommonOptions& common, Action& action) {
  add_stats(program, common, action);
  add_verify(program, common, action);
  add_forget(program, common, action);
}

}  // namespace weft::cli

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <chrono>
#include <future>
#include <iomanip>
#include <iostream>
#include <memory>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/commands.h"
#include "cli/event_layouts.h"
#include "cli/interrupt.h"
#include "cli/set_aside_report.h"
#include "cli/summaries.h"
#include "cli/writers.h"
#include "importers/language/engine.h"
#include "importers/language/sentences.h"
#include "importers/language/text_language.h"
#include "importers/pipeline/annotation_file.h"
#include "importers/pipeline/annotation_json.h"
#include "importers/pipeline/import.h"
#include "importers/pipeline/import_summary.h"
#include "importers/pipeline/input_files.h"
#include "importers/resolve/resolve.h"
#include "importers/syntax/conllu.h"
#include "importers/text/escaped_bytes.h"

namespace weft::cli {
namespace {

constexpr std::string_view kConllu = "conllu";

struct InputRequest {
  std::vector<std::string> paths;
  std::string format = "auto", published, source;
  std::string annotations, mapping, report;
  unsigned jobs = 0;
  bool strict = false, verbose = false;
};

Result<ReadOptions> read_options(const InputRequest& request) {
  ReadOptions options;
  const auto format = input_format_named(request.format);
  if (!format)
    return fail(ErrorCode::kUsage,
                "--as is one of " + input_format_names() + ", not \"" + request.format + "\"");
  options.format = request.mapping.empty() ? *format : InputFormat::kEvents;
  if (!request.mapping.empty() && *format != InputFormat::kAuto && *format != InputFormat::kEvents)
    return fail(ErrorCode::kUsage,
                "--mapping is for tables of events, not for --as " + request.format);
  WEFT_ASSIGN(layouts, event_layouts(request.mapping));
  options.event_layouts = layouts;
  options.source = request.source;
  if (!request.published.empty()) {
    auto date = parse_edtf(request.published);
    if (!date)
      return fail(ErrorCode::kUsage, "--published: " + date.error().message + "; write 2024-03-15");
    options.published = *date;
  }
  return options;
}

void add_input_options(CLI::App& command, InputRequest& request) {
  command
      .add_option("path", request.paths, "Files, folders (recursively), or - for standard input")
      ->required();
  command.add_option("--as", request.format,
                     input_format_names() + " (default: recognized by content)");
  command.add_option("--mapping", request.mapping,
                     "A file that says what the columns of a table of events are");
  command.add_option("--published", request.published, "Publication date of what is read");
  command.add_option("--source", request.source, "Name of the source of what is read");
}

/// One line that is written over and over while the import runs.
class ProgressLine {
 public:
  void show(const ImportProgress& progress) {
    const auto seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
    const auto done = static_cast<double>(progress.bytes_read);
    std::ostringstream line;
    line << "\r" << progress.files_read << " of " << progress.files_total << " files, "
         << progress.articles_done << " articles, " << std::fixed << std::setprecision(1)
         << done / 1e6 / seconds << " MB/s";
    if (progress.bytes_read > 0 && progress.bytes_total > progress.bytes_read) {
      const auto left = seconds * (static_cast<double>(progress.bytes_total) - done) / done;
      line << ", " << std::setprecision(0) << left << " s left";
    }
    std::cerr << line.str() << "\x1b[K" << std::flush;
    shown_ = true;
  }
  void clear() const {
    if (shown_) std::cerr << "\r\x1b[K" << std::flush;
  }

 private:
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
  bool shown_ = false;
};

Result<ImportSummary> import_with_progress(StoreWriter& store, const LanguageEngine& engine,
                                           const CommonOptions& common, const InputRequest& request,
                                           const ReadOptions& read,
                                           const AnnotationFile* annotations) {
  ImportOptions options;
  options.read = read;
  options.jobs = request.jobs;
  options.strict = request.strict;
  options.annotations = annotations;
  options.stop = &Interrupt::asked();
  ProgressLine progress;
  if (is_progress_shown(common))
    options.on_progress = [&](const ImportProgress& p) { progress.show(p); };
  if (request.verbose) options.on_acknowledged = name_stored;
  auto summary = import_paths(store, engine, request.paths, options);
  progress.clear();
  return summary;
}

int run_import(const CommonOptions& common, const InputRequest& request) {
  const auto read = read_options(request);
  if (!read) return report(read.error());
  std::optional<AnnotationFile> annotations;
  if (!request.annotations.empty()) {
    auto file = AnnotationFile::open(request.annotations);
    if (!file) return report(file.error());
    annotations = std::move(file).value();
  }
  const Interrupt interrupt;
  // Beside each other, the engine and the store are there in half the time.
  auto loading = std::async(std::launch::async, load_engine, packs_folder(), models_folder());
  auto store = open_writer(common.store);
  const auto engine = loading.get();
  if (!store) return report_store(store.error());
  if (!engine) return report_store(engine.error());
  const auto imported = import_with_progress(**store, **engine, common, request, *read,
                                             annotations ? &*annotations : nullptr);
  if (!imported) return report_store(imported.error());
  print(imported->set_aside);
  print(imported->refused, "refused");
  if (!request.report.empty()) {
    if (const auto written = write_report(imported->set_aside, request.report); !written)
      return report(written.error());
  }
  const int status = write_summary(common, *imported, *(*store)->snapshot());
  if (status != kDone) return status;
  if (imported->interrupted) return kFailed;
  return imported->set_aside.empty() && imported->refused.empty() ? kDone : kSetAside;
}

/// Reads the inputs one after another and hands each article to `use`; gives the exit status.
int read_inputs(const InputRequest& request, const std::function<void(Article)>& use) {
  const auto options = read_options(request);
  if (!options) return report(options.error());
  auto inputs = list_input_files(request.paths);
  bool any_aside = !inputs.set_aside.empty();
  for (const auto& piece : inputs.set_aside) print(piece);
  ReadSink sink;
  sink.article = use;
  sink.set_aside = [&](const SetAside& piece) {
    any_aside = true;
    print(piece);
  };
  for (const auto& file : inputs.files) {
    const auto source = FileSource::open(file.path);
    if (!source) {
      sink.set_aside({with_escaped_bytes(file.path), "", source.error().message});
      continue;
    }
    read_source(**source, with_escaped_bytes(file.path), *options, sink);
  }
  return any_aside ? kSetAside : kDone;
}

int run_read(const CommonOptions& common, const InputRequest& request) {
  return write_lines(common, [&](std::ostream& out) {
    return read_inputs(request, [&](Article article) {
      article.language = language_of(article);
      (void)write_json_line(article, out);
    });
  });
}

/// The parses alone, without the packs.
int run_parse(const CommonOptions& common, const InputRequest& request) {
  const auto model = SyntaxModel::open(model_path(models_folder()));
  if (!model) return report(model.error());
  return write_lines(
      common,
      [&](std::ostream& out) {
        return read_inputs(request, [&](const Article& article) {
          std::vector<Span> spans;
          for (const auto& sentence : sentences_of(article)) {
            if (!sentence.cell) spans.push_back(sentence.span);
          }
          out << "# newdoc id = " << article.key << '\n';
          for (const auto& sentence : (*model)->parse(article.text, spans)) {
            write_conllu(article.text, sentence, out);
          }
        });
      },
      kConllu);
}

int run_annotate(const CommonOptions& common, const InputRequest& request) {
  if (format_of(common) == kConllu) return run_parse(common, request);
  const auto engine = load_engine(packs_folder(), models_folder());
  if (!engine) return report(engine.error());
  return write_lines(
      common,
      [&](std::ostream& out) {
        return read_inputs(request, [&](const Article& article) {
          // As an import has it.
          const auto annotations =
              is_read(language_of(article)) ? (*engine)->annotate(article) : Annotations{};
          write_annotation_line(article, annotations, out);
        });
      },
      kConllu);
}

}  // namespace

void add_import_commands(CLI::App& program, CommonOptions& common, Action& action) {
  auto request = std::make_shared<InputRequest>();

  auto* importing =
      program.add_subcommand("import", "Read articles and put what they say into the store");
  add_input_options(*importing, *request);
  importing->add_option("--jobs", request->jobs, "Threads that read (default: one a core)");
  importing->add_option("--annotations", request->annotations,
                        "Annotations that something else made, in the shape that weft annotate "
                        "prints; the built-in engine reads the articles without an entry");
  importing->add_option("--report", request->report,
                        "File for what was set aside: path, place and reason, JSON lines");
  importing->add_flag("--strict", request->strict,
                      "Stop at the first input that cannot be read or annotation that is refused");
  importing->add_flag("--verbose,-v", request->verbose,
                      "Name each article once it is safely on the disk");
  add_common_options(*importing, common);
  importing->footer(
      "Files are recognized by their content: pages, feeds, mail, archives and crawls, one inside "
      "another too.\nImporting the same articles again changes nothing; files that have not "
      "changed "
      "are left unread. Ctrl-C ends\ncleanly, and the same command goes on from there. Exit status "
      "3: "
      "some inputs were set aside.\n\nExamples:\n"
      "  weft import articles/\n"
      "  weft import page.txt --source \"The Next Web\" --published 2026-03-02\n"
      "  generate | weft import - --as jsonl\n"
      "  weft import CC-NEWS-20240503.warc.gz --report set-aside.jsonl\n"
      "  weft import articles.jsonl --annotations by-my-model.jsonl\n"
      "  weft import 20260301.export.CSV.zip --as events\n"
      "  weft import incidents.csv --mapping my-columns.json");
  importing->callback(
      [=, &common, &action] { action = [=, &common] { return run_import(common, *request); }; });

  auto* read =
      program.add_subcommand("read", "The reader alone: one JSON article a line, nothing stored");
  add_input_options(*read, *request);
  add_common_options(*read, common);
  read->footer("Example:\n  weft read page.txt | head");
  read->callback(
      [=, &common, &action] { action = [=, &common] { return run_read(common, *request); }; });

  auto* annotate = program.add_subcommand(
      "annotate", "Reader and language alone: one JSON annotation a line, nothing stored");
  add_input_options(*annotate, *request);
  add_common_options(*annotate, common);
  annotate->footer(
      "--format conllu prints words, tags and dependency trees instead.\n\nExamples:\n"
      "  echo \"Acme bought Globex in May 2024.\" | weft annotate -\n"
      "  weft annotate article.txt --format conllu");
  annotate->callback(
      [=, &common, &action] { action = [=, &common] { return run_annotate(common, *request); }; });
}

}  // namespace weft::cli

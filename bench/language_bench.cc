// Words a second from text to annotations on one core, stage by stage, beside a bare pass over the
// same bytes. A word is what stands between white space.
// usage: language_bench PACKS MODELS ARTICLES.jsonl [--benchmark_filter=...]
#include <benchmark/benchmark.h>

#include <cctype>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <string>

#include "importers/language/engine.h"
#include "importers/language/names.h"
#include "importers/language/packs.h"
#include "importers/language/sentences.h"
#include "importers/language/times.h"
#include "importers/readers/reader.h"
#include "importers/syntax/syntax.h"

namespace {

using namespace weft;

/// An article and what the stages before the one that is timed make of it.
struct Prepared {
  Article article;
  std::vector<Sentence> sentences;
  std::vector<Span> spans;
  std::vector<SyntaxSentence> syntax;
};

std::vector<Prepared> articles;
std::size_t words = 0, bytes = 0;
std::unique_ptr<Packs> packs;
std::unique_ptr<Gazetteer> gazetteer;
std::unique_ptr<SyntaxModel> model;
std::unique_ptr<LanguageEngine> engine;

void prepare(Article article) {
  Prepared prepared;
  prepared.article = std::move(article);
  prepared.sentences = sentences_of(prepared.article);
  for (const auto& sentence : prepared.sentences) prepared.spans.push_back(sentence.span);
  prepared.syntax = model->parse(prepared.article.text, prepared.spans);
  bool inside = false;
  for (const char c : prepared.article.text) {
    const bool space = std::isspace(static_cast<unsigned char>(c)) != 0;
    words += !space && !inside ? 1 : 0;
    inside = !space;
  }
  bytes += prepared.article.text.size();
  articles.push_back(std::move(prepared));
}

template <class Stage>
void run(benchmark::State& state, const Stage& stage) {
  for (auto _ : state) {
    for (const auto& article : articles) stage(article);
  }
  state.counters["words/s"] =
      benchmark::Counter(static_cast<double>(words), benchmark::Counter::kIsIterationInvariantRate);
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(bytes));
}

void bare_pass(benchmark::State& state) {
  run(state, [](const Prepared& prepared) {
    std::uint64_t sum = 0;
    for (const char c : prepared.article.text) sum = sum * 31 + static_cast<unsigned char>(c);
    benchmark::DoNotOptimize(sum);
  });
}
BENCHMARK(bare_pass)->MeasureProcessCPUTime()->Unit(benchmark::kMillisecond);

void sentences(benchmark::State& state) {
  run(state,
      [](const Prepared& prepared) { benchmark::DoNotOptimize(sentences_of(prepared.article)); });
}
BENCHMARK(sentences)->MeasureProcessCPUTime()->Unit(benchmark::kMillisecond);

void syntax(benchmark::State& state) {
  run(state, [](const Prepared& prepared) {
    benchmark::DoNotOptimize(model->parse(prepared.article.text, prepared.spans));
  });
}
BENCHMARK(syntax)->MeasureProcessCPUTime()->Unit(benchmark::kMillisecond);

void names(benchmark::State& state) {
  run(state, [](const Prepared& prepared) {
    benchmark::DoNotOptimize(
        find_names(prepared.article, prepared.sentences, *gazetteer, prepared.syntax));
  });
}
BENCHMARK(names)->MeasureProcessCPUTime()->Unit(benchmark::kMillisecond);

void times(benchmark::State& state) {
  run(state, [](const Prepared& prepared) {
    benchmark::DoNotOptimize(find_times(prepared.article.text, prepared.spans,
                                        prepared.article.published, packs->times));
  });
}
BENCHMARK(times)->MeasureProcessCPUTime()->Unit(benchmark::kMillisecond);

/// All of it: what the other stages do not account for are references, events and relations.
void text_to_annotations(benchmark::State& state) {
  run(state, [](const Prepared& prepared) {
    benchmark::DoNotOptimize(engine->annotate(prepared.article));
  });
}
BENCHMARK(text_to_annotations)->MeasureProcessCPUTime()->Unit(benchmark::kMillisecond);

template <class Value>
Value require(Result<Value> result) {
  if (result) return std::move(*result);
  std::cerr << describe(result.error()) << '\n';
  std::exit(1);
}

}  // namespace

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  if (argc != 4) {
    std::cerr << "usage: language_bench PACKS MODELS ARTICLES.jsonl\n";
    return 2;
  }
  packs = std::make_unique<Packs>(require(load_packs(argv[1])));
  gazetteer = std::make_unique<Gazetteer>(*packs);
  model = require(SyntaxModel::open(std::string{argv[2]} + "/english.safetensors"));
  engine = require(load_engine(argv[1], argv[2]));
  std::ifstream file(argv[3], std::ios::binary);
  const std::string lines{std::istreambuf_iterator<char>(file), {}};
  read_bytes(lines, argv[3], {},
             {prepare, [](const SetAside& aside) { std::cerr << aside.reason << '\n'; }});
  if (articles.empty()) {
    std::cerr << argv[3] << ": holds no article\n";
    return 1;
  }
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}

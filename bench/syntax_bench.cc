// Words a second of the syntax engine on one core, stage by stage: the first stages are timed
// alone, tags and trees are what the whole takes beyond them. usage: syntax_bench MODEL TEXT
// [--benchmark_filter=...]
#include <benchmark/benchmark.h>

#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

#include "importers/syntax/syntax.h"
#include "importers/text/segment.h"

namespace {

std::string text;
std::vector<weft::Span> sentences;
std::unique_ptr<weft::SyntaxModel> model;

weft::Span whole() { return {0, static_cast<std::uint32_t>(text.size())}; }

void report(benchmark::State& state, std::size_t words) {
  state.counters["words/s"] =
      benchmark::Counter(static_cast<double>(words), benchmark::Counter::kIsIterationInvariantRate);
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * text.size()));
}

std::size_t count_words() {
  std::size_t words = 0;
  for (const auto& sentence : model->parse(text, sentences)) words += sentence.words.size();
  return words;
}

/// What any reader pays: one look at every byte.
void bare_pass(benchmark::State& state) {
  for (auto _ : state) {
    std::uint64_t sum = 0;
    for (const char c : text) sum = sum * 31 + static_cast<unsigned char>(c);
    benchmark::DoNotOptimize(sum);
  }
  report(state, count_words());
}
BENCHMARK(bare_pass)->MeasureProcessCPUTime();

void split_into_sentences(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(weft::split_sentences(text, whole()));
  report(state, count_words());
}
BENCHMARK(split_into_sentences)->MeasureProcessCPUTime();

void split_into_tokens(benchmark::State& state) {
  for (auto _ : state) {
    for (const auto sentence : sentences) {
      benchmark::DoNotOptimize(weft::split_tokens(text, sentence));
    }
  }
  report(state, count_words());
}
BENCHMARK(split_into_tokens)->MeasureProcessCPUTime();

void parse(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(model->parse(text, sentences));
  report(state, count_words());
}
BENCHMARK(parse)->MeasureProcessCPUTime();

}  // namespace

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  if (argc != 3) {
    std::cerr << "usage: syntax_bench MODEL TEXT\n";
    return 2;
  }
  auto opened = weft::SyntaxModel::open(argv[1]);
  if (!opened) {
    std::cerr << describe(opened.error()) << '\n';
    return 1;
  }
  model = std::move(*opened);
  std::ifstream file(argv[2], std::ios::binary);
  text.assign(std::istreambuf_iterator<char>(file), {});
  sentences = weft::split_sentences(text, whole());
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}

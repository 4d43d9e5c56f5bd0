// Asks the seven questions of weft, of SQLite and of arrays in memory, checks that all answer
// alike, and prints medians with their ratios. usage: questions_bench FOLDER [--benchmark_...]
// FOLDER as make_world left it
#include <benchmark/benchmark.h>

#include <cstdio>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "bench/floor.h"
#include "bench/questions.h"
#include "bench/sqlite_peer.h"
#include "bench/weft_contender.h"
#include "core/store.h"

namespace weft::bench {
namespace {

constexpr int kRepetitions = 7;

/// Prints what Google Benchmark prints, and keeps the medians.
class MedianReporter : public benchmark::ConsoleReporter {
 public:
  void ReportRuns(const std::vector<Run>& runs) override {
    ConsoleReporter::ReportRuns(runs);
    for (const Run& run : runs) {
      if (run.run_type == Run::RT_Aggregate && run.aggregate_name == "median") {
        medians_[run.run_name.function_name] = run.GetAdjustedRealTime();
      }
    }
  }
  [[nodiscard]] double median(const std::string& name) const {
    const auto found = medians_.find(name);
    return found == medians_.end() ? 0 : found->second;
  }

 private:
  std::map<std::string, double> medians_;
};

std::string case_name(const Question& question, const Contender& contender) {
  return std::string(question.name) + " / " + std::string(contender.name());
}

/// The number of questions to which two contenders give different answers.
int count_disagreements(const std::vector<Question>& questions,
                        const std::vector<std::unique_ptr<Contender>>& contenders) {
  int disagreements = 0;
  for (const Question& question : questions) {
    for (std::size_t turn = 0; turn < question.turns; ++turn) {
      const std::size_t expected = question.ask(*contenders.front(), turn);
      for (const auto& contender : contenders) {
        if (question.ask(*contender, turn) == expected) continue;
        std::fprintf(stderr, "%s differs in \"%s\", turn %zu\n",
                     std::string(contender->name()).c_str(), std::string(question.name).c_str(),
                     turn);
        ++disagreements;
      }
    }
  }
  return disagreements;
}

void register_cases(const std::vector<Question>& questions,
                    const std::vector<std::unique_ptr<Contender>>& contenders) {
  for (const Question& question : questions) {
    for (const auto& contender : contenders) {
      const auto run = [&question, &contender = *contender](benchmark::State& state) {
        std::size_t turn = 0;
        for ([[maybe_unused]] const auto iteration : state) {
          benchmark::DoNotOptimize(question.ask(contender, turn++ % question.turns));
        }
      };
      benchmark::RegisterBenchmark(case_name(question, *contender).c_str(), run)
          ->Unit(benchmark::kMicrosecond)
          ->UseRealTime()
          ->MinTime(0.3)
          ->Repetitions(kRepetitions)
          ->ReportAggregatesOnly();
    }
  }
}

/// Contenders come as weft, SQLite packed, SQLite joined, floor.
void print_table(const std::vector<Question>& questions,
                 const std::vector<std::unique_ptr<Contender>>& contenders,
                 const MedianReporter& medians) {
  std::printf("\n%-47s %10s %10s %10s %10s %8s %8s %8s\n", "medians in microseconds", "weft",
              "SQLite", "SQL joins", "floor", "/SQLite", "/joins", "/floor");
  for (const Question& question : questions) {
    const auto of = [&](std::size_t i) {
      return medians.median(case_name(question, *contenders[i]));
    };
    std::printf("%-47s %10.1f %10.1f %10.1f %10.1f %8.2f %8.2f %8.1f\n",
                std::string(question.name).c_str(), of(0), of(1), of(2), of(3), of(0) / of(1),
                of(0) / of(2), of(0) / of(3));
  }
}

int run(const std::string& folder) {
  const auto store = open_snapshot(folder + "/store");
  if (!store) {
    std::fprintf(stderr, "questions_bench: %s\n", describe(store.error()).c_str());
    return 4;
  }
  std::vector<std::unique_ptr<Contender>> contenders;
  contenders.push_back(make_weft_contender(**store));
  contenders.push_back(make_sqlite_peer(folder + "/peer.sqlite", Layout::kPacked));
  contenders.push_back(make_sqlite_peer(folder + "/peer.sqlite", Layout::kJoined));
  contenders.push_back(load_floor(folder + "/peer.sqlite"));
  const std::vector<Question> questions = seven_questions();
  const int disagreements = count_disagreements(questions, contenders);
  register_cases(questions, contenders);
  MedianReporter reporter;
  benchmark::RunSpecifiedBenchmarks(&reporter);
  print_table(questions, contenders, reporter);
  return disagreements == 0 ? 0 : 5;
}

}  // namespace
}  // namespace weft::bench

int main(int argc, char** argv) {
  // Rounds of all cases in turns: what else the machine does then falls on all contenders alike.
  std::string interleaved = "--benchmark_enable_random_interleaving=true";
  std::vector<char*> arguments{argv, argv + argc};
  arguments.insert(arguments.begin() + 1, interleaved.data());
  int count = static_cast<int>(arguments.size());
  benchmark::Initialize(&count, arguments.data());
  if (count != 2) {
    std::fprintf(stderr, "usage: questions_bench FOLDER [--benchmark_...]\n");
    return 2;
  }
  return weft::bench::run(arguments[1]);
}

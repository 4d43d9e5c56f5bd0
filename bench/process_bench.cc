// How long a whole process takes and how much memory it holds: opening the store and one question.
// usage: process_bench RUNS PROGRAM ARGUMENT...     its standard output is thrown away
#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <vector>

extern char** environ;

namespace {

struct Run {
  double milliseconds;
  double megabytes;  // the largest resident set
};

Run run_once(char** command) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  const auto start = std::chrono::steady_clock::now();
  pid_t child = 0;
  int status = 0;
  rusage usage{};
  if (posix_spawnp(&child, command[0], &actions, nullptr, command, environ) != 0 ||
      wait4(child, &status, 0, &usage) != child || !WIFEXITED(status) || WEXITSTATUS(status) != 0) {
    std::fprintf(stderr, "process_bench: %s failed\n", command[0]);
    std::exit(5);
  }
  const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
  posix_spawn_file_actions_destroy(&actions);
  return {took.count(), static_cast<double>(usage.ru_maxrss) / 1024.0};  // Linux counts in KiB
}

}  // namespace

int main(int argc, char** argv) {
  const int runs = argc > 2 ? std::atoi(argv[1]) : 0;
  if (runs < 1) {
    std::fprintf(stderr, "usage: process_bench RUNS PROGRAM ARGUMENT...\n");
    return 2;
  }
  std::vector<double> milliseconds;
  double megabytes = 0;
  for (int i = 0; i < runs; ++i) {
    const Run run = run_once(argv + 2);
    milliseconds.push_back(run.milliseconds);
    megabytes = std::max(megabytes, run.megabytes);
  }
  std::sort(milliseconds.begin(), milliseconds.end());
  std::printf("%8.1f ms median, %.1f at most, %6.1f MB  ", milliseconds[milliseconds.size() / 2],
              milliseconds.back(), megabytes);
  for (int i = 2; i < argc; ++i) std::printf(" %s", argv[i]);
  std::printf("\n");
  return 0;
}

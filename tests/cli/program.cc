#include "tests/cli/program.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <fstream>
#include <random>
#include <sstream>
#include <stdexcept>

namespace weft::test {
namespace {

std::string next_name(const char* stem) {
  static std::atomic<unsigned> count{0};
  return std::string(stem) + std::to_string(++count);
}

}  // namespace

RunningProgram::RunningProgram(const std::vector<std::string>& arguments,
                               const std::filesystem::path& folder)
    : out_(folder / next_name("out")), err_(folder / next_name("err")) {
  std::vector<std::string> words = {WEFT_PROGRAM};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> argv;
  for (auto& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  constexpr int kNewFile = O_WRONLY | O_CREAT | O_TRUNC;
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, out_.c_str(), kNewFile, 0600);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, err_.c_str(), kNewFile, 0600);
  const int failed = posix_spawn(&pid_, WEFT_PROGRAM, &actions, nullptr, argv.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (failed != 0) throw std::runtime_error("cannot start " WEFT_PROGRAM);
}

Run RunningProgram::kill() {
  ::kill(pid_, SIGKILL);
  return wait();
}

std::string RunningProgram::err_so_far() const { return read_file(err_); }

void RunningProgram::interrupt() const { ::kill(pid_, SIGINT); }

Run RunningProgram::wait() {
  int status = 0;
  while (waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
  }
  Run run;
  run.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  run.out = read_file(out_);
  run.err = read_file(err_);
  return run;
}

Workplace::Workplace() {
  std::string pattern = std::filesystem::temp_directory_path() / "weft-test-XXXXXX";
  if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
  folder_ = pattern;
}

Workplace::~Workplace() {
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

std::string Workplace::write(const std::string& name, const std::string& bytes) const {
  const auto path = folder_ / name;
  std::filesystem::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << bytes;
  return path.string();
}

Run Workplace::weft_with(const std::string& store, std::vector<std::string> arguments) const {
  arguments.insert(arguments.end(), {"--store", (folder_ / store).string()});
  return RunningProgram(arguments, folder_).wait();
}

std::string Workplace::answers(const std::string& store,
                               const std::vector<std::string>& entities) const {
  std::vector<std::vector<std::string>> questions = {{"graph", "--max-nodes", "0"}, {"entities"}};
  for (const auto& entity : entities) questions.push_back({"timeline", entity});
  std::string all;
  for (auto& question : questions) {
    question.insert(question.end(), {"--format", "json"});
    const auto run = weft_with(store, question);
    EXPECT_EQ(run.status, 0) << run.err;
    all += run.out;
  }
  return all;
}

std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return std::move(bytes).str();
}

std::string invented_articles(unsigned count, unsigned seed) {
  const std::vector<std::string> companies = {"Nvidia",  "Huawei",       "DeepSeek",   "Intel",
                                              "Samsung", "Zentrix Labs", "Oriol Foods"};
  const std::vector<std::string> verbs = {"acquired", "sued", "launched a venture with",
                                          "signed a deal with", "criticised"};
  std::mt19937 random(seed);
  std::ostringstream lines;
  for (unsigned i = 0; i < count; ++i) {
    const auto& subject = companies[random() % companies.size()];
    const auto& object = companies[random() % companies.size()];
    const auto& verb = verbs[random() % verbs.size()];
    const auto month = 1 + random() % 12;
    const auto date = "2024-" + std::string(month < 10 ? "0" : "") + std::to_string(month) + "-1" +
                      std::to_string(random() % 10);
    const nlohmann::json line = {
        {"id", "invented-" + std::to_string(seed) + "-" + std::to_string(i)},
        {"published", date},
        {"source", "Gazette " + std::to_string(random() % 5)},
        {"title", subject + " makes news, part " + std::to_string(i)},
        {"text", subject + " " + verb + " " + object + " on " + date + ". The plan number " +
                     std::to_string(i) + " was reported in Berlin. " + object +
                     " said it would appoint a new chief executive in 2025."}};
    lines << line.dump() << '\n';
  }
  return std::move(lines).str();
}

}  // namespace weft::test

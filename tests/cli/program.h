#pragma once

#include <sys/types.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace weft::test {

/// What a finished run of the real program left behind.
struct Run {
  int status = -1;  ///< Exit status; 128 + signal if one ended it.
  std::string out, err;
  [[nodiscard]] nlohmann::json json() const { return nlohmann::json::parse(out, nullptr, false); }
};

/// A run that has not ended yet; its error output goes to a file, so that it survives a kill.
class RunningProgram {
 public:
  RunningProgram(const std::vector<std::string>& arguments, const std::filesystem::path& folder);
  Run kill();  ///< SIGKILL, then wait(). Precondition: wait() was not called.
  Run wait();
  [[nodiscard]] std::string err_so_far() const;
  void interrupt() const;  ///< As Ctrl-C does. Precondition: wait() was not called.

 private:
  pid_t pid_ = -1;
  std::filesystem::path out_, err_;
};

/// A folder that goes when the test ends, with a store path in it.
class Workplace {
 public:
  Workplace();
  ~Workplace();
  Workplace(const Workplace&) = delete;
  Workplace& operator=(const Workplace&) = delete;
  [[nodiscard]] std::filesystem::path operator/(const std::string& name) const {
    return folder_ / name;
  }
  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }
  /// Writes a file (and its folders) and gives its path.
  std::string write(const std::string& name, const std::string& bytes) const;
  /// Runs the program with this workplace's store.
  [[nodiscard]] Run weft(std::vector<std::string> arguments) const {
    return weft_with("store", std::move(arguments));
  }
  [[nodiscard]] Run weft_with(const std::string& store, std::vector<std::string> arguments) const;
  /// What a store answers: the timelines of these entities, the whole graph, all entities.
  [[nodiscard]] std::string answers(const std::string& store,
                                    const std::vector<std::string>& entities) const;

 private:
  std::filesystem::path folder_;
};

[[nodiscard]] std::string read_file(const std::filesystem::path& path);

/// `count` short articles as JSON lines, each with facts of its own and some shared with its
/// neighbours.
[[nodiscard]] std::string invented_articles(unsigned count, unsigned seed);

}  // namespace weft::test

#pragma once

#include <algorithm>
#include <cstddef>
#include <future>
#include <thread>
#include <vector>

namespace weft::detail {

/// Calls work(begin, end) for parts that together are [0, count), each on a thread of its own; on
/// this one alone if there is little to do. What `work` throws comes out here.
template <class Work>
void in_parallel(std::size_t count, const Work& work) {
  constexpr std::size_t kWorthAThread = 2048;
  const std::size_t cores = std::max(1U, std::thread::hardware_concurrency());
  const auto parts = std::clamp<std::size_t>(count / kWorthAThread, 1, cores);
  std::vector<std::future<void>> others;
  for (std::size_t part = 1; part < parts; ++part) {
    others.push_back(std::async(std::launch::async, [&work, count, part, parts] {
      work(count * part / parts, count * (part + 1) / parts);
    }));
  }
  work(std::size_t{0}, count / parts);
  for (auto& other : others) other.get();
}

}  // namespace weft::detail

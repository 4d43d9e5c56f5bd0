#pragma once

#include <atomic>

namespace weft::cli {

/// While one lives, Ctrl-C and SIGTERM ask for a clean end instead of killing the program; a second
/// one kills it after all. One at a time.
class Interrupt {
 public:
  Interrupt();
  ~Interrupt();
  Interrupt(const Interrupt&) = delete;
  Interrupt& operator=(const Interrupt&) = delete;
  /// Set once an end was asked for.
  [[nodiscard]] static const std::atomic<bool>& asked();
  /// A file descriptor that becomes readable then, for whoever waits for something else meanwhile.
  [[nodiscard]] static int wake();
};

}  // namespace weft::cli

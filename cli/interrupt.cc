#include "cli/interrupt.h"

#include <sys/eventfd.h>
#include <unistd.h>

#include <csignal>
#include <cstdint>

namespace weft::cli {
namespace {

std::atomic<bool> is_asked = false;
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler sets it");

int wake_handle = -1;

void ask(int signal) {
  is_asked = true;
  const std::uint64_t one = 1;
  (void)!write(wake_handle, &one, sizeof one);
  std::signal(signal, SIG_DFL);
}

}  // namespace

Interrupt::Interrupt() {
  is_asked = false;
  wake_handle = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
  std::signal(SIGINT, ask);
  std::signal(SIGTERM, ask);
}

Interrupt::~Interrupt() {
  std::signal(SIGINT, SIG_DFL);
  std::signal(SIGTERM, SIG_DFL);
  close(wake_handle);
}

const std::atomic<bool>& Interrupt::asked() { return is_asked; }
int Interrupt::wake() { return wake_handle; }

}  // namespace weft::cli

#pragma once

#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <string_view>

#include "core/result.h"

namespace weft::test {

/// Fails the test unless `text` is, to the byte, what tests/golden/`name` holds. With
/// WEFT_REFRESH_GOLDEN=1 in the environment the file is written instead; read the difference before
/// committing it.
void expect_golden(std::string_view name, const std::string& text);

/// What a writer wrote; fails the test if it gave an error.
template <class Write>
[[nodiscard]] std::string text_of(const Write& write) {
  std::ostringstream out;
  const Status status = write(out);
  EXPECT_TRUE(status.has_value()) << (status ? "" : describe(status.error()));
  return out.str();
}

}  // namespace weft::test

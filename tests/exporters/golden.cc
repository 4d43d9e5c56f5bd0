#include "tests/exporters/golden.h"

#include <cstdlib>
#include <fstream>
#include <iterator>

namespace weft::test {

void expect_golden(std::string_view name, const std::string& text) {
  const std::string path = std::string{WEFT_SOURCE_DIR "/tests/golden/"}.append(name);
  const char* const refresh = std::getenv("WEFT_REFRESH_GOLDEN");
  if (refresh != nullptr && std::string_view{refresh} == "1") {
    std::ofstream{path, std::ios::binary} << text;
    return;
  }
  std::ifstream file{path, std::ios::binary};
  ASSERT_TRUE(file) << path << " is missing; make it with WEFT_REFRESH_GOLDEN=1";
  const std::string golden{std::istreambuf_iterator<char>{file}, {}};
  EXPECT_EQ(text, golden) << "differs from " << path;
}

}  // namespace weft::test

# Warnings and sanitizers for our own code; libraries are compiled as they come.
add_library(weft_build_flags INTERFACE)
add_library(weft::build_flags ALIAS weft_build_flags)
target_compile_options(weft_build_flags INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror)
if(WEFT_SANITIZE)
  target_compile_options(weft_build_flags INTERFACE -fsanitize=${WEFT_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_link_options(weft_build_flags INTERFACE -fsanitize=${WEFT_SANITIZE})
endif()
if(WEFT_BUILD_FUZZERS)
  target_compile_options(weft_build_flags INTERFACE -fsanitize=fuzzer-no-link)
endif()

# What nearly every file of the libraries includes, compiled in advance. Preset dev goes without, so that a
# file that forgets an include is found.
add_library(weft_headers OBJECT ${CMAKE_CURRENT_LIST_DIR}/headers.cc)
target_link_libraries(weft_headers PRIVATE weft::build_flags)
target_precompile_headers(weft_headers PRIVATE
  <algorithm> <functional> <map> <memory> <optional> <string> <string_view> <unordered_map> <vector>)

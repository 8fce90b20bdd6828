# The warnings every target of the project is built with; errors in CI (VISADO_WARNINGS_AS_ERRORS).
add_library(visado_warnings INTERFACE)
target_compile_options(visado_warnings INTERFACE -Wall -Wextra -Wpedantic -Wconversion)
# g++ 12 warns of overlaps inside std::string's own concatenation (GCC bug 105651).
if(CMAKE_CXX_COMPILER_ID STREQUAL GNU AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  target_compile_options(visado_warnings INTERFACE -Wno-restrict)
endif()
if(VISADO_WARNINGS_AS_ERRORS)
  target_compile_options(visado_warnings INTERFACE -Werror)
endif()
if(VISADO_SANITIZE)
  add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
endif()
# libFuzzer steers by the branches that the library takes: all of it has to be instrumented, not the targets alone.
if(VISADO_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()

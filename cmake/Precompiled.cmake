# visado_precompile(<target> [<header>…]): the headers that nearly every file of the target reads are parsed once. For
# builds from nothing (CI): with ccache, which shares objects between folders instead, it would only get in the way.
option(VISADO_PRECOMPILE "Precompile the common headers (a build from nothing takes a third less)" ON)
find_program(CCACHE_PROGRAM ccache)
function(visado_precompile target)
  if(VISADO_PRECOMPILE AND NOT CCACHE_PROGRAM)
    target_precompile_headers(${target} PRIVATE <algorithm> <array> <charconv> <cstdint> <fstream> <functional>
      <map> <memory> <optional> <set> <span> <sstream> <string> <string_view> <unordered_map> <utility> <vector> ${ARGN})
    # g++ 12 forgets that these are system headers, and warns of what it inlines from them (GCC bug 105329 and its kin).
    if(CMAKE_CXX_COMPILER_ID STREQUAL GNU AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
      target_compile_options(${target} PRIVATE -Wno-stringop-overflow -Wno-stringop-overread -Wno-array-bounds)
    endif()
  endif()
endfunction()

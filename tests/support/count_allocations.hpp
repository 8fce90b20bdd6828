// How often the program has asked for memory, over all threads. Linking count_allocations.cpp replaces operator new.
#pragma once

#include <cstdint>

namespace visado::testing {

[[nodiscard]] std::uint64_t allocations();

}  // namespace visado::testing

// How many times memory was asked for (allocations.cpp).
#pragma once

#include <cstdint>

std::uint64_t bench_allocations();

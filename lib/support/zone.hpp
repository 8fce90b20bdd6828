// Offsets of the named zones. Thread-safe.
#pragma once

#include <cstdint>

#include "visado/temporal.hpp"

namespace visado {

// Seconds east of UTC of a zone at a moment given in UTC.
[[nodiscard]] std::int32_t zone_offset_at_utc(ZoneId zone, std::int64_t utc_seconds);
// …given by the clocks of the zone. Times that happen twice are the first; times skipped count from before
// the gap.
[[nodiscard]] std::int32_t zone_offset_at_local(ZoneId zone, std::int64_t local_seconds);
// Without summer time, by the rules of 2024.
[[nodiscard]] std::int32_t zone_standard_offset(ZoneId zone);

}  // namespace visado

// Values as people read them, and as JSON wants them written.
#pragma once

#include <string>
#include <string_view>

#include "visado/decimal.hpp"
#include "visado/temporal.hpp"

namespace visado {

// «Q 25,000.00», «USD -1,000.00»: two decimals at least, further ones only if they are not zeros. An empty
// currency gives the number alone.
[[nodiscard]] std::string display_money(Decimal amount, std::string_view currency);
// «25000.00», «0.00»: as above, for programs: no currency, no separators.
[[nodiscard]] std::string display_amount(Decimal amount);
// «15/03/2024».
[[nodiscard]] std::string display_date(Date date);

// With the quotes. Bytes that are no UTF-8 become U+FFFD, so that the JSON is always valid.
void append_json_string(std::string& json, std::string_view text);

}  // namespace visado

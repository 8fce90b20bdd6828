// How a workbook writes numbers and dates: binary floats and days since an epoch, told apart by the cell's format.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace visado::dossier::tables {

// A number as written in a part, at 15 significant digits: 23038842430.080002 is «23038842430.08».
[[nodiscard]] std::optional<std::string> fifteen_digits(std::string_view text);

// Whether a format shows days: built in (14, 22…) or by its code («dd/mm/yyyy», not «[h]:mm»).
[[nodiscard]] bool shows_dates(unsigned format);
[[nodiscard]] bool shows_dates(std::string_view code);

// ISO date, with its time when it has one. Nothing outside the years 1900 to 9999.
[[nodiscard]] std::optional<std::string> serial_date(std::string_view text, bool epoch_1904);

}  // namespace visado::dossier::tables

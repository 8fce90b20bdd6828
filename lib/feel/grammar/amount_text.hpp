// Amounts as people print them: Q 25,000.00 · 1.250.000 · 25 000 · 5,000 USD. None of them is a number here; what is
// said of them shows the number that was meant.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "feel/grammar/state.hpp"
#include "feel/grammar/syntax_error.hpp"

namespace visado::feel {

// The digits of a printed number without separators and with a decimal point; nothing when its groups are not those
// of thousands, or it can be read in two ways.
[[nodiscard]] std::optional<std::string> plain_number(std::string_view printed);
// Whether a word is a currency, before or behind an amount: Q, GTQ, quetzales, $…
[[nodiscard]] bool is_currency_word(std::string_view word);

// The error for the amount that the last token and what stands at `at` are parts of; nothing when they are not.
[[nodiscard]] std::optional<SyntaxError> printed_amount(State const& state, char const* at);
// The error for `25,000.00`, a number from `begin` on; nothing for a single comma.
[[nodiscard]] std::optional<SyntaxError> grouped_number(State const& state, char const* begin);
// «20 %»: what to write for the number that ends before the sign; nothing when there is no number.
[[nodiscard]] std::optional<std::string> percent_as_fraction(std::string_view number);

}  // namespace visado::feel

#include "support/identifiers.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace visado {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// A text without its separators, as long as it has room; `size` counts what has none too.
struct Kept {
  static constexpr std::size_t room = 16;
  std::array<char, room> characters{};
  std::size_t size = 0;
  [[nodiscard]] std::string_view text() const { return {characters.data(), std::min(size, room)}; }
};

template <class... Separators>
Kept without(std::string_view text, Separators... separators) {
  Kept kept;
  for (char const c : text) {
    if (((c == separators) || ...)) continue;
    if (kept.size < Kept::room) kept.characters[kept.size] = c;
    ++kept.size;
  }
  return kept;
}

// Of the departments 01 to 22, by INE; Huehuetenango (13) has 33 with Petatán.
constexpr std::array<int, 22> municipalities{17, 8,  16, 16, 14, 14, 19, 8,  24, 21, 9,
                                             30, 33, 21, 8,  17, 14, 5,  11, 11, 7,  17};

}  // namespace

bool valid_nit(std::string_view text) {
  constexpr std::size_t shortest = 4;
  constexpr std::size_t longest = 12;
  constexpr int modulus = 11;
  Kept const kept = without(text, '-', ' ', '.');
  if (kept.size < shortest || kept.size > longest) return false;
  std::string_view const nit = kept.text();
  std::string_view const body = nit.substr(0, nit.size() - 1);
  int sum = 0;
  int weight = 2;  // of the rightmost digit
  for (auto digit = body.rbegin(); digit != body.rend(); ++digit, ++weight) {
    if (!is_digit(*digit)) return false;
    sum += (*digit - '0') * weight;
  }
  int const check = (modulus - sum % modulus) % modulus;
  char const expected = check == 10 ? 'K' : static_cast<char>('0' + check);
  char const given = nit.back() == 'k' ? 'K' : nit.back();
  return given == expected;
}

bool valid_cui(std::string_view text) {
  constexpr std::size_t length = 13;
  constexpr std::size_t number_length = 8;
  constexpr int modulus = 11;
  Kept const kept = without(text, '-', ' ');
  if (kept.size != length) return false;
  std::string_view const cui = kept.text();
  for (char const c : cui) {
    if (!is_digit(c)) return false;
  }
  auto const digit = [&](std::size_t i) { return cui[i] - '0'; };
  int sum = 0;
  for (std::size_t i = 0; i < number_length; ++i) sum += digit(i) * static_cast<int>(i + 2);
  if (sum % modulus != digit(number_length)) return false;  // 10 is no digit: no CUI has it
  int const department = digit(9) * 10 + digit(10);
  int const municipality = digit(11) * 10 + digit(12);
  if (department < 1 || department > static_cast<int>(municipalities.size())) return false;
  return municipality >= 1 && municipality <= municipalities[static_cast<std::size_t>(department - 1)];
}

}  // namespace visado

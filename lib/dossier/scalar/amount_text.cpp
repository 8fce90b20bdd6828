#include "dossier/scalar/amount_text.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "dossier/scalar/scalar.hpp"

namespace visado::dossier {

namespace {

using Fault = AmountText::Fault;
using Numbers = ColumnFormat::Numbers;

struct Mark {
  std::string_view text;
  std::string_view currency;
};
// Longer before shorter. «$» alone is that of dollars: nobody here writes quetzales with it.
constexpr std::array<Mark, 7> marks{
    {{"US$", "USD"}, {"Q.", "GTQ"}, {"q.", "GTQ"}, {"Q", "GTQ"}, {"q", "GTQ"}, {"$", "USD"}, {"€", "EUR"}}};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
bool all_digits(std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), is_digit); }

// Takes a mark off the front.
bool take_mark(std::string_view& text, AmountText& read) {
  bool const letters = text.size() > 3 && std::all_of(text.begin(), text.begin() + 3, is_capital) &&
                       !is_capital(text[3]) && !text.starts_with("US$");
  if (letters) {
    read.currency = currency_code(text.substr(0, 3));
    text = trim(text.substr(3));
    return true;
  }
  for (Mark const& mark : marks) {
    if (!text.starts_with(mark.text)) continue;
    read.currency = currency_code(mark.currency);
    text = trim(text.substr(mark.text.size()));
    return true;
  }
  return false;
}

bool take_mark_behind(std::string_view& text, AmountText& read) {
  bool const letters = text.size() > 3 && std::all_of(text.end() - 3, text.end(), is_capital);
  if (!letters) return false;
  read.currency = currency_code(text.substr(text.size() - 3));
  text = trim(text.substr(0, text.size() - 3));
  return true;
}

bool take_minus(std::string_view& text, AmountText& read) {
  constexpr std::string_view sign = "\u2212";
  if (text.starts_with('-')) {
    text = trim(text.substr(1));
    return true;
  }
  if (!text.starts_with(sign)) return false;
  read.rewritten = true;
  text = trim(text.substr(sign.size()));
  return true;
}

// Digits between separators. Blanks and no-break blanks are one separator, ' '.
struct Parts {
  std::vector<std::string_view> digits;
  std::string separators;
};

std::optional<Parts> split(std::string_view text) {
  Parts parts;
  std::size_t from = 0, i = 0;
  auto cut = [&](char separator, std::size_t size) {
    parts.digits.push_back(text.substr(from, i - from));
    parts.separators += separator;
    i += size;
    from = i;
  };
  while (i < text.size()) {
    if (is_digit(text[i])) ++i;
    else if (text[i] == '.' || text[i] == ',') cut(text[i], 1);
    else if (std::size_t const blank = blank_at(text.substr(i))) cut(' ', blank);
    else return std::nullopt;
  }
  parts.digits.push_back(text.substr(from));
  bool const whole = std::all_of(parts.digits.begin(), parts.digits.end(), all_digits);
  if (!whole) return std::nullopt;
  return parts;
}

// The first `count` separators are all `separator` and cut groups of three.
bool are_thousands(Parts const& parts, std::size_t count) {
  if (count == 0) return true;
  if (parts.digits[0].size() > 3) return false;
  for (std::size_t i = 0; i < count; ++i) {
    if (parts.separators[i] != parts.separators[0] || parts.digits[i + 1].size() != 3) return false;
  }
  return true;
}

void join(Parts const& parts, bool last_is_decimal, AmountText& read) {
  for (std::size_t i = 0; i < parts.digits.size(); ++i) {
    if (last_is_decimal && i + 1 == parts.digits.size()) read.plain += '.';
    read.plain += parts.digits[i];
  }
}

void read_undeclared(Parts const& parts, AmountText& read) {
  std::size_t const count = parts.separators.size();
  if (count == 0) return join(parts, false, read);
  char const last = parts.separators.back();
  std::size_t const behind = parts.digits.back().size();
  bool const mixed = count > 1 && parts.separators[count - 2] != last;
  bool const two = behind == 2 && last != ' ';
  bool const point_alone = count == 1 && last == '.' && !(behind == 3 && parts.digits[0].size() <= 3 &&
                                                           parts.digits[0][0] != '0');
  bool const decimal = (two && (count == 1 || mixed)) || point_alone || (mixed && last != ' ');
  if (decimal && are_thousands(parts, count - 1)) {
    read.rewritten = read.rewritten || count > 1 || last != '.';
    return join(parts, true, read);
  }
  // Twice the same separator between groups of three, or blanks, can only be thousands.
  if (!decimal && are_thousands(parts, count) && (count > 1 || last == ' ')) {
    read.rewritten = true;
    return join(parts, false, read);
  }
  read.fault = are_thousands(parts, count) || count == 1 ? Fault::ambiguous : Fault::not_a_number;
}

void read_declared(Parts const& parts, char decimal, AmountText& read) {
  std::size_t const count = parts.separators.size();
  bool const fraction = count > 0 && parts.separators.back() == decimal;
  std::size_t const thousands = fraction ? count - 1 : count;
  bool const stray = parts.separators.substr(0, thousands).find(decimal) != std::string::npos;
  if (stray || !are_thousands(parts, thousands)) {
    read.fault = Fault::not_a_number;
    return;
  }
  join(parts, fraction, read);
}

bool is_scientific(std::string_view text) {
  std::size_t const e = text.find_first_of("eE");
  return e != text.npos && e > 0 && is_json_number(text);
}

}  // namespace

AmountText read_amount_text(std::string_view text, bool money, Numbers numbers) {
  AmountText read;
  bool const declared = numbers != Numbers::undeclared;
  text = trim(text);
  bool negative = false, marked = false, accounting = false;
  if (text.size() > 2 && text.starts_with('(') && text.ends_with(')')) {
    text = trim(text.substr(1, text.size() - 2));
    accounting = negative = true;
  }
  if (!negative) negative = take_minus(text, read);
  if (money) marked = take_mark(text, read) || take_mark_behind(text, read);
  if (!negative && marked) negative = take_minus(text, read);
  if (!negative && text.size() > 1 && text.ends_with('-')) {
    text = trim(text.substr(0, text.size() - 1));
    accounting = negative = true;
  }
  if (is_scientific(text)) {
    read.fault = Fault::scientific;
    return read;
  }
  std::optional<Parts> const parts = split(text);
  if (!parts) {
    read.fault = Fault::not_a_number;
    return read;
  }
  if (accounting && !declared) {
    read.fault = Fault::negative_style;
    return read;
  }
  if (negative) read.plain = "-";
  read.rewritten = read.rewritten || (marked && !declared);
  if (declared) read_declared(*parts, numbers == Numbers::point_decimal ? '.' : ',', read);
  else read_undeclared(*parts, read);
  return read;
}

}  // namespace visado::dossier

#include "support/spelled.hpp"

#include <array>
#include <string_view>

namespace visado {

namespace {

constexpr std::array<std::string_view, 30> below_thirty{
    "cero",         "un",          "dos",        "tres",        "cuatro",     "cinco",
    "seis",         "siete",       "ocho",       "nueve",       "diez",       "once",
    "doce",         "trece",       "catorce",    "quince",      "dieciséis",  "diecisiete",
    "dieciocho",    "diecinueve",  "veinte",     "veintiún",    "veintidós",  "veintitrés",
    "veinticuatro", "veinticinco", "veintiséis", "veintisiete", "veintiocho", "veintinueve"};
constexpr std::array<std::string_view, 10> tens{"",          "",        "",        "treinta", "cuarenta",
                                                "cincuenta", "sesenta", "setenta", "ochenta", "noventa"};
constexpr std::array<std::string_view, 10> hundreds{
    "",           "ciento",      "doscientos",  "trescientos", "cuatrocientos",
    "quinientos", "seiscientos", "setecientos", "ochocientos", "novecientos"};

std::string below_thousand(std::uint64_t number) {
  if (number == 100) return "cien";
  std::string words(hundreds[number / 100]);
  std::uint64_t const rest = number % 100;
  if (rest == 0) return words;
  if (!words.empty()) words += ' ';
  if (rest < 30) return words.append(below_thirty[rest]);
  words += tens[rest / 10];
  if (rest % 10 != 0) words.append(" y ").append(below_thirty[rest % 10]);
  return words;
}

std::string below_million(std::uint64_t number) {
  std::string words;
  if (std::uint64_t const thousands = number / 1000; thousands == 1) {
    words = "mil";
  } else if (thousands > 1) {
    words = below_thousand(thousands) + " mil";
  }
  if (std::uint64_t const rest = number % 1000; rest != 0) {
    if (!words.empty()) words += ' ';
    words += below_thousand(rest);
  }
  return words;
}

}  // namespace

std::string spelled(std::uint64_t number) {
  constexpr std::uint64_t million = 1'000'000;
  if (number == 0) return "cero";
  std::string words;
  if (std::uint64_t const millions = number / million; millions == 1) {
    words = "un millón";
  } else if (millions > 1) {
    words = below_million(millions) + " millones";
  }
  if (std::uint64_t const rest = number % million; rest != 0) {
    if (!words.empty()) words += ' ';
    words += below_million(rest);
  }
  return words;
}

}  // namespace visado

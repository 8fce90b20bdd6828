#include "dossier/scalar/identifier.hpp"

#include <algorithm>

#include "dossier/scalar/scalar.hpp"

namespace visado::dossier {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool all_digits(std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), is_digit); }

char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

// The text with its letters in upper case, in the arena only when that changes it.
std::string_view to_upper(std::string_view text, Arena& arena) {
  if (std::none_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; })) return text;
  char* const copy = arena.allocate_array<char>(text.size());
  std::transform(text.begin(), text.end(), copy, upper);
  return {copy, text.size()};
}

// Without blanks and the signs of `others`, in the arena only when there are any.
std::string_view without(std::string_view text, std::string_view others, Arena& arena) {
  bool const plain = std::all_of(text.begin(), text.end(), [&](char c) {
    return others.find(c) == others.npos && c != ' ' && static_cast<unsigned char>(c) < 0x80;
  });
  if (plain) return text;
  char* const copy = arena.allocate_array<char>(text.size());
  std::size_t size = 0;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t const blank = blank_at(text.substr(i));
    if (blank == 0 && others.find(text[i]) == others.npos) copy[size++] = text[i];
    i += std::max<std::size_t>(blank, 1);
  }
  return {copy, size};
}

bool is_hexadecimal(char c) { return is_digit(c) || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f'); }

bool is_uuid(std::string_view text) {
  if (text.size() != 36) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    bool const hyphen = i == 8 || i == 13 || i == 18 || i == 23;
    if (hyphen ? text[i] != '-' : !is_hexadecimal(text[i])) return false;
  }
  return true;
}

Identifier read_nit(std::string_view text, Arena& arena) {
  std::string_view const nit = to_upper(without(text, "-.", arena), arena);
  bool const form = nit.size() >= 2 && nit.size() <= 13 && all_digits(nit.substr(0, nit.size() - 1)) &&
                    (is_digit(nit.back()) || nit.back() == 'K');
  if (form) return {nit, {}, {}};
  if (nit == "CF" || nit == "C/F") return {{}, {}, "CF, consumidor final, no es un NIT"};
  return {};
}

Identifier read_cui(std::string_view text, Arena& arena) {
  std::string_view const cui = without(text, "-", arena);
  if (!all_digits(cui)) return {};
  if (cui.size() == 13) return {cui, {}, {}};
  if (cui.size() == 12) return {{}, "a un CUI de 12 dígitos parece faltarle el cero de la izquierda", {}};
  return {{}, {}, "un CUI tiene 13 dígitos"};
}

}  // namespace

Identifier read_identifier(Format format, std::string_view text, Arena& arena) {
  constexpr std::size_t longest = 12;
  switch (format) {
    case Format::none: return {text, {}, {}};
    case Format::uuid: return is_uuid(text) ? Identifier{to_upper(text, arena), {}, {}} : Identifier{};
    case Format::nit: return read_nit(text, arena);
    case Format::cui: return read_cui(text, arena);
    case Format::nog: return all_digits(text) && text.size() <= longest ? Identifier{text, {}, {}} : Identifier{};
    case Format::npg: {
      std::string_view const npg = to_upper(text, arena);
      std::string_view const digits = npg.starts_with('E') ? npg.substr(1) : npg;
      return all_digits(digits) && digits.size() <= longest ? Identifier{npg, {}, {}} : Identifier{};
    }
  }
  return {};
}

std::string_view name_of(Format format) {
  switch (format) {
    case Format::none: return "un texto";
    case Format::uuid: return "un UUID (8-4-4-4-12 dígitos hexadecimales)";
    case Format::nit: return "un NIT";
    case Format::cui: return "un CUI";
    case Format::nog: return "un NOG";
    case Format::npg: return "un NPG";
  }
  return {};
}

}  // namespace visado::dossier

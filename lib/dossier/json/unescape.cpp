// The escapes of JSON strings.
#include "dossier/json/record.hpp"
#include "support/utf8.hpp"

namespace visado::dossier {

namespace {

std::optional<unsigned> hexadecimal(std::string_view text) {
  if (text.size() < 4) return std::nullopt;
  unsigned value = 0;
  for (char const c : text.substr(0, 4)) {
    unsigned digit = 0;
    if (c >= '0' && c <= '9') digit = static_cast<unsigned>(c - '0');
    else if (c >= 'a' && c <= 'f') digit = static_cast<unsigned>(c - 'a') + 10;
    else if (c >= 'A' && c <= 'F') digit = static_cast<unsigned>(c - 'A') + 10;
    else return std::nullopt;
    value = value * 16 + digit;
  }
  return value;
}

char simple(char c) {
  switch (c) {
    case 'b': return '\b';
    case 'f': return '\f';
    case 'n': return '\n';
    case 'r': return '\r';
    case 't': return '\t';
    default: return c;
  }
}

// At the four digits behind \u: the character, and the bytes of the text that it takes.
std::size_t unicode(std::string_view text, std::string& out) {
  std::optional<unsigned> const first = hexadecimal(text);
  if (!first) return 0;
  char32_t character = *first;
  std::size_t size = 4;
  bool const leads = character >= 0xD800 && character <= 0xDBFF && text.substr(4).starts_with("\\u");
  if (std::optional<unsigned> const second = leads ? hexadecimal(text.substr(6)) : std::nullopt;
      second && *second >= 0xDC00 && *second <= 0xDFFF) {
    character = 0x10000 + ((character - 0xD800) << 10) + (*second - 0xDC00);
    size = 10;
  }
  utf8::append(out, character);
  return size;
}

}  // namespace

void unescape_json(std::string_view text, std::string& out) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\' || i + 1 == text.size()) {
      out += text[i];
    } else if (text[++i] == 'u') {
      i += unicode(text.substr(i + 1), out);
    } else {
      out += simple(text[i]);
    }
  }
}

std::string unescape_json(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  unescape_json(text, out);
  return out;
}

}  // namespace visado::dossier

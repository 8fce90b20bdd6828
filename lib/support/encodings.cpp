// Spreadsheets and old systems write other encodings than UTF-8.
#include <array>

#include "support/utf8.hpp"

namespace visado::utf8 {

namespace {

// Windows-1252 is Latin-1 but for 0x80 to 0x9F; five of these mean nothing.
constexpr std::array<char32_t, 32> cp1252_high{
    0x20AC,      replacement, 0x201A, 0x0192, 0x201E, 0x2026,      0x2020, 0x2021,
    0x02C6,      0x2030,      0x0160, 0x2039, 0x0152, replacement, 0x017D, replacement,
    replacement, 0x2018,      0x2019, 0x201C, 0x201D, 0x2022,      0x2013, 0x2014,
    0x02DC,      0x2122,      0x0161, 0x203A, 0x0153, replacement, 0x017E, 0x0178,
};

std::string from_utf16(std::string_view bytes, std::size_t low_byte) {
  auto unit = [&](std::size_t i) {
    auto low = static_cast<unsigned char>(bytes[i + low_byte]);
    auto high = static_cast<unsigned char>(bytes[i + 1 - low_byte]);
    return static_cast<char32_t>(high << 8 | low);
  };
  std::string text;
  text.reserve(bytes.size());
  std::size_t i = 0;
  if (bytes.size() >= 2 && unit(0) == 0xFEFF) i = 2;
  for (; i + 1 < bytes.size(); i += 2) {
    char32_t c = unit(i);
    bool leads = c >= 0xD800 && c <= 0xDBFF && i + 3 < bytes.size();
    if (char32_t trail = leads ? unit(i + 2) : 0; trail >= 0xDC00 && trail <= 0xDFFF) {
      c = 0x10000 + ((c - 0xD800) << 10) + (trail - 0xDC00);
      i += 2;
    }
    append(text, c);  // a surrogate alone becomes the replacement
  }
  if (i < bytes.size()) append(text, replacement);
  return text;
}

}  // namespace

std::string from_cp1252(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 8);
  for (char c : bytes) {
    auto byte = static_cast<unsigned char>(c);
    append(text, byte >= 0x80 && byte <= 0x9F ? cp1252_high[byte - 0x80U] : byte);
  }
  return text;
}

std::string from_utf16_le(std::string_view bytes) { return from_utf16(bytes, 0); }
std::string from_utf16_be(std::string_view bytes) { return from_utf16(bytes, 1); }

}  // namespace visado::utf8

#include "dossier/mask.hpp"

#include <algorithm>

#include "support/utf8.hpp"

namespace visado::dossier {

namespace {

bool is_word(char c) {
  auto const byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

}  // namespace

void mask_words(std::string& text, std::size_t begin, std::size_t end) {
  constexpr std::string_view signs[] = {"*", "\u00b7", "\u2022", "\U0001f784"};
  end = std::min(end, text.size());
  while (begin < end) {
    std::size_t const length = utf8::decode(text, begin).length;
    if (is_word(text[begin])) text.replace(begin, length, signs[length - 1]);
    begin += length;
  }
}

}  // namespace visado::dossier

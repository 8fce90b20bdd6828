// Lines of findings as visado's TSV: expediente, regla, resultado, clave del elemento.
#pragma once

#include <string>
#include <string_view>

namespace yardstick {

class Findings {
 public:
  // `descriptor`: an open file.
  explicit Findings(int descriptor) : descriptor_(descriptor) { buffer_.reserve(2 * flush_at); }

  void add(std::string_view dossier, std::string_view rule, bool decided, std::string_view element = {}) {
    append(dossier);
    buffer_ += '\t';
    buffer_ += rule;
    buffer_ += decided ? "\tincumple\t" : "\tno evaluable\t";
    append(element);
    buffer_ += '\n';
    if (buffer_.size() > flush_at) flush();
  }

  // False when the file could not be written.
  bool flush();

 private:
  static constexpr std::size_t flush_at = 1 << 16;
  void append(std::string_view text) {
    for (char const c : text) buffer_ += c == '\t' || c == '\n' || c == '\r' ? ' ' : c;
  }
  int descriptor_;
  bool failed_ = false;
  std::string buffer_;
};

}  // namespace yardstick

// Where a value of JSON ends.
#pragma once

#include <cstring>
#include <string_view>

namespace visado::dossier {

inline bool is_json_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// Follows a value over any number of blocks to its end, looking at nothing but quotes and brackets.
class ValueScanner {
 public:
  // Bytes of `text` that belong to the value; less than all of it when the value ends there.
  std::size_t scan(std::string_view text) {
    std::size_t i = 0;
    while (i < text.size() && !done_) {
      if (in_string_) i = scan_string(text, i);
      else if (depth_ == 0 && started_) i = scan_scalar(text, i);
      else i = scan_structure(text, i);
    }
    return i;
  }
  [[nodiscard]] bool done() const { return done_; }

 private:
  std::size_t scan_string(std::string_view text, std::size_t i) {
    for (; i < text.size(); ++i) {
      if (escaped_) {
        escaped_ = false;
      } else if (text[i] == '\\') {
        escaped_ = true;
      } else if (text[i] == '"') {
        in_string_ = false;
        done_ = depth_ == 0;
        return i + 1;
      }
    }
    return i;
  }

  std::size_t scan_structure(std::string_view text, std::size_t i) {
    for (; i < text.size(); ++i) {
      char const c = text[i];
      started_ = true;
      if (c == '"') {
        in_string_ = true;
        return i + 1;
      }
      if (c == '{' || c == '[') ++depth_;
      if (c == '}' || c == ']') {
        if (depth_ > 0) --depth_;
        done_ = depth_ == 0;
        if (done_) return i + 1;
      }
      if (depth_ == 0) return i + 1;  // a scalar begins
    }
    return i;
  }

  std::size_t scan_scalar(std::string_view text, std::size_t i) {
    while (i < text.size() && !is_json_blank(text[i]) && std::strchr(",[]{}\"", text[i]) == nullptr) ++i;
    done_ = i < text.size();
    return i;
  }

  long long depth_ = 0;
  bool started_ = false, in_string_ = false, escaped_ = false, done_ = false;
};

}  // namespace visado::dossier

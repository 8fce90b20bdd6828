// Writes JSON text piece by piece; commas are its business.
#pragma once

#include <concepts>
#include <string>
#include <string_view>
#include <vector>

namespace visado {

class JsonWriter {
 public:
  JsonWriter& begin_object() { return open('{'); }
  JsonWriter& end_object() { return close('}'); }
  JsonWriter& begin_list() { return open('['); }
  JsonWriter& end_list() { return close(']'); }
  JsonWriter& key(std::string_view name);
  // A string; `bare` writes it as it is (a decimal number).
  JsonWriter& text(std::string_view value, bool bare = false);
  JsonWriter& number(std::integral auto value) { return raw(std::to_string(value)); }
  JsonWriter& boolean(bool value) { return text(value ? "true" : "false", true); }
  JsonWriter& null() { return text("null", true); }
  JsonWriter& raw(std::string_view json) { return text(json, true); }

  [[nodiscard]] std::string const& text() const { return out_; }
  void clear() { out_.clear(), comma_ = false; }

 private:
  JsonWriter& open(char bracket);
  JsonWriter& close(char bracket);
  void separate();

  std::string out_;
  bool comma_ = false;  // a value stands before the next one
};

}  // namespace visado

// Walking over JSON from one place of its structure to the next.
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace visado::dossier {

// A cursor over the places of one text. `is_object` must have been true: then the last place is a closing brace, and
// whoever asks for another place behind anything but a closing brace finds one.
class JsonTokens {
 public:
  JsonTokens() = default;
  JsonTokens(std::string_view text, std::uint32_t const* begin, std::uint32_t const* end)
      : text_(text.data()),
        limit_(text.data() + text.size()),
        at_(begin),
        end_(end),
        last_word_(static_cast<std::uint32_t>(text.size() - std::min(text.size(), sizeof(std::uint64_t)))),
        escapes_(std::memchr(text.data(), '\\', text.size()) != nullptr) {}

  [[nodiscard]] bool is_object() const { return at_ != end_ && text_[*at_] == '{' && text_[end_[-1]] == '}'; }
  [[nodiscard]] bool at_end() const { return at_ == end_; }
  // Somewhere in the text there is a backslash.
  [[nodiscard]] bool may_have_escapes() const { return escapes_; }

  [[nodiscard]] std::uint32_t place() const { return *at_; }
  [[nodiscard]] char const* here() const { return text_ + *at_; }
  [[nodiscard]] char first() const { return *here(); }
  // The end of the text.
  [[nodiscard]] char const* limit() const { return limit_; }
  // The bytes up to the next place.
  [[nodiscard]] std::size_t room() const { return at_[1] - at_[0]; }
  // Eight bytes may be read from here.
  [[nodiscard]] bool has_word() const { return *at_ <= last_word_; }
  // To where another cursor over the same text stands.
  void go_to(JsonTokens const& other) { at_ = other.at_; }

  // At an opening bracket: steps behind it; true when the closing one follows at once, and steps behind that too.
  bool enter(char close) {
    ++at_;
    if (first() != close) return false;
    ++at_;
    return true;
  }
  // Behind a value: steps over the comma before another one.
  bool another() {
    if (at_ == end_ || first() != ',') return false;
    ++at_;
    return true;
  }
  bool leave(char close) {
    if (at_ == end_ || first() != close) return false;
    ++at_;
    return true;
  }

  // A string with a colon behind it.
  [[nodiscard]] bool is_key() const { return first() == '"' && colon_is_next(); }
  [[nodiscard]] bool colon_is_next() const { return text_[at_[1]] == ':'; }
  void behind_key() { at_ += 2; }

  // The string at hand, with its quotes.
  [[nodiscard]] std::string_view string() const {
    char const* end = text_ + at_[1];
    while (end[-1] != '"') --end;
    return {here(), static_cast<std::size_t>(end - here())};
  }
  // What stands between its quotes.
  [[nodiscard]] std::string_view text() const {
    std::string_view const quoted = string();
    return {quoted.data() + 1, quoted.size() - 2};
  }
  // Of a string: some of it is written with a backslash.
  [[nodiscard]] bool has_escapes(std::string_view text) const {
    return escapes_ && text.find('\\') != std::string_view::npos;
  }
  // The value at hand, no object, no list and no string: all of its bytes, whether or not they are JSON.
  [[nodiscard]] std::string_view word() const {
    char const* end = text_ + at_[1];
    while (end[-1] == ' ' || end[-1] == '\n' || end[-1] == '\r' || end[-1] == '\t') --end;
    return {here(), static_cast<std::size_t>(end - here())};
  }
  // The value at hand, no object and no list: all of its bytes, whether or not they are JSON.
  [[nodiscard]] std::string_view token() const { return first() == '"' ? string() : word(); }
  void step() { ++at_; }
  std::string_view scalar() {
    std::string_view const taken = token();
    step();
    return taken;
  }
  // Takes a string that is JSON whatever it says; false: what is at hand takes a closer look.
  bool skip_string() {
    if (escapes_ || first() != '"') return false;
    ++at_;
    return true;
  }
  // Of a token of `scalar` or `string`.
  [[nodiscard]] bool is_json_scalar(std::string_view token) const;

 private:
  char const* text_ = nullptr;
  char const* limit_ = nullptr;
  std::uint32_t const* at_ = nullptr;
  std::uint32_t const* end_ = nullptr;
  std::uint32_t last_word_ = 0;
  bool escapes_ = false;
};

// What is not read must be JSON all the same: steps over one value inside `depth` objects and lists. False: it is not,
// or goes too deep.
[[nodiscard]] bool skip_json_value_with_care(JsonTokens& tokens, int depth);
[[nodiscard]] inline bool skip_json_value(JsonTokens& tokens, int depth) {
  return tokens.skip_string() || skip_json_value_with_care(tokens, depth);
}

}  // namespace visado::dossier

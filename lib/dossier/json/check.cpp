#include "dossier/json/check.hpp"

#include <array>
#include <bitset>

#include "dossier/scalar/scalar.hpp"

namespace visado::dossier {

namespace {

using Kind = JsonFault::Kind;

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool ends_scalar(char c) { return is_blank(c) || c == ',' || c == ':' || c == ']' || c == '}' || c == '[' || c == '{' || c == '"'; }

// Without recursion: an open object or list is a bit.
class Checker {
 public:
  Checker(std::string_view text, std::size_t at, int depth) : text_(text), at_(at), outer_(depth) {}

  std::optional<JsonFault> value() {
    State state = State::value;
    do {
      skip_blanks();
      if (at_ == text_.size()) return JsonFault{Kind::truncated, at_, "el texto se acaba"};
      if (auto fault = step(state)) return fault;
    } while (open_ != 0 || state != State::done);
    return std::nullopt;
  }
  void skip_blanks() {
    while (at_ < text_.size() && is_blank(text_[at_])) ++at_;
  }
  [[nodiscard]] std::size_t at() const { return at_; }

 private:
  enum class State : unsigned char { value, first_value, key, first_key, colon, done };  // done: a comma or an end

  std::optional<JsonFault> step(State& state) {
    char const c = text_[at_];
    switch (state) {
      case State::first_value:
        if (c == ']') return close(c, state);
        [[fallthrough]];
      case State::value: return start(c, state);
      case State::first_key:
        if (c == '}') return close(c, state);
        [[fallthrough]];
      case State::key:
        if (c == '}') return fault("sobra una coma");
        if (c != '"') return fault("se esperaba el nombre de un campo entre comillas");
        state = State::colon;
        return string();
      case State::colon:
        if (c != ':') return fault("faltan los dos puntos después del nombre del campo");
        ++at_;
        state = State::value;
        return std::nullopt;
      case State::done: break;
    }
    if (c == ']' || c == '}') return close(c, state);
    if (c != ',') return fault("falta una coma");
    ++at_;
    state = in_object() ? State::key : State::value;
    return std::nullopt;
  }

  std::optional<JsonFault> start(char c, State& state) {
    if (c == '{' || c == '[') {
      if (outer_ + static_cast<int>(open_) >= deepest_json) return JsonFault{Kind::too_deep, at_, {}};
      objects_[open_++] = c == '{';
      ++at_;
      state = c == '{' ? State::first_key : State::first_value;
      return std::nullopt;
    }
    state = State::done;
    if (c == '"') return string();
    if (c == ',' || c == ']' || c == '}') return fault(c == ']' ? "sobra una coma" : "falta un valor");
    return scalar();
  }

  std::optional<JsonFault> close(char c, State& state) {
    if (in_object() != (c == '}')) return fault(c == '}' ? "se cierra con } una lista" : "se cierra con ] un objeto");
    --open_;
    ++at_;
    state = State::done;
    return std::nullopt;
  }

  std::optional<JsonFault> string() {
    for (++at_; at_ < text_.size(); ++at_) {
      char const c = text_[at_];
      if (c == '"') {
        ++at_;
        return std::nullopt;
      }
      if (static_cast<unsigned char>(c) < 0x20) return fault("dentro de un texto hay un salto de línea o un signo de control");
      if (c != '\\') continue;
      if (++at_ == text_.size()) break;
      if (text_[at_] == 'u') {
        if (auto fault = unicode()) return fault;
      } else if (std::string_view("\"\\/bfnrt").find(text_[at_]) == std::string_view::npos) {
        return fault("la barra \\ dentro de un texto se escribe doble");
      }
    }
    return JsonFault{Kind::truncated, at_, "el texto se acaba"};
  }

  // At the u of \uXXXX; surrogates come in pairs.
  std::optional<JsonFault> unicode() {
    std::optional<unsigned> const unit = hexadecimal(at_ + 1);
    if (!unit) return fault("después de \\u van cuatro dígitos hexadecimales");
    at_ += 4;
    if (*unit < 0xD800 || *unit > 0xDFFF) return std::nullopt;
    bool const pair = *unit < 0xDC00 && text_.substr(at_ + 1).starts_with("\\u");
    std::optional<unsigned> const second = pair ? hexadecimal(at_ + 3) : std::nullopt;
    if (!second || *second < 0xDC00 || *second > 0xDFFF) return fault("\\u no es un carácter");
    at_ += 6;
    return std::nullopt;
  }

  [[nodiscard]] std::optional<unsigned> hexadecimal(std::size_t from) const {
    if (text_.size() < from + 4) return std::nullopt;
    unsigned value = 0;
    for (char const c : text_.substr(from, 4)) {
      unsigned digit = 0;
      if (c >= '0' && c <= '9') digit = static_cast<unsigned>(c - '0');
      else if (c >= 'a' && c <= 'f') digit = static_cast<unsigned>(c - 'a') + 10;
      else if (c >= 'A' && c <= 'F') digit = static_cast<unsigned>(c - 'A') + 10;
      else return std::nullopt;
      value = value * 16 + digit;
    }
    return value;
  }

  std::optional<JsonFault> scalar() {
    std::size_t const from = at_;
    while (at_ < text_.size() && !ends_scalar(text_[at_])) ++at_;
    std::string_view const word = text_.substr(from, at_ - from);
    if (word == "true" || word == "false" || word == "null" || is_json_number(word)) return std::nullopt;
    bool const cut = at_ == text_.size() && open_ != 0;
    at_ = from;
    if (cut) return JsonFault{Kind::truncated, from, "el texto se acaba"};
    return fault("lo que hay no es un valor; los textos van entre comillas");
  }

  [[nodiscard]] bool in_object() const { return open_ != 0 && objects_[open_ - 1]; }
  [[nodiscard]] JsonFault fault(std::string_view reason) const { return {Kind::malformed, at_, reason}; }

  std::string_view text_;
  std::size_t at_;
  int outer_;
  std::bitset<deepest_json> objects_;
  std::size_t open_ = 0;
};

}  // namespace

std::optional<JsonFault> check_json_value(std::string_view text, std::size_t& at, int depth) {
  Checker checker(text, at, depth);
  auto fault = checker.value();
  at = checker.at();
  return fault;
}

std::optional<JsonFault> check_json(std::string_view text) {
  Checker checker(text, 0, 0);
  if (auto fault = checker.value()) return fault;
  checker.skip_blanks();
  if (checker.at() == text.size()) return std::nullopt;
  return JsonFault{Kind::malformed, checker.at(), "después del expediente hay más texto"};
}

std::size_t json_value_size(std::string_view text, std::size_t at) {
  std::size_t end = at;
  if (check_json_value(text, end)) return end > at ? end - at : 1;
  return end - at;
}

}  // namespace visado::dossier

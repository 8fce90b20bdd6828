#include "dossier/json/tokens.hpp"

#include "dossier/json/check.hpp"
#include "dossier/scalar/scalar.hpp"
#include "dossier/scalar/short_number.hpp"

namespace visado::dossier {

namespace {

// Objects and lists inside one another, without recursion: an open one is a bit.
class Skipper {
 public:
  Skipper(JsonTokens& tokens, int outer) : tokens_(tokens), outer_(outer) {}

  bool run() {
    do {
      if (!value()) return false;
    } while (!done_);
    return true;
  }

 private:
  // A scalar, an empty structure and what ends behind them; or the begin of a structure.
  bool value() {
    if (tokens_.skip_string()) return behind();
    char const first = tokens_.first();
    if (first != '{' && first != '[') return tokens_.is_json_scalar(tokens_.scalar()) && behind();
    if (outer_ + depth_ >= deepest_json) return false;
    bool const object = first == '{';
    if (tokens_.enter(object ? '}' : ']')) return behind();
    objects_ = objects_ << 1 | (object ? 1u : 0u);
    ++depth_;
    return !object || key();
  }

  bool key() {
    if (!tokens_.is_key() || (tokens_.may_have_escapes() && !tokens_.is_json_scalar(tokens_.string()))) return false;
    tokens_.behind_key();
    return true;
  }

  // Behind a value: to the next one, out of all that end here.
  bool behind() {
    for (; depth_ != 0; --depth_, objects_ >>= 1) {
      bool const object = (objects_ & 1) != 0;
      if (tokens_.another()) return !object || key();
      if (!tokens_.leave(object ? '}' : ']')) return false;
    }
    done_ = true;
    return true;
  }

  JsonTokens& tokens_;
  int outer_;
  int depth_ = 0;
  std::uint64_t objects_ = 0;
  bool done_ = false;
  static_assert(deepest_json <= 64);
};

}  // namespace

bool JsonTokens::is_json_scalar(std::string_view token) const {
  switch (token.front()) {
    case '"': {
      if (!escapes_ || token.find('\\') == token.npos) return true;
      std::size_t at = 0;
      return !check_json_value(token, at);
    }
    case 't': return token == "true";
    case 'f': return token == "false";
    case 'n': return token == "null";
    default: return short_number(token, limit_) || is_json_number(token);
  }
}

bool skip_json_value_with_care(JsonTokens& tokens, int depth) {
  char const first = tokens.first();
  if (first == '{' || first == '[') return Skipper(tokens, depth).run();
  return tokens.is_json_scalar(tokens.scalar());
}

}  // namespace visado::dossier

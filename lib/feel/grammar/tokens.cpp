#include "feel/grammar/tokens.hpp"

#include "feel/grammar/letters.hpp"
#include "feel/grammar/syntax_error.hpp"
#include "feel/grammar/type_names.hpp"
#include "visado/diagnostics/feel_syntax.hpp"

namespace visado::feel {

namespace {

bool starts_with(char const* at, State const& state, std::string_view text) {
  return std::string_view(at, static_cast<std::size_t>(state.end() - at)).starts_with(text);
}

char const* after_blanks(char const* at, State const& state) { return skip_blanks_and_comments(at, state.end()); }

std::optional<Keyword> keyword_at(char const* at, State const& state) { return state.word(at).keyword; }

bool reserved_at(char const* at, State const& state) {
  auto const keyword = keyword_at(at, state);
  return keyword && is_reserved(*keyword);
}

// Words and name symbols from `at` on, as long as `goes_on` accepts the next piece.
template <class GoesOn>
char const* scan_pieces(char const* at, State const& state, GoesOn goes_on) {
  std::string_view const first = word_at(at, state.end());
  if (first.empty()) return nullptr;
  char const* end = at + first.size();
  for (;;) {
    char const* const next = skip_blanks(end, state.end());
    std::string_view piece = run_at(next, state.end());
    if (piece.empty()) piece = name_symbol_at(next, state.end());
    if (piece.empty() || !goes_on(piece)) return end;
    end = next + piece.size();
  }
}

char const* accept(char const* at, char const* end, State& state, TextToken& token) {
  token.text = squeeze({at, static_cast<std::size_t>(end - at)});
  token.span = state.span(at, end);
  return end;
}

// A single word: nothing to squeeze.
char const* take(std::string_view word, State& state, TextToken& token) {
  char const* const end = word.data() + word.size();
  token.text = word;
  token.span = state.span(word.data(), end);
  return end;
}

// A name that the text makes is known from here on.
char const* declare(char const* at, char const* end, State& state, TextToken& token) {
  accept(at, end, state, token);
  state.met.add(token.text);
  return end;
}

bool begins_construct(Keyword keyword) {
  return keyword == Keyword::if_ || keyword == Keyword::for_ || keyword == Keyword::some ||
         keyword == Keyword::every || keyword == Keyword::between;
}

// Whether `keyword` is the last word of the construct that `first` begins.
bool ends_construct(Keyword keyword, Keyword first) {
  switch (keyword) {
    case Keyword::else_: return first == Keyword::if_;
    case Keyword::return_: return first == Keyword::for_;
    case Keyword::satisfies: return first == Keyword::some || first == Keyword::every;
    case Keyword::and_: return first == Keyword::between;
    default: return false;
  }
}

void forbid_keyword(char const* at, State const& state) {
  if (!reserved_at(at, state)) return;
  std::string_view const word = state.word(at).text;
  throw SyntaxError{code::keyword_as_name, state.span(at, at + word.size()), {std::string(word)}, "use otro nombre"};
}

}  // namespace

// ---- names ----------------------------------------------------------------------------------------------------

WordHere State::read_word(char const* at) const {
  std::string_view const word = word_at(at, end());
  return {at, word, find_keyword(word, options.language)};
}

NameTable::Match State::longest_name(char const* at, bool property) const {
  std::string_view const rest = text.substr(offset(at));
  NameTable::Match const local = met.empty() ? NameTable::Match() : met.longest(rest, spanish());
  NameTable::Match const declared = property ? names.longest_property(rest, spanish()) : names.longest(rest, spanish());
  return local.length >= declared.length ? local : declared;
}

char const* scan_name(char const* at, State& state, TextToken& name) {
  std::string_view const word = state.word(at).text;
  if (word.empty() || reserved_at(at, state)) return nullptr;
  NameTable::Match const known = state.longest_name(at, false);
  if (known.length == 0) return take(word, state, name);
  name = {std::string(known.name), state.span(at, at + known.length), known.builtin};
  return at + known.length;
}

char const* scan_property(char const* at, State& state, TextToken& property) {
  std::string_view const word = state.word(at).text;
  if (word.empty()) return nullptr;
  NameTable::Match const known = state.longest_name(at, true);
  if (known.length <= word.size()) return take(word, state, property);
  property = {std::string(known.name), state.span(at, at + known.length)};
  return at + known.length;
}

char const* scan_variable(char const* at, State& state, TextToken& variable) {
  if (keyword_at(at, state) == Keyword::in) return nullptr;
  forbid_keyword(at, state);
  std::string_view const word = word_at(at, state.end());
  if (word.empty()) return nullptr;
  auto const is_in = [&](std::string_view piece) {
    return find_keyword(piece, state.options.language) == Keyword::in;
  };
  char const* const end = scan_pieces(at, state, [&](std::string_view piece) { return !is_in(piece); });
  bool const followed = is_in(word_at(skip_blanks(end, state.end()), state.end()));
  return declare(at, followed ? end : at + word.size(), state, variable);
}

char const* scan_parameter(char const* at, State& state, TextToken& parameter) {
  forbid_keyword(at, state);
  char const* const end = scan_pieces(at, state, [](std::string_view) { return true; });
  return end == nullptr ? nullptr : declare(at, end, state, parameter);
}

char const* scan_argument(char const* at, State& state, TextToken& argument) {
  char const* const end = scan_pieces(at, state, [](std::string_view) { return true; });
  if (end == nullptr || !starts_with(after_blanks(end, state), state, ":")) return nullptr;
  return accept(at, end, state, argument);
}

char const* scan_key(char const* at, State& state, TextToken& key) {
  if (char const* const end = scan_string(at, state, key)) {
    state.met.add(key.text);
    return end;
  }
  std::string_view const word = word_at(at, state.end());
  if (word.empty()) return nullptr;
  char const* const end = scan_pieces(at, state, [](std::string_view) { return true; });
  bool const followed = starts_with(after_blanks(end, state), state, ":");
  return declare(at, followed ? end : at + word.size(), state, key);
}

char const* scan_type_name(char const* at, State& state, TextToken& type) {
  TypeNameMatch const known = longest_type_name(state.text.substr(state.offset(at)), state.options.language);
  if (known.length != 0) {
    type = {std::string(known.canonical), state.span(at, at + known.length)};
    return at + known.length;
  }
  std::string_view const word = state.word(at).text;
  if (word.empty() || reserved_at(at, state)) return nullptr;
  NameTable::Match const declared = state.longest_name(at, false);
  char const* end = at + std::max(declared.length, word.size());
  while (end != state.end() && *end == '.') {  // a qualified name
    std::string_view const part = word_at(end + 1, state.end());
    if (part.empty()) break;
    end += 1 + part.size();
  }
  return accept(at, end, state, type);
}

// ---- operators ------------------------------------------------------------------------------------------------

char const* scan_additive(char const* at, State& state, OperatorToken& op) {
  if (at == state.end() || (*at != '+' && *at != '-')) return nullptr;
  op = {*at == '+' ? Operator::add : Operator::subtract, state.span(at, at + 1)};
  return at + 1;
}

char const* scan_multiplicative(char const* at, State& state, OperatorToken& op) {
  if (at == state.end() || (*at != '*' && *at != '/') || starts_with(at, state, "**")) return nullptr;
  if (starts_with(at, state, "/*")) return nullptr;  // a comment without end
  op = {*at == '*' ? Operator::multiply : Operator::divide, state.span(at, at + 1)};
  return at + 1;
}

char const* scan_power(char const* at, State& state, OperatorToken& op) {
  if (!starts_with(at, state, "**")) return nullptr;
  op = {Operator::power, state.span(at, at + 2)};
  return at + 2;
}

char const* scan_relational(char const* at, State& state, OperatorToken& op) {
  if (at == state.end()) return nullptr;
  bool const equals = at + 1 != state.end() && at[1] == '=';
  switch (*at) {
    case '<': op.op = equals ? Operator::le : Operator::lt; break;
    case '>': op.op = equals ? Operator::ge : Operator::gt; break;
    case '=': op.op = Operator::eq; break;
    case '!': op.op = Operator::ne; break;
    default: return nullptr;
  }
  if (op.op == Operator::ne && !equals) return nullptr;
  char const* const end = at + sign(op.op).size();
  op.span = state.span(at, end);
  return end;
}

char const* scan_minus(char const* at, State& state, Span& minus) { return scan_sign(at, state, "-", minus); }

char const* scan_only_dash(char const* at, State& state, Span& dash) {
  if (!starts_with(at, state, "-") || after_blanks(at + 1, state) != state.end()) return nullptr;
  return scan_sign(at, state, "-", dash);
}

char const* scan_instance_of(char const* at, State& state, Span& words) {
  if (keyword_at(at, state) != Keyword::instance) return nullptr;
  char const* const second = after_blanks(at + word_at(at, state.end()).size(), state);
  if (keyword_at(second, state) != Keyword::of) return nullptr;
  char const* const end = second + word_at(second, state.end()).size();
  words = state.span(at, end);
  return end;
}

// At the high end of a range `[` may close it: `[1..5[`. It begins a filter only when a value follows.
char const* scan_filter_bracket(char const* at, State& state, Span& bracket) {
  if (!starts_with(at, state, "[")) return nullptr;
  if (state.range_end) {
    char const* const next = after_blanks(at + 1, state);
    if (next == state.end()) return nullptr;
    std::optional<Keyword> const keyword = keyword_at(next, state);
    bool const infix = keyword && *keyword != Keyword::if_ && *keyword != Keyword::for_ && *keyword != Keyword::some &&
                       *keyword != Keyword::every && *keyword != Keyword::function && *keyword != Keyword::true_ &&
                       *keyword != Keyword::false_ && *keyword != Keyword::null;
    bool const point = *next == '.' && next + 1 != state.end() && is_digit(next[1]);
    bool const sign = std::string_view("\"@([{-").find(*next) != std::string_view::npos;
    bool const word = is_name_part(character_at(next, state.end())) && !infix;
    if (!point && !sign && !word) return nullptr;
  }
  bracket = state.span(at, at + 1);
  return scan_open(at, state, '[');
}

char const* scan_range_close(char const* at, State& state, CloseToken& bracket) {
  if (at == state.end() || (*at != ')' && *at != ']' && *at != '[')) return nullptr;
  Opened const opener = state.open.back();
  state.open.pop_back();
  bracket = {opener.span, state.span(at, at + 1), opener.bracket == '[', *at == ']'};
  return at + 1;
}

char const* scan_missing_end(char const* at, State& state, CloseToken& bracket) {
  return at != state.end() && *at != '[' ? scan_range_close(at, state, bracket) : nullptr;
}

char const* scan_not_external(char const* at, State& state, Span& nothing) {
  nothing = {};
  std::string_view const word = state.word(at).text;
  bool const external = keyword_at(at, state) == Keyword::external &&
                        starts_with(after_blanks(at + word.size(), state), state, "{");
  if (!external) return at;
  throw SyntaxError{code::external_function, state.span(at, at + word.size())};
}

// ---- words and signs ------------------------------------------------------------------------------------------

char const* scan_keyword(char const* at, State& state, Keyword keyword, Span& word) {
  if (keyword_at(at, state) != keyword) return nullptr;
  std::string_view const found = state.word(at).text;
  word = state.span(at, at + found.size());
  state.words = found == spelling(keyword, Language::en) ? Language::en : Language::es;
  if (begins_construct(keyword)) {
    state.open.push_back({word, 0, keyword});
  } else if (!state.open.empty() && state.open.back().bracket == 0 && ends_construct(keyword, state.open.back().keyword)) {
    state.open.pop_back();
  }
  return at + found.size();
}

char const* scan_sign(char const* at, State& state, std::string_view sign, Span& span) {
  if (!starts_with(at, state, sign)) return nullptr;
  if (sign == "." && starts_with(at, state, "..")) return nullptr;
  span = state.span(at, at + sign.size());
  return at + sign.size();
}

char const* scan_open(char const* at, State& state, char bracket) {
  if (at == state.end() || *at != bracket) return nullptr;
  state.open.push_back({state.span(at, at + 1), bracket});
  return at + 1;
}

char const* scan_close(char const* at, State& state, char bracket, CloseToken& result) {
  if (at == state.end() || *at != bracket) return nullptr;
  Opened const opener = state.open.back();
  state.open.pop_back();
  result = {opener.span, state.span(at, at + 1), opener.bracket == '[', bracket == ']'};
  return at + 1;
}

char const* scan_generic(char const* at, State& state, std::string_view type, Span& word) {
  TypeNameMatch const known = longest_type_name(state.text.substr(state.offset(at)), state.options.language);
  if (known.length == 0 || known.canonical != type) return nullptr;
  char const* const end = at + known.length;
  if (!starts_with(after_blanks(end, state), state, "<")) return nullptr;
  word = state.span(at, end);
  return end;
}

char const* scan_list_of(char const* at, State& state, Span& words) {
  if (!state.spanish()) return nullptr;
  TypeNameMatch const known = longest_type_name(state.text.substr(state.offset(at)), state.options.language);
  if (known.length == 0 || known.canonical != "list") return nullptr;
  char const* const second = after_blanks(at + known.length, state);
  if (keyword_at(second, state) != Keyword::of) return nullptr;
  char const* const end = second + word_at(second, state.end()).size();
  words = state.span(at, end);
  return end;
}

}  // namespace visado::feel

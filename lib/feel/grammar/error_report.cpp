#include "feel/grammar/error_report.hpp"

#include <algorithm>
#include <array>

#include "feel/grammar/amount_text.hpp"
#include "feel/grammar/letters.hpp"
#include "feel/grammar/tokens.hpp"
#include "support/utf8.hpp"
#include "visado/diagnostics/feel_syntax.hpp"

namespace visado::feel {

namespace {

using namespace std::string_literals;

std::string quoted(std::string_view text) { return '"' + std::string(text) + '"'; }

char closer_of(char bracket) {
  switch (bracket) {
    case '(': return ')';
    case '{': return '}';
    case '<': return '>';
    default: return ']';
  }
}

bool is_closer(char c) { return c == ')' || c == ']' || c == '}'; }

// Signs of other languages, longest first, and what is written here instead.
struct Foreign {
  std::string_view sign;
  std::string_view instead;
};
constexpr std::array<Foreign, 21> foreign_signs{{
    {"===", "la igualdad se escribe ="},
    {"=!", "la desigualdad se escribe !="},
    {"!==", "la desigualdad se escribe !="},
    {"==", "la igualdad se escribe ="},
    {"=<", "se escribe <="},
    {"=>", "se escribe >="},
    {"<>", "la desigualdad se escribe !="},
    {"&&", "la conjunción se escribe \"y\""},
    {"||", "la disyunción se escribe \"o\""},
    {":=", "la igualdad se escribe =; la entrada de un contexto, con :"},
    {"++", "se suma con un solo +"},
    {"≤", "se escribe <="},
    {"≥", "se escribe >="},
    {"≠", "se escribe !="},
    {"×", "se multiplica con *"},
    {"÷", "se divide con /"},
    {"&", "la conjunción se escribe \"y\"; los textos se unen con +"},
    {"|", "la disyunción se escribe \"o\""},
    {"!", "la negación se escribe no(…)"},
    {"%", "un porcentaje se escribe como fracción: 12 % es 0.12; el residuo, con residuo(a, b)"},
    {"^", "la potencia se escribe **"},
}};

// Words that people write where an operator goes.
constexpr std::array<Foreign, 14> foreign_words{{
    {"es", "la igualdad se escribe ="},
    {"igual", "la igualdad se escribe ="},
    {"distinto", "la desigualdad se escribe !="},
    {"diferente", "la desigualdad se escribe !="},
    {"mayor", "se escribe > o >="},
    {"menor", "se escribe < o <="},
    {"mas", "se suma con +"},
    {"menos", "se resta con -"},
    {"por", "se multiplica con *"},
    {"e", "la conjunción se escribe siempre \"y\""},
    {"u", "la disyunción se escribe siempre \"o\""},
    {"is", "la igualdad se escribe ="},
    {"mod", "el residuo se escribe residuo(a, b)"},
    {"elif", "se escribe \"sino si\""},
}};

struct Quotes {
  std::string_view open;
  std::string_view close;
  std::string_view name;
};
constexpr std::array<Quotes, 6> wrong_quotes{{
    {"'", "'", "comillas simples"},
    {"‘", "’", "comillas simples tipográficas"},
    {"“", "”", "comillas tipográficas"},
    {"”", "”", "comillas tipográficas"},
    {"«", "»", "comillas angulares"},
    {"`", "`", "acentos graves"},
}};

class Reporter {
 public:
  Reporter(State const& state, std::string_view expected, char const* at)
      : state_(state), expected_(expected), at_(skip_blanks_and_comments(at, state.end())) {}

  SyntaxError report() {
    if (std::optional<SyntaxError> error = lexical_error()) return *error;
    if (is_stray_reversed_bracket()) return stray_reversed_bracket();
    if (std::optional<SyntaxError> amount = amount_error()) return *amount;
    if (expected_ == "operand") return missing_operand();
    if (expected_ == "property") {
      return error(code::expected_name, {"del campo, detrás de \".\""}, at_end() ? "una expresión no termina con punto" : "");
    }
    if (expected_ == "variable") return error(code::expected_name, {"de la variable" + after_last()});
    if (expected_ == "parameter") return error(code::expected_name, {"de un parámetro" + after_last()});
    if (expected_ == "key" || expected_ == "field") return missing_entry();
    if (expected_ == "type") return error(code::expected_type, {after_last().empty() ? "" : after_last().substr(2)});
    return unexpected_after_value();
  }

 private:
  // ---- signs of other languages, wrong quotes, unfinished comments ---------------------------------------------

  std::optional<SyntaxError> lexical_error() const {
    if (starts_with(at_, "/*")) {
      return error_at(code::unfinished_comment, state_.span(at_, at_ + 2), {}, "ciérrelo con */");
    }
    for (Quotes const& quotes : wrong_quotes) {
      if (starts_with(at_, quotes.open)) return misquoted(quotes);
    }
    char const* const begin = adjacent_operator();
    for (Foreign const& foreign : foreign_signs) {
      bool const here = starts_with(at_, foreign.sign) && !starts_with(at_, "!=");
      bool const straddling = begin != at_ && starts_with(begin, foreign.sign) && begin + foreign.sign.size() > at_;
      if (!here && !straddling) continue;
      char const* const first = straddling ? begin : at_;
      if (foreign.sign == "%") {
        if (std::optional<SyntaxError> percent = percent_error()) return percent;
      }
      return error_at(code::foreign_operator, state_.span(first, first + foreign.sign.size()),
                      {std::string(foreign.sign)}, in_dialect(foreign.instead));
    }
    return std::nullopt;
  }

  // `20%`: a number before the sign, and nothing behind it that it could divide.
  std::optional<SyntaxError> percent_error() const {
    std::string_view const last = state_.slice(state_.last);
    char const* const next = skip_blanks(at_ + 1, state_.end());
    if (last.empty() || !is_digit(last.front()) || (next != state_.end() && begins_value(next) && !begins_word(next))) {
      return std::nullopt;
    }
    std::optional<std::string> const fraction = percent_as_fraction(last);
    if (!fraction) return std::nullopt;
    char const* const begin = state_.begin() + state_.last.begin;
    return error_at(code::foreign_operator, state_.span(begin, at_ + 1), {"%"},
                    "el " + std::string(last) + " por ciento se escribe " + *fraction);
  }

  bool begins_word(char const* at) const { return find_reserved(run_at(at, state_.end()), state_.options.language).has_value(); }

  // Q 25,000.00 and its like; 1.250.000, whose second point was taken for that of a field.
  std::optional<SyntaxError> amount_error() const {
    if (expected_ != "property") return printed_amount(state_, at_);
    if (at_end() || !is_digit(*at_)) return std::nullopt;
    char const* begin = at_;
    while (begin != state_.begin() && (is_digit(begin[-1]) || begin[-1] == '.')) --begin;
    return grouped_number(state_, begin);
  }

  SyntaxError misquoted(Quotes const& quotes) const {
    char const* const inside = at_ + quotes.open.size();
    std::string_view line(inside, static_cast<std::size_t>(state_.end() - inside));
    line = line.substr(0, std::min(line.find('\n'), line.find('\r')));
    std::size_t const close = line.find(quotes.close);
    bool const closed = close != line.npos;
    char const* const end = closed ? inside + close + quotes.close.size() : inside;
    return error_at(code::wrong_quotes, state_.span(at_, end), {std::string(quotes.name)},
                    closed ? "escriba " + quote(line.substr(0, close)) : "use la comilla recta \"");
  }

  // Where the operator begins that ends right here: `=` of `a == b`, whose second `=` is no value.
  char const* adjacent_operator() const {
    std::string_view const last = state_.slice(state_.last);
    bool const sign = !last.empty() && std::string_view("=<>!+").find(last.front()) != last.npos;
    return sign && state_.begin() + state_.last.end == at_ ? state_.begin() + state_.last.begin : at_;
  }

  // Hints speak the language of the text.
  std::string in_dialect(std::string_view hint) const {
    std::string text(hint);
    if (state_.spanish()) return text;
    for (auto const& [spanish, english] : {std::pair{"\"y\""s, "\"and\""s}, {"\"o\""s, "\"or\""s},
                                           {"no(…)"s, "not(…)"s}, {"residuo("s, "modulo("s},
                                           {"\"sino si\""s, "\"else if\""s}}) {
      if (std::size_t const found = text.find(spanish); found != text.npos) text.replace(found, spanish.size(), english);
    }
    return text;
  }

  // ---- `[1, ]`: the bracket was taken for the beginning of a range ]1..2] --------------------------------------

  bool is_stray_reversed_bracket() const {
    auto const& open = state_.open;
    return open.size() > 1 && open.back().bracket == ']' && open[open.size() - 2].bracket == '[';
  }

  SyntaxError stray_reversed_bracket() const {
    return error_at(code::expected_operand, state_.open.back().span, {"antes de \"]\""}, "quite la coma que sobra");
  }

  // ---- no value where one has to be ----------------------------------------------------------------------------

  SyntaxError missing_operand() const {
    std::string_view const found = token_here();
    std::optional<Keyword> const keyword = find_reserved(found, state_.options.language);
    if (keyword && !goes_on_after(at_ + found.size())) {
      return error_at(code::keyword_as_name, span_here(), {std::string(found)}, "use otro nombre");
    }
    if (at_end() && !state_.open.empty() && state_.open.back().span == state_.last && is_bracket_open()) return unclosed();
    std::string const last = utf8::fold(state_.slice(state_.last));
    if (at_end() && last == "si" && state_.spanish()) {
      return error_at(code::keyword_as_name, state_.last, {std::string(state_.slice(state_.last))},
                      "el valor se llama verdadero; \"si\" comienza \"si … entonces … sino …\"");
    }
    if (found.empty() || is_closer(found.front()) || found == ",") return operand_before_closer(found);
    if (keyword || is_operator(found)) {
      std::string hint;
      if (found == "+") hint = "un número positivo se escribe sin signo";
      bool const relational = std::string_view("<>=").find(found.front()) != found.npos;
      if (relational && !state_.open.empty() && state_.open.back().bracket == '[') {
        hint = "en un filtro el elemento se llama item: item " + std::string(found) + " …";
      }
      return error(code::expected_operand, {before(found)}, hint);
    }
    return unexpected_character();
  }

  SyntaxError operand_before_closer(std::string_view found) const {
    std::string const last(state_.slice(state_.last));
    std::string where = last.empty() ? "al comienzo" : "detrás de " + quoted(last);
    if (!found.empty() && (last.empty() || is_closer(last.back()))) where = before(found);
    if (!found.empty() && is_closer(found.front()) && is_opener(last)) {
      where = "entre " + quoted(last) + " y " + quoted(found);
    }
    return error(code::expected_operand, {where}, last == "," && !found.empty() ? "quite la coma que sobra" : "");
  }

  std::string before(std::string_view found) const { return "antes de " + quoted(found); }

  // Whether something follows that could be the rest of an expression begun by a keyword: «si a», «y b».
  bool goes_on_after(char const* end) const {
    char const* const next = skip_blanks_and_comments(end, state_.end());
    if (next == state_.end()) return false;
    return begins_value(next) || *next == '-';
  }

  // ---- something else than what may follow a value -------------------------------------------------------------

  SyntaxError unexpected_after_value() const {
    if (at_end()) return missing_ending();
    if (is_bracket_open() && state_.open.back().span == state_.last && !is_closer(*at_)) return nothing_after_opener();
    char const c = *at_;
    if (c == ',' && expected_ != ":") return misplaced_comma();
    if (is_closer(c)) return wrong_closer();
    if (c == ';') return error(code::unexpected_character, {";"}, "una expresión no termina con punto y coma");
    if (expected_ == ":" || expected_ == "->" || expected_ == ".." || expected_ == "in" || expected_ == "(") {
      return missing_token();
    }
    if (begins_value(at_)) return value_after_value();
    if (construct_is_open()) return missing_word();
    if (c == ':') return error(code::unexpected_character, {":"}, "las entradas de un contexto van entre llaves: {nombre: valor}");
    return unexpected_character();
  }

  SyntaxError nothing_after_opener() const {
    return state_.open.back().bracket == '{' ? missing_entry() : missing_operand();
  }

  SyntaxError missing_entry() const {
    bool const stray_comma = state_.slice(state_.last) == "," && !at_end() && is_closer(*at_);
    return error(code::expected_name, {"de la entrada" + after_last()}, stray_comma ? "quite la coma que sobra" : "");
  }

  SyntaxError missing_ending() const {
    if (expected_ == ":" || expected_ == "->" || expected_ == ".." || expected_ == "in" || expected_ == "(") {
      return missing_token();
    }
    if (construct_is_open()) return missing_word();
    return unclosed();
  }

  bool construct_is_open() const { return !state_.open.empty() && state_.open.back().bracket == 0; }
  bool is_bracket_open() const { return !state_.open.empty() && state_.open.back().bracket != 0; }

  SyntaxError unclosed() const {
    if (state_.open.empty()) return unexpected_character();
    Opened const& opener = state_.open.back();
    std::string const closer(1, closer_of(opener.bracket));
    SyntaxError result = error_at(code::unclosed_bracket, opener.span, {std::string(1, opener.bracket), closer});
    result.label = "se abre aquí";
    result.related.push_back({span_here(), "aquí se esperaba " + quoted(closer)});
    return result;
  }

  // The word that the open construct waits for.
  SyntaxError missing_word() const {
    Opened const& opener = state_.open.back();
    std::string const first(state_.slice(opener.span));
    auto const word = [&](Keyword keyword) { return quoted(spelling(keyword, state_.words)); };
    SyntaxError result = error(code::expected_token);
    switch (opener.keyword) {
      case Keyword::if_:
        if (expected_ == "else") {
          result.code = code::missing_else;
          result.arguments = {first, std::string(spelling(Keyword::else_, state_.words))};
          result.hint = "diga también qué vale cuando la condición no se cumple";
        } else {
          result.arguments = {word(Keyword::then), "después de la condición de " + quoted(first)};
        }
        break;
      case Keyword::for_:
        result.arguments = {word(Keyword::return_), "después de lo que recorre " + quoted(first)};
        break;
      case Keyword::between:
        result.arguments = {word(Keyword::and_), "entre los dos extremos de " + quoted(first)};
        break;
      default: result.arguments = {word(Keyword::satisfies), "después de lo que recorre " + quoted(first)}; break;
    }
    result.related.push_back({opener.span, "comienza aquí"});
    return result;
  }

  SyntaxError missing_token() const {
    std::string const last(state_.slice(state_.last));
    if (expected_ == "in") {
      return error(code::expected_token, {quoted(spelling(Keyword::in, state_.words)), "después de la variable " + quoted(last)});
    }
    std::string hint;
    if (expected_ == ":" && starts_with(at_, "=")) hint = "el valor de una entrada se da con dos puntos: " + last + ": …";
    return error(code::expected_token, {quoted(expected_), "detrás de " + quoted(last)}, hint);
  }

  SyntaxError misplaced_comma() const {
    char const* const begin = number_before();
    if (begin != nullptr && at_ + 1 != state_.end() && is_digit(at_[1])) return decimal_comma(begin, at_, state_);
    if (construct_is_open()) return missing_word();
    std::string const conjunction = quoted(spelling(Keyword::and_, state_.options.language));
    if (state_.open.empty()) return error(code::misplaced_comma, {}, "dos condiciones se unen con " + conjunction);
    if (state_.open.back().bracket == '[') {
      return error(code::misplaced_comma, {}, "las condiciones de un filtro se unen con " + conjunction);
    }
    return error(code::misplaced_comma);
  }

  // Where the number begins that ends right before the comma; null when it is none.
  char const* number_before() const {
    if (state_.last.end != state_.offset(at_) || state_.last.size() == 0) return nullptr;
    char const* const begin = state_.begin() + state_.last.begin;
    return is_digit(*begin) ? begin : nullptr;
  }

  SyntaxError wrong_closer() const {
    if (construct_is_open()) return missing_word();
    SyntaxError result = error(code::unexpected_closer, {std::string(1, *at_)});
    if (state_.open.empty()) {
      result.hint = "quítelo, o abra antes lo que cierra";
      return result;
    }
    Opened const& opener = state_.open.back();
    result.hint = "ciérrelo con " + quoted(std::string(1, closer_of(opener.bracket)));
    result.related.push_back({opener.span, "se abrió aquí"});
    return result;
  }

  // ---- two values in a row -------------------------------------------------------------------------------------

  SyntaxError value_after_value() const {
    std::string_view const found = token_here();
    std::string const last(state_.slice(state_.last));
    std::string const folded = utf8::to_lower(utf8::fold(found));
    Language const language = state_.options.language;
    std::optional<Keyword> const keyword = find_reserved(found, language);

    if (is_bracket_open() && state_.open.back().bracket == '{' && begins_entry(found)) {
      return error(code::expected_token, {"\",\"", "antes de la entrada " + quoted(found)});
    }
    if (last == "not" || (last == "no" && state_.spanish())) return bare_negation(last);
    if (expected_ == "else" && keyword == Keyword::if_ && is_word_after(found, "no")) {
      return error_at(code::missing_else, two_words(found), {opener_text(), std::string(spelling(Keyword::else_, state_.words))},
                      "\"sino\" se escribe en una sola palabra");
    }
    if (folded == "elseif" || folded == "elsif" || folded == "elif" || folded == "sinosi") {
      return error(code::misplaced_keyword, {std::string(found)}, in_dialect("se escribe \"sino si\""));
    }
    if (construct_is_open() && !comes_later()) return missing_word();
    if (keyword && is_part_of_construct(*keyword)) {
      return error(code::misplaced_keyword, {std::string(found)}, hint_for_part(*keyword));
    }
    if (keyword == Keyword::instance) {
      std::string const of = quoted(found == "instance" ? "of" : "de");
      return error_at(code::expected_token, span_here(), {of, "detrás de " + quoted(found)});
    }
    SyntaxError result = error(code::missing_operator, {last, std::string(found)});
    result.hint = hint_for_two_values(found, folded);
    return result;
  }

  bool begins_entry(std::string_view word) const {
    return starts_with(skip_blanks_and_comments(word.data() + word.size(), state_.end()), ":");
  }

  SyntaxError bare_negation(std::string const& word) const {
    std::string const denied = rest_of_condition();
    return error_at(code::negation_needs_parentheses, state_.last, {word},
                    "escriba " + word + "(" + (denied.empty() ? "…" : denied) + ")");
  }

  // What stands from here up to the next word of the language or the end, brackets whole; empty when it is long.
  std::string rest_of_condition() const {
    char const* end = at_;
    int depth = 0;
    for (char const* at = at_; at != state_.end() && *at != '\n';) {
      if (*at == '"') return {};
      if (is_opener({at, 1})) ++depth;
      if ((is_closer(*at) || *at == ',') && depth-- <= 0) break;
      std::string_view const run = run_at(at, state_.end());
      if (depth == 0 && !run.empty() && find_reserved(run, state_.options.language)) break;
      at = run.empty() ? next_character(at, state_.end()) : at + run.size();
      if (at[-1] != ' ') end = at;
    }
    std::string text(at_, end);
    return text.size() > 60 ? std::string() : text;
  }

  std::string opener_text() const { return std::string(state_.slice(state_.open.back().span)); }

  bool is_word_after(std::string_view word, std::string_view wanted) const {
    char const* const next = skip_blanks(word.data() + word.size(), state_.end());
    return word_at(next, state_.end()) == wanted;
  }

  Span two_words(std::string_view first) const {
    char const* const next = skip_blanks(first.data() + first.size(), state_.end());
    return state_.span(first.data(), next + word_at(next, state_.end()).size());
  }

  // Whether the word that the open construct waits for stands further on: then what is wrong is before it.
  bool comes_later() const {
    for (char const* at = at_; at != state_.end();) {
      std::string_view const run = run_at(at, state_.end());
      if (run.empty()) {
        at = next_character(at, state_.end());
        continue;
      }
      std::optional<Keyword> const keyword = find_keyword(run, state_.options.language);
      if (keyword && spelling(*keyword, Language::en) == expected_) return true;
      at += run.size();
    }
    return false;
  }

  static bool is_part_of_construct(Keyword keyword) {
    return keyword == Keyword::then || keyword == Keyword::else_ || keyword == Keyword::return_ ||
           keyword == Keyword::satisfies;
  }

  std::string hint_for_part(Keyword keyword) const {
    Language const language = state_.options.language;
    auto const word = [&](Keyword k) { return std::string(spelling(k, language)); };
    switch (keyword) {
      case Keyword::return_: return "pertenece a \"" + word(Keyword::for_) + " … " + word(Keyword::in) + " … " + word(keyword) + " …\"";
      case Keyword::satisfies: return "pertenece a \"" + word(Keyword::some) + " … " + word(Keyword::in) + " … " + word(keyword) + " …\"";
      default:
        return "pertenece a \"" + word(Keyword::if_) + " … " + word(Keyword::then) + " … " + word(Keyword::else_) + " …\"";
    }
  }

  std::string hint_for_two_values(std::string_view found, std::string const& folded) const {
    std::string const previous = utf8::to_lower(state_.slice(state_.last));
    std::optional<Keyword> const shouted = find_reserved(previous, state_.options.language);
    if (shouted && previous != state_.slice(state_.last)) return lower_case(*shouted);
    if (std::optional<Keyword> const keyword = find_reserved(folded, Language::es)) {
      std::string const word = quoted(spelling(*keyword, state_.options.language));
      if (find_reserved(found, Language::es)) return "en este texto las palabras del lenguaje son las inglesas: " + word;
      return lower_case(*keyword);
    }
    bool const is = folded == "es" || folded == "is" || folded == "sea";
    std::string const next = is ? word_behind(found) : std::string();
    if (next == "nulo" || next == "null") return "se pregunta con =: = " + next;
    for (std::string const& word : {next, folded}) {
      for (Foreign const& foreign : foreign_words) {
        if (word == foreign.sign) return in_dialect(foreign.instead);
      }
    }
    if (*at_ == '"' && state_.last.end == state_.offset(at_)) {
      return "¿falta la comilla del principio?: \"" + std::string(state_.slice(state_.last)) + "\"";
    }
    std::string const words = words_around();
    if (!words.empty()) {
      std::vector<std::string> names = state_.names.all();
      std::erase_if(names, [](std::string const& name) { return word_at(name.data(), name.data() + name.size()) == name; });
      std::string hint = suggestion_hint(words, names);
      if (!hint.empty()) return hint;
    }
    if (is_digit(*at_) || *at_ == '"') return is_bracket_open() ? "o falta una coma" : "";
    if (is_bracket_open()) return "o falta una coma; un nombre de varias palabras tiene que estar declarado así";
    return words.empty() ? "" : "un nombre de varias palabras tiene que estar declarado así";
  }

  // The word behind another, without accents.
  std::string word_behind(std::string_view word) const {
    char const* const next = skip_blanks(word.data() + word.size(), state_.end());
    return utf8::to_lower(utf8::fold(run_at(next, state_.end())));
  }

  std::string lower_case(Keyword keyword) const {
    return "las palabras del lenguaje se escriben en minúsculas: " + quoted(spelling(keyword, state_.options.language));
  }

  // The run of words on both sides of the place: a name that is not declared, perhaps. Empty when there is none.
  std::string words_around() const {
    std::string_view const last = state_.slice(state_.last);
    if (last.empty() || word_at(last.data(), state_.end()).empty()) return {};
    char const* end = at_;
    for (char const* next = at_;;) {
      std::string_view const run = run_at(next, state_.end());
      if (run.empty() || find_reserved(run, state_.options.language)) break;
      end = next + run.size();
      next = skip_blanks(end, state_.end());
    }
    return end == at_ ? std::string() : squeeze({last.data(), static_cast<std::size_t>(end - last.data())});
  }

  // ---- what is there -------------------------------------------------------------------------------------------

  bool at_end() const { return at_ == state_.end(); }

  bool starts_with(char const* at, std::string_view text) const {
    return std::string_view(at, static_cast<std::size_t>(state_.end() - at)).starts_with(text);
  }

  bool begins_value(char const* at) const {
    char32_t const c = character_at(at, state_.end());
    return is_name_part(c) || c == U'"' || c == U'@' || c == U'(' || c == U'[' || c == U'{';
  }

  static bool is_opener(std::string_view text) { return text == "(" || text == "[" || text == "{"; }

  static bool is_operator(std::string_view text) {
    return std::string_view("<>=!+-*/.").find(text.front()) != text.npos;
  }

  // The token at the place, as far as it can be told; empty at the end.
  std::string_view token_here() const {
    if (at_end()) return {};
    std::string_view const rest(at_, static_cast<std::size_t>(state_.end() - at_));
    if (std::string_view const run = run_at(at_, state_.end()); !run.empty()) return run;
    if (*at_ == '"') return rest.substr(0, std::min({rest.size(), rest.find('\n'), after_quote(rest)}));
    for (std::string_view const sign : {"**", "<=", ">=", "!=", ".."}) {
      if (rest.starts_with(sign)) return rest.substr(0, sign.size());
    }
    return rest.substr(0, static_cast<std::size_t>(next_character(at_, state_.end()) - at_));
  }

  static std::size_t after_quote(std::string_view text) {
    std::size_t const close = text.find('"', 1);
    return close == text.npos ? close : close + 1;
  }

  Span span_here() const {
    std::string_view const token = token_here();
    return state_.span(at_, at_ + token.size());
  }

  std::string after_last() const {
    return state_.last.size() == 0 ? std::string() : ", detrás de " + quoted(state_.slice(state_.last));
  }

  SyntaxError unexpected_character() const {
    std::string const found(token_here());
    std::string hint;
    if (found == "$") hint = "los montos se escriben sin símbolo de moneda";
    return error(code::unexpected_character, {found}, hint);
  }

  SyntaxError error(Code code, std::vector<std::string> arguments = {}, std::string hint = {}) const {
    return error_at(code, span_here(), std::move(arguments), std::move(hint));
  }

  static SyntaxError error_at(Code code, Span at, std::vector<std::string> arguments = {}, std::string hint = {}) {
    return {code, at, std::move(arguments), std::move(hint), {}, {}};
  }

  State const& state_;
  std::string_view expected_;
  char const* at_;
};

}  // namespace

SyntaxError unmet_expectation(State const& state, std::string_view expected, char const* at) {
  return Reporter(state, expected, at).report();
}

}  // namespace visado::feel

// Texts: parts, letters, patterns.
#include <re2/re2.h>

#include <algorithm>
#include <memory>

#include "feel/builtins/kernel.hpp"
#include "feel/builtins/pattern.hpp"
#include "feel/builtins/rows.hpp"
#include "support/utf8.hpp"
#include "visado/diagnostics/feel_builtins.hpp"

namespace visado::feel {

namespace {

using namespace kernel;

// ---- positions in code points
// ------------------------------------------------------------------------------------

// The byte at which the code point number `index` (from 0) begins; the end of the text when there are fewer.
std::size_t byte_of(std::string_view text, std::size_t index) {
  std::size_t at = 0;
  for (; index > 0 && at < text.size(); --index) {
    ++at;
    while (at < text.size() && utf8::is_continuation(text[at])) ++at;
  }
  return at;
}

Value substring(CallContext& context, Arguments arguments) {
  constexpr std::string_view function = "subcadena";
  std::string_view const text = arguments[0].as_string();
  auto const count = static_cast<std::int64_t>(utf8::count(text));
  auto const start = truncated(arguments[1]);
  if (!start || *start == 0 || *start > count || *start < -count) {
    return context.fail(NullReason::no_such_entry, code::position_outside,
                        {function, brief(arguments[1]), std::to_string(count)});
  }
  auto const first = static_cast<std::size_t>(*start > 0 ? *start - 1 : count + *start);
  std::string_view const rest = text.substr(byte_of(text, first));
  if (is_missing(arguments, 2)) return Value::string(rest);
  auto const length = truncated(arguments[2]);
  if (!length || *length < 1) {
    return context.fail(NullReason::invalid_argument, code::length_invalid, {function, brief(arguments[2])});
  }
  return Value::string(rest.substr(0, byte_of(rest, static_cast<std::size_t>(*length))));
}

Value string_length(CallContext&, Arguments arguments) {
  return Value::number(static_cast<std::int64_t>(utf8::count(arguments[0].as_string())));
}

// ---- letters
// ------------------------------------------------------------------------------------------------------

Value upper_case(CallContext& context, Arguments arguments) {
  return text(context, "mayúsculas", utf8::to_upper(arguments[0].as_string()));
}

Value lower_case(CallContext& context, Arguments arguments) {
  return text(context, "minúsculas", utf8::to_lower(arguments[0].as_string()));
}

// ---- parts
// --------------------------------------------------------------------------------------------------------

Value substring_before(CallContext&, Arguments arguments) {
  std::string_view const text = arguments[0].as_string();
  std::size_t const found = text.find(arguments[1].as_string());
  return Value::string(found == std::string_view::npos ? std::string_view() : text.substr(0, found));
}

Value substring_after(CallContext&, Arguments arguments) {
  std::string_view const text = arguments[0].as_string();
  std::string_view const match = arguments[1].as_string();
  std::size_t const found = text.find(match);
  return Value::string(found == std::string_view::npos ? std::string_view()
                                                       : text.substr(found + match.size()));
}

Value contains_text(CallContext&, Arguments arguments) {
  return Value::boolean(arguments[0].as_string().find(arguments[1].as_string()) != std::string_view::npos);
}

Value starts_with(CallContext&, Arguments arguments) {
  return Value::boolean(arguments[0].as_string().starts_with(arguments[1].as_string()));
}

Value ends_with(CallContext&, Arguments arguments) {
  return Value::boolean(arguments[0].as_string().ends_with(arguments[1].as_string()));
}

Value string_join(CallContext& context, Arguments arguments) {
  constexpr std::string_view function = "unir textos";
  auto const items = arguments[0].as_list();
  std::string_view const delimiter = is_missing(arguments, 1) ? std::string_view() : arguments[1].as_string();
  if (auto const refused = refuse_work(context, function, items.size())) return *refused;
  std::string joined;
  bool first = true;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (items[i].is_null()) {
      if (context.profile() == Profile::pack) return without_value(context, function, i);
      continue;
    }
    if (!items[i].is(Kind::string)) return unfit_item(context, function, i, items[i]);
    if (!first) joined += delimiter;
    first = false;
    joined += items[i].as_string();
    if (joined.size() > Limits::string) break;  // text() refuses it
  }
  return text(context, function, joined);
}

// ---- patterns
// -----------------------------------------------------------------------------------------------------

// The compiled pattern, or why there is none.
struct Compiled {
  re2::RE2 const* pattern = nullptr;
  std::optional<Value> failure{};
  std::unique_ptr<re2::RE2 const> own{};  // when it was not compiled before
};

// Steps: of translating and compiling any pattern; bytes times states looked at in one; bytes passed over in one.
constexpr std::uint64_t pattern_cost = 300;
constexpr std::uint64_t bytes_of_states = 16;
constexpr std::size_t bytes_of_search = 32;

Compiled compile_pattern(CallContext& context, std::string_view input, std::string_view source,
                         std::string_view flags) {
  Compiled compiled;
  auto const* ready = context.prepared_pattern();
  if (ready != nullptr && ready->source == source && ready->flags == flags) {
    // As dear as if it were compiled now: what a rule may spend does not depend on how its pattern is written.
    if (!context.spend(pattern_cost + 8 * ready->translated))
      return {nullptr, context.fail(NullReason::limit, code::work_spent, {"patrón"})};
    compiled.pattern = ready->expression.get();
  } else {
    auto const options = pattern::Flags::parse(flags);
    if (!options)
      return {nullptr, context.fail(NullReason::invalid_argument, code::flags_invalid, {brief(flags)})};
    pattern::Translation const translation = pattern::translate(source, *options);
    if (!translation.ok()) {
      Code const code = translation.supported ? code::pattern_invalid : code::pattern_unsupported;
      return {nullptr, context.fail(NullReason::invalid_argument, code, {brief(source), translation.error})};
    }
    if (!context.spend(pattern_cost + 8 * translation.text.size()))
      return {nullptr, context.fail(NullReason::limit, code::work_spent, {"patrón"})};
    compiled.own = pattern::compile(translation.text, *options);
    compiled.pattern = compiled.own.get();
    if (!compiled.pattern->ok()) {
      return {nullptr, context.fail(NullReason::invalid_argument, code::pattern_unsupported,
                                    {brief(source), compiled.pattern->error()})};
    }
  }
  // An automaton of so many states may be walked whole for each letter; that it is not, usually, is no promise.
  auto const states = static_cast<std::uint64_t>(std::max(compiled.pattern->ProgramSize(), 1));
  if (!context.spend(states + input.size() * states / bytes_of_states))
    return {nullptr, context.fail(NullReason::limit, code::work_spent, {"patrón"})};
  return compiled;
}

// Each search for the next match looks at what is left of the text, at least in part.
bool spend_search(CallContext& context, std::string_view input, std::size_t at) {
  return context.spend(1 + (input.size() - std::min(at, input.size())) / bytes_of_search);
}

re2::StringPiece piece(std::string_view text) { return {text.data(), text.size()}; }

std::string_view flags_of(Arguments arguments, std::size_t index) {
  return is_missing(arguments, index) ? std::string_view() : arguments[index].as_string();
}

Value matches(CallContext& context, Arguments arguments) {
  std::string_view const input = arguments[0].as_string();
  Compiled const compiled = compile_pattern(context, input, arguments[1].as_string(), flags_of(arguments, 2));
  if (compiled.failure) return *compiled.failure;
  return Value::boolean(
      compiled.pattern->Match(piece(input), 0, input.size(), re2::RE2::UNANCHORED, nullptr, 0));
}

Value matches_empty(CallContext& context, std::string_view source) {
  return context.fail(NullReason::invalid_argument, code::pattern_matches_nothing, {brief(source)});
}

bool accepts_empty_text(re2::RE2 const& pattern) {
  return pattern.Match(re2::StringPiece(), 0, 0, re2::RE2::UNANCHORED, nullptr, 0);
}

Value replace(CallContext& context, Arguments arguments) {
  constexpr std::string_view function = "reemplazar";
  std::string_view const input = arguments[0].as_string();
  Compiled const compiled = compile_pattern(context, input, arguments[1].as_string(), flags_of(arguments, 3));
  if (compiled.failure) return *compiled.failure;
  if (accepts_empty_text(*compiled.pattern)) return matches_empty(context, arguments[1].as_string());
  int const groups = compiled.pattern->NumberOfCapturingGroups();
  bool const quoted = flags_of(arguments, 3).find('q') != std::string_view::npos;
  auto const replacement = quoted ? std::optional(pattern::Replacement::literal(arguments[2].as_string()))
                                  : pattern::Replacement::parse(arguments[2].as_string(), groups);
  if (!replacement) {
    return context.fail(NullReason::invalid_argument, code::replacement_invalid,
                        {brief(arguments[2].as_string())});
  }
  std::vector<re2::StringPiece> found(static_cast<std::size_t>(groups) + 1);
  std::string result;
  std::size_t at = 0;
  auto const find_next = [&] {
    return at <= input.size() && spend_search(context, input, at) &&
           compiled.pattern->Match(piece(input), at, input.size(), re2::RE2::UNANCHORED, found.data(), groups + 1);
  };
  while (find_next()) {
    auto const begin = static_cast<std::size_t>(found[0].data() - input.data());
    if (found[0].empty()) {  // between letters: nothing to replace
      if (begin == input.size()) break;
      std::size_t const next = begin + byte_of(input.substr(begin), 1);
      result += input.substr(at, next - at);
      at = next;
      continue;
    }
    result += input.substr(at, begin - at);
    replacement->append(result, found);
    at = begin + found[0].size();
    if (result.size() > Limits::string || !context.spend(1 + found[0].size() / 16)) {
      return context.fail(NullReason::limit, code::result_too_large, {function});
    }
  }
  if (at < input.size()) result += input.substr(at);
  return text(context, function, result);
}

Value split(CallContext& context, Arguments arguments) {
  constexpr std::string_view function = "dividir texto";
  std::string_view const input = arguments[0].as_string();
  Compiled const compiled = compile_pattern(context, input, arguments[1].as_string(), {});
  if (compiled.failure) return *compiled.failure;
  if (accepts_empty_text(*compiled.pattern)) return matches_empty(context, arguments[1].as_string());
  std::vector<Value> parts;
  std::size_t begin = 0;
  std::size_t at = 0;
  re2::StringPiece found;
  auto const find_next = [&] {
    return at <= input.size() && spend_search(context, input, at) &&
           compiled.pattern->Match(piece(input), at, input.size(), re2::RE2::UNANCHORED, &found, 1);
  };
  while (find_next()) {
    auto const place = static_cast<std::size_t>(found.data() - input.data());
    if (found.empty()) {  // between letters: nothing to split at
      if (place == input.size()) break;
      at = place + byte_of(input.substr(place), 1);
      continue;
    }
    parts.push_back(Value::string(input.substr(begin, place - begin)));
    begin = at = place + found.size();
    if (parts.size() > Limits::items || !context.spend(1)) {
      return context.fail(NullReason::limit, code::result_too_large, {function});
    }
  }
  parts.push_back(Value::string(input.substr(begin)));
  return Value::list(parts, context.arena());
}

}  // namespace

std::vector<Builtin> string_builtins() {
  using namespace rows;
  constexpr std::string_view section = "10.3.4.3";
  return {
      {.en = "substring",
       .es = "subcadena",
       .parameters = {text("string", "texto"), number("start position", "posición inicial"),
                      optional(number("length", "longitud"))},
       .result = simple<TypeKind::string>,
       .kernel = substring,
       .section = section,
       .documentation =
           "La parte de un texto desde una posición; la primera letra es 1, la última -1. Sin longitud, "
           "hasta el final.",
       .examples = {{R"(substring("foobar", 3))", R"("obar")"},
                    {R"(substring("foobar", 3, 3))", R"("oba")"},
                    {R"(substring("foobar", -2, 1))", R"("a")"},
                    {R"(substring("abc", 0))", "null"}}},
      {.en = "string length",
       .es = "longitud de texto",
       .aliases = {"longitud"},
       .parameters = {text("string", "texto")},
       .result = simple<TypeKind::number>,
       .kernel = string_length,
       .section = section,
       .documentation = "Cuántos caracteres tiene un texto; una letra con tilde es uno.",
       .examples = {{R"(string length("año"))", "3"},
                    {R"(string length(""))", "0"},
                    {"string length(null)", "null"}}},
      {.en = "upper case",
       .es = "mayúsculas",
       .parameters = {text("string", "texto")},
       .result = simple<TypeKind::string>,
       .kernel = upper_case,
       .section = section,
       .documentation = "El texto en mayúsculas.",
       .examples = {{R"(upper case("aBc4"))", R"("ABC4")"},
                    {R"(upper case("ñandú 3"))", R"("ÑANDÚ 3")"},
                    {"upper case(null)", "null"}}},
      {.en = "lower case",
       .es = "minúsculas",
       .parameters = {text("string", "texto")},
       .result = simple<TypeKind::string>,
       .kernel = lower_case,
       .section = section,
       .documentation = "El texto en minúsculas.",
       .examples = {{R"(lower case("aBc4"))", R"("abc4")"},
                    {R"(lower case("IVA 12"))", R"("iva 12")"},
                    {"lower case(null)", "null"}}},
      {.en = "substring before",
       .es = "subcadena antes de",
       .parameters = {text("string", "texto"), text("match", "buscado")},
       .result = simple<TypeKind::string>,
       .kernel = substring_before,
       .section = section,
       .documentation =
           "Lo que está antes de la primera aparición del texto buscado; vacío cuando no aparece.",
       .examples = {{R"(substring before("foobar", "bar"))", R"("foo")"},
                    {R"(substring before("foobar", "xyz"))", R"("")"},
                    {R"(substring before(null, "-"))", "null"}}},
      {.en = "substring after",
       .es = "subcadena después de",
       .parameters = {text("string", "texto"), text("match", "buscado")},
       .result = simple<TypeKind::string>,
       .kernel = substring_after,
       .section = section,
       .documentation =
           "Lo que está después de la primera aparición del texto buscado; vacío cuando no aparece.",
       .examples = {{R"(substring after("foobar", "ob"))", R"("ar")"},
                    {R"(substring after("", "a"))", R"("")"},
                    {R"(substring after("abc", null))", "null"}}},
      {.en = "replace",
       .es = "reemplazar",
       .parameters = {text("input", "texto"), text("pattern", "patrón"), text("replacement", "reemplazo"),
                      optional(nullable(text("flags", "opciones")))},
       .result = simple<TypeKind::string>,
       .kernel = replace,
       .section = section,
       .documentation =
           "Cambia cada parte del texto que cumple el patrón por el reemplazo, donde $1, $2… son los "
           "grupos del patrón y $0 la parte completa.",
       .examples = {{R"x(replace("abcd", "(ab)|(a)", "[1=$1][2=$2]"))x", R"("[1=ab][2=]cd")"},
                    {R"(replace("a1b22", "[0-9]+", "#"))", R"("a#b#")"},
                    {R"(replace("abc", "[a", "#"))", "null"}}},
      {.en = "contains",
       .es = "contiene",
       .parameters = {text("string", "texto"), text("match", "buscado")},
       .result = simple<TypeKind::boolean>,
       .kernel = contains_text,
       .section = section,
       .documentation = "Si el texto contiene al buscado, tal cual: mayúsculas y tildes cuentan.",
       .examples = {{R"(contains("foobar", "of"))", "false"}, {R"(contains("foobar", "ob"))", "true"},
                    {R"(contains(null, "a"))", "null"}}},
      {.en = "starts with",
       .es = "empieza con",
       .parameters = {text("string", "texto"), text("match", "buscado")},
       .result = simple<TypeKind::boolean>,
       .kernel = starts_with,
       .section = section,
       .documentation = "Si el texto comienza con el buscado.",
       .examples = {{R"(starts with("foobar", "fo"))", "true"},
                    {R"(starts with("FACT-1", "fact"))", "false"},
                    {R"(starts with("FACT-1", null))", "null"}}},
      {.en = "ends with",
       .es = "termina con",
       .parameters = {text("string", "texto"), text("match", "buscado")},
       .result = simple<TypeKind::boolean>,
       .kernel = ends_with,
       .section = section,
       .documentation = "Si el texto acaba con el buscado.",
       .examples = {{R"(ends with("foobar", "r"))", "true"},
                    {R"(ends with("A-10", "0"))", "true"},
                    {R"(ends with(null, "0"))", "null"}}},
      {.en = "matches",
       .es = "coincide con",
       .parameters = {text("input", "texto"), text("pattern", "patrón"), optional(nullable(text("flags", "opciones")))},
       .result = simple<TypeKind::boolean>,
       .kernel = matches,
       .section = section,
       .documentation =
           "Si alguna parte del texto cumple el patrón, una expresión regular de XPath; «^» y «$» lo atan "
           "al principio y al final. Opciones: i (sin distinguir mayúsculas), s, m, x, q (el patrón tal cual, extensión).",
       .examples = {{R"(matches("foobar", "^fo*b"))", "true"},
                    {R"(matches("2024-15", "^[0-9]+$"))", "false"},
                    {R"(matches("A-10", "[A"))", "null"}}},
      {.en = "split",
       .es = "dividir texto",
       .parameters = {text("string", "texto"), text("delimiter", "separador")},
       .result = list_of<TypeKind::string>,
       .kernel = split,
       .section = section,
       .documentation = "Las partes de un texto entre las apariciones del separador, que es un patrón.",
       .examples = {{R"(split("John Doe", "\\s"))", R"(["John", "Doe"])"},
                    {R"(split("a;b;;c;;", ";"))", R"(["a", "b", "", "c", "", ""])"},
                    {R"(split("a;b", "[;"))", "null"}}},
      {.en = "string join",
       .es = "unir textos",
       .parameters = {list("list", "lista", kinds(Kind::string)),
                      optional(nullable(text("delimiter", "separador")))},
       .result = simple<TypeKind::string>,
       .kernel = string_join,
       .section = section,
       .documentation =
           "Los textos de una lista, uno tras otro, con el separador en medio. En los paquetes un "
           "elemento nulo da nulo; en el estándar se omite.",
       .examples = {{R"(string join(["a", "b", "c"], "_and_"))", R"("a_and_b_and_c")"},
                    {R"(string join(["a", "b", "c"]))", R"("abc")"},
                    {R"(string join([1, 2], ","))", "null"}}},
  };
}

}  // namespace visado::feel

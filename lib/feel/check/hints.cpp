#include "feel/check/hints.hpp"

#include <algorithm>
#include <array>

#include "feel/grammar/amount_text.hpp"
#include "support/utf8.hpp"
#include "visado/schema.hpp"

namespace visado::feel {

namespace {

bool is_duration(Type const& type) {
  return type.is(TypeKind::day_time_duration) || type.is(TypeKind::year_month_duration);
}
bool is_moment(Type const& type) {
  return type.is(TypeKind::date) || type.is(TypeKind::date_time) || type.is(TypeKind::time);
}
bool is_number_text(std::string_view text) { return Decimal::parse(text).has_value(); }

std::string in_quotes(std::string_view text) { return "\"" + std::string(text) + "\""; }

std::string text_or(Side const& side, std::string_view otherwise) {
  return side.text.empty() ? std::string(otherwise) : side.text;
}

// The days that a number literal would be, as a duration.
std::string days(Side const& number) {
  bool const whole = number.is_literal(NodeKind::number_literal) && number.text.find('.') == std::string::npos;
  return "@\"P" + (whole ? number.text : "30") + "D\"";
}

// ---- a text beside something else
// -------------------------------------------------------------------------------

std::string text_and_date(Side const& text) {
  if (!text.is_literal(NodeKind::string_literal)) return "convierta el texto: fecha(" + text_or(text, "…") + ")";
  std::string const& written = text.node->text;
  std::string const iso = Date::parse(written) ? written : iso_of_written_date(written);
  return iso.empty() ? "una fecha se escribe @\"2024-03-15\"" : "escriba @" + in_quotes(iso);
}

std::string text_and_number(Side const& text, Side const& number) {
  if (text.is_literal(NodeKind::string_literal)) {
    if (is_number_text(text.node->text)) return "un número se escribe sin comillas: " + text.node->text;
    if (std::optional<std::string> const plain = plain_number(text.node->text); plain && is_number_text(*plain))
      return "un número se escribe sin comillas: " + *plain;
  }
  if (number.is_literal(NodeKind::number_literal)) return "un texto va entre comillas: " + in_quotes(number.text);
  return {};
}

std::string text_beside(Side const& text, Side const& other, Language language) {
  switch (other.type.kind()) {
    case TypeKind::date:
      return text_and_date(text);
    case TypeKind::time:
    case TypeKind::date_time:
      return other.is(TypeKind::time) ? "una hora se escribe @\"16:00:00\"" : "un momento se escribe @\"2024-03-15T16:00:00\"";
    case TypeKind::day_time_duration:
    case TypeKind::year_month_duration:
      return "treinta días se escriben @\"P30D\"; un año y seis meses, @\"P1Y6M\"";
    case TypeKind::number:
    case TypeKind::money:
      return text_and_number(text, other);
    case TypeKind::context: {
      for (auto const& [name, type] : other.type.fields()) {
        if (type.is(TypeKind::string)) return "compare uno de sus campos: " + text_or(other, "…") + "." + name;
      }
      return {};
    }
    default:
      break;
  }
  if (!other.is(TypeKind::boolean)) return {};
  std::string const question = text_or(other, "x");
  return "una pregunta se contesta sola: " + question + ", o " + (language == Language::es ? "no(" : "not(") + question + ")";
}

// ---- a list beside a value
// --------------------------------------------------------------------------------------

// every x in facturas satisfies x.total > 25000; or some x
std::string element_question(Side const& list, Side const& other, std::string_view sign, Language language) {
  bool const spanish = language == Language::es;
  std::string const every = spanish ? "todo x en " : "every x in ";
  std::string const some = spanish ? "algún x en " : "some x in ";
  std::string const that = spanish ? " cumple " : " satisfies ";
  std::size_t const point = list.text.rfind('.');
  bool const path = list.is_literal(NodeKind::path) && point != std::string::npos;
  std::string const domain = path ? list.text.substr(0, point) : text_or(list, "lista");
  std::string const item = path ? "x" + list.text.substr(point) : "x";
  std::string const question =
      domain + that + item + " " + (sign.empty() ? "=" : std::string(sign)) + " " + text_or(other, "…");
  return "pregunte por sus elementos: si todos, " + every + question + "; si basta uno, " + some + question;
}

std::string number_and_duration(Side const& number, Side const& duration) {
  if (duration.is(TypeKind::year_month_duration)) return "un año y seis meses se escriben @\"P1Y6M\"";
  return "los días se escriben " + days(number) + "; o compare los días: (" + text_or(duration, "…") + ").días";
}

}  // namespace

std::string comparison_hint(Side const& a, Side const& b, std::string_view sign, Language language) {
  if (a.is(TypeKind::list) && !b.is(TypeKind::list)) return element_question(a, b, sign, language);
  if (b.is(TypeKind::list) && !a.is(TypeKind::list) && !sign.empty()) {
    return "para saber si está en la lista: " + text_or(a, "x") + (language == Language::es ? " en " : " in ") +
           text_or(b, "lista");
  }
  if (a.is(TypeKind::string) != b.is(TypeKind::string)) {
    return a.is(TypeKind::string) ? text_beside(a, b, language) : text_beside(b, a, language);
  }
  if (a.type.is_numeric() && is_duration(b.type)) return number_and_duration(a, b);
  if (b.type.is_numeric() && is_duration(a.type)) return number_and_duration(b, a);
  if (is_duration(a.type) && is_duration(b.type)) {
    return "los meses no tienen siempre los mismos días: sume los meses a la fecha (fecha + @\"P1M\") y compare fechas";
  }
  Side const& number = a.type.is_numeric() ? a : b;
  Side const& other = a.type.is_numeric() ? b : a;
  if (number.is(TypeKind::number) && other.is(TypeKind::date) && !sign.empty()) {
    return "reste dos fechas y compare los días: " + text_or(other, "fecha1") + " - otra_fecha " + std::string(sign) +
           " " + days(number);
  }
  if (number.type.is_numeric() && other.is(TypeKind::boolean)) {
    std::string const question = text_or(other, "x");
    return "una pregunta se contesta sola: " + question + ", o " + (language == Language::es ? "no(" : "not(") + question + ")";
  }
  return {};
}

std::string arithmetic_hint(Operator op, Side const& a, Side const& b) {
  bool const sum = op == Operator::add || op == Operator::subtract;
  if (op == Operator::add && a.is(TypeKind::string) != b.is(TypeKind::string)) {
    Side const& other = a.is(TypeKind::string) ? b : a;
    return "para unir textos, convierta el otro valor: texto(" + text_or(other, "x") + ")";
  }
  if (sum && is_moment(a.type) && b.type.is_numeric()) return "sume o reste una duración: los días se escriben " + days(b);
  if (op == Operator::add && is_moment(a.type) && is_moment(b.type)) {
    return "las fechas se restan, para saber cuánto tiempo hay entre ellas";
  }
  if (a.is(TypeKind::list) || b.is(TypeKind::list)) return "para operar con todos sus elementos: suma(…), máximo(…), para x en … devolver …";
  return {};
}

std::string currencies_hint(Side const& a, Side const& b) {
  Side const& foreign = a.type.currency() == currency_code("GTQ") ? b : a;
  if (foreign.text.empty()) return "convierta antes uno de los dos con un tipo de cambio";
  return "convierta antes uno de los dos: " + foreign.text + ".valor * tipo_de_cambio";
}

std::string condition_hint(Side const& value, Language language) {
  if (value.is(TypeKind::null) || value.text.empty()) return {};
  if (value.is(TypeKind::list)) return "pregunte por sus elementos, o cuántos son: cuenta(" + value.text + ") > 0";
  return "compare el valor con algo: " + value.text + " = …; para saber si está: " + value.text +
         (language == Language::es ? " != nulo" : " != null");
}

namespace {

std::string call_text(std::string_view function, std::string_view argument) {
  return std::string(function) + "(" + std::string(argument) + ")";
}

// The fields of records that could be added up or compared: facturas.total.
std::string number_fields(Side const& records, std::string_view call) {
  std::string text;
  int found = 0;
  for (auto const& [name, type] : records.type.item().fields()) {
    if (!type.is_numeric() || ++found > 2) continue;
    text += (text.empty() ? "" : " o ") + call_text(call, text_or(records, "lista") + "." + name);
  }
  return text;
}

}  // namespace

std::string argument_hint(std::string_view call, std::string_view function, Side const& argument,
                          std::vector<std::string> const& other_arguments, Language language) {
  bool const spanish = language == Language::es;
  std::string second = other_arguments.empty() ? std::string() : ", " + other_arguments.front();
  if (function == "contains" && argument.is(TypeKind::list)) {
    return "para listas: " + call_text(spanish ? "lista contiene" : "list contains", argument.text + second);
  }
  if (function == "list contains" && argument.is(TypeKind::string)) {
    return "para textos: " + call_text(spanish ? "contiene" : "contains", argument.text + second);
  }
  if (argument.is(TypeKind::list) && argument.type.item().is(TypeKind::list)) {
    return "es una lista de listas: " + call_text(call, call_text(spanish ? "aplanar" : "flatten", text_or(argument, "…")));
  }
  if (argument.is(TypeKind::list) && argument.type.item().is(TypeKind::context)) {
    std::string const fields = number_fields(argument, call);
    return fields.empty() ? std::string() : "diga qué campo de cada elemento: " + fields;
  }
  if (argument.is_literal(NodeKind::string_literal)) {
    std::string const& written = argument.node->text;
    if (is_number_text(written)) return "un número se escribe sin comillas: " + written;
    std::string const iso = Date::parse(written) ? written : iso_of_written_date(written);
    if (!iso.empty()) return "una fecha se escribe @" + in_quotes(iso);
  }
  return {};
}

// ---- names of other places
// --------------------------------------------------------------------------------------

std::string foreign_name_hint(std::string_view name, Language language) {
  bool const spanish = language == Language::es;
  std::string const folded = utf8::to_lower(utf8::fold(name));
  auto const one_of = [&](std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), folded) != words.end();
  };
  if (one_of({"verdadero", "verdadera", "cierto", "true", "si", "yes"})) return spanish ? "se escribe verdadero" : "se escribe true";
  if (one_of({"falso", "falsa", "false"})) return spanish ? "se escribe falso" : "se escribe false";
  if (one_of({"null", "none", "nil", "nulo", "nula", "na"})) return spanish ? "se escribe nulo" : "se escribe null";
  if (one_of({"vacio", "vacia", "blanco", "empty"})) {
    return std::string("un dato que falta es ") + (spanish ? "nulo" : "null") + "; un texto sin letras, \"\"";
  }
  std::size_t const digits = folded.find_first_of("0123456789");
  if (digits != folded.npos && digits > 0 && is_currency_word(folded.substr(0, digits)) &&
      folded.find_first_not_of("0123456789", digits) == folded.npos) {
    return "los montos se escriben solo con cifras: " + folded.substr(digits);
  }
  return {};
}

std::string foreign_function_hint(std::string_view name, Language language) {
  struct Row {
    std::string_view foreign;
    std::string_view en;  // empty: `es` is a whole sentence
    std::string_view es;
  };
  static constexpr std::array<Row, 20> rows{{
      {"average", "mean", "promedio"},       {"avg", "mean", "promedio"},
      {"sum", "sum", "suma"},                {"total", "sum", "suma"},
      {"totalizar", "sum", "suma"},          {"len", "string length", "longitud de texto"},
      {"length", "string length", "longitud de texto"},
      {"size", "count", "cuenta"},           {"tamano", "count", "cuenta"},
      {"cantidad", "count", "cuenta"},       {"upper", "upper case", "mayúsculas"},
      {"lower", "lower case", "minúsculas"}, {"substr", "substring", "subcadena"},
      {"includes", "contains", "contiene"},  {"regex", "matches", "coincide con"},
      {"abs", "abs", "abs"},                 {"sqrt", "sqrt", "raíz cuadrada"},
      {"datediff", "", "reste las fechas: fecha1 - fecha2"},
      {"isnull", "", "compare con nulo: x = nulo"},
      {"esblanco", "", "compare con nulo: x = nulo"},
  }};
  std::string const folded = utf8::to_lower(utf8::fold(name));
  for (Row const& row : rows) {
    if (row.foreign != folded) continue;
    if (row.en.empty()) return std::string(row.es);
    std::span<Builtin const> const known = find_builtin(row.en, Language::en);
    if (known.empty()) continue;
    return "aquí se llama " + std::string(language == Language::es ? known.front().es : known.front().en);
  }
  return {};
}

// ---- dates as people write them
// ---------------------------------------------------------------------------------

std::string iso_of_written_date(std::string_view text) {
  std::array<std::string_view, 3> parts;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    std::size_t const end = std::min(text.find_first_of("/-.", begin), text.size());
    parts[i] = text.substr(begin, end - begin);
    if (parts[i].empty() || parts[i].find_first_not_of("0123456789") != parts[i].npos) return {};
    if ((i == 2) != (end == text.size())) return {};
    begin = end + 1;
  }
  auto const two = [](std::string_view digits) { return (digits.size() < 2 ? "0" : "") + std::string(digits); };
  if (parts[0].size() > 2 || parts[1].size() > 2 || parts[2].size() != 4) return {};
  std::string iso = std::string(parts[2]) + "-" + two(parts[1]) + "-" + two(parts[0]);
  return Date::parse(iso) ? iso : std::string();
}

std::optional<BareDate> bare_date(std::string_view source) {
  if (source.size() == 10 && source[4] == '-' && source[7] == '-' && Date::parse(source))
    return BareDate{std::string(source), false};
  std::string iso = iso_of_written_date(source);
  if (iso.empty() || source.find('.') != source.npos) return std::nullopt;
  return BareDate{std::move(iso), source.find('/') != source.npos};
}

}  // namespace visado::feel

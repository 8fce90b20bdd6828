#include "feel/value/kind_name.hpp"

#include "support/utf8.hpp"

namespace visado::feel {

namespace {
constexpr std::size_t longest = 60;  // bytes of a value shown
}

std::string_view kind_name(Value const& value) {
  switch (value.kind()) {
    case Kind::null:
      return "nulo";
    case Kind::boolean:
      return "un booleano";
    case Kind::number:
      return value.currency() != 0 ? "un monto" : "un número";
    case Kind::string:
      return "un texto";
    case Kind::date:
      return "una fecha";
    case Kind::time:
      return "una hora";
    case Kind::date_time:
      return "una fecha y hora";
    case Kind::day_time_duration:
      return "una duración de días y horas";
    case Kind::year_month_duration:
      return "una duración de años y meses";
    case Kind::list:
      return "una lista";
    case Kind::context:
      return "un contexto";
    case Kind::range:
      return "un rango";
    case Kind::function:
      return "una función";
  }
  return {};
}

std::string_view kind_word(Kind kind) {
  switch (kind) {
    case Kind::null:
      return "nulo";
    case Kind::boolean:
      return "booleano";
    case Kind::number:
      return "número";
    case Kind::string:
      return "texto";
    case Kind::date:
      return "fecha";
    case Kind::time:
      return "hora";
    case Kind::date_time:
      return "fecha y hora";
    case Kind::day_time_duration:
      return "duración de días y horas";
    case Kind::year_month_duration:
      return "duración de años y meses";
    case Kind::list:
      return "lista";
    case Kind::context:
      return "contexto";
    case Kind::range:
      return "rango";
    case Kind::function:
      return "función";
  }
  return {};
}

std::string brief(std::string_view text) {
  if (text.size() <= longest) return std::string(text);
  std::size_t end = longest;
  while (end > 0 && utf8::is_continuation(text[end])) --end;
  return std::string(text.substr(0, end)) + "…";
}

std::string brief(Value const& value) { return brief(to_feel(value)); }

}  // namespace visado::feel

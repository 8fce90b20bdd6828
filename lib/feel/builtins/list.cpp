#include <array>

#include "feel/builtins/rows.hpp"

namespace visado::feel {

namespace {

Value all(CallContext&, std::span<Value const>) { return Value::null(NullReason::limit); }
Value any(CallContext&, std::span<Value const>) { return Value::null(NullReason::limit); }
Value append(CallContext&, std::span<Value const>) { return Value::null(NullReason::limit); }
Value concatenate(CallContext&, std::span<Value const>) { return Value::null(NullReason::limit); }
Value count(CallContext&, std::span<Value const>) { return Value::null(NullReason::limit); }
Value distinct_values(CallContext&, std::span<Value const>) { return Value::null(NullReason::limit); }
Value flatten(CallContext&, std::span<Value const>) { return Value::null(NullReason::limit); }
Value index_of(CallContext&, std::span<Value const>) { return Value::null(NullReason::limit); }
Value insert_before(CallContext&, std::span<Value const>) { return Value::null(NullReason::limit); }
Value list_contains(CallContext&, std::span<Value const>) { return Value::null(NullReason::limit); }
Value list_replace_at(CallContext&, std::span<Value const>) { return Value::null(NullReason::limit); }
Value list_replace_where(CallContext&, std::span<Value const>) { return Value::null(NullReason::limit); }
Value list_union(CallContext&, std::span<Value const>) { return Value::null(NullReason::limit); }
Value max(CallContext&, std::span<Value const>) { return Value::null(NullReason::limit); }
Value mean(CallContext&, std::span<Value const>) { return Value::null(NullReason::limit); }
Value median(CallContext&, std::span<Value const>) { return Value::null(NullReason::limit); }
Value min(CallContext&, std::span<Value const>) { return Value::null(NullReason::limit); }
Value mode(CallContext&, std::span<Value const>) { return Value::null(NullReason::limit); }
Value product(CallContext&, std::span<Value const>) { return Value::null(NullReason::limit); }
Value remove(CallContext&, std::span<Value const>) { return Value::null(NullReason::limit); }
Value reverse(CallContext&, std::span<Value const>) { return Value::null(NullReason::limit); }
Value stddev(CallContext&, std::span<Value const>) { return Value::null(NullReason::limit); }
Value sublist(CallContext&, std::span<Value const>) { return Value::null(NullReason::limit); }
Value sum(CallContext&, std::span<Value const>) { return Value::null(NullReason::limit); }

}  // namespace

std::vector<Builtin> list_builtins() {
  using namespace rows;
  constexpr std::string_view section = "10.3.4.4";
  KindSet const numbers = kinds(Kind::number);
  KindSet const addable = kinds(Kind::number, Kind::day_time_duration, Kind::year_month_duration);
  return {
      {.en = "list contains",
       .es = "lista contiene",
       .parameters = {list("list", "lista"), anything("element", "elemento")},
       .result = simple<TypeKind::boolean>,
       .kernel = list_contains,
       .section = section,
       .documentation = "Si algún elemento de la lista es igual al dado. En los paquetes da nulo cuando no está y la "
                        "lista tiene elementos sin valor, salvo que se busque el literal nulo.",
       .examples = {{"list contains([1, 2, 3], 2)", "true"}, {"list contains([1, null], null)", "true"}}},
      {.en = "list replace",
       .es = "sustituir elemento",
       .parameters = {list("list", "lista"), number("position", "posición"), anything("newItem", "nuevo")},
       .result = list_and_third,
       .kernel = list_replace_at,
       .section = section,
       .documentation = "La lista con otro elemento en una posición (la primera es 1, la última -1).",
       .examples = {{"list replace([2, 4, 7, 8], 3, 6)", "[2, 4, 6, 8]"}}},
      {.en = "list replace",
       .es = "sustituir elemento",
       .parameters = {list("list", "lista"), function("match", "condición"), anything("newItem", "nuevo")},
       .result = list_and_third,
       .kernel = list_replace_where,
       .section = section,
       .documentation = "La lista con otro elemento en lugar de cada uno que cumple la condición, una función del "
                        "elemento y del nuevo que da verdadero o falso.",
       .examples = {{"list replace([2, 4, 7, 8], function(item, newItem) item < newItem, 5)", "[5, 5, 7, 8]"}}},
      {.en = "count",
       .es = "cuenta",
       .aliases = {"contar"},
       .parameters = {list("list", "lista")},
       .result = simple<TypeKind::number>,
       .kernel = count,
       .section = section,
       .documentation = "Cuántos elementos tiene la lista. En los paquetes da nulo si alguno no tiene valor.",
       .examples = {{"count([1, 2, 3])", "3"}, {"count([])", "0"}}},
      {.en = "min",
       .es = "mínimo",
       .parameters = {items("list", "lista", ordered)},
       .variadic = true,
       .result = common_item,
       .kernel = min,
       .section = section,
       .documentation = "El menor de una lista o de los argumentos: números, montos, textos, fechas o duraciones. "
                        "De una lista vacía, o con un elemento nulo, nulo.",
       .examples = {{"min([3, 1, 2])", "1"}, {"min(3, 1, 2)", "1"}, {"min([])", "null"}}},
      {.en = "max",
       .es = "máximo",
       .parameters = {items("list", "lista", ordered)},
       .variadic = true,
       .result = common_item,
       .kernel = max,
       .section = section,
       .documentation = "El mayor de una lista o de los argumentos: números, montos, textos, fechas o duraciones. "
                        "De una lista vacía, o con un elemento nulo, nulo.",
       .examples = {{"max([3, 1, 2])", "3"}, {R"(max(date("2024-01-31"), date("2024-02-01")))", R"(date("2024-02-01"))"}}},
      {.en = "sum",
       .es = "suma",
       .aliases = {"sumar"},
       .parameters = {items("list", "lista", addable)},
       .variadic = true,
       .result = common_number,
       .kernel = sum,
       .section = section,
       .documentation = "La suma de una lista o de los argumentos. En los paquetes la de una lista vacía es 0 (en el "
                        "estándar, nulo); con un elemento nulo, nulo.",
       .examples = {{"sum([1, 2.50, 3])", "6.50"}, {"sum(1, 2, 3)", "6"}, {"sum([1, null])", "null"}}},
      {.en = "mean",
       .es = "promedio",
       .parameters = {items("list", "lista", numbers)},
       .variadic = true,
       .result = common_number,
       .kernel = mean,
       .section = section,
       .documentation = "El promedio: la suma entre la cuenta. De una lista vacía, o con un elemento nulo, nulo.",
       .examples = {{"mean([1, 2, 3])", "2"}, {"mean([])", "null"}}},
      {.en = "all",
       .es = "todos",
       .parameters = {items("list", "lista", kinds(Kind::boolean))},
       .variadic = true,
       .result = simple<TypeKind::boolean>,
       .kernel = all,
       .section = section,
       .documentation = "Falso si algún elemento es falso; verdadero si todos son verdaderos o la lista está vacía; "
                        "nulo en otro caso.",
       .examples = {{"all([true, false])", "false"}, {"all([])", "true"}, {"all([true, null])", "null"}}},
      {.en = "any",
       .es = "alguno",
       .parameters = {items("list", "lista", kinds(Kind::boolean))},
       .variadic = true,
       .result = simple<TypeKind::boolean>,
       .kernel = any,
       .section = section,
       .documentation = "Verdadero si algún elemento es verdadero; falso si todos son falsos o la lista está vacía; "
                        "nulo en otro caso.",
       .examples = {{"any([true, false])", "true"}, {"any([])", "false"}, {"any([false, null])", "null"}}},
      {.en = "sublist",
       .es = "sublista",
       .parameters = {list("list", "lista"), number("start position", "posición inicial"),
                      optional(number("length", "longitud"))},
       .result = same_list,
       .kernel = sublist,
       .section = section,
       .documentation = "Los elementos desde una posición (la primera es 1, la última -1). Sin longitud, hasta el final.",
       .examples = {{"sublist([4, 5, 6], 1, 2)", "[4, 5]"}, {"sublist([4, 5, 6], -1)", "[6]"}}},
      {.en = "append",
       .es = "anexar",
       .parameters = {list("list", "lista"), anything("item", "elemento")},
       .variadic = true,
       .result = list_and_items,
       .kernel = append,
       .section = section,
       .documentation = "La lista con los elementos dados al final.",
       .examples = {{"append([1], 2, 3)", "[1, 2, 3]"}, {"append([1], [2])", "[1, [2]]"}}},
      {.en = "concatenate",
       .es = "concatenar",
       .parameters = {list("list", "lista")},
       .variadic = true,
       .result = joined_lists,
       .kernel = concatenate,
       .section = section,
       .documentation = "Una lista con los elementos de todas las dadas, en orden.",
       .examples = {{"concatenate([1, 2], [3])", "[1, 2, 3]"}}},
      {.en = "insert before",
       .es = "insertar antes de",
       .parameters = {list("list", "lista"), number("position", "posición"), anything("newItem", "nuevo")},
       .result = list_and_third,
       .kernel = insert_before,
       .section = section,
       .documentation = "La lista con un elemento nuevo antes de una posición.",
       .examples = {{"insert before([1, 3], 1, 2)", "[2, 1, 3]"}}},
      {.en = "remove",
       .es = "quitar",
       .parameters = {list("list", "lista"), number("position", "posición")},
       .result = same_list,
       .kernel = remove,
       .section = section,
       .documentation = "La lista sin el elemento de una posición.",
       .examples = {{"remove([1, 2, 3], 2)", "[1, 3]"}}},
      {.en = "reverse",
       .es = "invertir",
       .parameters = {list("list", "lista")},
       .result = same_list,
       .kernel = reverse,
       .section = section,
       .documentation = "La lista del último al primero.",
       .examples = {{"reverse([1, 2, 3])", "[3, 2, 1]"}}},
      {.en = "index of",
       .es = "posición de",
       .parameters = {list("list", "lista"), anything("match", "buscado")},
       .result = list_of<TypeKind::number>,
       .kernel = index_of,
       .section = section,
       .documentation = "Las posiciones de los elementos iguales al buscado, en orden. En los paquetes da nulo si la "
                        "lista tiene elementos sin valor, salvo que se busque el literal nulo.",
       .examples = {{"index of([1, 2, 3, 2], 2)", "[2, 4]"}}},
      {.en = "union",
       .es = "unión",
       .parameters = {list("list", "lista")},
       .variadic = true,
       .result = joined_lists,
       .kernel = list_union,
       .section = section,
       .documentation = "Los elementos de todas las listas, sin repetidos.",
       .examples = {{"union([1, 2], [2, 3])", "[1, 2, 3]"}}},
      {.en = "distinct values",
       .es = "valores distintos",
       .parameters = {list("list", "lista")},
       .result = same_list,
       .kernel = distinct_values,
       .section = section,
       .documentation = "La lista sin repetidos; de los iguales queda el primero.",
       .examples = {{"distinct values([1, 2, 3, 2, 1])", "[1, 2, 3]"}}},
      {.en = "flatten",
       .es = "aplanar",
       .parameters = {list("list", "lista")},
       .result = [](std::span<Type const> arguments) {
         Type item = arguments.empty() ? Type() : arguments[0];
         while (item.is(TypeKind::list)) item = item.item();
         return Type::list(item);
       },
       .kernel = flatten,
       .section = section,
       .documentation = "Una sola lista con los elementos de las listas que hay dentro de la dada, a cualquier nivel.",
       .examples = {{"flatten([[1, 2], [[3]], 4])", "[1, 2, 3, 4]"}}},
      {.en = "product",
       .es = "producto",
       .parameters = {items("list", "lista", numbers)},
       .variadic = true,
       .result = simple<TypeKind::number>,
       .kernel = product,
       .section = section,
       .documentation = "El producto de los números de una lista o de los argumentos. De una lista vacía, nulo.",
       .examples = {{"product([2, 3, 4])", "24"}}},
      {.en = "median",
       .es = "mediana",
       .parameters = {items("list", "lista", numbers)},
       .variadic = true,
       .result = common_number,
       .kernel = median,
       .section = section,
       .documentation = "El valor central de los números ordenados, o el promedio de los dos centrales.",
       .examples = {{"median(8, 2, 5, 3, 4)", "4"}, {"median([6, 1, 2, 3])", "2.5"}}},
      {.en = "stddev",
       .es = "desviación estándar",
       .parameters = {items("list", "lista", numbers)},
       .variadic = true,
       .result = common_number,
       .kernel = stddev,
       .section = section,
       .documentation = "La desviación estándar de la muestra (entre n - 1); nulo con menos de dos números.",
       .examples = {{"stddev([2, 4])", "1.414213562373095048801688724209698"}, {"stddev([47])", "null"}}},
      {.en = "mode",
       .es = "moda",
       .parameters = {items("list", "lista", numbers)},
       .variadic = true,
       .result = common_numbers,
       .kernel = mode,
       .section = section,
       .documentation = "Los números que más se repiten, de menor a mayor.",
       .examples = {{"mode(6, 3, 9, 6, 6)", "[6]"}, {"mode([6, 1, 9, 6, 1])", "[1, 6]"}}},
  };
}

}  // namespace visado::feel

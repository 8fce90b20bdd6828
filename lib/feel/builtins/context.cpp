#include <array>

#include "feel/builtins/rows.hpp"

namespace visado::feel {

namespace {

Value context_merge(CallContext&, std::span<Value const>) { return Value::null(NullReason::limit); }
Value context_of(CallContext&, std::span<Value const>) { return Value::null(NullReason::limit); }
Value context_put(CallContext&, std::span<Value const>) { return Value::null(NullReason::limit); }
Value context_put_path(CallContext&, std::span<Value const>) { return Value::null(NullReason::limit); }
Value get_entries(CallContext&, std::span<Value const>) { return Value::null(NullReason::limit); }
Value get_value(CallContext&, std::span<Value const>) { return Value::null(NullReason::limit); }

}  // namespace

std::vector<Builtin> context_builtins() {
  using namespace rows;
  constexpr std::string_view section = "10.3.4.10";
  auto const any_context = simple<TypeKind::any>;
  return {
      {.en = "get value",
       .es = "obtener valor",
       .parameters = {context("m", "contexto"), text("key", "clave")},
       .result = anything_at_all,
       .kernel = get_value,
       .section = section,
       .documentation = "El valor de la entrada de un contexto; nulo si no la tiene.",
       .examples = {{R"(get value({a: "foo"}, "a"))", R"("foo")"}, {R"(get value({a: "foo"}, "b"))", "null"}}},
      {.en = "get entries",
       .es = "obtener entradas",
       .parameters = {context("m", "contexto")},
       .result = [](std::span<Type const>) {
         return Type::list(Type::context({{"key", Type::of(TypeKind::string)}, {"value", Type()}}));
       },
       .kernel = get_entries,
       .section = section,
       .documentation = "Las entradas de un contexto como lista de contextos {key, value}.",
       .examples = {{R"(get entries({a: "foo", b: 2}))", R"([{key: "a", value: "foo"}, {key: "b", value: 2}])"}}},
      {.en = "context",
       .es = "contexto",
       .parameters = {list("entries", "entradas", kinds(Kind::context))},
       .result = any_context,
       .kernel = context_of,
       .section = section,
       .documentation = "El contexto de una lista de entradas {key, value}; nulo si falta una clave o se repite.",
       .examples = {{R"(context([{key: "a", value: 1}, {key: "b", value: 2}]))", "{a: 1, b: 2}"}}},
      {.en = "context put",
       .es = "contexto con",
       .parameters = {context("context", "contexto"), text("key", "clave"), anything("value", "valor")},
       .result = any_context,
       .kernel = context_put,
       .section = section,
       .documentation = "El contexto con una entrada nueva, o con otro valor en la que ya tenía.",
       .examples = {{R"(context put({x: 1}, "y", 2))", "{x: 1, y: 2}"}, {R"(context put({x: 1}, "x", 2))", "{x: 2}"}}},
      {.en = "context put",
       .es = "contexto con",
       .parameters = {context("context", "contexto"), list("keys", "claves", kinds(Kind::string)),
                      anything("value", "valor")},
       .result = any_context,
       .kernel = context_put_path,
       .section = section,
       .documentation = "Lo mismo dentro de contextos anidados: las claves son el camino.",
       .examples = {{R"(context put({x: 1, y: {a: 0}}, ["y", "a"], 2))", "{x: 1, y: {a: 2}}"}}},
      {.en = "context merge",
       .es = "combinar contextos",
       .parameters = {list("contexts", "contextos", kinds(Kind::context))},
       .result = any_context,
       .kernel = context_merge,
       .section = section,
       .documentation = "Un contexto con las entradas de todos; de una repetida vale la última.",
       .examples = {{"context merge([{x: 1}, {y: 2}])", "{x: 1, y: 2}"}, {"context merge([{x: 1, y: 0}, {y: 2}])", "{x: 1, y: 2}"}}},
  };
}

}  // namespace visado::feel

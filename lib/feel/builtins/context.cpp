// Contexts: reading and making entries.
#include <map>
#include <memory>
#include <set>
#include <utility>

#include "feel/builtins/kernel.hpp"
#include "feel/builtins/rows.hpp"
#include "visado/diagnostics/feel.hpp"
#include "visado/diagnostics/feel_builtins.hpp"

namespace visado::feel {

namespace {

using namespace kernel;

Value made(CallContext& context, std::vector<std::string> names, std::span<Value const> values) {
  Arena& arena = context.arena();
  auto* const kept = arena.allocate_array<Value>(values.size());
  std::uninitialized_copy(values.begin(), values.end(), kept);
  Context const made{.shape = arena.store_shape(Shape(std::move(names))), .values = kept};
  return Value::context(arena.store(made));
}

Value get_value(CallContext& context, Arguments arguments) {
  std::string_view const key = arguments[1].as_string();
  if (Value const* const found = arguments[0].as_context().find(key)) return *found;
  return context.fail(NullReason::no_such_entry, code::entry_missing, {key, "el contexto"});
}

Value get_entries(CallContext& context, Arguments arguments) {
  static Shape const entry_shape({"key", "value"});
  Context const& from = arguments[0].as_context();
  Arena& arena = context.arena();
  ListBuilder entries(arena, from.shape->size());
  for (std::size_t i = 0; i < from.shape->size(); ++i) {
    auto* const pair = arena.allocate_array<Value>(2);
    ::new (&pair[0]) Value(Value::string(from.shape->names()[i], arena));
    ::new (&pair[1]) Value(from.values[i]);
    entries.add(Value::context(arena.store(Context{.shape = &entry_shape, .values = pair})));
  }
  return entries.done();
}

Value context_of(CallContext& context, Arguments arguments) {
  constexpr std::string_view function = "contexto";
  auto const entries = arguments[0].as_list();
  if (auto const refused = refuse_work(context, function, entries.size())) return *refused;
  std::vector<std::string> names;
  std::vector<Value> values;
  std::set<std::string_view> seen;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    bool const is_context = entries[i].is(Kind::context);
    Value const* const key = is_context ? entries[i].as_context().find("key") : nullptr;
    Value const* const value = is_context ? entries[i].as_context().find("value") : nullptr;
    if (key == nullptr || value == nullptr || !key->is(Kind::string)) {
      return context.fail(NullReason::invalid_argument, code::entry_invalid,
                          {function, std::to_string(i + 1)});
    }
    if (!seen.insert(key->as_string()).second) {
      return context.fail(NullReason::invalid_argument, code::entry_repeated, {function, key->as_string()});
    }
    names.emplace_back(key->as_string());
    values.push_back(*value);
  }
  return made(context, std::move(names), values);
}

Value with_entry(CallContext& context, Context const& base, std::string_view key, Value const& value) {
  std::vector<Value> values(base.entries().begin(), base.entries().end());
  if (auto const at = base.shape->find(key)) {
    values[*at] = value;
    Arena& arena = context.arena();
    auto* const kept = arena.allocate_array<Value>(values.size());
    std::uninitialized_copy(values.begin(), values.end(), kept);
    return Value::context(arena.store(Context{.shape = base.shape, .values = kept}));
  }
  std::vector<std::string> names = base.shape->names();
  names.emplace_back(key);
  values.push_back(value);
  return made(context, std::move(names), values);
}

Value context_put(CallContext& context, Arguments arguments) {
  return with_entry(context, arguments[0].as_context(), arguments[1].as_string(), arguments[2]);
}

Value put_at(CallContext& context, Value const& base, std::span<Value const> keys, Value const& value) {
  constexpr std::string_view function = "contexto con";
  if (keys.empty() || !keys[0].is(Kind::string)) {
    return context.fail(NullReason::invalid_argument, code::argument_unfit,
                        {function, keys.empty() ? "un camino sin claves" : kind_name(keys[0])});
  }
  if (!base.is(Kind::context)) return unfit(context, function, base);
  std::string_view const key = keys[0].as_string();
  if (keys.size() == 1) return with_entry(context, base.as_context(), key, value);
  Value const* const inner = base.as_context().find(key);
  if (inner == nullptr)
    return context.fail(NullReason::no_such_entry, code::entry_missing, {key, "el contexto"});
  Value const changed = put_at(context, *inner, keys.subspan(1), value);
  return changed.is_null() ? changed : with_entry(context, base.as_context(), key, changed);
}

Value context_put_path(CallContext& context, Arguments arguments) {
  constexpr std::size_t deepest = 100;
  auto const keys = arguments[1].as_list();
  if (keys.size() > deepest) return context.fail(NullReason::limit, code::result_too_large, {"contexto con"});
  return put_at(context, arguments[0], keys, arguments[2]);
}

Value context_merge(CallContext& context, Arguments arguments) {
  constexpr std::string_view function = "combinar contextos";
  auto const contexts = arguments[0].as_list();
  std::vector<std::string> names;
  std::vector<Value> values;
  std::map<std::string_view, std::size_t> places;
  for (std::size_t i = 0; i < contexts.size(); ++i) {
    if (contexts[i].is_null()) return without_value(context, function, i);
    if (!contexts[i].is(Kind::context)) return unfit_item(context, function, i, contexts[i]);
    Context const& merged = contexts[i].as_context();
    if (auto const refused = refuse_work(context, function, merged.shape->size())) return *refused;
    for (std::size_t entry = 0; entry < merged.shape->size(); ++entry) {
      std::string const& name = merged.shape->names()[entry];
      auto const [place, is_new] = places.try_emplace(name, values.size());
      if (is_new) {
        names.push_back(name);
        values.push_back(merged.values[entry]);
      } else {
        values[place->second] = merged.values[entry];
      }
    }
  }
  return made(context, std::move(names), values);
}

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
       .examples = {{R"(get value({a: "foo"}, "a"))", R"("foo")"},
                    {R"(get value({a: "foo"}, "b"))", "null"}}},
      {.en = "get entries",
       .es = "obtener entradas",
       .parameters = {context("m", "contexto")},
       .result =
           [](std::span<Type const>) {
             return Type::list(Type::context({{"key", Type::of(TypeKind::string)}, {"value", Type()}}));
           },
       .kernel = get_entries,
       .section = section,
       .documentation = "Las entradas de un contexto como lista de contextos {key, value}.",
       .examples = {{R"(get entries({a: "foo", b: 2}))",
                     R"([{key: "a", value: "foo"}, {key: "b", value: 2}])"},
                    {"get entries({a: 1, b: 2})", R"([{key: "a", value: 1}, {key: "b", value: 2}])"},
                    {"get entries(null)", "null"}}},
      {.en = "context",
       .es = "contexto",
       .parameters = {list("entries", "entradas", kinds(Kind::context))},
       .result = any_context,
       .kernel = context_of,
       .section = section,
       .documentation =
           "El contexto de una lista de entradas {key, value}; nulo si falta una clave o se repite.",
       .examples = {{R"(context([{key: "a", value: 1}, {key: "b", value: 2}]))", "{a: 1, b: 2}"},
                    {R"(context([{key: "a", value: 1}, {key: "a", value: 2}]))", "null"}}},
      {.en = "context put",
       .es = "contexto con",
       .parameters = {context("context", "contexto"), text("key", "clave"), anything("value", "valor")},
       .result = any_context,
       .kernel = context_put,
       .section = section,
       .documentation = "El contexto con una entrada nueva, o con otro valor en la que ya tenía.",
       .examples = {{R"(context put({x: 1}, "y", 2))", "{x: 1, y: 2}"},
                    {R"(context put({x: 1}, "x", 2))", "{x: 2}"}}},
      {.en = "context put",
       .es = "contexto con",
       .parameters = {context("context", "contexto"), list("keys", "claves", kinds(Kind::string)),
                      anything("value", "valor")},
       .result = any_context,
       .kernel = context_put_path,
       .section = section,
       .documentation = "Lo mismo dentro de contextos anidados: las claves son el camino.",
       .examples = {{R"(context put({x: 1, y: {a: 0}}, ["y", "a"], 2))", "{x: 1, y: {a: 2}}"},
                    {R"(context put(null, "a", 1))", "null"}}},
      {.en = "context merge",
       .es = "combinar contextos",
       .parameters = {list("contexts", "contextos", kinds(Kind::context))},
       .result = any_context,
       .kernel = context_merge,
       .section = section,
       .documentation = "Un contexto con las entradas de todos; de una repetida vale la última.",
       .examples = {{"context merge([{x: 1}, {y: 2}])", "{x: 1, y: 2}"},
                    {"context merge([{x: 1, y: 0}, {y: 2}])", "{x: 1, y: 2}"},
                    {"context merge([{a: 1}, null])", "null"}}},
  };
}

}  // namespace visado::feel

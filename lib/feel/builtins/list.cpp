// Lists: looking for items, rearranging them, and one value out of many.
#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

#include "feel/builtins/kernel.hpp"
#include "feel/builtins/rows.hpp"
#include "visado/diagnostics/feel_builtins.hpp"

namespace visado::feel {

namespace {

using namespace kernel;

// ---- looking for items
// ------------------------------------------------------------------------------------------

// Whether the items equal to `wanted` can be told: in the pack profile not when data are missing.
bool is_open_search(CallContext& context, std::span<Value const> items, Value const& wanted) {
  if (context.profile() != Profile::pack) return false;
  if (wanted.is_null()) return wanted.null_reason() != NullReason::literal;
  return std::any_of(items.begin(), items.end(),
                     [&](Value const& item) { return !equals(item, wanted) || item.is_null(); });
}

Value list_contains(CallContext& context, Arguments arguments) {
  auto const items = arguments[0].as_list();
  Value const& wanted = arguments[1];
  if (auto const refused = refuse_work(context, "lista contiene", items.size())) return *refused;
  if (is_unknown(context, wanted)) return Value::null(NullReason::operand);
  for (Value const& item : items) {
    std::uint64_t work = 0;
    if (equals(item, wanted, work) == true) return Value::boolean(true);
    if (!context.spend(work)) return context.fail(NullReason::limit, code::work_spent, {"lista contiene"});
  }
  if (is_open_search(context, items, wanted)) return Value::null(NullReason::operand);
  return Value::boolean(false);
}

Value index_of(CallContext& context, Arguments arguments) {
  auto const items = arguments[0].as_list();
  Value const& wanted = arguments[1];
  if (auto const refused = refuse_work(context, "posición de", items.size())) return *refused;
  if (is_open_search(context, items, wanted)) return Value::null(NullReason::operand);
  ListBuilder places(context.arena(), items.size());
  for (std::size_t i = 0; i < items.size(); ++i) {
    std::uint64_t work = 0;
    if (equals(items[i], wanted, work) == true) places.add(Value::number(static_cast<std::int64_t>(i + 1)));
    if (!context.spend(work)) return context.fail(NullReason::limit, code::work_spent, {"posición de"});
  }
  return places.done();
}

// Items seen so far, found again by a hash of what is cheap to hash. The first few need no memory of their own: most
// lists of a dossier have no more.
class Distinct {
 public:
  // Whether the item is new.
  bool add(Value const& item, std::size_t index, std::span<Value const> items) {
    std::size_t const mark = hash(item);
    auto const is_same = [&](std::size_t place) { return equals(items[place], item, compared_) == true; };
    for (std::size_t i = 0; i < few_; ++i) {
      if (first_[i].first == mark && is_same(first_[i].second)) return false;
    }
    auto const [first, last] = places_.equal_range(mark);
    for (auto place = first; place != last; ++place) {
      if (is_same(place->second)) return false;
    }
    if (few_ < first_.size()) {
      first_[few_++] = {mark, index};
    } else {
      places_.emplace(mark, index);
    }
    return true;
  }
  [[nodiscard]] std::uint64_t take_compared() { return std::exchange(compared_, 0); }

 private:
  std::array<std::pair<std::size_t, std::size_t>, 16> first_;  // the hash and the place of the first items
  std::size_t few_ = 0;
  std::unordered_multimap<std::size_t, std::size_t> places_;
  std::uint64_t compared_ = 0;

  static std::size_t hash(Value const& value) {
    auto const kind = static_cast<std::size_t>(value.kind());
    switch (value.kind()) {
      case Kind::number:
        return value.as_number().hash();
      case Kind::string:
        return std::hash<std::string_view>()(value.as_string());
      case Kind::date:
        return std::hash<std::int64_t>()(value.as_date().days);
      case Kind::boolean:
        return value.as_boolean() ? 1 : 0;
      case Kind::list:
        return kind + value.as_list().size();
      case Kind::context:
        return kind + value.as_context().shape->size();
      default:
        return kind;
    }
  }
};

Value without_repetitions(CallContext& context, std::string_view function, std::span<Value const> items) {
  if (auto const refused = refuse_work(context, function, items.size())) return *refused;
  ListBuilder kept(context.arena(), items.size());
  Distinct distinct;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (distinct.add(items[i], i, items)) kept.add(items[i]);
    if (!context.spend(distinct.take_compared())) {
      return context.fail(NullReason::limit, code::work_spent, {function});
    }
  }
  return kept.done();
}

Value distinct_values(CallContext& context, Arguments arguments) {
  return without_repetitions(context, "valores distintos", arguments[0].as_list());
}

// ---- positions
// --------------------------------------------------------------------------------------------------

// From 1 or -1 on, to an offset from 0; nothing when there is no such item.
std::optional<std::size_t> offset_of(Value const& position, std::size_t size) {
  auto const place = truncated(position);
  auto const count = static_cast<std::int64_t>(size);
  if (!place || *place == 0 || *place > count || *place < -count) return std::nullopt;
  return static_cast<std::size_t>(*place > 0 ? *place - 1 : count + *place);
}

Value outside(CallContext& context, std::string_view function, Value const& position, std::size_t size) {
  return context.fail(NullReason::no_such_entry, code::position_outside,
                      {function, brief(position), std::to_string(size)});
}

Value list_replace_at(CallContext& context, Arguments arguments) {
  constexpr std::string_view function = "sustituir elemento";
  auto const items = arguments[0].as_list();
  if (auto const refused = refuse_work(context, function, items.size())) return *refused;
  auto const place = offset_of(arguments[1], items.size());
  if (!place) return outside(context, function, arguments[1], items.size());
  ListBuilder replaced(context.arena(), items.size());
  for (std::size_t i = 0; i < items.size(); ++i) replaced.add(i == *place ? arguments[2] : items[i]);
  return replaced.done();
}

Value list_replace_where(CallContext& context, Arguments arguments) {
  constexpr std::string_view function = "sustituir elemento";
  auto const items = arguments[0].as_list();
  if (auto const refused = refuse_work(context, function, items.size())) return *refused;
  ListBuilder replaced(context.arena(), items.size());
  for (Value const& item : items) {
    std::array const pair{item, arguments[2]};
    Value const matches = context.call(arguments[1], pair);
    if (!matches.is(Kind::boolean)) {
      return context.fail(NullReason::type_mismatch, code::function_result_unfit, {function});
    }
    replaced.add(matches.as_boolean() ? arguments[2] : item);
  }
  return replaced.done();
}

Value sublist(CallContext& context, Arguments arguments) {
  constexpr std::string_view function = "sublista";
  auto const items = arguments[0].as_list();
  auto const begin = offset_of(arguments[1], items.size());
  if (!begin) return outside(context, function, arguments[1], items.size());
  if (is_missing(arguments, 2)) return Value::list(items.subspan(*begin));
  auto const length = truncated(arguments[2]);
  if (!length || *length < 1 || static_cast<std::uint64_t>(*length) > items.size() - *begin) {
    return context.fail(NullReason::invalid_argument, code::length_invalid, {function, brief(arguments[2])});
  }
  return Value::list(items.subspan(*begin, static_cast<std::size_t>(*length)));
}

Value insert_before(CallContext& context, Arguments arguments) {
  constexpr std::string_view function = "insertar antes de";
  auto const items = arguments[0].as_list();
  if (auto const refused = refuse_work(context, function, items.size())) return *refused;
  auto const place = offset_of(arguments[1], items.size());
  if (!place) return outside(context, function, arguments[1], items.size());
  ListBuilder longer(context.arena(), items.size() + 1);
  longer.add(items.first(*place));
  longer.add(arguments[2]);
  longer.add(items.subspan(*place));
  return longer.done();
}

Value remove(CallContext& context, Arguments arguments) {
  constexpr std::string_view function = "quitar";
  auto const items = arguments[0].as_list();
  if (auto const refused = refuse_work(context, function, items.size())) return *refused;
  auto const place = offset_of(arguments[1], items.size());
  if (!place) return outside(context, function, arguments[1], items.size());
  ListBuilder shorter(context.arena(), items.size() - 1);
  shorter.add(items.first(*place));
  shorter.add(items.subspan(*place + 1));
  return shorter.done();
}

// ---- lists out of lists
// -----------------------------------------------------------------------------------------

Value append(CallContext& context, Arguments arguments) {
  auto const items = arguments[0].as_list();
  std::size_t const size = items.size() + arguments.size() - 1;
  if (auto const refused = refuse_work(context, "anexar", size)) return *refused;
  ListBuilder longer(context.arena(), size);
  longer.add(items);
  longer.add(arguments.subspan(1));
  return longer.done();
}

Value concatenate(CallContext& context, Arguments arguments) {
  std::size_t size = 0;
  for (Value const& list : arguments) size += list.as_list().size();
  if (auto const refused = refuse_work(context, "concatenar", size)) return *refused;
  ListBuilder joined(context.arena(), size);
  for (Value const& list : arguments) joined.add(list.as_list());
  return joined.done();
}

Value list_union(CallContext& context, Arguments arguments) {
  Value const joined = concatenate(context, arguments);
  return joined.is_null() ? joined : without_repetitions(context, "unión", joined.as_list());
}

Value reverse(CallContext& context, Arguments arguments) {
  auto const items = arguments[0].as_list();
  if (auto const refused = refuse_work(context, "invertir", items.size())) return *refused;
  ListBuilder reversed(context.arena(), items.size());
  for (auto item = items.rbegin(); item != items.rend(); ++item) reversed.add(*item);
  return reversed.done();
}

// Lists may share parts, so that what is written small can be very long: both depth and size are limited.
bool collect(std::span<Value const> items, std::vector<Value>& out, int depth) {
  if (depth == 0) return false;
  for (Value const& item : items) {
    if (out.size() >= Limits::items) return false;
    if (!item.is(Kind::list)) {
      out.push_back(item);
    } else if (!collect(item.as_list(), out, depth - 1)) {
      return false;
    }
  }
  return true;
}

Value flatten(CallContext& context, Arguments arguments) {
  constexpr int deepest = 500;
  std::vector<Value> flat;
  if (!collect(arguments[0].as_list(), flat, deepest)) {
    return context.fail(NullReason::limit, code::result_too_large, {"aplanar"});
  }
  if (auto const refused = refuse_work(context, "aplanar", flat.size())) return *refused;
  return Value::list(flat, context.arena());
}

// ---- one value out of a list
// ------------------------------------------------------------------------------------

Value count(CallContext& context, Arguments arguments) {
  auto const items = arguments[0].as_list();
  if (context.profile() == Profile::pack) {
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (items[i].is_null()) return without_value(context, "cuenta", i);
    }
  }
  return Value::number(static_cast<std::int64_t>(items.size()));
}

Value no_items(CallContext& context, std::string_view function) {
  return context.fail(NullReason::empty_list, code::list_empty, {function});
}

// The item that every other one follows; `sign` -1 for the least, 1 for the greatest.
Value extreme(CallContext& context, std::string_view function, Arguments arguments, int sign) {
  auto const items = items_of(arguments);
  if (auto const refused = refuse_work(context, function, items.size())) return *refused;
  if (items.empty()) return no_items(context, function);
  Value best = items[0];
  std::uint16_t currency = 0;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (items[i].is_null()) return without_value(context, function, i);
    auto const order = compare(items[i], best);
    if (!order && items[i].is(Kind::number) && best.is(Kind::number)) {
      return different_currencies(context, best.currency(), items[i].currency());
    }
    if (!order) {
      return context.fail(NullReason::type_mismatch, code::items_not_ordered,
                          {function, kind_name(best), kind_name(items[i])});
    }
    if (items[i].currency() != 0) currency = items[i].currency();
    if (*order * sign > 0) best = items[i];
    if (currency != 0) best = best.with_currency(currency);
  }
  return best;
}

Value min(CallContext& context, Arguments arguments) { return extreme(context, "mínimo", arguments, -1); }
Value max(CallContext& context, Arguments arguments) { return extreme(context, "máximo", arguments, 1); }

std::optional<Decimal> total(std::span<Decimal const> numbers) {
  std::optional<Decimal> sum = Decimal();
  for (Decimal const number : numbers) {
    sum = Decimal::add(*sum, number);
    if (!sum) break;
  }
  return sum;
}

std::optional<Decimal> average(std::span<Decimal const> numbers) {
  auto const sum = total(numbers);
  return sum ? Decimal::divide(*sum, Decimal::integer(static_cast<std::int64_t>(numbers.size())))
             : std::nullopt;
}

Value sum(CallContext& context, Arguments arguments) {
  Numbers const numbers = numbers_of(context, "suma", arguments);
  if (numbers.failure) return *numbers.failure;
  if (numbers.values.empty() && context.profile() == Profile::standard) return no_items(context, "suma");
  return number(context, "suma", total(numbers.values), numbers.currency);
}

Value mean(CallContext& context, Arguments arguments) {
  Numbers const numbers = numbers_of(context, "promedio", arguments);
  if (numbers.failure) return *numbers.failure;
  if (numbers.values.empty()) return no_items(context, "promedio");
  return number(context, "promedio", average(numbers.values), numbers.currency);
}

Value product(CallContext& context, Arguments arguments) {
  auto const items = items_of(arguments);
  Numbers const numbers = numbers_of(context, "producto", arguments);
  if (numbers.failure) return *numbers.failure;
  if (numbers.values.empty()) return no_items(context, "producto");
  if (std::count_if(items.begin(), items.end(), [](Value const& item) { return item.currency() != 0; }) > 1) {
    return context.fail(NullReason::type_mismatch, code::amount_misused, {"producto"});
  }
  std::optional<Decimal> product = Decimal::integer(1);
  for (Decimal const factor : numbers.values) {
    product = Decimal::multiply(*product, factor);
    if (!product) break;
  }
  return number(context, "producto", product, numbers.currency);
}

Value median(CallContext& context, Arguments arguments) {
  Numbers const numbers = numbers_of(context, "mediana", arguments);
  if (numbers.failure) return *numbers.failure;
  if (numbers.values.empty()) return no_items(context, "mediana");
  std::sort(numbers.values.begin(), numbers.values.end());
  std::size_t const size = numbers.values.size();
  auto const middle =
      size % 2 == 1 ? numbers.values.subspan(size / 2, 1) : numbers.values.subspan(size / 2 - 1, 2);
  return number(context, "mediana", size % 2 == 1 ? middle[0] : average(middle), numbers.currency);
}

// Of a sample: over n - 1.
std::optional<Decimal> deviation(std::span<Decimal const> numbers) {
  auto const center = average(numbers);
  std::optional<Decimal> squares = Decimal();
  for (std::size_t i = 0; center && squares && i < numbers.size(); ++i) {
    auto const distance = Decimal::subtract(numbers[i], *center);
    auto const square = distance ? Decimal::multiply(*distance, *distance) : std::nullopt;
    squares = square ? Decimal::add(*squares, *square) : std::nullopt;
  }
  if (!center || !squares) return std::nullopt;
  auto const variance =
      Decimal::divide(*squares, Decimal::integer(static_cast<std::int64_t>(numbers.size()) - 1));
  return variance ? variance->sqrt() : std::nullopt;
}

Value stddev(CallContext& context, Arguments arguments) {
  Numbers const numbers = numbers_of(context, "desviación estándar", arguments);
  if (numbers.failure) return *numbers.failure;
  if (numbers.values.size() < 2) return no_items(context, "desviación estándar");
  return number(context, "desviación estándar", deviation(numbers.values), numbers.currency);
}

Value mode(CallContext& context, Arguments arguments) {
  Numbers const numbers = numbers_of(context, "moda", arguments);
  if (numbers.failure) return *numbers.failure;
  auto const& sorted = numbers.values;
  std::sort(sorted.begin(), sorted.end());
  ListBuilder most(context.arena(), sorted.size());
  std::size_t highest = 0;
  auto const run_end = [&](std::size_t begin) {
    std::size_t end = begin;
    while (end < sorted.size() && sorted[end] == sorted[begin]) ++end;
    return end;
  };
  for (std::size_t i = 0; i < sorted.size(); i = run_end(i)) highest = std::max(highest, run_end(i) - i);
  for (std::size_t i = 0; i < sorted.size(); i = run_end(i)) {
    if (run_end(i) - i == highest)
      most.add(Value::number(sorted[i], context.arena()).with_currency(numbers.currency));
  }
  return most.done();
}

// `decisive`: the item that decides (false for all, true for any).
Value combined(CallContext& context, std::string_view function, Arguments arguments, bool decisive) {
  auto const items = items_of(arguments);
  if (auto const refused = refuse_work(context, function, items.size())) return *refused;
  std::optional<Value> open;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (items[i].is(Kind::boolean)) {
      if (items[i].as_boolean() == decisive) return items[i];
    } else if (!open) {
      open = items[i].is_null() ? without_value(context, function, i)
                                : unfit_item(context, function, i, items[i]);
    }
  }
  return open ? *open : Value::boolean(!decisive);
}

Value all(CallContext& context, Arguments arguments) { return combined(context, "todos", arguments, false); }
Value any(CallContext& context, Arguments arguments) { return combined(context, "alguno", arguments, true); }

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
       .documentation =
           "Si algún elemento de la lista es igual al dado. En los paquetes da nulo cuando no está y la "
           "lista tiene elementos sin valor, salvo que se busque el literal nulo.",
       .examples = {{"list contains([1, 2, 3], 2)", "true"}, {"list contains([1, null], null)", "true"},
                    {"list contains(null, 1)", "null"}}},
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
       .documentation =
           "La lista con otro elemento en lugar de cada uno que cumple la condición, una función del "
           "elemento y del nuevo que da verdadero o falso.",
       .examples = {{"list replace([2, 4, 7, 8], function(item, newItem) item < newItem, 5)",
                     "[5, 5, 7, 8]"},
                    {"list replace([1, 2], 3, 9)", "null"}}},
      {.en = "count",
       .es = "cuenta",
       .aliases = {"contar"},
       .parameters = {list("list", "lista")},
       .result = simple<TypeKind::number>,
       .kernel = count,
       .section = section,
       .documentation = "Cuántos elementos tiene la lista. En los paquetes da nulo si alguno no tiene valor.",
       .examples = {{"count([1, 2, 3])", "3"}, {"count([])", "0"},
                    {"count(null)", "null"}}},
      {.en = "min",
       .es = "mínimo",
       .parameters = {items("list", "lista", ordered)},
       .variadic = true,
       .result = common_item,
       .kernel = min,
       .section = section,
       .documentation =
           "El menor de una lista o de los argumentos: números, montos, textos, fechas o duraciones. "
           "De una lista vacía, o con un elemento nulo, nulo.",
       .examples = {{"min([3, 1, 2])", "1"}, {"min(3, 1, 2)", "1"}, {"min([])", "null"}}},
      {.en = "max",
       .es = "máximo",
       .parameters = {items("list", "lista", ordered)},
       .variadic = true,
       .result = common_item,
       .kernel = max,
       .section = section,
       .documentation =
           "El mayor de una lista o de los argumentos: números, montos, textos, fechas o duraciones. "
           "De una lista vacía, o con un elemento nulo, nulo.",
       .examples = {{"max([3, 1, 2])", "3"},
                    {R"(max(date("2024-01-31"), date("2024-02-01")))", R"(date("2024-02-01"))"},
                    {"max([])", "null"},
                    {R"(max([1, "dos"]))", "null"}}},
      {.en = "sum",
       .es = "suma",
       .aliases = {"sumar"},
       .parameters = {items("list", "lista", addable)},
       .variadic = true,
       .result = common_number,
       .kernel = sum,
       .section = section,
       .documentation =
           "La suma de una lista o de los argumentos. En los paquetes la de una lista vacía es 0 (en el "
           "estándar, nulo); con un elemento nulo, nulo.",
       .examples = {{"sum([1, 2.50, 3])", "6.50"}, {"sum(1, 2, 3)", "6"}, {"sum([1, null])", "null"}}},
      {.en = "mean",
       .es = "promedio",
       .parameters = {items("list", "lista", numbers)},
       .variadic = true,
       .result = common_number,
       .kernel = mean,
       .section = section,
       .documentation =
           "El promedio: la suma entre la cuenta. De una lista vacía, o con un elemento nulo, nulo.",
       .examples = {{"mean([1, 2, 3])", "2"}, {"mean([])", "null"}}},
      {.en = "all",
       .es = "todos",
       .parameters = {items("list", "lista", kinds(Kind::boolean))},
       .variadic = true,
       .result = simple<TypeKind::boolean>,
       .kernel = all,
       .section = section,
       .documentation =
           "Falso si algún elemento es falso; verdadero si todos son verdaderos o la lista está vacía; "
           "nulo en otro caso.",
       .examples = {{"all([true, false])", "false"}, {"all([])", "true"}, {"all([true, null])", "null"}}},
      {.en = "any",
       .es = "alguno",
       .parameters = {items("list", "lista", kinds(Kind::boolean))},
       .variadic = true,
       .result = simple<TypeKind::boolean>,
       .kernel = any,
       .section = section,
       .documentation =
           "Verdadero si algún elemento es verdadero; falso si todos son falsos o la lista está vacía; "
           "nulo en otro caso.",
       .examples = {{"any([true, false])", "true"}, {"any([])", "false"}, {"any([false, null])", "null"}}},
      {.en = "sublist",
       .es = "sublista",
       .parameters = {list("list", "lista"), number("start position", "posición inicial"),
                      optional(number("length", "longitud"))},
       .result = same_list,
       .kernel = sublist,
       .section = section,
       .documentation =
           "Los elementos desde una posición (la primera es 1, la última -1). Sin longitud, hasta el final.",
       .examples = {{"sublist([4, 5, 6], 1, 2)", "[4, 5]"}, {"sublist([4, 5, 6], -1)", "[6]"},
                    {"sublist([1, 2, 3], 4)", "null"}}},
      {.en = "append",
       .es = "anexar",
       .parameters = {list("list", "lista"), anything("item", "elemento")},
       .variadic = true,
       .result = list_and_items,
       .kernel = append,
       .section = section,
       .documentation = "La lista con los elementos dados al final.",
       .examples = {{"append([1], 2, 3)", "[1, 2, 3]"}, {"append([1], [2])", "[1, [2]]"},
                    {"append(null, 1)", "null"}}},
      {.en = "concatenate",
       .es = "concatenar",
       .parameters = {list("list", "lista")},
       .variadic = true,
       .result = joined_lists,
       .kernel = concatenate,
       .section = section,
       .documentation = "Una lista con los elementos de todas las dadas, en orden.",
       .examples = {{"concatenate([1, 2], [3])", "[1, 2, 3]"},
                    {"concatenate([1, 2], [3], [])", "[1, 2, 3]"},
                    {"concatenate([1, 2], null)", "null"}}},
      {.en = "insert before",
       .es = "insertar antes de",
       .parameters = {list("list", "lista"), number("position", "posición"), anything("newItem", "nuevo")},
       .result = list_and_third,
       .kernel = insert_before,
       .section = section,
       .documentation = "La lista con un elemento nuevo antes de una posición.",
       .examples = {{"insert before([1, 3], 1, 2)", "[2, 1, 3]"},
                    {"insert before([1, 3], 2, 2)", "[1, 2, 3]"},
                    {"insert before([1, 3], 5, 2)", "null"}}},
      {.en = "remove",
       .es = "quitar",
       .parameters = {list("list", "lista"), number("position", "posición")},
       .result = same_list,
       .kernel = remove,
       .section = section,
       .documentation = "La lista sin el elemento de una posición.",
       .examples = {{"remove([1, 2, 3], 2)", "[1, 3]"},
                    {"remove([1, 2, 3], -1)", "[1, 2]"},
                    {"remove([1, 2, 3], 0)", "null"}}},
      {.en = "reverse",
       .es = "invertir",
       .parameters = {list("list", "lista")},
       .result = same_list,
       .kernel = reverse,
       .section = section,
       .documentation = "La lista del último al primero.",
       .examples = {{"reverse([1, 2, 3])", "[3, 2, 1]"},
                    {R"(reverse(["a", "b"]))", R"(["b", "a"])"},
                    {"reverse(null)", "null"}}},
      {.en = "index of",
       .es = "posición de",
       .parameters = {list("list", "lista"), anything("match", "buscado")},
       .result = list_of<TypeKind::number>,
       .kernel = index_of,
       .section = section,
       .documentation =
           "Las posiciones de los elementos iguales al buscado, en orden. En los paquetes da nulo si la "
           "lista tiene elementos sin valor, salvo que se busque el literal nulo.",
       .examples = {{"index of([1, 2, 3, 2], 2)", "[2, 4]"},
                    {"index of([1, 2, 1], 3)", "[]"},
                    {"index of(null, 1)", "null"}}},
      {.en = "union",
       .es = "unión",
       .parameters = {list("list", "lista")},
       .variadic = true,
       .result = joined_lists,
       .kernel = list_union,
       .section = section,
       .documentation = "Los elementos de todas las listas, sin repetidos.",
       .examples = {{"union([1, 2], [2, 3])", "[1, 2, 3]"},
                    {"union([1, 2], [2, 3], [3])", "[1, 2, 3]"},
                    {"union([1], null)", "null"}}},
      {.en = "distinct values",
       .es = "valores distintos",
       .parameters = {list("list", "lista")},
       .result = same_list,
       .kernel = distinct_values,
       .section = section,
       .documentation = "La lista sin repetidos; de los iguales queda el primero.",
       .examples = {{"distinct values([1, 2, 3, 2, 1])", "[1, 2, 3]"},
                    {R"(distinct values(["a", "b", "a"]))", R"(["a", "b"])"},
                    {"distinct values(null)", "null"}}},
      {.en = "flatten",
       .es = "aplanar",
       .parameters = {list("list", "lista")},
       .result =
           [](std::span<Type const> arguments) {
             Type item = arguments.empty() ? Type() : arguments[0];
             while (item.is(TypeKind::list)) item = item.item();
             return Type::list(item);
           },
       .kernel = flatten,
       .section = section,
       .documentation =
           "Una sola lista con los elementos de las listas que hay dentro de la dada, a cualquier nivel.",
       .examples = {{"flatten([[1, 2], [[3]], 4])", "[1, 2, 3, 4]"},
                    {"flatten([[1], [[2, 3]], 4])", "[1, 2, 3, 4]"},
                    {"flatten(null)", "null"}}},
      {.en = "product",
       .es = "producto",
       .parameters = {items("list", "lista", numbers)},
       .variadic = true,
       .result = simple<TypeKind::number>,
       .kernel = product,
       .section = section,
       .documentation =
           "El producto de los números de una lista o de los argumentos. De una lista vacía, nulo.",
       .examples = {{"product([2, 3, 4])", "24"},
                    {"product(2, 3, 4)", "24"},
                    {R"(product([2, "3"]))", "null"}}},
      {.en = "median",
       .es = "mediana",
       .parameters = {items("list", "lista", numbers)},
       .variadic = true,
       .result = common_number,
       .kernel = median,
       .section = section,
       .documentation = "El valor central de los números ordenados, o el promedio de los dos centrales.",
       .examples = {{"median(8, 2, 5, 3, 4)", "4"}, {"median([6, 1, 2, 3])", "2.5"},
                    {R"(median([1, "2"]))", "null"}}},
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
       .examples = {{"mode(6, 3, 9, 6, 6)", "[6]"}, {"mode([6, 1, 9, 6, 1])", "[1, 6]"},
                    {R"(mode(["a", "b"]))", "null"}}},
  };
}

}  // namespace visado::feel

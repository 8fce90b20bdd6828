#include "tck/tck.hpp"

#include "feel/program/machine.hpp"
#include "feel/value/operations.hpp"
#include "visado/diagnostics/feel_builtins.hpp"

namespace visado::tck {

namespace {

std::string text_of(simdjson::dom::element element) { return std::string(element.get_string().value()); }

std::string json_text(std::string_view text) { return to_json(Value::string(text)); }

std::string typed(std::string_view type, std::string_view value) {
  return "{\"t\":\"" + std::string(type) + "\",\"v\":" + std::string(value) + "}";
}

// Digits after the fraction do not count: 10:00:00.0 is 10:00:00.
bool same_number(Decimal a, Decimal b) {
  std::optional<Decimal> const difference = Decimal::subtract(a, b);
  return difference && difference->abs() < Decimal::scaled(1, 8);
}

bool same_zone(Zone const& a, Zone const& b) { return a == b; }

bool same(Value const& expected, Value const& got) {
  if (expected.kind() != got.kind()) return false;
  switch (expected.kind()) {
    case Kind::null:
      return true;
    case Kind::boolean:
      return expected.as_boolean() == got.as_boolean();
    case Kind::number:
      return same_number(expected.as_number(), got.as_number());
    case Kind::string:
      return expected.as_string() == got.as_string();
    case Kind::date:
      return expected.as_date() == got.as_date();
    case Kind::time:
      return expected.as_time().nanos == got.as_time().nanos &&
             same_zone(expected.as_time().zone, got.as_time().zone);
    case Kind::date_time:
      return expected.as_date_time() == got.as_date_time();
    case Kind::day_time_duration:
      return expected.as_day_time_duration() == got.as_day_time_duration();
    case Kind::year_month_duration:
      return expected.as_year_month_duration() == got.as_year_month_duration();
    case Kind::list: {
      auto const a = expected.as_list();
      auto const b = got.as_list();
      if (a.size() != b.size()) return false;
      for (std::size_t i = 0; i < a.size(); ++i) {
        if (!same(a[i], b[i])) return false;
      }
      return true;
    }
    case Kind::context: {
      Context const& a = expected.as_context();
      Context const& b = got.as_context();
      if (a.shape->size() != b.shape->size()) return false;
      for (std::size_t i = 0; i < a.shape->size(); ++i) {
        Value const* const entry = b.find(a.shape->names()[i]);
        if (!same(a.values[i], entry != nullptr ? *entry : Value())) return false;
      }
      return true;
    }
    default:
      return false;
  }
}

// Nothing when the text is none of that kind.
std::optional<Value> read_scalar(std::string_view kind, std::string const& text, Arena& arena) {
  if (kind == "number") {
    std::optional<Decimal> const number = Decimal::parse(text);
    return number ? std::optional(Value::number(*number, arena)) : std::nullopt;
  }
  if (kind == "date") {
    std::optional<Date> const date = Date::parse(text);
    return date ? std::optional(Value::date(*date)) : std::nullopt;
  }
  if (kind == "time") {
    std::optional<Time> const time = Time::parse(text);
    return time ? std::optional(Value::time(*time)) : std::nullopt;
  }
  if (kind == "dateTime") {
    std::optional<DateTime> const moment = DateTime::parse(text);
    return moment ? std::optional(Value::date_time(*moment, arena)) : std::nullopt;
  }
  if (kind != "duration") return std::nullopt;
  if (std::optional<YearMonthDuration> const months = YearMonthDuration::parse(text))
    return Value::duration(*months);
  std::optional<DayTimeDuration> const duration = DayTimeDuration::parse(text);
  return duration ? std::optional(Value::duration(*duration)) : std::nullopt;
}

}  // namespace

std::string typed_json(Value const& value) {
  switch (value.kind()) {
    case Kind::boolean:
      return typed("boolean", value.as_boolean() ? "true" : "false");
    case Kind::number:
      return typed("number", json_text(feel::to_text(value).value_or("0")));
    case Kind::string:
      return typed("string", json_text(value.as_string()));
    case Kind::date:
      return typed("date", to_json(value));
    case Kind::time:
      return typed("time", to_json(value));
    case Kind::date_time:
      return typed("dateTime", to_json(value));
    case Kind::day_time_duration:
    case Kind::year_month_duration:
      return typed("duration", to_json(value));
    case Kind::list: {
      std::string items;
      for (Value const& item : value.as_list()) items += (items.empty() ? "" : ",") + typed_json(item);
      return typed("list", "[" + items + "]");
    }
    case Kind::context: {
      std::string entries;
      Context const& context = value.as_context();
      for (std::size_t i = 0; i < context.shape->size(); ++i) {
        entries +=
            (i == 0 ? "" : ",") + json_text(context.shape->names()[i]) + ":" + typed_json(context.values[i]);
      }
      return typed("context", "{" + entries + "}");
    }
    default:
      return "{\"t\":\"null\"}";
  }
}

Value Runner::read_value(Element value) {
  std::string const kind = text_of(value["t"]);
  Element content;
  if (value["v"].get(content) != simdjson::SUCCESS) return {};
  if (kind == "boolean") return Value::boolean(content.get_bool().value());
  if (kind == "string") return Value::string(content.get_string().value(), arena_);
  if (kind == "list") {
    std::vector<Value> items;
    for (Element const item : content.get_array()) items.push_back(read_value(item));
    return Value::list(items, arena_);
  }
  if (kind == "context") {
    std::vector<std::string> names;
    std::vector<Value> values;
    for (auto const [name, entry] : content.get_object()) {
      names.emplace_back(name);
      values.push_back(read_value(entry));
    }
    Shape const* const shape = arena_.store_shape(Shape(std::move(names)));
    Value* const stored = arena_.allocate_array<Value>(values.size());
    std::copy(values.begin(), values.end(), stored);
    return Value::context(arena_.store(Context{shape, stored}));
  }
  std::string const text = text_of(content);
  std::optional<Value> const scalar = read_scalar(kind, text, arena_);
  if (scalar) return *scalar;
  illegible_ = text;
  return Value::null(NullReason::illegible);
}

Type Runner::read_type(Element type, int depth) {
  static std::map<std::string, TypeKind> const simple{
      {"number", TypeKind::number},
      {"string", TypeKind::string},
      {"boolean", TypeKind::boolean},
      {"date", TypeKind::date},
      {"time", TypeKind::time},
      {"date and time", TypeKind::date_time},
      {"days and time duration", TypeKind::day_time_duration},
      {"years and months duration", TypeKind::year_month_duration},
  };
  if (depth == 0) return {};
  if (type.is_string()) {
    auto const found = simple.find(text_of(type));
    return found == simple.end() ? Type() : Type::of(found->second);
  }
  if (!type.is_object()) return {};
  Element part;
  if (type["list"].get(part) == simdjson::SUCCESS) return Type::list(read_type(part, depth - 1));
  if (type["base"].get(part) == simdjson::SUCCESS) return read_type(part, depth - 1);
  if (type["ref"].get(part) == simdjson::SUCCESS) {
    auto const found = item_types_.find(text_of(part));
    return found == item_types_.end() ? Type() : read_type(found->second, depth - 1);
  }
  if (type["context"].get(part) == simdjson::SUCCESS) {
    std::vector<std::pair<std::string, Type>> fields;
    for (auto const [name, field] : part.get_object())
      fields.emplace_back(std::string(name), read_type(field, depth - 1));
    return Type::context(std::move(fields));
  }
  if (type["function"].get(part) == simdjson::SUCCESS) {
    std::vector<Type> parameters;
    for (Element const parameter : part["params"].get_array())
      parameters.push_back(read_type(parameter, depth - 1));
    return Type::function(std::move(parameters), read_type(part["result"].value(), depth - 1));
  }
  return {};
}

namespace {

std::optional<simdjson::dom::element> element_of(simdjson::dom::element record, char const* key) {
  simdjson::dom::element found;
  bool const given = record[key].get(found) == simdjson::SUCCESS && !found.is_null();
  return given ? std::optional(found) : std::nullopt;
}

}  // namespace

Type Runner::optional_type(Element record, char const* key) {
  Element type;
  return record[key].get(type) == simdjson::SUCCESS ? read_type(type, 8) : Type();
}

void Runner::bind(std::string name, Type type, Value value) {
  scope_.add({.name = std::move(name),
              .type = std::move(type),
              .index = static_cast<std::uint32_t>(inputs_.size())});
  inputs_.push_back(value);
}

void Runner::bind_inputs(Element record) {
  Element part;
  if (record["item_types"].get(part) == simdjson::SUCCESS) {
    for (auto const [name, type] : part.get_object()) item_types_.emplace(name, type);
    for (auto const& [name, type] : item_types_) scope_.add_type(name, read_type(type, 8));
  }
  Element types;
  bool const typed = record["types"].get(types) == simdjson::SUCCESS;
  Element context;
  if (record["context"].get(context) != simdjson::SUCCESS) return;
  for (auto const [name, value] : context.get_object()) {
    Element type;
    bool const known = typed && types[name].get(type) == simdjson::SUCCESS;
    Type const declared = known ? read_type(type, 8) : Type();
    illegible_.reset();
    Value const given = read_value(value);
    Value const converted = feel::coerce(given, declared, arena_);
    auto const index = static_cast<std::uint32_t>(inputs_.size());
    if (illegible_) {
      unfit_inputs_[index] = {std::string(name), json_text(*illegible_), "un valor que se pueda leer"};
    } else if (converted.is_null() && !given.is_null()) {
      unfit_inputs_[index] = {std::string(name), feel::describe(given), declared.to_string()};
    }
    bind(std::string(name), declared, converted);
  }
}

namespace {

// A context that gives the function its name; the places are those of the function's own text.
EmbeddedText named_function(std::string const& name, std::string const& text) {
  std::string const before = "{" + to_json(Value::string(name)) + ":";
  auto const source = std::make_shared<Source const>("<tck>", text);
  return {before + text + "}", source, {{0, 0}, {static_cast<std::uint32_t>(before.size()), 0}}};
}

// What typed values cannot say; empty when there is nothing of it.
std::string unwritable(Value const& value, int depth) {
  if (value.is(Kind::function) || value.is(Kind::range)) return feel::describe(value);
  if (depth == 0 || (!value.is(Kind::list) && !value.is(Kind::context))) return {};
  auto const parts = value.is(Kind::list) ? value.as_list() : value.as_context().entries();
  for (Value const& part : parts) {
    if (std::string found = unwritable(part, depth - 1); !found.empty()) return found;
  }
  return {};
}

}  // namespace

// Required decisions, and functions, which know their own name.
void Runner::bind_logic(Element record, Outcome& outcome) {
  Element bindings;
  if (record["bindings"].get(bindings) != simdjson::SUCCESS) return;
  for (Element const binding : bindings.get_array()) {
    std::string const name = text_of(binding["name"]);
    Element table;
    if (binding["table"].get(table) == simdjson::SUCCESS && !table.is_null()) {
      Type const type = optional_type(binding, "type");
      Value const value = evaluate_table(table, name, element_of(binding, "type"), name, outcome);
      bind(name, type, convert(value, type, {}, name, outcome));
      continue;
    }
    std::string const text = text_of(binding["expr"]);
    Element ignored;
    if (binding["params"].get(ignored) != simdjson::SUCCESS) {
      Type const type = optional_type(binding, "type");
      Value const value = evaluate(EmbeddedText::of("<tck>", text), name, outcome);
      bind(name, type, convert(value, type, text, name, outcome));
      continue;
    }
    Value const boxed = evaluate(named_function(name, text), name, outcome);
    Value const* const function = boxed.is(Kind::context) ? boxed.as_context().find(name) : nullptr;
    Value const value = function != nullptr ? *function : Value::null(NullReason::invalid_argument);
    Value const bound = value.is(Kind::function) ? declared_function(value, binding) : value;
    bind(name, Type::of(TypeKind::function), bound);
  }
}

// The function with the types of its record, which its text cannot always say.
Value Runner::declared_function(Value const& function, Element binding) {
  Function const& written = function.as_function();
  if (written.code == nullptr) return function;
  feel::FunctionCode& code = functions_.emplace_back(*written.code);
  code.wanted_result = optional_type(binding, "result_type");
  std::size_t parameter = 0;
  for (Element const declared : binding["params"].get_array()) {
    if (parameter < code.wanted.size()) code.wanted[parameter] = optional_type(declared, "type");
    ++parameter;
  }
  Value* const captured = arena_.allocate_array<Value>(written.captured.size());
  std::copy(written.captured.begin(), written.captured.end(), captured);
  Value const value = Value::function(arena_.store(
      Function{.program = written.program, .code = &code, .captured = {captured, written.captured.size()}}));
  if (code.self != feel::no_index) captured[code.self] = value;
  return value;
}

void Runner::tell(Diagnostic diagnostic, std::string const& in, Outcome& outcome) {
  for (Reason const& reason : outcome.reasons) {
    Diagnostic const& told = reason.diagnostic;
    if (reason.in == in && told.code == diagnostic.code && told.at.span == diagnostic.at.span) return;
  }
  outcome.reasons.push_back({std::move(diagnostic), in});
}

// Where the expression first uses an input that was not what it was declared to be.
void Runner::tell_unfit_inputs(Expression const& expression, std::string const& in, Outcome& outcome) {
  for (Expression::Use const& use : expression.uses()) {
    auto const unfit = unfit_inputs_.find(use.index);
    if (use.role != Binding::Role::input || unfit == unfit_inputs_.end()) continue;
    Label const at{expression.text().source(), expression.text().to_source(use.span), {}};
    tell(Diagnostic::make(code::input_unfit, at, unfit->second), in, outcome);
  }
}

Value Runner::evaluate(EmbeddedText const& text, std::string const& in, Outcome& outcome) {
  CompileOptions const options{.language = language_};
  Result<Expression> compiled = Expression::compile(text, scope_, options);
  note(compiled.diagnostics(), in, outcome);
  if (!compiled) return Value::null(NullReason::invalid_argument);
  expressions_.push_back(compiled.value());
  tell_unfit_inputs(expressions_.back(), in, outcome);
  Explanation explanation;
  Value const value = expressions_.back().explain(activation(), arena_, explanation);
  note(explanation.reasons, in, outcome);
  return value;
}

Activation Runner::activation() const {
  Activation activation{.inputs = inputs_};
  activation.today = *Date::parse("2024-01-15");
  activation.now = *DateTime::parse("2024-01-15T10:30:00Z");
  return activation;
}

void Runner::note(Diagnostics const& reasons, std::string const& in, Outcome& outcome) {
  for (Diagnostic const& reason : reasons) tell(reason, in, outcome);
}

Value Runner::convert(Value const& value, Type const& type, std::string const& text, std::string const& in,
                      Outcome& outcome) {
  Value const converted = feel::coerce(value, type, arena_);
  if (converted.is_null() && !value.is_null())
    tell_of_whole(code::conversion_impossible, {feel::describe(value), type.to_string()}, text, in, outcome);
  return converted;
}

void Runner::tell_of_whole(Code code, std::vector<std::string> arguments, std::string const& text,
                           std::string const& in, Outcome& outcome) {
  EmbeddedText const whole = EmbeddedText::of("<tck>", text);
  Label const at{whole.source(), {0, static_cast<std::uint32_t>(text.size())}, {}};
  tell(Diagnostic::make(code, at, std::move(arguments)), in, outcome);
}

Outcome Runner::run(std::string_view line, std::optional<std::string> const& expression) {
  scope_ = Scope();
  inputs_.clear();
  unfit_inputs_.clear();
  expressions_.clear();
  functions_.clear();
  tables_.clear();
  item_types_.clear();
  arena_.reset();
  Element const record = parser_.parse(line.data(), line.size()).value();
  Outcome outcome;
  outcome.id = text_of(record["id"]);
  Element expected;
  if (record["expect"].get(expected) == simdjson::SUCCESS) outcome.expected = read_value(expected);
  outcome.expects_value = !outcome.expected.is_null();
  bind_inputs(record);
  bind_logic(record, outcome);
  Value value;
  Element table;
  std::string text;
  if (record["table"].get(table) == simdjson::SUCCESS && !table.is_null()) {
    std::string const name = outcome.id.substr(outcome.id.rfind('/') + 1);
    value = evaluate_table(table, name, element_of(record, "result_type"), {}, outcome);
  } else {
    text = expression ? *expression : text_of(record["expr"]);
    value = evaluate(EmbeddedText::of("<tck>", text), {}, outcome);
    value = convert(value, optional_type(record, "expr_type"), text, {}, outcome);
  }
  outcome.got = convert(value, optional_type(record, "result_type"), text, {}, outcome);
  if (std::string const what = unwritable(outcome.got, 100); !what.empty())
    tell_of_whole(code::value_without_form, {what}, text, {}, outcome);
  outcome.passed = same(outcome.expected, outcome.got);
  return outcome;
}

}  // namespace visado::tck

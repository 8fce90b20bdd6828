// Calls of functions and built-ins.
#include <algorithm>
#include <cstddef>
#include <memory>

#include "feel/program/machine.hpp"
#include "feel/program/recorder.hpp"
#include "feel/program/small.hpp"
#include "feel/value/operations.hpp"
#include "visado/diagnostics/feel.hpp"
#include "visado/diagnostics/feel_builtins.hpp"

namespace visado::feel {

namespace {

// Room for a few values on the stack, for more in the arena.
class Values {
 public:
  Values(std::size_t size, Arena& arena)
      : data_(size <= few ? reinterpret_cast<Value*>(room_) : arena.allocate_array<Value>(size)), size_(size) {
    std::uninitialized_fill_n(data_, size, Value());
  }
  Values(Values const&) = delete;
  Values& operator=(Values const&) = delete;
  Value& operator[](std::size_t i) { return data_[i]; }
  Value* data() { return data_; }
  [[nodiscard]] std::span<Value const> span() const { return {data_, size_}; }

 private:
  static constexpr std::size_t few = 8;
  alignas(Value) std::byte room_[few * sizeof(Value)];
  Value* data_;
  std::size_t size_;
};

}  // namespace

Value Machine::call_value(CallSite const& site) {
  Value const callee = value(site.callee);
  Values arguments(site.arguments.size(), arena_);
  for (std::size_t i = 0; i < site.arguments.size(); ++i) arguments[i] = value(site.arguments[i]);
  return site.names.empty() ? call(callee, arguments.span()) : call_named(site, callee, arguments.span());
}

Value Machine::call(Value const& callee, std::span<Value const> arguments) {
  if (callee.is_null()) return without_operand("( )", {callee});
  if (!callee.is(Kind::function))
    return fail(NullReason::type_mismatch, code::not_callable, {describe(callee)});
  Function const& function = callee.as_function();
  if (function.code != nullptr) return invoke(function, arguments);
  std::vector<Candidate> candidates;
  for (Builtin const& row : find_builtin(function.builtin, Language::es)) candidates.push_back({&row, {}});
  return call_rows(candidates, arguments);
}

Value Machine::call_named(CallSite const& site, Value const& callee, std::span<Value const> arguments) {
  bool const known = callee.is(Kind::function) && callee.as_function().code != nullptr;
  if (!known) return call(callee, arguments);
  std::vector<std::string> const& parameters = callee.as_function().code->parameters;
  Values ordered(parameters.size(), arena_);
  for (std::size_t i = 0; i < site.names.size(); ++i) {
    auto const found = std::find(parameters.begin(), parameters.end(), site.names[i]);
    if (found == parameters.end() || site.names.size() != parameters.size()) {
      return fail(NullReason::invalid_argument, code::call_argument_count,
                  {std::to_string(site.names.size()), std::to_string(parameters.size())});
    }
    ordered[static_cast<std::size_t>(found - parameters.begin())] = arguments[i];
  }
  return invoke(callee.as_function(), ordered.span());
}

Value Machine::invoke(Function const& function, std::span<Value const> arguments) {
  FunctionCode const& code = *function.code;
  if (arguments.size() != code.parameters.size()) {
    return fail(NullReason::invalid_argument, code::call_argument_count,
                {std::to_string(arguments.size()), std::to_string(code.parameters.size())});
  }
  if (calls_ >= Limits::calls || depth_ + code.depth > deepest_parts) {
    stopped_ = true;
    return fail(NullReason::limit, code::calls_too_deep, {std::to_string(Limits::calls)});
  }
  if (!spend(code.cost)) return Value::null(NullReason::limit);
  Values frame(code.frame_size, arena_);
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    frame[i] = coerce(arguments[i], code.wanted[i], arena_);
    if (frame[i].is_null() && !arguments[i].is_null()) {
      return fail(NullReason::type_mismatch, code::call_argument_type, {describe(arguments[i])});
    }
  }
  Program const* const caller = std::exchange(program_, function.program);
  Value* const caller_frame = std::exchange(frame_, frame.data());
  Value const* const caller_captured = std::exchange(captured_, function.captured.data());
  code_ = program_->code.data();
  constants_ = program_->constants.data();
  ++calls_;
  depth_ += code.depth;
  if (recorder_ != nullptr) recorder_->enter(*program_);
  Value const result = stopped_ ? Value::null(NullReason::limit) : value(code.entry);
  if (recorder_ != nullptr) recorder_->leave();
  depth_ -= code.depth;
  --calls_;
  program_ = caller;
  code_ = caller->code.data();
  constants_ = caller->constants.data();
  frame_ = caller_frame;
  captured_ = caller_captured;
  if (code.wanted_result.is(TypeKind::any) || result.is_null()) return result;
  Value const converted = coerce(result, code.wanted_result, arena_);
  if (!converted.is_null()) return converted;
  return fail(NullReason::type_mismatch, code::conversion_impossible,
              {describe(result), code.wanted_result.to_string()});
}

Value Machine::call_builtin(CallSite const& site) {
  if (site.of_field != CallSite::Field::none && recorder_ == nullptr) {
    Value result;
    if (of_field(site, result)) return result;
  }
  Values arguments(site.arguments.size(), arena_);
  for (std::size_t i = 0; i < site.arguments.size(); ++i) arguments[i] = value(site.arguments[i]);
  if (stopped_) return Value::null(NullReason::limit);
  if (site.direct) {
    Builtin const& row = *site.candidates.front().row;
    bool as_they_are = true;
    for (std::size_t i = 0; i < site.arguments.size(); ++i)
      as_they_are = as_they_are && (row.parameters[i].accepts & kinds(arguments[i].kind())) != 0 &&
                    !arguments[i].is_null();
    if (as_they_are && !site.prepared) {
      Value const result = row.kernel(*this, arguments.span());
      bool const bare = site.currency != 0 && result.is(Kind::number) && result.currency() == 0;
      return bare ? result.with_currency(site.currency) : result;
    }
  }
  pattern_ = site.prepared.get();
  Value const result = call_rows(site.candidates, arguments.span());
  pattern_ = nullptr;
  return result;
}

// The usual case of what is asked of one field of a list of records. False where anything is out of the ordinary: then
// the list of the field is made and the function called, which tells what is wrong.
bool Machine::of_field(CallSite const& site, Value& result) {
  Instruction const& field = code_[site.arguments.front()];
  Value const base = value(field.a);
  if (!base.is(Kind::list) || base.as_list().empty()) return false;
  bool const done = site.of_field == CallSite::Field::sum
                        ? sum_of_field(base.as_list(), program_->records[field.extra], field.b, result)
                        : field_contains(base.as_list(), field, value(site.arguments[1]), result);
  return done && spend(cost_of_field(base.as_list().size()));
}

// Amounts of one currency with 64-bit coefficients.
bool Machine::sum_of_field(std::span<Value const> items, RecordType const* record, Index slot, Value& sum) {
  bool first = true;
  for (Value const& item : items) {
    if (!item.is(Kind::context) || item.as_context().record != record) return false;
    Value const& amount = item.as_context().values[slot];
    if (!amount.is_small_number()) return false;
    if (first) sum = amount;
    else if (!small::add(sum, amount, sum)) return false;
    first = false;
  }
  return true;
}

// Texts.
bool Machine::field_contains(std::span<Value const> items, Instruction const& field, Value const& wanted, Value& found) {
  if (!wanted.is(Kind::string) || wanted.as_string().size() > 4096) return false;  // long ones are counted as work
  RecordType const* const record = program_->records[field.extra];
  for (Value const& item : items) {
    if (!item.is(Kind::context) || item.as_context().record != record) return false;
    Value const& text = item.as_context().values[field.b];
    if (!text.is(Kind::string)) return false;
    if (text.as_string() != wanted.as_string()) continue;
    found = Value::boolean(true);
    return true;
  }
  found = Value::boolean(false);
  return true;
}

namespace {

// The argument as the parameter takes it, with DMN's implicit conversions when lenient; nothing when it does
// not fit.
std::optional<Value> fit(Value const& argument, Parameter const& parameter, bool lenient, Arena& arena) {
  auto const accepts = [&](Value const& value) { return (parameter.accepts & kinds(value.kind())) != 0; };
  if (argument.is_null() || accepts(argument)) return argument;
  if (!lenient) return std::nullopt;
  if (argument.is(Kind::list) && argument.as_list().size() == 1) {
    Value const& only = argument.as_list().front();
    if (accepts(only)) return only;
  }
  if (argument.is(Kind::date) && (parameter.accepts & kinds(Kind::date_time)) != 0) {
    Time const midnight{0, Zone{Zone::Kind::offset, 0, 0}};
    return Value::date_time(DateTime{argument.as_date(), midnight}, arena);
  }
  if ((parameter.accepts & kinds(Kind::list)) != 0)
    return Value::list(std::span<Value const>{arena.store(argument), 1});
  return std::nullopt;
}

// What a built-in costs at least; what it does with each item or pattern it counts itself.
std::uint64_t cost_of(std::span<Value const> arguments) {
  std::uint64_t steps = cost::call;
  for (Value const& argument : arguments) {
    if (argument.is(Kind::string)) steps += argument.as_string().size() / cost::bytes_of_text;
    if (argument.is(Kind::list)) steps += argument.as_list().size() / cost::items;
  }
  return steps;
}

}  // namespace

// The first row that the arguments fit.
Value Machine::call_rows(std::span<Candidate const> candidates, std::span<Value const> arguments) {
  bool const lenient = program_->profile == Profile::standard;
  for (Candidate const& candidate : candidates) {
    Builtin const& row = *candidate.row;
    std::size_t const parameters = row.parameters.size();
    if (candidate.order.empty() && !row.variadic && arguments.size() > parameters) continue;
    Values filled(std::max(parameters, arguments.size()), arena_);
    bool fits = true;
    Parameter const* null = nullptr;
    bool given_null = false;
    for (std::size_t i = 0; i < filled.span().size() && fits; ++i) {
      int const given = candidate.order.empty()      ? (i < arguments.size() ? static_cast<int>(i) : -1)
                        : i < candidate.order.size() ? candidate.order[i]
                                                     : -1;
      Parameter const& parameter = row.parameters[std::min(i, parameters - 1)];
      if (given < 0) {
        fits = parameter.optional || i >= parameters;
        continue;
      }
      std::optional<Value> const value =
          fit(arguments[static_cast<std::size_t>(given)], parameter, lenient, arena_);
      fits = value.has_value();
      if (fits) filled[i] = *value;
      if (fits && value->is_null() && !parameter.nullable) {
        if (null == nullptr) null = &parameter;
        given_null = given_null || is_given_null(*value);
      }
    }
    if (!fits) continue;
    if (null == nullptr) {
      if (!spend(cost_of(filled.span()))) return Value::null(NullReason::limit);
      return row.kernel(*this, filled.span());
    }
    if (lenient && given_null)
      return fail(NullReason::operand, code::argument_without_value, {row.es, null->es});
    failed_ = true;
    return Value::null(NullReason::operand);
  }
  std::string given;
  for (Value const& argument : arguments) given += (given.empty() ? "" : ", ") + describe(argument);
  return fail(NullReason::type_mismatch, code::call_argument_type, {given});
}

}  // namespace visado::feel

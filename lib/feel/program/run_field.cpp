// Entries of contexts, properties of temporal values, parameters at a date.
#include "feel/program/list_builder.hpp"
#include "feel/program/machine.hpp"
#include "feel/program/recorder.hpp"
#include "feel/value/operations.hpp"
#include "support/utf8.hpp"
#include "visado/diagnostics/feel.hpp"
#include "visado/diagnostics/feel_builtins.hpp"

namespace visado::feel {

namespace {

Value const* find_folded(Context const& context, std::string_view name) {
  std::string const wanted = utf8::fold(name);
  for (std::size_t i = 0; i < context.shape->size(); ++i) {
    if (utf8::fold(context.shape->names()[i]) == wanted) return context.values + i;
  }
  return nullptr;
}

// The entry of that name: where it probably stands, else anywhere.
Value const* find_entry(Context const& context, std::string_view name, std::size_t guess, bool fold) {
  if (guess < context.shape->size() && context.shape->names()[guess] == name) return context.values + guess;
  if (Value const* const entry = context.find(name)) return entry;
  return fold ? find_folded(context, name) : nullptr;
}

}  // namespace

Value Machine::field(Value const& base, Instruction const& in) {
  std::string_view const name = program_->names[in.c];
  switch (base.kind()) {
    case Kind::null:
      return without_operand(".", {base});
    case Kind::list:
      return field_of_list(base.as_list(), in);
    case Kind::context:
      break;
    default:
      return property_of(base, in);
  }
  Context const& context = base.as_context();
  Value const* const entry = find_entry(context, name, in.b, in.has(flag::fold));
  if (entry == nullptr) return fail(NullReason::no_such_entry, code::entry_missing, {name, to_feel(base)});
  if (recorder_ != nullptr && context.record != nullptr)
    recorder_->read(*entry, context, context.record, static_cast<std::size_t>(entry - context.values));
  return *entry;
}

Value Machine::field_of_list(std::span<Value const> items, Instruction const& in) {
  if (!spend(items.size() + 1)) return Value::null(NullReason::limit);
  if (depth_ >= deepest_parts) {
    stopped_ = true;
    return fail(NullReason::limit, code::calls_too_deep, {std::to_string(deepest_parts)});
  }
  ++depth_;
  Value* const values = arena_.allocate_array<Value>(items.size());
  bool const by_slot = in.op == Opcode::slot || in.op == Opcode::input_slot || in.op == Opcode::local_slot;
  for (std::size_t i = 0; i < items.size(); ++i) {
    RecordType const* const record = by_slot ? program_->records[in.extra] : nullptr;
    bool const is_record = by_slot && items[i].is(Kind::context) && items[i].as_context().record == record;
    if (is_record && recorder_ == nullptr) {
      values[i] = items[i].as_context().values[in.b];
    } else {
      values[i] = field(items[i], in);
    }
  }
  --depth_;
  return Value::list(std::span<Value const>{values, items.size()});
}

Value Machine::property_of(Value const& base, Instruction const& in) {
  std::string_view const name = program_->names[in.c];
  if (std::optional<Value> const value = property(*this, base, name)) {
    if (!value->is_null()) return *value;
    if (base.is(Kind::range))
      return fail(NullReason::no_such_entry, code::range_without_limit,
                  {base.as_range().low.is_null() ? "inferior" : "superior"});
  }
  return fail(NullReason::no_such_entry, code::no_such_property, {describe(base), name});
}

// A bare name inside a filter whose elements are only known now.
Value Machine::probe(Instruction const& in) {
  Value const element = value(in.a);
  if (element.is(Kind::context)) {
    bool const fold = program_->code[in.b].has(flag::fold);
    Value const* const entry = find_entry(element.as_context(), program_->names[in.c], no_index, fold);
    if (entry != nullptr) return *entry;
  }
  return value(in.b);
}

Value Machine::parameter_at(Instruction const& in) {
  Value const date = value(in.b);
  if (date.is_null()) return without_operand(program_->names[in.c], {date});
  if (!date.is(Kind::date))
    return fail(NullReason::type_mismatch, code::call_argument_type, {describe(date)});
  if (activation_.host == nullptr) return Value::null(NullReason::unknown_name);
  Value const found = activation_.host->parameter_at(in.a, date.as_date());
  return found.is_null() ? fail(found.null_reason(), code::no_value_in_force, {program_->names[in.c]})
                         : found;
}

}  // namespace visado::feel

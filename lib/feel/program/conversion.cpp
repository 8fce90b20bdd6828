// instance of, and the implicit conversions to a type.
#include <algorithm>

#include "feel/check/types.hpp"
#include "feel/program/machine.hpp"

namespace visado::feel {

namespace {

// `null_fits`: null conforms to every type (conversions); for `instance of` it is of type Null only.
bool has_type(Value const& value, Type const& type, bool null_fits) {
  if (type.is(TypeKind::any) || type.is(TypeKind::error)) return null_fits || !value.is_null();
  if (value.is_null()) return null_fits || type.is(TypeKind::null);
  if ((kinds_of(type) & kinds(value.kind())) == 0) return false;
  switch (value.kind()) {
    case Kind::list:
      return std::all_of(value.as_list().begin(), value.as_list().end(), [&](Value const& item) {
        return has_type(item, type.item(), null_fits || type.item().is(TypeKind::any));
      });
    case Kind::range: {
      Range const& range = value.as_range();
      return has_type(range.low, type.item(), true) && has_type(range.high, type.item(), true);
    }
    case Kind::context: {
      Context const& context = value.as_context();
      if (type.record() != nullptr && context.record == type.record()) return true;
      auto const fields = type.fields();
      return std::all_of(fields.begin(), fields.end(), [&](auto const& field) {
        Value const* const entry = context.find(field.first);
        return entry != nullptr && has_type(*entry, field.second, true);
      });
    }
    case Kind::function: {
      if (type == Type::of(TypeKind::function)) return true;
      FunctionCode const* const code = value.as_function().code;
      if (code == nullptr) return true;
      std::vector<Type> const& own = code->type.parameters();
      std::vector<Type> const& wanted = type.parameters();
      if (own.size() != wanted.size()) return false;
      for (std::size_t i = 0; i < own.size(); ++i) {
        if (!conforms(wanted[i], own[i])) return false;
      }
      return conforms(code->type.result(), type.result());
    }
    default:
      return true;
  }
}

}  // namespace

bool is_instance(Value const& value, Type const& type) { return has_type(value, type, false); }

Value coerce(Value const& value, Type const& type, Arena& arena) {
  if (has_type(value, type, true)) return value;
  if (value.is(Kind::list) && !type.is(TypeKind::list)) {
    bool const one = value.as_list().size() == 1 && has_type(value.as_list().front(), type, true);
    return one ? value.as_list().front() : Value::null(NullReason::type_mismatch);
  }
  if (type.is(TypeKind::list) && !value.is(Kind::list)) {
    if (!has_type(value, type.item(), true)) return Value::null(NullReason::type_mismatch);
    return Value::list(std::span<Value const>{arena.store(value), 1});
  }
  if (type.is(TypeKind::date_time) && value.is(Kind::date)) {
    Time const midnight{0, Zone{Zone::Kind::offset, 0, 0}};
    return Value::date_time(DateTime{value.as_date(), midnight}, arena);
  }
  return Value::null(NullReason::type_mismatch);
}

}  // namespace visado::feel

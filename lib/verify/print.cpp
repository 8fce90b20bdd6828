#include "verify/print.hpp"

#include "support/display.hpp"
#include "visado/schema.hpp"

namespace visado::verify {
namespace {

constexpr int deepest = 8;  // of lists and contexts in one message

std::string_view missing(NullReason reason) {
  switch (reason) {
    case NullReason::literal:
    case NullReason::absent:
    case NullReason::null_in_data:
    case NullReason::illegible:
    case NullReason::not_read:
    case NullReason::operand:
    case NullReason::no_value_in_force: return "sin dato";
    default: return "no calculable";
  }
}

std::string print(Value const& value, Type const& type, int depth) {
  if (depth > deepest) return "…";
  switch (value.kind()) {
    case Kind::null: return std::string(missing(value.null_reason()));
    case Kind::boolean: return value.as_boolean() ? "sí" : "no";
    case Kind::number: {
      auto currency = value.currency();
      if (currency == 0 && type.is(TypeKind::money) && type.currency() != Type::dynamic_currency)
        currency = type.currency();
      return currency != 0 || type.is(TypeKind::money) ? display_money(value.as_number(), currency_name(currency))
                                                       : value.as_number().to_string();
    }
    case Kind::string: return std::string(value.as_string());
    case Kind::date: return display_date(value.as_date());
    case Kind::date_time: {
      auto const& moment = value.as_date_time();
      return display_date(moment.date) + ' ' + moment.time.to_string();
    }
    case Kind::list: {
      std::string out;
      for (auto const& item : value.as_list()) {
        if (!out.empty()) out += ", ";
        out += print(item, type.item(), depth + 1);
      }
      return out.empty() ? "ninguno" : out;
    }
    case Kind::context: {
      std::string out;
      auto const& context = value.as_context();
      for (std::size_t i = 0; i < context.shape->size(); ++i) {
        if (context.values[i].is_null()) continue;
        if (context.record && context.record->fields[i].data == DataClass::sensible) continue;
        if (!out.empty()) out += "; ";
        out += context.shape->names()[i] + ": " +
               print(context.values[i], context.record ? context.record->fields[i].type : Type(), depth + 1);
      }
      return '{' + out + '}';
    }
    default: return to_feel(value);
  }
}

}  // namespace

std::string for_people(Value const& value, Type const& type) { return print(value, type, 0); }

}  // namespace visado::verify

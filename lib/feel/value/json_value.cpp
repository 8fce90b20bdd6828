#include "visado/json_value.hpp"

#include <simdjson.h>

#include <map>

#include "visado/diagnostics/support.hpp"

namespace visado {
namespace {

constexpr int deepest = 64;

using Element = simdjson::ondemand::value;

class Reader {
 public:
  Reader(Arena& arena, std::vector<std::unique_ptr<Shape const>>& shapes) : arena_(arena), shapes_(shapes) {}

  Value read(Element element, int depth) {
    if (depth > deepest) throw simdjson::simdjson_error(simdjson::DEPTH_ERROR);
    switch (simdjson::ondemand::json_type(element.type())) {
      case simdjson::ondemand::json_type::null: return Value::null(NullReason::null_in_data);
      case simdjson::ondemand::json_type::boolean: return Value::boolean(bool(element.get_bool()));
      case simdjson::ondemand::json_type::string:
        return Value::string(std::string_view(element.get_string()), arena_);
      case simdjson::ondemand::json_type::number: {
        auto text = element.raw_json_token();
        text = text.substr(0, text.find_last_not_of(" \t\r\n") + 1);
        auto const number = Decimal::parse(text);
        if (!number) throw simdjson::simdjson_error(simdjson::NUMBER_ERROR);
        return Value::number(*number, arena_);
      }
      case simdjson::ondemand::json_type::array: {
        std::vector<Value> items;
        for (auto item : element.get_array()) items.push_back(read(item.value(), depth + 1));
        return Value::list(items, arena_);
      }
      case simdjson::ondemand::json_type::object: return object(element.get_object(), depth);
    }
    return {};
  }

 private:
  Value object(simdjson::ondemand::object object, int depth) {
    std::vector<std::string> names;
    std::vector<Value> values;
    for (auto field : object) {
      names.emplace_back(std::string_view(field.unescaped_key()));
      values.push_back(read(Element(field.value()), depth + 1));
    }
    auto* slots = arena_.allocate_array<Value>(values.size());
    std::copy(values.begin(), values.end(), slots);
    shapes_.push_back(std::make_unique<Shape const>(std::move(names)));
    return Value::context(arena_.store(Context{.shape = shapes_.back().get(), .values = slots}));
  }

  Arena& arena_;
  std::vector<std::unique_ptr<Shape const>>& shapes_;
};

}  // namespace

Result<Value> value_from_json(SourcePtr const& source, Arena& arena,
                              std::vector<std::unique_ptr<Shape const>>& shapes) {
  simdjson::padded_string const padded(source->text());
  simdjson::ondemand::parser parser;
  auto const fail = [&](std::size_t offset, std::string_view why) {
    auto const at = static_cast<std::uint32_t>(std::min(offset, source->text().size()));
    return Diagnostic::make(code::json_malformed, {source, {at, at}, {}}, {std::string(why)});
  };
  simdjson::ondemand::document document;
  try {
    document = parser.iterate(padded);
    Value value;
    Reader reader(arena, shapes);
    if (document.is_scalar()) {  // on-demand has no value for a scalar document: wrap it
      simdjson::padded_string const wrapped("[" + std::string(source->text()) + "]");
      auto list = parser.iterate(wrapped);
      value = reader.read(list.get_value().value(), 0);
      return value.as_list().size() == 1 ? Result<Value>(value.as_list()[0]) : Result<Value>(fail(0, "sobra texto"));
    }
    value = reader.read(document.get_value().value(), 0);
    if (char const* rest = nullptr; document.current_location().get(rest) == simdjson::SUCCESS) return fail(source->text().size(), "sobra texto detrás del valor");
    return value;
  } catch (simdjson::simdjson_error const& error) {
    char const* place = nullptr;
    std::size_t offset = 0;
    if (document.current_location().get(place) == simdjson::SUCCESS && place >= padded.data())
      offset = static_cast<std::size_t>(place - padded.data());
    return fail(offset, error.error() == simdjson::DEPTH_ERROR ? "demasiado anidado" : "no es JSON bien formado");
  }
}

Type type_of(Value const& value) {
  switch (value.kind()) {
    case Kind::null: return Type::of(TypeKind::null);
    case Kind::boolean: return Type::of(TypeKind::boolean);
    case Kind::number: return value.currency() ? Type::money(value.currency()) : Type::of(TypeKind::number);
    case Kind::string: return Type::of(TypeKind::string);
    case Kind::date: return Type::of(TypeKind::date);
    case Kind::time: return Type::of(TypeKind::time);
    case Kind::date_time: return Type::of(TypeKind::date_time);
    case Kind::day_time_duration: return Type::of(TypeKind::day_time_duration);
    case Kind::year_month_duration: return Type::of(TypeKind::year_month_duration);
    case Kind::range: return Type::range(Type());
    case Kind::function: return Type();
    case Kind::list: {
      auto const items = value.as_list();
      if (items.empty()) return Type::list(Type());
      Type const first = type_of(items[0]);
      for (auto const& item : items)
        if (!(type_of(item) == first)) return Type::list(Type());
      return Type::list(first);
    }
    case Kind::context: {
      std::vector<std::pair<std::string, Type>> fields;
      auto const& context = value.as_context();
      for (std::size_t i = 0; i < context.shape->size(); ++i) {
        // A null says nothing of what might have stood there.
        auto const& entry = context.values[i];
        fields.emplace_back(context.shape->names()[i], entry.is_null() ? Type() : type_of(entry));
      }
      return Type::context(std::move(fields));
    }
  }
  return {};
}

}  // namespace visado

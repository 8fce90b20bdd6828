#include "dossier/folder/merge.hpp"

#include <algorithm>

#include "dossier/record_builder.hpp"

namespace visado::dossier::folder {

namespace {

std::string shown(SchemaField const& field, Value const& value) {
  if (field.data == DataClass::sensible) return "(reservado)";
  if (value.is(Kind::list)) return "una lista de " + std::to_string(value.as_list().size()) + " elementos";
  if (value.is(Kind::context)) return "un registro distinto";
  return to_feel(value);
}

bool same_items(std::span<Value const> a, std::span<Value const> b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), same);
}

}  // namespace

std::string key_text(Value const& element, RecordType const& type) {
  if (!element.is(Kind::context)) return {};
  std::string text;
  for (std::string const& name : type.key) {
    Value const* const value = element.as_context().find(name);
    if (value == nullptr || value->is_null()) return {};
    text += value->is(Kind::number) ? value->as_number().normalized().to_string() : to_feel(*value);
    text += '\n';
  }
  return text;
}

bool same(Value const& a, Value const& b) {
  if (a.kind() != b.kind()) return false;
  if (a.is_null()) return true;
  if (a.is(Kind::number)) return a.currency() == b.currency() && a.as_number() == b.as_number();
  if (a.is(Kind::list)) return same_items(a.as_list(), b.as_list());
  if (a.is(Kind::context)) return same_items(a.as_context().entries(), b.as_context().entries());
  return to_feel(a) == to_feel(b);
}

Value merge(Value const& certified, Value const& other, Arena& arena,
            std::function<void(Difference const&)> const& differs) {
  Context const& wins = certified.as_context();
  Context const& fills = other.as_context();
  std::size_t const size = wins.shape->size();
  Value* const values = arena.allocate_array<Value>(size);
  std::uint32_t* const places = arena.allocate_array<std::uint32_t>(size);
  for (std::size_t slot = 0; slot < size; ++slot) {
    Value const& first = wins.values[slot];
    Value const& second = fills.values[slot];
    Context const& chosen = first.is_null() && first.null_reason() != NullReason::illegible ? fills : wins;
    values[slot] = chosen.values[slot];
    places[slot] = chosen.places == nullptr ? no_place : chosen.places[slot];
    if (first.is_null() || second.is_null() || same(first, second)) continue;
    SchemaField const& field = wins.record->fields[slot];
    differs({&field, slot, shown(field, first), shown(field, second)});
  }
  return Value::context(arena.store(Context{wins.shape, values, places, wins.record}));
}

}  // namespace visado::dossier::folder

#include "dossier/record_builder.hpp"

#include <cstring>

#include "visado/diagnostics/dossier.hpp"

namespace visado::dossier {

std::string RecordPath::text() const {
  if (parent == nullptr) return std::string(field);
  std::string text = parent->text(field);
  if (position != 0) text += "[" + std::to_string(position) + "]";
  return text;
}

std::string RecordPath::text(std::string_view name) const {
  std::string path = text();
  if (!path.empty()) path += '.';
  return path.append(name);
}

std::string RecordPath::schema_text(std::string_view name) const {
  std::string path = parent == nullptr ? std::string(field) : parent->schema_text(field);
  if (!path.empty()) path += '.';
  return path.append(name);
}

void Building::report(FieldPlan const& field, RecordPath const&, std::uint32_t place, Code code,
                      std::vector<std::string> arguments, bool lost, std::string hint) {
  Diagnostic diagnostic = Diagnostic::make(code, label(place), std::move(arguments), std::move(hint));
  if (lost && field.required) diagnostic.severity = Severity::error;
  if (diagnostic.severity == Severity::error) dossier.verifiable = false;
  dossier.diagnostics.add(std::move(diagnostic));
}

void Building::unknown_key(RecordPlan const& record, RecordPath const& path, std::string_view key) {
  constexpr std::size_t most = 1000;
  if (dossier.unknown_keys.size() >= most) return;
  std::string const nearest = plan.nearest(record, key);
  dossier.unknown_keys.emplace_back(path.schema_text(key), nearest.empty() ? nearest : path.schema_text(nearest));
}

// The record, its values and their places in one piece of memory.
RecordBuilder::RecordBuilder(Building& building, RecordPlan const& plan, RecordPath const& path)
    : building_(building), plan_(plan), path_(path) {
  static_assert(sizeof(Context) % alignof(Value) == 0 && alignof(Context) <= 16);
  std::size_t const count = plan.fields.size();
  auto* const memory = static_cast<std::byte*>(building.arena.allocate(sizeof(Context) + plan.blank.size()));
  record_ = reinterpret_cast<Context*>(memory);
  values_ = reinterpret_cast<Value*>(memory + sizeof(Context));
  places_ = reinterpret_cast<std::uint32_t*>(memory + sizeof(Context) + count * sizeof(Value));
  if (count != 0) std::memcpy(values_, plan.blank.data(), plan.blank.size());
}

bool RecordBuilder::repeated(std::size_t slot, std::uint32_t place) {
  values_[slot] = Value::null(NullReason::illegible);
  report(slot, place, code::field_repeated, {}, true);
  building_.dossier.diagnostics.items().back().related.push_back(building_.label(places_[slot]));
  building_.dossier.diagnostics.items().back().related.back().text = "la primera vez";
  return false;
}

void RecordBuilder::convert(std::size_t slot, Raw raw, ColumnFormat const& format) {
  Conversion result = dossier::convert(*plan_.fields[slot].field, raw, building_.arena, format);
  values_[slot] = result.value;
  if (!result.note) return;
  bool const lost = result.value.is_null();
  report(slot, places_[slot], *result.note, std::move(result.arguments), lost, std::move(result.hint));
}

void RecordBuilder::wrong_shape(std::size_t slot, std::string_view found) {
  FieldPlan const& field = plan_.fields[slot];
  std::string_view const expected = field.list ? "una lista" : field.record != nullptr ? "un objeto" : "un solo valor";
  values_[slot] = Value::null(NullReason::illegible);
  report(slot, places_[slot], code::value_wrong_kind, {std::string(expected), std::string(found)}, true);
}

Value RecordBuilder::convert_item(std::size_t slot, Raw raw, std::uint32_t place, std::size_t position,
                                  ColumnFormat const& format) {
  FieldPlan const& field = plan_.fields[slot];
  Conversion result = dossier::convert(*field.field, raw, building_.arena, format);
  if (!result.note) return result.value;
  std::string path = path_.text(field.field->name) + "[" + std::to_string(position) + "]";
  result.arguments.insert(result.arguments.begin(), std::move(path));
  building_.report(field, path_, place, *result.note, std::move(result.arguments), result.value.is_null(),
                   std::move(result.hint));
  return result.value;
}

// Amounts whose currency another field of the record says.
void RecordBuilder::give_currencies() {
  for (std::size_t slot = 0; slot < plan_.fields.size(); ++slot) {
    FieldPlan const& field = plan_.fields[slot];
    if (!field.currency || values_[slot].is_null()) continue;
    Value const& said = values_[*field.currency];
    std::uint16_t const currency = said.is(Kind::string) ? currency_code(said.as_string()) : std::uint16_t{0};
    if (currency != 0) {
      values_[slot] = with_currency(slot, values_[slot], currency);
      continue;
    }
    std::string const& name = field.field->currency_field;
    values_[slot] = Value::null(NullReason::illegible);
    report(slot, places_[slot], code::currency_unknown,
           {said.is_null() ? "falta " + path_.text(name) : path_.text(name) + " no es un código de tres letras"}, true);
  }
}

Value RecordBuilder::with_currency(std::size_t slot, Value amount, std::uint16_t currency) {
  if (amount.is(Kind::list)) {
    std::vector<Value> items;
    for (Value const& item : amount.as_list()) items.push_back(with_currency(slot, item, currency));
    return Value::list(items, building_.arena);
  }
  if (!amount.is(Kind::number)) return amount;
  if (amount.currency() == 0 || amount.currency() == currency) return amount.with_currency(currency);
  report(slot, places_[slot], code::currency_conflict, {currency_name(amount.currency()), currency_name(currency)},
         true);
  return Value::null(NullReason::illegible);
}

void RecordBuilder::check_required(std::uint32_t here) {
  for (std::size_t const slot : plan_.required) {
    if (!values_[slot].is_null()) continue;
    std::string const& document = plan_.fields[slot].field->document;
    switch (values_[slot].null_reason()) {
      case NullReason::absent:
        report(slot, here, code::required_missing, {}, true, document.empty() ? document : "lo dice: " + document);
        break;
      case NullReason::null_in_data: report(slot, places_[slot], code::required_null, {}, true); break;
      default: break;  // illegible: reported when it was read
    }
  }
}

// {0} of every code about a field is its path.
void RecordBuilder::report(std::size_t slot, std::uint32_t place, Code code, std::vector<std::string> arguments,
                           bool lost, std::string hint) {
  FieldPlan const& field = plan_.fields[slot];
  arguments.insert(arguments.begin(), path_.text(field.field->name));
  building_.report(field, path_, place, code, std::move(arguments), lost, std::move(hint));
}

void finish_dossier(Building& building, Value root) {
  Dossier& dossier = building.dossier;
  dossier.root = root;
  if (dossier.diagnostics.has_errors()) dossier.verifiable = false;
  auto const slot = building.plan.key_slot();
  if (!slot || !root.is(Kind::context)) return;
  Value const& key = root.as_context().values[*slot];
  if (key.is(Kind::string)) dossier.key = key.as_string();
  else if (key.is(Kind::number)) dossier.key = key.as_number().to_string();
  else if (key.is(Kind::date)) dossier.key = key.as_date().to_string();
}

}  // namespace visado::dossier

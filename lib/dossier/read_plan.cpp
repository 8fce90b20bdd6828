#include "dossier/read_plan.hpp"

#include <algorithm>
#include <cstring>
#include <mutex>

#include "visado/diagnostic.hpp"

namespace visado::dossier {

namespace {

bool contains(std::vector<std::string> const& names, std::string const& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::string quoted(std::string const& name) {
  bool const plain = std::none_of(name.begin(), name.end(), [](char c) {
    return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20;
  });
  return plain ? '"' + name + '"' : std::string();
}

void fill_blank(RecordPlan& plan) {
  std::size_t const count = plan.fields.size();
  plan.blank.resize(count * (sizeof(Value) + sizeof no_place));
  std::byte* const values = plan.blank.data();
  std::byte* const places = values + count * sizeof(Value);
  for (std::size_t slot = 0; slot < count; ++slot) {
    FieldPlan const& field = plan.fields[slot];
    if (field.required) plan.required.push_back(slot);
    Value const value = Value::null(field.used ? NullReason::absent : NullReason::not_read);
    std::memcpy(values + slot * sizeof value, &value, sizeof value);
    std::memcpy(places + slot * sizeof no_place, &no_place, sizeof no_place);
  }
}

// The amount asked, the class and the date that the schema itself names.
void use_named(RecordPlan& root, Schema const& schema, std::string const& key) {
  for (FieldPlan& field : root.fields) {
    std::string const& name = field.field->name;
    if (name == key) field.required = true;
    if (name == key || name == schema.class_field || name == schema.requested_field || name == schema.reference_date) {
      field.used = true;
    }
  }
}

void find_currencies(RecordPlan& plan) {
  for (FieldPlan& field : plan.fields) {
    SchemaField const& declared = *field.field;
    if (!field.used || declared.currency_field.empty()) continue;
    field.currency = plan.find(declared.currency_field);
    if (!field.currency) continue;
    plan.has_currencies = true;
    plan.fields[*field.currency].used = true;
  }
}

}  // namespace

ReadPlan::ReadPlan(Schema const& schema, FieldUse const& uses, bool read_all) : schema_(schema) {
  std::deque<RecordType const*> pending{&schema.root};
  auto plan_of = [&](RecordType const* type) {
    RecordPlan*& plan = by_type_[type];
    if (plan == nullptr) {
      plan = &records_.emplace_back();
      plan->type = type;
      plan->index = records_.size() - 1;
      pending.push_back(type);
    }
    return plan;
  };
  plan_of(&schema.root);
  pending.pop_front();  // it was there twice
  for (; !pending.empty(); pending.pop_front()) {
    RecordType const* const type = pending.front();
    RecordPlan& plan = *by_type_.at(type);
    std::vector<std::string> names;
    for (std::size_t slot = 0; slot < type->fields.size(); ++slot) {
      SchemaField const& field = type->fields[slot];
      FieldPlan entry;
      entry.field = &field;
      entry.record = field.record() == nullptr ? nullptr : plan_of(field.record());
      entry.list = field.type.is(TypeKind::list);
      entry.required = field.required;
      entry.used = read_all || field.required || contains(type->key, field.name) || uses.uses(type, slot);
      entry.direct = direct_form(field, lists_);
      entry.quoted = quoted(field.name);
      plan.fields.push_back(std::move(entry));
      names.push_back(field.name);
      has_sensitive_ = has_sensitive_ || field.data == DataClass::sensible;
    }
    plan.names = NameIndex(std::move(names));
  }
  use_named(records_.front(), schema, schema.key_field);
  key_slot_ = records_.front().find(schema.key_field);
  // A record leads to what is read below it.
  for (bool changed = true; changed;) {
    changed = false;
    for (RecordPlan& plan : records_) {
      for (FieldPlan& field : plan.fields) {
        if (field.used || field.record == nullptr) continue;
        field.used = std::any_of(field.record->fields.begin(), field.record->fields.end(),
                                 [](FieldPlan const& below) { return below.used; });
        changed = changed || field.used;
      }
    }
  }
  for (RecordPlan& plan : records_) {
    find_currencies(plan);
    fill_blank(plan);
  }
}

std::string ReadPlan::nearest(RecordPlan const& record, std::string_view key) const {
  constexpr std::size_t most_remembered = 4096, longest = 128;
  if (key.size() > longest) return {};
  std::pair const entry(record.index, std::string(key));
  {
    std::shared_lock const lock(nearest_mutex_);
    if (auto const known = nearest_.find(entry); known != nearest_.end()) return known->second;
  }
  std::vector<std::string> const found = suggest(key, record.type->shape().names(), 1);
  std::string answer = found.empty() ? std::string{} : found.front();
  std::unique_lock const lock(nearest_mutex_);
  if (nearest_.size() < most_remembered) nearest_.emplace(entry, answer);
  return answer;
}

}  // namespace visado::dossier

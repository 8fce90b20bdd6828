#include "rulebook/schema_compiler.hpp"

#include <algorithm>
#include <set>

#include "rulebook/keys.hpp"
#include "rulebook/names.hpp"
#include "rulebook/section.hpp"
#include "rulebook/type_text.hpp"
#include "support/utf8.hpp"
#include "visado/diagnostics/rulebook.hpp"

namespace visado::rulebook {
namespace {

constexpr int max_decimals = 18;

std::vector<std::string> field_names(RecordType const& type) {
  std::vector<std::string> names;
  for (SchemaField const& field : type.fields) names.push_back(field.name);
  return names;
}

// The type of a field, or of the items of a list.
Type item_type(Type const& type) { return type.is(TypeKind::list) ? type.item() : type; }

bool is_simple(Type const& type) { return !type.is(TypeKind::list) && !type.is(TypeKind::context); }

class SchemaCompiler {
 public:
  SchemaCompiler(PartDraft& draft, Contents& contents, Log& log)
      : draft_(draft), source_(draft.schema), schema_(contents.schema), log_(log) {}

  void run() {
    schema_.name = source_.name;
    if (!source_.unit.empty()) schema_.unit = source_.unit;
    if (!source_.units.empty()) schema_.units = source_.units;
    schema_.currency = currency(source_.currency).value_or(currency_code("GTQ"));
    declare_types();
    fill(source_.root, schema_.root);
    for (RecordTypeDraft& type : draft_.types) {
      auto const found = schema_.types.find(type.name.text());
      if (found == schema_.types.end() || filled_.count(found->first) > 0) continue;
      filled_.insert(found->first);
      Log::Inside const inside(log_, "tipo " + found->first);
      fill(type, *found->second);
    }
    resolve_currency_fields();
    resolve_dossier_keys();
    resolve_stages();
    resolve_roles();
  }

 private:
  std::optional<std::uint16_t> currency(std::optional<EmbeddedText> const& text) {
    if (!text) return std::nullopt;
    std::uint16_t const code = currency_code(text->text());
    if (code != 0) return code;
    log_.report(code::bad_currency, label_of(*text), {text->text()});
    return std::nullopt;
  }

  void declare_types() {
    std::map<std::string, Label> seen;
    for (RecordTypeDraft const& type : draft_.types) {
      check_name(type.name, Language::es, log_);
      auto const [found, is_new] = seen.emplace(utf8::fold(type.name.text()), type.declared);
      if (!is_new) {
        log_.report(code::repeated_type, type.declared, {type.name.text()}).related.push_back(found->second);
        continue;
      }
      schema_.types.emplace(type.name.text(), std::make_unique<RecordType>());
    }
  }

  void fill(RecordTypeDraft& draft, RecordType& type) {
    type.name = draft.name.text();
    type.source = draft.source;
    type.declared = draft.declared;
    for (FieldDraft& field : draft.fields) {
      Log::Inside const inside(log_, "campo " + field.field.name);
      check_name(field.name, Language::es, log_);
      type.fields.push_back(compile_field(field));
    }
    type.seal();
    for (EmbeddedText const& key : draft.key) {
      if (SchemaField const* const field = find(type, key)) {
        type.key.push_back(field->name);
        if (!is_simple(field->type)) log_.report(code::key_not_simple, label_of(key), {key.text()});
      }
    }
  }

  SchemaField compile_field(FieldDraft& draft) {
    SchemaField field = std::move(draft.field);
    field.type = Type::of(TypeKind::error);
    if (!draft.type) return field;
    std::optional<ReadType> const read = read_type(*draft.type, {&schema_.types, schema_.currency}, log_);
    if (!read) return field;
    field.type = read->type;
    field.integer = read->integer;
    TypeKind const kind = item_type(field.type).kind();
    check_goes_with(draft.decimals, "decimales", kind == TypeKind::money, "dinero");
    check_goes_with(draft.format, "formato", kind == TypeKind::string, "texto");
    if (field.decimals > max_decimals) {
      log_.report(code::too_many_decimals, draft.decimals->label(), {std::to_string(max_decimals)});
    }
    add_values(draft, field);
    add_currency(draft, field);
    return field;
  }

  void check_goes_with(YamlNode const* key, std::string_view name, bool fits, std::string_view type) {
    if (key != nullptr && !fits) {
      log_.report(code::option_not_for_type, key->label(), {std::string(name), std::string(type)});
    }
  }

  static void replace_item(SchemaField& field, Type const& item) {
    field.type = field.type.is(TypeKind::list) ? Type::list(item) : item;
  }

  void add_values(FieldDraft const& draft, SchemaField& field) {
    if (draft.values.empty()) return;
    if (!item_type(field.type).is(TypeKind::string)) {
      log_.report(code::option_not_for_type, label_of(draft.values.front()), {"valores", "texto"});
      return;
    }
    std::vector<std::string> values;
    for (EmbeddedText const& value : draft.values) {
      if (std::find(values.begin(), values.end(), value.text()) != values.end()) {
        log_.report(code::repeated_value, label_of(value), {value.text()});
      } else {
        values.push_back(value.text());
      }
    }
    replace_item(field, Type::enumeration(std::move(values)));
  }

  void add_currency(FieldDraft const& draft, SchemaField& field) {
    if (draft.currency == nullptr) return;
    if (!item_type(field.type).is(TypeKind::money)) {
      log_.report(code::option_not_for_type, draft.currency->label(), {"moneda", "dinero"});
      return;
    }
    if (!draft.currency->is_map()) {
      if (auto const code = currency(trimmed(draft.currency->text))) replace_item(field, Type::money(*code));
      return;
    }
    Section const section(*draft.currency, field_currency_keys, log_);
    field.currency_field = section.text("campo");
    replace_item(field, Type::money(Type::dynamic_currency));
    if (YamlNode const* const name = section.find("campo")) currency_fields_.emplace_back(field.currency_field, name);
  }

  // `{campo: moneda}` is looked up in the record and in those that hold it: some type must have it.
  void resolve_currency_fields() {
    auto const has = [](RecordType const& type, std::string const& name) {
      std::optional<std::size_t> const slot = type.find(name);
      return slot && type.fields[*slot].type.is(TypeKind::string);
    };
    for (auto const& [name, node] : currency_fields_) {
      bool const known = has(schema_.root, name) ||
                         std::any_of(schema_.types.begin(), schema_.types.end(),
                                     [&, &name = name](auto const& entry) { return has(*entry.second, name); });
      if (!known) log_.report(code::unknown_schema_field, node->label(), {name});
    }
  }

  SchemaField const* find(RecordType const& type, EmbeddedText const& name) {
    std::string const folded = utf8::fold(name.text());
    for (SchemaField const& field : type.fields) {
      if (utf8::fold(field.name) == folded) return &field;
    }
    log_.report(code::unknown_schema_field, label_of(name), {name.text()},
                suggestion_hint(name.text(), field_names(type)));
    return nullptr;
  }

  // The name of the dossier's field that `text` names, when it has one of the kinds.
  std::string dossier_field(std::optional<EmbeddedText> const& text, std::initializer_list<TypeKind> kinds,
                            std::string_view wanted) {
    if (!text) return {};
    SchemaField const* const field = find(schema_.root, *text);
    if (field == nullptr) return {};
    TypeKind const kind = field->type.kind();
    if (kind != TypeKind::error && std::find(kinds.begin(), kinds.end(), kind) == kinds.end()) {
      log_.report(code::wrong_field_type, label_of(*text),
                  {field->name, field->type.to_string(), std::string(wanted)});
    }
    return field->name;
  }

  void resolve_dossier_keys() {
    schema_.key_field = dossier_field(source_.key, {TypeKind::string, TypeKind::number}, "texto");
    schema_.class_field = dossier_field(source_.class_field, {TypeKind::string}, "texto");
    schema_.requested_field =
        dossier_field(source_.requested, {TypeKind::money, TypeKind::number}, "dinero");
    schema_.reference_date =
        dossier_field(source_.reference_date, {TypeKind::date, TypeKind::date_time}, "fecha");
  }

  void resolve_stages() {
    for (EmbeddedText const& stage : source_.stages) {
      bool const repeated =
          std::find(schema_.stages.begin(), schema_.stages.end(), stage.text()) != schema_.stages.end();
      if (repeated) log_.report(code::repeated_value, label_of(stage), {stage.text()});
      if (!repeated) schema_.stages.push_back(stage.text());
    }
  }

  // What a role names is printed and counted: one simple value, which anybody may see.
  void resolve_roles() {
    for (auto const& [role, path] : source_.roles) {
      SchemaRole found{std::string(role), path.text(), {}};
      RecordType const* type = &schema_.root;
      SchemaField const* field = nullptr;
      bool sensitive = false;
      std::string const& text = path.text();
      for (std::size_t at = 0; type != nullptr && at <= text.size();) {
        std::size_t const end = std::min(text.find('.', at), text.size());
        std::string const name = text.substr(at, end - at);
        auto const slot = type->find(name);
        if (!slot) {
          log_.report(code::unknown_schema_field, label_of(path), {name}, suggestion_hint(name, field_names(*type)));
          field = nullptr;
          break;
        }
        field = &type->fields[*slot];
        found.slots.push_back(*slot);
        sensitive = sensitive || field->data == DataClass::sensible;
        at = end + 1;
        if (at > text.size()) break;
        type = field->type.is(TypeKind::list) ? nullptr : field->record();
      }
      if (field == nullptr) continue;
      bool const whole = type != nullptr && is_simple(field->type);
      if (whole && !sensitive) schema_.roles.push_back(std::move(found));
      else
        log_.report(code::bad_role, label_of(path),
                    {text, found.role, whole ? "es sensible, y lo que aquí se nombra se imprime"
                                             : "lleva a " + field->type.to_string() + ", y se espera un solo valor"});
    }
  }

  PartDraft& draft_;
  SchemaDraft& source_;
  Schema& schema_;
  Log& log_;
  std::set<std::string> filled_;
  std::vector<std::pair<std::string, YamlNode const*>> currency_fields_;
};

}  // namespace

void compile_schema(PartDraft& draft, Contents& contents, Log& log) { SchemaCompiler(draft, contents, log).run(); }

}  // namespace visado::rulebook

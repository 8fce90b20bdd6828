// Parameters: values of one type, by date, without overlaps.
#include <algorithm>

#include "rulebook/citation.hpp"
#include "rulebook/compilers.hpp"
#include "rulebook/section.hpp"
#include "rulebook/value_text.hpp"
#include "visado/diagnostics/rulebook.hpp"

namespace visado {

ParameterValue const* Parameter::at(Date date) const {
  auto const found =
      std::find_if(values.begin(), values.end(), [date](auto const& value) { return value.validity.includes(date); });
  return found == values.end() ? nullptr : &*found;
}

namespace rulebook {
namespace {

// A value as written in YAML: a scalar, or a list of them.
std::optional<Value> read_value(YamlNode const& node, ReadType const& type, Arena& arena, Log& log) {
  if (type.type.is(TypeKind::list)) {
    std::vector<Value> items;
    ReadType const item{type.type.item(), type.integer};
    if (!node.is_list()) {
      log.report(code::expected_list, node.label(), {"valor"});
      return std::nullopt;
    }
    for (auto const& written : node.items) {
      std::optional<Value> const value = read_value(*written, item, arena, log);
      if (!value) return std::nullopt;
      items.push_back(*value);
    }
    return Value::list(items, arena);
  }
  if (!expect_text(node, "valor", log)) return std::nullopt;
  std::string const text = trimmed(node.text).text();
  std::optional<Value> value = parse_value(text, type, arena);
  if (!value) log.report(code::bad_value, node.label(), {text, type.integer ? "entero" : type.type.to_string()});
  return value;
}

bool begins_earlier(ParameterValue const& a, ParameterValue const& b) {
  if (!a.validity.from || !b.validity.from) return !a.validity.from && b.validity.from;
  return *a.validity.from < *b.validity.from;
}

// Overlaps are errors, gaps warnings.
void check_dates(std::vector<ParameterValue> const& values, Log& log) {
  for (std::size_t i = 1; i < values.size(); ++i) {
    Validity const& before = values[i - 1].validity;
    Validity const& now = values[i].validity;
    Label previous = values[i - 1].declared;
    previous.text = "el anterior";
    if (!now.from || !before.to || *now.from <= *before.to) {
      std::string hint;
      if (!before.to && now.from && (!before.from || *before.from < *now.from)) {
        hint = "agregue «hasta: " + Date{now.from->days - 1}.to_string() + "» al anterior";
      }
      log.report(code::parameter_overlap, values[i].declared, {}, hint).related.push_back(std::move(previous));
    } else if (before.to->days + 1 < now.from->days) {
      log.report(code::parameter_gap, values[i].declared,
                 {Date{before.to->days + 1}.to_string(), Date{now.from->days - 1}.to_string()})
          .related.push_back(std::move(previous));
    }
  }
}

void compile_values(Compilation& compilation, ParameterDraft& draft, std::optional<ReadType> const& type,
                    Parameter& parameter) {
  for (ParameterValueDraft& source : draft.values) {
    ParameterValue value = std::move(source.value);
    value.basis = resolve_citations(source.basis, compilation.contents.shared->norms, compilation.log);
    if (type && source.written != nullptr) {
      if (auto read = read_value(*source.written, *type, compilation.contents.arena, compilation.log)) {
        value.value = *read;
      }
    }
    parameter.values.push_back(std::move(value));
  }
  std::stable_sort(parameter.values.begin(), parameter.values.end(), begins_earlier);
  check_dates(parameter.values, compilation.log);
}

}  // namespace

void compile_parameters(Compilation& compilation) {
  Contents& contents = compilation.contents;
  for (ParameterDraft& draft : compilation.draft.parameters) {
    Log::Inside const inside(compilation.log, "parámetro " + draft.name.text());
    bool const named = check_name(draft.name, draft.language, compilation.log) &&
                       compilation.names.declare(draft.name, "un parámetro", compilation.log);
    Parameter parameter;
    parameter.name = draft.name.text();
    parameter.pack = draft.pack;
    parameter.language = draft.language;
    parameter.declared = label_of(draft.name);
    parameter.type = Type::of(TypeKind::error);
    std::optional<ReadType> type;
    if (draft.type) type = read_type(*draft.type, {nullptr, contents.schema.currency}, compilation.log);
    if (type) parameter.type = type->type;
    if (draft.date) {
      parameter.date_text = draft.date->text();
      if (auto compiled = compilation.expressions.compile(*draft.date, compilation.fields, draft.language,
                                                          Type::of(TypeKind::date), "fecha_segun", compilation.log)) {
        parameter.date = std::move(compiled->expression);
      }
    } else {
      parameter.date_text = contents.schema.reference_date;
    }
    compile_values(compilation, draft, type, parameter);
    if (named) {
      contents.scope.add({.name = parameter.name,
                          .type = parameter.type,
                          .role = Binding::Role::parameter,
                          .index = static_cast<std::uint32_t>(contents.parameters.size()),
                          .declared = parameter.declared});
    }
    contents.parameters.push_back(std::move(parameter));
  }
}

}  // namespace rulebook
}  // namespace visado

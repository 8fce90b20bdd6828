#include "tck/spanish.hpp"

#include <set>

#include "feel/builtins/builtin.hpp"
#include "feel/grammar/keywords.hpp"
#include "support/utf8.hpp"
#include "visado/value.hpp"

namespace visado::tck {

namespace {

using simdjson::SUCCESS;
using Element = simdjson::dom::element;

std::string json_text(std::string_view text) { return to_json(Value::string(text)); }

// A name that `es` does not allow, or would take for a function of its own.
bool is_forbidden(std::string_view name) {
  if (!feel::keyword_within(name).empty()) return true;
  if (name.find_first_of("+-*/.'") != std::string_view::npos || name.find("’") != std::string_view::npos) return true;
  return feel::find_builtin(name, Language::en).empty() && !feel::find_builtin(name, Language::es).empty();
}

bool has_name(feel::Node const& node) {
  switch (node.kind) {
    case feel::NodeKind::name:
      return !node.builtin;
    case feel::NodeKind::iteration:
    case feel::NodeKind::parameter:
      return true;
    default:
      return false;
  }
}

// Where a name that was replaced may stand too: as a key, behind a point, in the text of a key.
bool may_repeat_name(feel::Node const& node) {
  switch (node.kind) {
    case feel::NodeKind::path:
    case feel::NodeKind::entry:
    case feel::NodeKind::named_argument:
    case feel::NodeKind::string_literal:
      return true;
    default:
      return has_name(node);
  }
}

}  // namespace

SpanishTwin::SpanishTwin(Element record) : names_(Scope()) {
  note_texts(record);
  if (!readable_) return;
  Element part;
  json_ = "{\"id\":" + json_text(record["id"].get_string().value()) + ",\"kind\":\"expression\"";
  if (record["context"].get(part) == SUCCESS)
    json_ += ",\"context\":" + written_named(part, &SpanishTwin::written_value);
  for (char const* const key : {"types", "item_types"}) {
    if (record[key].get(part) == SUCCESS)
      json_ += ",\"" + std::string(key) + "\":" + written_named(part, &SpanishTwin::written_type);
  }
  std::string bindings;
  if (record["bindings"].get(part) == SUCCESS) {
    for (Element const binding : part.get_array()) bindings += (bindings.empty() ? "" : ",") + written_binding(binding);
  }
  text_ = translated(record["expr"].get_string().value());
  json_ += ",\"bindings\":[" + bindings + "],\"expr\":" + json_text(text_);
  for (char const* const key : {"expr_type", "result_type"}) {
    if (record[key].get(part) == SUCCESS) json_ += ",\"" + std::string(key) + "\":" + written_type(part);
  }
  json_ += "}";
}

// ---- names

// In the order in which the case makes them known.
void SpanishTwin::note_texts(Element record) {
  Element part;
  auto const read = [&](Element holder) {
    std::string_view expression;
    if (holder["expr"].get(expression) != SUCCESS) {  // a table
      readable_ = false;
      return;
    }
    std::string const text(expression);
    Diagnostics diagnostics;
    auto tree = feel::parse(EmbeddedText::of("<tck>", text), names_, {}, diagnostics);
    if (!tree) {
      readable_ = false;
      return;
    }
    note_tree(*tree);
    trees_.insert_or_assign(text, std::move(*tree));
  };
  for (char const* const key : {"item_types", "types"}) {
    if (record[key].get(part) != SUCCESS) continue;
    for (auto const [name, type] : part.get_object()) know_fields(type);
  }
  if (record["context"].get(part) == SUCCESS) {
    for (auto const [name, value] : part.get_object()) {
      names_.add(name);
      note(std::string(name));
    }
  }
  if (record["bindings"].get(part) == SUCCESS) {
    for (Element const binding : part.get_array()) {
      std::string const name(binding["name"].get_string().value());
      Element detail;
      bool const is_function = binding["params"].get(detail) == SUCCESS;
      if (is_function) names_.add(name);
      read(binding);
      names_.add(name);
      note(name);
      if (!is_function && binding["type"].get(detail) == SUCCESS) know_fields(detail);
    }
  }
  read(record);
}

// The fields of a type are names that texts may use.
void SpanishTwin::know_fields(Element type) {
  Element part;
  if (!type.is_object()) return;
  if (type["context"].get(part) == SUCCESS) {
    for (auto const [name, field] : part.get_object()) {
      names_.add(name);
      know_fields(field);
    }
  }
  for (char const* const key : {"list", "base"}) {
    if (type[key].get(part) == SUCCESS) know_fields(part);
  }
}

void SpanishTwin::note(std::string const& name) {
  if (renamed_.contains(name)) return;
  std::string const& first = folded_.try_emplace(utf8::fold(name), name).first->second;
  if (is_forbidden(name) || first != name)
    renamed_.emplace(name, "renombrado" + std::to_string(renamed_.size() + 1) + "x");
}

void SpanishTwin::note_tree(feel::Ast const& tree) {
  for (feel::NodeId id = 0; id < tree.size(); ++id) {
    if (has_name(tree[id])) note(tree[id].text);
  }
}

std::string SpanishTwin::renamed(std::string_view name) const {
  auto const found = renamed_.find(std::string(name));
  return found == renamed_.end() ? std::string(name) : found->second;
}

feel::Ast SpanishTwin::renamed(feel::Ast tree) const {
  for (feel::NodeId id = 0; id < tree.size(); ++id) {
    feel::Node& node = tree[id];
    if (may_repeat_name(node)) node.text = renamed(node.text);
  }
  return tree;
}

std::string SpanishTwin::restored(std::string typed_json) const {
  for (auto const& [original, made] : renamed_) {
    std::string const inside = json_text(original).substr(1, json_text(original).size() - 2);
    for (std::size_t at = typed_json.find(made); at != std::string::npos; at = typed_json.find(made, at + inside.size()))
      typed_json.replace(at, made.size(), inside);
  }
  return typed_json;
}

// ---- the record, written again

std::string SpanishTwin::quoted_name(std::string_view name) const { return json_text(renamed(name)); }

std::string SpanishTwin::written_value(Element value) const {
  std::string const kind(value["t"].get_string().value());
  Element content;
  if (value["v"].get(content) != SUCCESS) return simdjson::minify(value);
  std::string text = "{\"t\":" + json_text(kind) + ",\"v\":";
  if (kind == "list") {
    std::string items;
    for (Element const item : content.get_array()) items += (items.empty() ? "" : ",") + written_value(item);
    return text + "[" + items + "]}";
  }
  if (kind == "context") return text + written_named(content, &SpanishTwin::written_value) + "}";
  if (kind == "string") return text + quoted_name(content.get_string().value()) + "}";
  return simdjson::minify(value);
}

std::string SpanishTwin::written_type(Element type) const {
  Element part;
  if (!type.is_object()) return simdjson::minify(type);
  if (type["list"].get(part) == SUCCESS) return "{\"list\":" + written_type(part) + "}";
  if (type["base"].get(part) == SUCCESS) return written_type(part);
  if (type["context"].get(part) == SUCCESS)
    return "{\"context\":" + written_named(part, &SpanishTwin::written_type) + "}";
  return simdjson::minify(type);
}

std::string SpanishTwin::written_named(Element object, std::string (SpanishTwin::*write)(Element) const) const {
  std::string text;
  for (auto const [name, entry] : object.get_object())
    text += (text.empty() ? "" : ",") + quoted_name(name) + ":" + (this->*write)(entry);
  return "{" + text + "}";
}

std::string SpanishTwin::written_binding(Element binding) {
  Element part;
  std::string text = "{\"name\":" + quoted_name(binding["name"].get_string().value());
  if (binding["params"].get(part) == SUCCESS) {
    std::string parameters;
    for (Element const parameter : part.get_array()) {
      parameters += (parameters.empty() ? "" : ",") + std::string("{\"name\":") +
                    quoted_name(parameter["name"].get_string().value());
      Element type;
      if (parameter["type"].get(type) == SUCCESS) parameters += ",\"type\":" + written_type(type);
      parameters += "}";
    }
    text += ",\"params\":[" + parameters + "]";
  }
  for (char const* const key : {"type", "result_type"}) {
    if (binding[key].get(part) == SUCCESS) text += ",\"" + std::string(key) + "\":" + written_type(part);
  }
  return text + ",\"expr\":" + json_text(translated(binding["expr"].get_string().value())) + "}";
}

std::string SpanishTwin::translated(std::string_view text) {
  auto const tree = trees_.find(std::string(text));
  return tree == trees_.end() ? std::string(text) : feel::print(renamed(tree->second), Language::es);
}

}  // namespace visado::tck

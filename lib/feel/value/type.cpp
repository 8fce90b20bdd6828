#include "visado/type.hpp"

#include <array>

#include "visado/schema.hpp"

namespace visado {

struct Type::Node {
  TypeKind kind;
  std::uint16_t currency = 0;
  RecordType const* record = nullptr;
  std::vector<Type> parts{};         // list, range: the item; context: the fields; function: the parameters
  std::vector<std::string> names{};  // context: of the fields; enumeration: the values
  std::vector<Type> result{};        // function: one
};

Type::Type() = default;

Type Type::of(TypeKind simple) {
  // One node for each simple kind, made once.
  static auto const nodes = [] {
    std::array<std::shared_ptr<Node const>, static_cast<std::size_t>(TypeKind::function) + 1> all;
    for (std::size_t i = 0; i < all.size(); ++i)
      all[i] = std::make_shared<Node const>(Node{static_cast<TypeKind>(i)});
    return all;
  }();
  return simple == TypeKind::any ? Type() : Type(nodes[static_cast<std::size_t>(simple)]);
}

Type Type::money(std::uint16_t currency) {
  return Type(std::make_shared<Node const>(Node{TypeKind::money, currency}));
}

Type Type::enumeration(std::vector<std::string> values) {
  Node node{TypeKind::string};
  node.names = std::move(values);
  return Type(std::make_shared<Node const>(std::move(node)));
}

Type Type::list(Type item) {
  Node node{TypeKind::list};
  node.parts.push_back(std::move(item));
  return Type(std::make_shared<Node const>(std::move(node)));
}

Type Type::range(Type item) {
  Node node{TypeKind::range};
  node.parts.push_back(std::move(item));
  return Type(std::make_shared<Node const>(std::move(node)));
}

Type Type::context(std::vector<std::pair<std::string, Type>> fields) {
  Node node{TypeKind::context};
  for (auto& [name, type] : fields) {
    node.names.push_back(std::move(name));
    node.parts.push_back(std::move(type));
  }
  return Type(std::make_shared<Node const>(std::move(node)));
}

Type Type::record(RecordType const* record) {
  Node node{TypeKind::context};
  node.record = record;
  return Type(std::make_shared<Node const>(std::move(node)));
}

Type Type::function(std::vector<Type> parameters, Type result) {
  Node node{TypeKind::function};
  node.parts = std::move(parameters);
  node.result.push_back(std::move(result));
  return Type(std::make_shared<Node const>(std::move(node)));
}

TypeKind Type::kind() const { return node_ ? node_->kind : TypeKind::any; }

Type Type::item() const {
  bool const has_item = (is(TypeKind::list) || is(TypeKind::range)) && !node_->parts.empty();
  return has_item ? node_->parts.front() : Type();
}

std::uint16_t Type::currency() const { return node_ ? node_->currency : std::uint16_t{0}; }

std::vector<std::string> const& Type::values() const {
  static std::vector<std::string> const none;
  return is(TypeKind::string) ? node_->names : none;
}

std::vector<std::pair<std::string, Type>> Type::fields() const {
  std::vector<std::pair<std::string, Type>> fields;
  if (!is(TypeKind::context)) return fields;
  if (RecordType const* const record = node_->record) {
    for (SchemaField const& field : record->fields) fields.emplace_back(field.name, field.type);
  } else {
    for (std::size_t i = 0; i < node_->names.size(); ++i)
      fields.emplace_back(node_->names[i], node_->parts[i]);
  }
  return fields;
}

RecordType const* Type::record() const { return node_ ? node_->record : nullptr; }

std::optional<Type> Type::field(std::string_view name) const {
  if (!is(TypeKind::context)) return std::nullopt;
  if (RecordType const* const record = node_->record) {
    std::optional<std::size_t> const slot = record->find(name);
    return slot ? std::optional(record->fields[*slot].type) : std::nullopt;
  }
  for (std::size_t i = 0; i < node_->names.size(); ++i) {
    if (node_->names[i] == name) return node_->parts[i];
  }
  return std::nullopt;
}

std::vector<Type> const& Type::parameters() const {
  static std::vector<Type> const none;
  return is(TypeKind::function) ? node_->parts : none;
}

Type Type::result() const {
  return is(TypeKind::function) && !node_->result.empty() ? node_->result.front() : Type();
}

bool operator==(Type const& a, Type const& b) {
  if (a.node_ == b.node_) return true;
  if (a.kind() != b.kind()) return false;
  if (a.is(TypeKind::any)) return true;
  return a.node_->currency == b.node_->currency && a.node_->record == b.node_->record &&
         a.node_->names == b.node_->names && a.node_->parts == b.node_->parts &&
         a.node_->result == b.node_->result;
}

namespace {

std::string simple_name(TypeKind kind) {
  switch (kind) {
    case TypeKind::any:
      return "cualquier valor";
    case TypeKind::error:
      return "error";
    case TypeKind::null:
      return "nulo";
    case TypeKind::boolean:
      return "booleano";
    case TypeKind::number:
      return "número";
    case TypeKind::money:
      return "dinero";
    case TypeKind::string:
      return "texto";
    case TypeKind::date:
      return "fecha";
    case TypeKind::time:
      return "hora";
    case TypeKind::date_time:
      return "fecha y hora";
    case TypeKind::day_time_duration:
      return "duración en días y horas";
    case TypeKind::year_month_duration:
      return "duración en años y meses";
    case TypeKind::list:
      return "lista";
    case TypeKind::context:
      return "contexto";
    case TypeKind::range:
      return "rango";
    case TypeKind::function:
      return "función";
  }
  return {};
}

std::string of_item(std::string name, Type const& item) {
  return item.is(TypeKind::any) ? name : name + " de " + item.to_string();
}

std::string context_text(Type const& type) {
  if (RecordType const* const record = type.record())
    return record->name.empty() ? "expediente" : record->name;
  std::string text = "contexto {";
  for (auto const& [name, field] : type.fields()) {
    if (text.back() != '{') text += ", ";
    text += name + ": " + field.to_string();
  }
  return text + "}";
}

}  // namespace

std::string Type::to_string() const {
  switch (kind()) {
    case TypeKind::money: {
      std::string const name = currency_name(currency());
      return name.empty() ? "dinero" : "dinero en " + name;
    }
    case TypeKind::list:
    case TypeKind::range:
      return of_item(simple_name(kind()), item());
    case TypeKind::context:
      return context_text(*this);
    default:
      return simple_name(kind());
  }
}

}  // namespace visado

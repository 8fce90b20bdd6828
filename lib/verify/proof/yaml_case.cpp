#include "verify/proof/yaml_case.hpp"

#include <algorithm>

#include "support/yaml_quoted.hpp"

namespace visado::verify {
namespace {

constexpr std::size_t most_leaves = 200;

void collect(YamlNode const& node, RecordType const& type, std::vector<std::size_t>& path, std::vector<Leaf>& found);

void collect_value(YamlNode const& node, SchemaField const& field, Type const& type, std::vector<std::size_t>& path,
                   std::vector<Leaf>& found) {
  if (found.size() >= most_leaves) return;
  if (node.is_list()) {
    for (std::size_t i = 0; i < node.items.size(); ++i) {
      path.push_back(i);
      collect_value(*node.items[i], field, type.is(TypeKind::list) ? type.item() : type, path, found);
      path.pop_back();
    }
    return;
  }
  if (node.is_map()) {
    if (type.record() != nullptr) collect(node, *type.record(), path, found);
    return;
  }
  if (!node.is_scalar()) return;
  if (type.is(TypeKind::date)) {
    if (auto const date = Date::parse(node.text.text())) found.push_back({path, field.name, true, Decimal::integer(date->days)});
  } else if (type.is_numeric()) {
    if (auto const number = Decimal::parse(node.text.text())) found.push_back({path, field.name, false, *number});
  }
}

void collect(YamlNode const& node, RecordType const& type, std::vector<std::size_t>& path, std::vector<Leaf>& found) {
  for (std::size_t i = 0; i < node.entries.size(); ++i) {
    auto const slot = type.find(node.entries[i].key->text.text());
    if (!slot) continue;
    path.push_back(i);
    collect_value(*node.entries[i].value, type.fields[*slot], type.fields[*slot].type, path, found);
    path.pop_back();
  }
}

NodePtr replaced(YamlNode const& node, std::vector<std::size_t> const& path, std::size_t level, std::string const& text) {
  auto copy = std::make_shared<YamlNode>(node);
  if (level == path.size()) {
    copy->text = EmbeddedText::of("<propuesta>", text);
  } else if (node.is_map()) {
    auto& entry = copy->entries[path[level]];
    entry.value = replaced(*entry.value, path, level + 1, text);
  } else {
    auto& item = copy->items[path[level]];
    item = replaced(*item, path, level + 1, text);
  }
  return copy;
}

// What a plain scalar may hold inside brackets without being read as something else.
bool is_plain(std::string_view text) {
  if (text.empty() || text.front() == ' ' || text.back() == ' ') return false;
  if (std::string_view("-?:,[]{}#&*!|>'\"%@`").find(text.front()) != std::string_view::npos && !Decimal::parse(text)) return false;
  return text.find_first_of(",[]{}#\"\n\\") == text.npos && text.find(": ") == text.npos && text.back() != ':';
}

}  // namespace

NodePtr merged(YamlNode const* base, YamlNode const* given) {
  auto data = std::make_shared<YamlNode>();
  data->kind = YamlNode::Kind::map;
  if (given != nullptr) *data = *given;
  if (base != nullptr)
    for (auto const& entry : base->entries)
      if (data->find(entry.key->text.text()) == nullptr) data->entries.push_back(entry);
  return data;
}

std::vector<Leaf> leaves(YamlNode const& data, RecordType const& type) {
  std::vector<Leaf> found;
  std::vector<std::size_t> path;
  collect(data, type, path, found);
  return found;
}

NodePtr with(NodePtr const& data, Leaf const& leaf, Decimal position) {
  std::string text;
  if (leaf.date) {
    auto const days = position.to_int64();
    if (!days) return nullptr;
    text = Date{*days}.to_string();
  } else {
    text = position.to_string();
  }
  return replaced(*data, leaf.path, 0, text);
}

std::string flow(YamlNode const& data, std::function<bool(std::string const&)> const& wanted) {
  switch (data.kind) {
    case YamlNode::Kind::null: return "null";
    case YamlNode::Kind::scalar: {
      bool const plain = data.style == YamlNode::Style::plain && is_plain(data.text.text());
      return plain ? data.text.text() : yaml_quoted(data.text.text());
    }
    case YamlNode::Kind::list: {
      std::string text;
      for (auto const& item : data.items) text += (text.empty() ? "" : ", ") + flow(*item, nullptr);
      return "[" + text + "]";
    }
    case YamlNode::Kind::map: {
      std::string text;
      for (auto const& entry : data.entries) {
        if (wanted && !wanted(entry.key->text.text())) continue;
        text += (text.empty() ? "" : ", ") + flow(*entry.key, nullptr) + ": " + flow(*entry.value, nullptr);
      }
      return "{" + text + "}";
    }
  }
  return "";
}

}  // namespace visado::verify

#include "tree.hpp"

#include <algorithm>

namespace datos {
namespace {

std::pair<std::string_view, std::string_view> split(std::string_view path) {
  auto const dot = path.find('.');
  if (dot == path.npos) return {path, {}};
  return {path.substr(0, dot), path.substr(dot + 1)};
}

bool is_position(std::string_view step) {
  return !step.empty() && std::ranges::all_of(step, [](char c) { return c >= '0' && c <= '9'; });
}

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (c == '\n')
      out += "\\n";
    else
      out += c;
  }
  return out + '"';
}

// Whether YAML reads it as that text without quotes, whatever the type.
bool plain(std::string_view text) {
  if (text.empty() || text.front() == ' ' || text.back() == ' ') return false;
  if (std::string_view("-?:,[]{}#&*!|>'\"%@`~").find(text.front()) != std::string_view::npos) return false;
  if (text == "null" || text == "true" || text == "false") return false;
  return text.find(": ") == text.npos && text.find(" #") == text.npos && text.back() != ':';
}

std::string scalar(Node const& node) {
  switch (node.kind()) {
    case Node::Kind::null:
      return "null";
    case Node::Kind::text:
      return plain(node.value()) ? node.value() : quoted(node.value());
    default:
      return node.value();
  }
}

bool is_scalar(Node const& node) {
  return node.kind() != Node::Kind::list && node.kind() != Node::Kind::record;
}

}  // namespace

Node Node::literal(std::string value) {
  Node node;
  node.kind_ = Kind::literal;
  node.value_ = std::move(value);
  return node;
}

Node Node::list(std::vector<Node> items) {
  Node node;
  node.kind_ = Kind::list;
  node.items_ = std::move(items);
  return node;
}

Node Node::record(std::vector<std::pair<std::string, Node>> fields) {
  Node node;
  node.kind_ = Kind::record;
  node.fields_ = std::move(fields);
  return node;
}

Node& Node::operator[](std::string_view name) {
  kind_ = Kind::record;
  auto const found = std::ranges::find(fields_, name, &std::pair<std::string, Node>::first);
  if (found != fields_.end()) return found->second;
  return fields_.emplace_back(std::string(name), Node()).second;
}

Node& Node::at(std::string_view path) {
  auto const [step, rest] = split(path);
  Node& here =
      is_position(step) ? items_.at(static_cast<std::size_t>(std::stoul(std::string(step)))) : (*this)[step];
  return rest.empty() ? here : here.at(rest);
}

Node const* Node::find(std::string_view path) const {
  auto const [step, rest] = split(path);
  Node const* here = nullptr;
  if (is_position(step)) {
    auto const position = static_cast<std::size_t>(std::stoul(std::string(step)));
    if (position < items_.size()) here = &items_[position];
  } else {
    auto const found = std::ranges::find(fields_, step, &std::pair<std::string, Node>::first);
    if (found != fields_.end()) here = &found->second;
  }
  return here == nullptr || rest.empty() ? here : here->find(rest);
}

std::string Node::text_at(std::string_view path) const {
  Node const* node = find(path);
  return node == nullptr ? std::string() : node->value_;
}

void Node::erase(std::string_view path) {
  auto const dot = path.rfind('.');
  Node& parent = dot == path.npos ? *this : at(path.substr(0, dot));
  auto const name = dot == path.npos ? path : path.substr(dot + 1);
  std::erase_if(parent.fields_, [&](auto const& field) { return field.first == name; });
}

void Node::push(Node item) {
  kind_ = Kind::list;
  items_.push_back(std::move(item));
}

std::string to_json(Node const& node) {
  std::string out;
  switch (node.kind()) {
    case Node::Kind::null:
      return "null";
    case Node::Kind::text:
      return quoted(node.value());
    case Node::Kind::literal:
      return node.value();
    case Node::Kind::list:
      for (auto const& item : node.items()) out += (out.empty() ? "" : ", ") + to_json(item);
      return "[" + out + "]";
    case Node::Kind::record:
      for (auto const& [name, value] : node.fields())
        out += (out.empty() ? "" : ", ") + quoted(name) + ": " + to_json(value);
      return "{" + out + "}";
  }
  return out;
}

std::string to_json_indented(Node const& node, int depth) {
  auto const line = to_json(node);
  if (is_scalar(node) || line.size() + static_cast<std::size_t>(depth) * 2 < 100) return line;
  std::string const margin(static_cast<std::size_t>(depth + 1) * 2, ' ');
  std::string out;
  if (node.kind() == Node::Kind::list) {
    for (auto const& item : node.items())
      out += (out.empty() ? "\n" : ",\n") + margin + to_json_indented(item, depth + 1);
  } else {
    for (auto const& [name, value] : node.fields())
      out += (out.empty() ? "\n" : ",\n") + margin + quoted(name) + ": " + to_json_indented(value, depth + 1);
  }
  out += '\n' + margin.substr(2);
  return node.kind() == Node::Kind::list ? "[" + out + "]" : "{" + out + "}";
}

std::string to_yaml(Node const& record, int depth) {
  std::string const margin(static_cast<std::size_t>(depth) * 2, ' ');
  std::string out;
  for (auto const& [name, value] : record.fields()) {
    out += margin + name + ":";
    if (is_scalar(value)) {
      out += ' ' + scalar(value) + '\n';
    } else if (value.kind() == Node::Kind::record) {
      out += value.fields().empty() ? " {}\n" : "\n" + to_yaml(value, depth + 1);
    } else if (value.items().empty()) {
      out += " []\n";
    } else {
      out += '\n';
      for (auto const& item : value.items()) {
        auto block = is_scalar(item)
                         ? std::string(static_cast<std::size_t>(depth + 2) * 2, ' ') + scalar(item) + '\n'
                         : to_yaml(item, depth + 2);
        block[static_cast<std::size_t>(depth) * 2 + 2] = '-';
        out += block;
      }
    }
  }
  return out;
}

}  // namespace datos

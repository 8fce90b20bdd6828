// A dossier as a tree of texts, literals, lists and records, in the order in which it will be written.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "day.hpp"

namespace datos {

class Node {
 public:
  enum class Kind : unsigned char { null, text, literal, list, record };

  Node() = default;
  Node(char const* value) : kind_(Kind::text), value_(value) {}
  Node(std::string value) : kind_(Kind::text), value_(std::move(value)) {}
  Node(Day day) : kind_(Kind::text), value_(day.iso()) {}
  Node(bool value) : kind_(Kind::literal), value_(value ? "true" : "false") {}
  Node(int value) : kind_(Kind::literal), value_(std::to_string(value)) {}
  Node(std::int64_t value) : kind_(Kind::literal), value_(std::to_string(value)) {}
  static Node literal(std::string value);
  static Node list(std::vector<Node> items = {});
  static Node record(std::vector<std::pair<std::string, Node>> fields = {});

  [[nodiscard]] Kind kind() const { return kind_; }
  [[nodiscard]] std::string const& value() const { return value_; }
  [[nodiscard]] std::vector<Node> const& items() const { return items_; }
  [[nodiscard]] std::vector<std::pair<std::string, Node>> const& fields() const { return fields_; }

  // A field of a record, made when it is not there.
  Node& operator[](std::string_view name);
  // «contrato.monto», «facturas.0.items.1.total»: made when it is not there (positions must exist).
  Node& at(std::string_view path);
  [[nodiscard]] Node const* find(std::string_view path) const;
  [[nodiscard]] std::string text_at(std::string_view path) const;  // empty when it is not there
  void erase(std::string_view path);
  void push(Node item);

 private:
  Kind kind_ = Kind::null;
  std::string value_;
  std::vector<Node> items_;
  std::vector<std::pair<std::string, Node>> fields_;
};

[[nodiscard]] std::string to_json(Node const& node);  // in one line
[[nodiscard]] std::string to_json_indented(Node const& node, int depth = 0);
[[nodiscard]] std::string to_yaml(Node const& record, int depth = 0);  // a block mapping, with its line ends

}  // namespace datos

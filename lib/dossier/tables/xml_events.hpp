// A part of a workbook as a stream of elements, by local names.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace visado::dossier::tables {

class Attributes {
 public:
  // By local name; empty when there is none.
  [[nodiscard]] std::string_view operator[](std::string_view name) const;
  [[nodiscard]] bool has(std::string_view name) const;

  void clear() { used_ = 0; }
  void add(std::string_view name, std::string_view value);

 private:
  std::vector<std::pair<std::string, std::string>> all_;  // the first used_ count: texts are reused
  std::size_t used_ = 0;
};

class XmlHandler {
 public:
  virtual ~XmlHandler() = default;
  virtual void start(std::string_view name, Attributes const& attributes) = 0;
  virtual void end(std::string_view name) = 0;
  virtual void text(std::string_view text) = 0;
};

// Sends the elements of a part to a handler. What is wrong with it, when it is not well-formed.
[[nodiscard]] std::optional<std::string> read_events(std::string_view xml, XmlHandler& handler);

}  // namespace visado::dossier::tables

// Builds the tree of one YAML document from the events of yaml-cpp.
#pragma once

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/mark.h>

#include <map>
#include <optional>
#include <unordered_map>

#include "support/yaml_tree.hpp"

namespace visado {

// Thrown through yaml-cpp when a limit is passed; already reported.
struct YamlLimitPassed {};

class YamlBuilder final : public YAML::EventHandler {
 public:
  // `text` is what is parsed: the source's text, or a repaired copy with the same offsets. `offset` is added to the
  // marks of yaml-cpp, which do not count a byte-order mark. `broken` are the places of values taken out.
  YamlBuilder(SourcePtr source, std::string_view text, std::uint32_t offset, std::vector<std::uint32_t> const& broken,
              YamlLimits const& limits, Diagnostics& diagnostics);

  [[nodiscard]] std::shared_ptr<YamlNode const> root() const { return root_; }
  // Where the innermost collection that is still open begins, when it is written with brackets.
  [[nodiscard]] std::optional<std::uint32_t> open_flow() const;
  // Where the scalar read last begins.
  [[nodiscard]] std::uint32_t last_place() const { return last_begin_; }
  // Warnings that need the whole document.
  void finish();

  void OnDocumentStart(YAML::Mark const&) override {}
  void OnDocumentEnd() override {}
  void OnNull(YAML::Mark const& mark, YAML::anchor_t anchor) override;
  void OnAlias(YAML::Mark const& mark, YAML::anchor_t anchor) override;
  void OnScalar(YAML::Mark const& mark, std::string const& tag, YAML::anchor_t anchor,
                std::string const& value) override;
  void OnSequenceStart(YAML::Mark const& mark, std::string const& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value style) override;
  void OnSequenceEnd() override;
  void OnMapStart(YAML::Mark const& mark, std::string const& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value style) override;
  void OnMapEnd() override;

 private:
  using Node = std::shared_ptr<YamlNode>;
  struct Frame {
    Node node;
    Node key;  // of a map: the key whose value comes next
    bool key_refused = false;
    std::unordered_map<std::string, YamlNode const*> keys;
    std::size_t size = 1;  // nodes below, aliases expanded
    std::size_t height = 1;
    YAML::anchor_t anchor = 0;
  };
  struct Anchored {
    Node node;
    std::size_t size = 1;
    std::size_t height = 1;
    Span span{};
    bool used = false;
  };

  [[nodiscard]] std::uint32_t offset(YAML::Mark const& mark) const;
  [[nodiscard]] Label at(Span span) const { return {source_, span, {}}; }
  Node make(YamlNode::Kind kind, Span span) const;
  void start(YAML::Mark const& mark, std::string const& tag, YAML::anchor_t anchor, YamlNode::Kind kind, bool flow);
  void end();
  void place(Node node, std::size_t size, std::size_t height);
  void place_key(Frame& map, Node node);
  void place_value(Frame& map, Node node);
  void remember(YAML::anchor_t anchor, Node const& node, std::size_t size, std::size_t height, std::uint32_t mark);
  [[nodiscard]] bool wants_key() const;
  [[nodiscard]] Span empty_place() const;
  [[nodiscard]] bool spells_null(std::uint32_t begin) const;
  void check_tag(std::string const& tag, std::uint32_t begin);
  void check_hidden_comment(Span scalar);
  void count(std::size_t nodes);

  SourcePtr source_;
  std::string_view text_;
  std::uint32_t offset_;
  std::vector<std::uint32_t> const& broken_;
  YamlLimits const& limits_;
  Diagnostics& diagnostics_;
  std::vector<Frame> open_;
  std::map<YAML::anchor_t, Anchored> anchors_;
  std::shared_ptr<YamlNode const> root_;
  std::size_t nodes_ = 0;
  std::uint32_t last_begin_ = 0;  // where the scalar read last begins
  std::uint32_t last_end_ = 0;    // where what was read last ends
};

}  // namespace visado

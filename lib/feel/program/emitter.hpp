// Checked tree to program: one function for each construct, in emit_<construct>.cpp. Each gives the index of
// the instruction that computes its node.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "feel/program/program.hpp"

namespace visado::feel {

class Emitter {
 public:
  explicit Emitter(Checked const& checked) : checked_(checked) {}
  Program run();

 private:
  // ---- a function being emitted: the whole expression is the outermost
  // -------------------------------------
  struct Capture {
    bool is_input;
    Index index;  // of the input, or the LocalId
    friend bool operator==(Capture const&, Capture const&) = default;
  };
  struct Frame {
    std::map<LocalId, Index> slots{};
    std::vector<Capture> captures{};
    Index size = 0;
  };

  Index emit(NodeId id);
  Index emit_node(NodeId id);
  Index emit_literal(NodeId id);
  Index emit_name(NodeId id);
  Index emit_path(NodeId id);
  Index emit_operator(NodeId id);
  Index emit_comparison(NodeId id);
  [[nodiscard]] std::uint32_t cost_since(std::size_t before) const;
  Index emit_loop(NodeId id);
  Index emit_filter(NodeId id);
  Index emit_in(NodeId id);
  std::optional<Index> emit_one_of(NodeId id, Index value);
  Index emit_unary_tests(NodeId id);
  Index emit_test(NodeId test, Index tested);
  Index emit_negated(NodeId at, Index test);
  Index emit_list(NodeId id);
  Index emit_context(NodeId id);
  Index emit_range(NodeId id);
  Index emit_half_range(NodeId id);
  Index emit_function(NodeId id, LocalId self);
  Index emit_call(NodeId id);
  [[nodiscard]] std::shared_ptr<pattern::Prepared const> constant_pattern(CallSite const& site) const;
  void index_filter(Index filter);

  // ---- helpers
  // ---------------------------------------------------------------------------------------------
  [[nodiscard]] Node const& node(NodeId id) const { return checked_.ast[id]; }
  [[nodiscard]] bool pack() const { return checked_.profile == Profile::pack; }
  [[nodiscard]] std::uint8_t profile_flag() const { return pack() ? flag::pack : std::uint8_t{0}; }
  Index add(NodeId at, Instruction instruction);
  Index add_constant(NodeId at, Value value);
  Index add_operands(std::vector<Index> const& operands);
  Index add_name(std::string_view name);
  Index load_local(NodeId at, LocalId local);
  Index load_input(NodeId at, Index input);
  Index load_binding(NodeId at, Binding const& binding);
  Index load_capture(NodeId at, Capture capture);
  Index load_field(NodeId at, Index base, Type const& base_type, std::string_view field);
  Index slot_of(LocalId local);  // a new slot of the current frame
  Index fold(NodeId id, std::size_t code_before, std::size_t open_before, Index index);
  [[nodiscard]] std::string path_text(NodeId id) const;
  void note_path(Index index, std::string path);

  Checked const& checked_;
  Program program_{};
  std::vector<Frame> frames_{1};
  std::map<LocalId, std::string> local_paths_{};
  std::size_t open_ = 0;  // instructions so far whose value is only known when it runs
  Index nesting_ = 0;
  Index deepest_ = 0;
};

}  // namespace visado::feel

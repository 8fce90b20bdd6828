// What an evaluation with explanations writes down.
#pragma once

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "feel/program/program.hpp"
#include "visado/expression.hpp"

namespace visado::feel {

class Recorder {
 public:
  Recorder(Program const& program, EmbeddedText const& text, Explanation& explanation,
           PartObserver* observer = nullptr)
      : program_(program), text_(text), explanation_(explanation), observer_(observer) {}

  // A part begins and ends; between them others may. `value` is what it gave.
  Index begin(Index instruction);
  void end(Index instruction, Index outer, Value const& value);
  // A field of a record; one that gave null is told once.
  void read(Value const& value, Context const& in, RecordType const* record, std::size_t slot);
  // Why a part is null; each code once for a place, with the first values met.
  void reason(Code code, std::vector<std::string> arguments);
  // Bodies of functions are not parts of their own. Reasons stand inside them, but for functions of other
  // expressions: there it is the call.
  void enter(Program const& program) {
    ++muted_;
    if (foreign_ != 0 || &program != &program_) ++foreign_;
  }
  void leave() {
    --muted_;
    if (foreign_ != 0) --foreign_;
  }
  // The parts noted since a mark are dropped: a pass of a loop that decided nothing.
  [[nodiscard]] std::size_t mark() const { return explanation_.parts.size(); }
  void drop_since(std::size_t mark) { explanation_.parts.resize(mark); }
  // In the order of the text, outer before inner.
  void finish();

 private:
  Program const& program_;
  EmbeddedText const& text_;
  Explanation& explanation_;
  PartObserver* observer_;
  std::set<std::pair<Context const*, std::size_t>> told_missing_{};
  std::set<std::pair<Code, Index>> told_reasons_{};
  // The field read last, and the part that read it.
  Context const* last_in_ = nullptr;
  std::size_t last_slot_ = 0;
  Index last_reader_ = no_index;
  Index current_ = no_index;
  int depth_ = 0;
  int muted_ = 0;
  int foreign_ = 0;
};

}  // namespace visado::feel

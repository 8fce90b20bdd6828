#include "feel/program/recorder.hpp"

#include <algorithm>

namespace visado::feel {

Index Recorder::begin(Index instruction) {
  Index const outer = current_;
  if (foreign_ != 0) return outer;
  current_ = instruction;
  if (muted_ == 0 && program_.code[instruction].has(flag::traced)) ++depth_;
  return outer;
}

void Recorder::end(Index instruction, Index outer, Value const& value) {
  if (foreign_ != 0) return;
  current_ = outer;
  if (muted_ != 0 || !program_.code[instruction].has(flag::traced)) return;
  // An instruction inside another of the same place is a step of it, no part of its own.
  if (observer_ != nullptr && (outer == no_index || program_.spans[outer] != program_.spans[instruction] ||
                               !program_.code[outer].has(flag::traced)))
    observer_->part(program_.spans[instruction], value);
  TracedPart part{program_.spans[instruction], value, --depth_};
  // The value of this part is the field itself: it can be quoted.
  if (last_reader_ == instruction && !value.is(Kind::list)) {
    part.in = last_in_;
    part.slot = last_slot_;
  }
  last_reader_ = no_index;
  explanation_.parts.push_back(part);
}

void Recorder::read(Value const& value, Context const& in, RecordType const* record, std::size_t slot) {
  last_in_ = &in;
  last_slot_ = slot;
  last_reader_ = current_;
  if (!value.is_null()) return;
  if (!told_missing_.emplace(&in, slot).second) return;
  MissingData data{.record = record, .slot = slot, .in = &in, .reason = value.null_reason()};
  if (current_ != no_index) {
    data.span = program_.spans[current_];
    data.path = program_.path_of(current_);
  }
  if (data.path.empty()) data.path = record->fields[slot].name;
  explanation_.missing.push_back(std::move(data));
}

void Recorder::reason(Code code, std::vector<std::string> arguments) {
  if (!told_reasons_.emplace(code, current_).second) return;
  Span const span = current_ != no_index ? program_.spans[current_] : Span{};
  explanation_.reasons.add(
      Diagnostic::make(code, {text_.source(), text_.to_source(span), {}}, std::move(arguments)));
}

void Recorder::finish() {
  // A part may be noted twice when it is computed through an inner one of the same place.
  std::stable_sort(explanation_.parts.begin(), explanation_.parts.end(),
                   [](TracedPart const& a, TracedPart const& b) {
                     if (a.span.begin != b.span.begin) return a.span.begin < b.span.begin;
                     return a.span.end != b.span.end ? a.span.end > b.span.end : a.depth < b.depth;
                   });
  auto const same_place = [](TracedPart const& a, TracedPart const& b) { return a.span == b.span; };
  auto const end = std::unique(explanation_.parts.begin(), explanation_.parts.end(), same_place);
  explanation_.parts.erase(end, explanation_.parts.end());
}

}  // namespace visado::feel

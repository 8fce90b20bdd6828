// for, some, every and filters.
#include <algorithm>

#include "feel/program/list_builder.hpp"
#include "feel/program/machine.hpp"
#include "feel/program/recorder.hpp"
#include "feel/value/operations.hpp"
#include "visado/diagnostics/feel.hpp"
#include "visado/diagnostics/feel_builtins.hpp"

namespace visado::feel {

// first .. last, up or down, of whole numbers or dates. `body` gives false to end.
template <class Body>
Machine::Ended Machine::iterate_series(Value const& first, Value const& last, bool first_in, bool last_in,
                                       std::uint32_t pass_cost, Body&& body) {
  bool const dates = first.is(Kind::date) && last.is(Kind::date);
  std::optional<std::int64_t> from;
  std::optional<std::int64_t> to;
  if (dates) {
    from = first.as_date().days;
    to = last.as_date().days;
  } else if (first.is(Kind::number) && last.is(Kind::number)) {
    from = first.as_number().to_int64();
    to = last.as_number().to_int64();
  }
  if (!from || !to) {
    if (first.is_null() || last.is_null()) {
      without_operand("..", {first, last});
      return Ended::failed;
    }
    fail(NullReason::type_mismatch, code::cannot_iterate, {describe(first) + " .. " + describe(last)});
    return Ended::failed;
  }
  std::int64_t const step = *from <= *to ? 1 : -1;
  if (!first_in && from == to) return Ended::complete;
  std::int64_t current = first_in ? *from : *from + step;
  while (true) {
    if (current == *to && !last_in) return Ended::complete;
    if (!spend(pass_cost)) return Ended::failed;
    if (!body(dates ? Value::date(Date{current}) : Value::number(current))) return Ended::by_body;
    if (current == *to) return Ended::complete;
    current += step;
  }
}

// All combinations of the iterations from `level` on; inner domains may use outer variables.
template <class Body>
Machine::Ended Machine::iterate(Loop const& loop, std::size_t level, Body&& body) {
  if (level == loop.iterations.size()) return body() ? Ended::complete : Ended::by_body;
  Iteration const& iteration = loop.iterations[level];
  Ended ended = Ended::complete;
  auto const pass = [&](Value const& item) {
    frame_[iteration.slot] = item;
    ended = iterate(loop, level + 1, body);
    return ended == Ended::complete;
  };
  auto const outcome = [&](Ended series) { return ended == Ended::complete ? series : ended; };
  Value const domain = value(iteration.domain);
  if (iteration.last != no_index)
    return outcome(iterate_series(domain, value(iteration.last), true, true, loop.cost, pass));
  if (domain.is(Kind::range)) {
    Range const& range = domain.as_range();
    if (range.low.is_null() || range.high.is_null() || range.form == Range::Form::exclusion) {
      fail(NullReason::type_mismatch, code::cannot_iterate, {to_feel(domain)});
      return Ended::failed;
    }
    return outcome(iterate_series(range.low, range.high, range.low_closed, range.high_closed, loop.cost, pass));
  }
  if (domain.is_null()) {
    without_operand("en", {domain});
    return Ended::failed;
  }
  if (!domain.is(Kind::list)) {  // one value is a list of it
    if (program_->profile == Profile::standard) return pass(domain) ? Ended::complete : ended;
    fail(NullReason::type_mismatch, code::cannot_iterate, {describe(domain)});
    return Ended::failed;
  }
  for (Value const& item : domain.as_list()) {
    if (!spend(loop.cost)) return Ended::failed;
    if (!pass(item)) return ended;
  }
  return Ended::complete;
}

Value Machine::for_each(Instruction const& in) {
  Loop const& loop = program_->loops[in.a];
  ListBuilder results(arena_);
  Ended const ended = iterate(loop, 0, [&] {
    if (loop.partial != no_index) frame_[loop.partial] = results.list();
    if (items_ == 0) {
      stopped_ = true;
      fail(NullReason::limit, code::too_many_items, {std::to_string(Limits::items)});
      return false;
    }
    --items_;
    std::size_t const mark = recorder_ != nullptr ? recorder_->mark() : 0;
    results.append(value(loop.body));
    if (recorder_ != nullptr) recorder_->drop_since(mark);
    return !stopped_;
  });
  return ended == Ended::complete ? results.list()
                                  : Value::null(stopped_ ? NullReason::limit : NullReason::operand);
}

// Three-valued: what decides ends the loop; without a decision one null makes it null.
Value Machine::quantified(Instruction const& in) {
  Loop const& loop = program_->loops[in.a];
  bool const some = in.op == Opcode::some;
  Value result = Value::boolean(!some);
  Ended const ended = iterate(loop, 0, [&] {
    std::size_t const mark = recorder_ != nullptr ? recorder_->mark() : 0;
    Value const test = value(loop.body);
    bool const decides = some ? test.is_true() : test.is_false();
    bool const first_unknown = !test.is(Kind::boolean) && !result.is_null();
    if (recorder_ != nullptr && !decides && !first_unknown) recorder_->drop_since(mark);
    if (decides) {
      result = test;
    } else if (first_unknown) {
      result = boolean_or_null(test, some ? "algún" : "todo");
    }
    return !decides && !stopped_;
  });
  return ended == Ended::failed || stopped_ ? Value::null(NullReason::operand) : result;
}

Value Machine::item_at(std::span<Value const> items, Value const& index) {
  std::optional<std::int64_t> const position =
      index.is(Kind::number) ? index.as_number().to_int64() : std::nullopt;
  if (index.is_null()) return without_operand("[ ]", {index});
  if (!position) return fail(NullReason::invalid_argument, code::index_not_whole, {to_feel(index)});
  auto const size = static_cast<std::int64_t>(items.size());
  std::int64_t const from_start = *position < 0 ? size + *position : *position - 1;
  if (*position != 0 && from_start >= 0 && from_start < size)
    return items[static_cast<std::size_t>(from_start)];
  return fail(NullReason::no_such_entry, code::index_outside,
              {std::to_string(*position), std::to_string(size)});
}

// False when what is asked for is no text, or the work is spent: then the rows are gone through.
bool Machine::look_up(Instruction const& in, Value& found) {
  auto const filter = static_cast<Index>(&in - code_);
  auto const& lookup = *std::find_if(program_->lookups.begin(), program_->lookups.end(),
                                     [&](Lookup const& one) { return one.filter == filter; });
  Value const key = value(lookup.key);
  if (!key.is(Kind::string)) return false;
  std::span<Value const> const items = constants_[code_[in.a].a].as_list();
  ListBuilder kept(arena_);
  auto const rows = lookup.rows.find(key.as_string());
  if (rows != lookup.rows.end())
    for (Index const row : rows->second) kept.append(items[row]);
  found = kept.list();
  return spend((kept.size() + 1) * in.extra);
}

Value Machine::filter(Instruction const& in) {
  if (in.has(flag::indexed) && recorder_ == nullptr) {
    Value found;
    if (look_up(in, found)) return found;
  }
  Value const base = value(in.a);
  bool const pack = in.has(flag::pack);
  if (base.is_null()) return without_operand("[ ]", {base});
  std::span<Value const> const items =
      base.is(Kind::list) ? base.as_list() : std::span<Value const>{&base, 1};
  frame_[in.c] = Value();  // a position depends on no element
  if (in.has(flag::by_index)) return item_at(items, value(in.b));
  bool const may_be_index = !in.has(flag::by_condition);
  if (may_be_index && items.empty()) {  // is it a position? A condition has nothing to tell here
    Recorder* const recorder = std::exchange(recorder_, nullptr);
    Value const index = value(in.b);
    recorder_ = recorder;
    if (index.is(Kind::number)) return item_at(items, index);
  }
  ListBuilder kept(arena_);
  bool unknown = false;
  for (Value const& item : items) {
    if (!spend(in.extra)) return Value::null(NullReason::limit);
    frame_[in.c] = item;
    std::size_t const mark = recorder_ != nullptr ? recorder_->mark() : 0;
    Value const test = value(in.b);
    if (recorder_ != nullptr) recorder_->drop_since(mark);
    if (may_be_index && test.is(Kind::number)) return item_at(items, test);
    if (test.is_true()) kept.append(item);
    if (!test.is(Kind::boolean)) {
      if (pack || !test.is_null()) boolean_or_null(test, "[ ]");
      unknown = true;
    }
  }
  return unknown && pack ? Value::null(NullReason::operand) : kept.list();
}

}  // namespace visado::feel

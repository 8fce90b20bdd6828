// Evaluating a decision table: which rows hit, and what the policy makes of them.
#include <algorithm>
#include <array>
#include <bit>
#include <iterator>
#include <memory>
#include <span>
#include <utility>

#include "feel/program/machine.hpp"
#include "feel/table/table.hpp"
#include "feel/value/operations.hpp"
#include "visado/diagnostics/table.hpp"

namespace visado {

using namespace feel;

namespace {

using Match = TableExplanation::Match;
using Impl = DecisionTable::Impl;

// The same value for certain.
bool same(Value const& a, Value const& b) { return equals(a, b).value_or(false); }

class Run {
 public:
  Run(Impl const& table, Activation const& activation, Arena& arena, TableExplanation* explanation)
      : table_(table), activation_(activation), arena_(arena), explanation_(explanation) {
    std::size_t const before = std::min<std::size_t>(table.first_input, activation.inputs.size());
    std::size_t const size = table.first_input + std::max<std::size_t>(table.inputs.size(), 1);
    inputs_ = arena.allocate_array<Value>(size);
    std::uninitialized_fill_n(inputs_, size, Value());
    std::copy_n(activation.inputs.begin(), before, inputs_);
    activation_.inputs = {inputs_, size};
    if (explanation_ != nullptr) explanation_->rows.assign(table.rows.size(), Match::no);
  }

  Value value() {
    bool const inputs_fit = read_inputs();
    if (inputs_fit && explanation_ == nullptr) find_candidates();
    Value const value = inputs_fit ? decide() : failure_;
    if (explanation_ != nullptr && !value.is_null()) {
      explanation_->missing.clear();
      explanation_->reasons = {};
    }
    return value;
  }

 private:
  [[nodiscard]] TableText const& text() const { return table_.text; }

  // ---- expressions, and why they are null ----------------------------------------------------------------------

  Value evaluate(Expression const& expression) {
    if (explanation_ == nullptr) return expression.evaluate(activation_, arena_);
    Explanation explanation;
    Value const value = expression.explain(activation_, arena_, explanation);
    if (value.is_null()) note(std::move(explanation));
    return value;
  }

  void note(Explanation explanation) {
    for (MissingData& data : explanation.missing) {
      auto const known = [&](MissingData const& other) { return other.in == data.in && other.slot == data.slot; };
      auto& missing = explanation_->missing;
      if (std::none_of(missing.begin(), missing.end(), known)) missing.push_back(std::move(data));
    }
    explanation_->reasons.append(std::move(explanation.reasons));
  }

  Value fail(NullReason reason, Code code, Label at, std::vector<std::string> arguments) {
    if (explanation_ != nullptr) {
      arguments.insert(arguments.begin(), text().name);
      explanation_->reasons.add(Diagnostic::make(code, std::move(at), std::move(arguments)));
    }
    return Value::null(reason);
  }

  // ---- inputs ---------------------------------------------------------------------------------------------------

  // False when one of them makes the whole table null: `failure_`.
  bool read_inputs() {
    for (std::size_t i = 0; i < table_.inputs.size(); ++i) {
      Impl::Input const& input = table_.inputs[i];
      // In packs what is missing is told of the inputs that matter, when it is known which do.
      Value const given = table_.pack() ? input.expression.evaluate(activation_, arena_) : evaluate(input.expression);
      Value const value = table_.pack() ? given : coerce(given, input.type, arena_);
      inputs_[table_.first_input + i] = value;
      if (explanation_ != nullptr) explanation_->inputs.push_back(value);
      if (value.is_null() && !given.is_null()) {
        failure_ = fail(NullReason::type_mismatch, code::table_input_type, place_of(text().inputs[i].expression),
                        {input_name(text().inputs[i]), describe(given), input.type.to_string()});
        return false;
      }
    }
    for (std::size_t i = 0; i < table_.inputs.size(); ++i) {
      Value const& value = inputs_[table_.first_input + i];
      if (value.is_null() || is_allowed(table_.inputs[i].allowed, value)) continue;
      failure_ = fail(NullReason::invalid_argument, code::table_input_not_allowed,
                      place_of(text().inputs[i].expression), {input_name(text().inputs[i]), to_feel(value)});
      return false;
    }
    return true;
  }

  bool is_allowed(Impl::Allowed const& allowed, Value const& value) {
    return allowed.empty() || position(allowed, value).has_value();
  }

  // Where a value stands among those allowed.
  std::optional<std::size_t> position(Impl::Allowed const& allowed, Value const& value) {
    for (std::size_t i = 0; i < allowed.texts.size(); ++i) {
      if (value.is(Kind::string) && value.as_string() == allowed.texts[i]) return i;
    }
    if (allowed.tests.empty()) return std::nullopt;
    Value const kept = std::exchange(inputs_[table_.first_input], value);
    std::optional<std::size_t> found;
    for (std::size_t i = 0; i < allowed.tests.size() && !found; ++i) {
      if (allowed.tests[i].evaluate(activation_, arena_).is_true()) found = i;
    }
    inputs_[table_.first_input] = kept;
    return found;
  }

  // ---- rows -----------------------------------------------------------------------------------------------------

  // The first row from that one on that has to be looked at; past the end when there is none. Explaining tells of every
  // cell of every row.
  [[nodiscard]] std::size_t next_candidate(std::size_t row) const {
    if (explanation_ != nullptr) return row;
    for (std::size_t word = row / word_bits; row < table_.rows.size(); ++word, row = word * word_bits) {
      std::uint64_t const left = candidates_[word] >> (row % word_bits);
      if (left != 0) return row + static_cast<std::size_t>(std::countr_zero(left));
    }
    return row;
  }

  // The rows that no text among the inputs rules out.
  void find_candidates() {
    std::size_t const words = words_for(table_.rows.size());
    candidates_ = arena_.allocate_array<std::uint64_t>(words);
    std::fill_n(candidates_, words, ~std::uint64_t{0});
    for (std::size_t i = 0; i < table_.columns.size(); ++i) {
      if (!is_decided(i)) continue;
      RowSet const& rows = table_.columns[i].rows(inputs_[table_.first_input + i].as_string());
      for (std::size_t word = 0; word < words; ++word) candidates_[word] &= rows[word];
    }
  }

  [[nodiscard]] bool is_decided(std::size_t input) const {
    return !table_.columns[input].empty() && inputs_[table_.first_input + input].is(Kind::string);
  }

  Match match(std::size_t row) {
    Match result = Match::yes;
    for (std::size_t i = 0; i < table_.rows[row].inputs.size(); ++i) {
      std::optional<Expression> const& test = table_.rows[row].inputs[i];
      if (!test) continue;
      if (explanation_ == nullptr && is_decided(i) && table_.columns[i].is_decided(row)) continue;
      Value const hit = table_.pack() ? test->evaluate(activation_, arena_) : evaluate(*test);
      if (hit.is_true()) continue;
      result = hit.is_false() || !table_.pack() ? Match::no : Match::unknown;
      if (result == Match::no) break;
    }
    if (explanation_ != nullptr) explanation_->rows[row] = result;
    return result;
  }

  // The output of a row: a value, or a context of them.
  Value output(std::size_t row) {
    auto const one = [&](std::size_t column) { return output(row, column); };
    return assemble(one);
  }

  template <class Column>
  Value assemble(Column const& column) {
    if (table_.outputs.size() == 1) return column(0);
    Value* const values = arena_.allocate_array<Value>(table_.outputs.size());
    for (std::size_t i = 0; i < table_.outputs.size(); ++i) ::new (&values[i]) Value(column(i));
    return Value::context(arena_.store(Context{&table_.shape, values}));
  }

  Value output(std::size_t row, std::size_t column) {
    Value const given = evaluate(table_.rows[row].outputs[column]);
    return admit(given, column, std::to_string(row + 1), text().rows[row].outputs[column]);
  }

  Value admit(Value const& given, std::size_t column, std::string const& row, EmbeddedText const& cell) {
    Impl::Output const& output = table_.outputs[column];
    if (given.is_null()) return given;
    Value value = table_.pack() ? with_currency(given, output.type) : coerce(given, output.type, arena_);
    if (value.is_null()) {
      return fail(NullReason::type_mismatch, code::table_output_type, place_of(cell),
                  {row, to_feel(given), output.type.to_string()});
    }
    if (is_allowed(output.allowed, value)) return value;
    return fail(NullReason::invalid_argument, code::table_output_not_allowed, place_of(cell), {row, to_feel(value)});
  }

  // A number written where an amount is wanted is an amount in its currency.
  static Value with_currency(Value const& value, Type const& type) {
    bool const amount = type.is(TypeKind::money) && type.currency() != Type::dynamic_currency;
    return amount && value.currency() == 0 ? value.with_currency(type.currency()) : value;
  }

  // What the table is when no row hits.
  Value otherwise() {
    if (!table_.has_defaults()) return fail(NullReason::no_such_entry, code::table_no_row, text().place, {});
    if (explanation_ != nullptr) explanation_->by_default = true;
    Value const value = assemble([&](std::size_t column) {
      std::optional<Expression> const& expression = table_.outputs[column].otherwise;
      if (!expression) return Value();
      return admit(evaluate(*expression), column, "por defecto", *text().outputs[column].otherwise);
    });
    if (!gives_list(text().policy) || value.is(Kind::list)) return value;
    return Value::list(std::span<Value const>(arena_.store(value), 1));
  }

  // ---- policies -------------------------------------------------------------------------------------------------

  // A row that hits, or may.
  struct Hit {
    std::size_t row;
    bool certain;
    Value value;
  };

  Value decide() {
    switch (text().policy) {
      case HitPolicy::first:
        return first();
      case HitPolicy::unique:
        return unique();
      case HitPolicy::any:
        return any();
      case HitPolicy::priority:
        return priority();
      default:
        return several();
    }
  }

  // In the order of the rows, in memory of the arena.
  std::span<Hit> hits() {
    Hit* const hits = arena_.allocate_array<Hit>(table_.rows.size());
    std::size_t count = 0;
    for (std::size_t row = next_candidate(0); row < table_.rows.size(); row = next_candidate(row + 1)) {
      Match const found = match(row);
      if (found != Match::no) ::new (&hits[count++]) Hit{row, found == Match::yes, output(row)};
    }
    return {hits, count};
  }

  Value hit(std::size_t row, Value const& value) {
    if (explanation_ != nullptr) explanation_->decisive.push_back(row);
    return value;
  }

  Value undecided(std::size_t row) {
    note_cells(row);
    return fail(NullReason::operand, code::table_undecided, text().rows[row].place, {std::to_string(row + 1)});
  }

  // Why the cells of a row are neither true nor false.
  void note_cells(std::size_t row) {
    if (explanation_ == nullptr) return;
    for (std::size_t i = 0; i < table_.inputs.size(); ++i) {
      std::optional<Expression> const& test = table_.rows[row].inputs[i];
      if (!test || !evaluate(*test).is_null()) continue;
      if (inputs_[table_.first_input + i].is_null()) (void)evaluate(table_.inputs[i].expression);
    }
  }

  static std::string numbers(std::span<Hit const> hits) {
    std::string text;
    for (std::size_t i = 0; i < hits.size(); ++i) {
      if (i != 0) text += i + 1 == hits.size() ? " y " : ", ";
      text += std::to_string(hits[i].row + 1);
    }
    return text;
  }

  // Only what comes before the first certain hit matters, and only when it gives something else.
  Value first() {
    std::optional<Hit> pending;
    for (std::size_t row = next_candidate(0); row < table_.rows.size(); row = next_candidate(row + 1)) {
      Match const found = match(row);
      if (found == Match::no) continue;
      Value const value = output(row);
      if (pending && !same(pending->value, value)) return undecided(pending->row);
      if (found == Match::yes) return hit(row, value);
      if (!pending) pending = Hit{row, false, value};
    }
    if (!pending) return otherwise();
    return unless_default(*pending);
  }

  // Nothing hits for certain: decided only when the defaults say the same.
  Value unless_default(Hit const& pending) {
    if (table_.has_defaults()) {
      Value const value = otherwise();
      if (same(pending.value, value)) return value;
    }
    return undecided(pending.row);
  }

  Value unique() {
    std::span<Hit const> const hits = this->hits();
    Hit const* certain = nullptr;
    for (Hit const& hit : hits) {
      if (!hit.certain) continue;
      if (certain != nullptr) return overlap(hits, hit);
      certain = &hit;
    }
    auto const open = std::find_if(hits.begin(), hits.end(), [](Hit const& hit) { return !hit.certain; });
    if (open != hits.end()) return undecided(open->row);
    return certain == nullptr ? otherwise() : hit(certain->row, certain->value);
  }

  // More than one row hits for certain.
  Value overlap(std::span<Hit const> hits, Hit const& second) {
    std::vector<Hit> certain;
    std::copy_if(hits.begin(), hits.end(), std::back_inserter(certain), [](Hit const& hit) { return hit.certain; });
    return fail(NullReason::invalid_argument, code::table_rows_overlap, text().rows[second.row].place, {numbers(certain)});
  }

  Value any() {
    std::span<Hit const> const hits = this->hits();
    if (hits.empty()) return otherwise();
    auto const sure = std::find_if(hits.begin(), hits.end(), [](Hit const& hit) { return hit.certain; });
    Hit const& chosen = sure != hits.end() ? *sure : hits.front();
    Hit const* open = sure == hits.end() ? &chosen : nullptr;
    for (Hit const& other : hits) {
      if (same(chosen.value, other.value)) continue;
      if (chosen.certain && other.certain) {
        if (table_.pack() && (chosen.value.is_null() || other.value.is_null())) return Value::null(NullReason::operand);
        return fail(NullReason::invalid_argument, code::table_rows_disagree, text().rows[other.row].place,
                    {numbers(std::array{chosen, other})});
      }
      return undecided(other.certain ? chosen.row : other.row);
    }
    if (open != nullptr) return unless_default(*open);
    return hit(chosen.row, chosen.value);
  }

  // How important a row is: the place of each ranked output among its allowed values.
  std::vector<std::size_t> rank(Value const& value) {
    std::vector<std::size_t> rank;
    for (std::size_t i = 0; i < table_.outputs.size(); ++i) {
      Impl::Allowed const& allowed = table_.outputs[i].allowed;
      if (allowed.empty()) continue;
      Value const& part = table_.outputs.size() == 1 ? value : value.as_context().values[i];
      std::size_t const last = allowed.tests.size() + allowed.texts.size();
      rank.push_back(position(allowed, part).value_or(last));
    }
    return rank;
  }

  void rank(std::span<Hit> hits) {
    std::vector<std::pair<std::vector<std::size_t>, Hit>> ranked;
    for (Hit const& hit : hits) ranked.emplace_back(rank(hit.value), hit);
    std::stable_sort(ranked.begin(), ranked.end(), [](auto const& a, auto const& b) { return a.first < b.first; });
    for (std::size_t i = 0; i < hits.size(); ++i) hits[i] = ranked[i].second;
  }

  // A row whose ranked output is missing could come before any other.
  bool rank_unknown(std::span<Hit const> hits) {
    if (!table_.pack()) return false;
    return std::any_of(hits.begin(), hits.end(), [&](Hit const& hit) {
      for (std::size_t i = 0; i < table_.outputs.size(); ++i) {
        Value const& part = table_.outputs.size() == 1 ? hit.value : hit.value.as_context().values[i];
        if (!table_.outputs[i].allowed.empty() && part.is_null()) return true;
      }
      return false;
    });
  }

  Value priority() {
    std::span<Hit> const hits = this->hits();
    if (hits.empty()) return otherwise();
    if (rank_unknown(hits)) return Value::null(NullReason::operand);
    rank(hits);
    auto const sure = std::find_if(hits.begin(), hits.end(), [](Hit const& hit) { return hit.certain; });
    Hit const& chosen = sure != hits.end() ? *sure : hits.front();
    for (auto before = hits.begin(); before != sure; ++before) {
      if (!same(before->value, chosen.value)) return undecided(before->row);
    }
    if (sure == hits.end()) return unless_default(chosen);
    return hit(chosen.row, chosen.value);
  }

  Value several() {
    std::span<Hit> const hits = this->hits();
    HitPolicy const policy = text().policy;
    if (policy == HitPolicy::collect_min || policy == HitPolicy::collect_max) return extreme(hits);
    for (Hit const& hit : hits) {
      if (!hit.certain) return undecided(hit.row);
    }
    if (hits.empty()) return otherwise();
    if (policy == HitPolicy::output_order) {
      if (rank_unknown(hits)) return Value::null(NullReason::operand);
      rank(hits);
    }
    for (Hit const& one : hits) (void)hit(one.row, one.value);
    if (policy == HitPolicy::collect_count) return Value::number(static_cast<std::int64_t>(hits.size()));
    if (policy == HitPolicy::collect_sum) return aggregated(hits);
    return list(hits);
  }

  // A row that may hit does not matter when it would not change the extreme.
  Value extreme(std::span<Hit const> hits) {
    std::vector<Hit> certain;
    for (Hit const& hit : hits) {
      if (hit.certain) certain.push_back(hit);
    }
    if (hits.empty()) return otherwise();
    auto const open = std::find_if(hits.begin(), hits.end(), [](Hit const& hit) { return !hit.certain; });
    if (certain.empty()) return undecided(open->row);
    Value const value = aggregated(certain);
    if (open != hits.end() && !same(value, aggregated(hits))) return undecided(open->row);
    for (Hit const& one : certain) {
      if (same(one.value, value)) (void)hit(one.row, one.value);
    }
    return value;
  }

  Value list(std::span<Hit const> hits) {
    Value* const values = arena_.allocate_array<Value>(hits.size());
    for (std::size_t i = 0; i < hits.size(); ++i) ::new (&values[i]) Value(hits[i].value);
    return Value::list(std::span<Value const>(values, hits.size()));
  }

  Value aggregated(std::span<Hit const> hits) {
    if (!table_.aggregate) return Value::null(NullReason::type_mismatch);
    Value const kept = std::exchange(inputs_[table_.first_input], list(hits));
    Explanation explanation;
    Value const value = explanation_ == nullptr ? table_.aggregate->evaluate(activation_, arena_)
                                                : table_.aggregate->explain(activation_, arena_, explanation);
    inputs_[table_.first_input] = kept;
    for (Diagnostic& reason : explanation.reasons.items()) {
      reason.at = text().place;  // the function is not in the text
      explanation_->reasons.add(std::move(reason));
    }
    return value;
  }

  Impl const& table_;
  Activation activation_;
  Arena& arena_;
  TableExplanation* explanation_;
  Value* inputs_;  // those of the activation, then the values tested
  std::uint64_t* candidates_ = nullptr;  // rows, as bits; not when explaining
  Value failure_;
};

}  // namespace

Value DecisionTable::evaluate(Activation const& activation, Arena& arena) const {
  return Run(*impl_, activation, arena, nullptr).value();
}

Value DecisionTable::explain(Activation const& activation, Arena& arena, TableExplanation& explanation) const {
  explanation = {};
  return Run(*impl_, activation, arena, &explanation).value();
}

}  // namespace visado

// Copies of values that depend on nothing but their arena.
#include <algorithm>
#include <utility>
#include <vector>

#include "feel/program/function.hpp"
#include "visado/value.hpp"

namespace visado {

namespace {

class Copier {
 public:
  explicit Copier(Arena& arena) : arena_(arena) {}

  Value copy(Value const& value) {
    if (depth_ == deepest || values_ >= most) return Value::null(NullReason::limit);
    ++depth_;
    ++values_;
    Value const result = copy_kind(value);
    --depth_;
    return result;
  }

 private:
  static constexpr int deepest = 2000;             // values inside one another; what lies deeper is null
  static constexpr std::size_t most = 20'000'000;  // parts that are shared are copied each time they are met

  Value copy_kind(Value const& value) {
    switch (value.kind()) {
      case Kind::number:
        return value.is_small_number()
                   ? value
                   : Value::number(value.as_number(), arena_).with_currency(value.currency());
      case Kind::string:
        return Value::string(value.as_string(), arena_);
      case Kind::date_time:
        return Value::date_time(value.as_date_time(), arena_);
      case Kind::list:
        return Value::list(items(value.as_list()));
      case Kind::context:
        return context(value.as_context());
      case Kind::range: {
        Range const& range = value.as_range();
        return Value::range(arena_.store(
            Range{copy(range.low), copy(range.high), range.low_closed, range.high_closed, range.form}));
      }
      case Kind::function:
        return function(value.as_function());
      default:
        return value;
    }
  }

  std::span<Value const> items(std::span<Value const> from) {
    Value* const to = arena_.allocate_array<Value>(from.size());
    for (std::size_t i = 0; i < from.size(); ++i) to[i] = copy(from[i]);
    return {to, from.size()};
  }

  // Shapes made by expressions live in arenas too, so a context without a record type gets a shape of its
  // own.
  Value context(Context const& from) {
    Context to = from;
    to.values = items(from.entries()).data();
    if (from.record == nullptr) to.shape = shape(from.shape);
    if (from.places != nullptr) {
      std::uint32_t* const places = arena_.allocate_array<std::uint32_t>(from.shape->size());
      std::copy_n(from.places, from.shape->size(), places);
      to.places = places;
    }
    return Value::context(arena_.store(to));
  }

  Shape const* shape(Shape const* from) {
    for (auto const& [original, made] : shapes_) {
      if (original == from) return made;
    }
    return shapes_.emplace_back(from, arena_.store_shape(*from)).second;
  }

  // A function may have captured itself: each is copied once.
  Value function(Function const& from) {
    for (auto const& [original, made] : functions_) {
      if (original == &from) return Value::function(made);
    }
    auto* const to = static_cast<Function*>(arena_.allocate(sizeof(Function)));
    ::new (to) Function(from);
    functions_.emplace_back(&from, to);
    to->captured = items(from.captured);
    return Value::function(to);
  }

  Arena& arena_;
  int depth_ = 0;
  std::size_t values_ = 0;
  std::vector<std::pair<Shape const*, Shape const*>> shapes_;
  std::vector<std::pair<Function const*, Function const*>> functions_;
};

}  // namespace

Value deep_copy(Value const& value, Arena& arena) { return Copier(arena).copy(value); }

}  // namespace visado

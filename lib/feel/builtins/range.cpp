// Points and ranges: the relations of Allen.
#include "feel/builtins/kernel.hpp"
#include "feel/builtins/rows.hpp"
#include "visado/diagnostics/feel_builtins.hpp"

namespace visado::feel {

namespace {

using namespace kernel;

// Something with an order, and no range.
Parameter point(std::string_view en, std::string_view es) { return rows::of_kinds(en, es, rows::ordered); }

// An end of a range, or a point, which is both ends of itself.
struct End {
  Value const* value;
  bool closed;
  int infinite;  // -1: no lower limit; 1: no upper limit; 0: the value
};

struct Extent {
  End low;
  End high;
};

Extent extent_of(Value const& value) {
  if (!value.is(Kind::range)) return {{&value, true, 0}, {&value, true, 0}};
  Range const& range = value.as_range();
  return {{&range.low, range.low_closed, range.low.is_null() && !range.low_closed ? -1 : 0},
          {&range.high, range.high_closed, range.high.is_null() && !range.high_closed ? 1 : 0}};
}

// The answer of a relation, unless some comparison it asked for has none.
class Relation {
 public:
  explicit Relation(CallContext& context, std::string_view function)
      : context_(context), function_(function) {}

  int order(End const& a, End const& b) {
    if (a.infinite != b.infinite) return a.infinite < b.infinite ? -1 : 1;
    if (a.infinite != 0) return 0;
    if (auto const result = compare(*a.value, *b.value)) return *result;
    if (!failed_) {
      failed_ = true;
      failure_ = context_.fail(NullReason::type_mismatch, code::values_not_comparable,
                               {function_, kind_name(*a.value), kind_name(*b.value)});
    }
    return 0;
  }
  bool less(End const& a, End const& b) { return order(a, b) < 0; }
  bool equal(End const& a, End const& b) { return order(a, b) == 0; }

  [[nodiscard]] Value answer(bool holds) const { return failed_ ? failure_ : Value::boolean(holds); }

 private:
  CallContext& context_;
  std::string_view function_;
  bool failed_ = false;
  Value failure_;
};

bool both_closed(End const& a, End const& b) { return a.closed && b.closed; }

// ---- relations of extents, as table 78 of the standard defines them
// -----------------------------------------------

bool is_before(Relation& is, Extent const& a, Extent const& b) {
  return is.less(a.high, b.low) || (is.equal(a.high, b.low) && !both_closed(a.high, b.low));
}

bool touch(Relation& is, End const& a, End const& b) { return is.equal(a, b) && both_closed(a, b); }

// a begins no later than b: `within` its beginning.
bool begins_no_later(Relation& is, Extent const& a, Extent const& b) {
  return is.less(a.low, b.low) || (is.equal(a.low, b.low) && (a.low.closed || !b.low.closed));
}

bool ends_no_later(Relation& is, Extent const& a, Extent const& b) {
  return is.less(a.high, b.high) || (is.equal(a.high, b.high) && (!a.high.closed || b.high.closed));
}

bool do_overlap(Relation& is, Extent const& a, Extent const& b) {
  return !is_before(is, a, b) && !is_before(is, b, a);
}

bool overlaps_its_beginning(Relation& is, Extent const& a, Extent const& b) {
  bool const earlier = is.less(a.low, b.low) || (is.equal(a.low, b.low) && a.low.closed && !b.low.closed);
  return earlier && !is_before(is, a, b) && ends_no_later(is, a, b);
}

bool same_low(Relation& is, Extent const& a, Extent const& b) {
  return is.equal(a.low, b.low) && a.low.closed == b.low.closed;
}

bool same_high(Relation& is, Extent const& a, Extent const& b) {
  return is.equal(a.high, b.high) && a.high.closed == b.high.closed;
}

// (!= 5) lies on both sides of 5.
bool is_exclusion(Value const& value) {
  return value.is(Kind::range) && value.as_range().form == Range::Form::exclusion;
}

using Holds = bool (*)(Relation& is, Extent const& a, Extent const& b);

Value answer(CallContext& context, std::string_view function, Value const& a, Value const& b, Holds holds) {
  if (is_exclusion(a)) return unfit(context, function, a);
  if (is_exclusion(b)) return unfit(context, function, b);
  Relation relation(context, function);
  bool const result = holds(relation, extent_of(a), extent_of(b));
  return relation.answer(result);
}

bool is_within(Relation& is, Extent const& a, Extent const& b) {
  return begins_no_later(is, b, a) && ends_no_later(is, a, b);
}

bool ends_it(Relation& is, Extent const& a, Extent const& b) {
  return same_high(is, a, b) && begins_no_later(is, b, a);
}

bool begins_it(Relation& is, Extent const& a, Extent const& b) {
  return same_low(is, a, b) && ends_no_later(is, a, b);
}

bool meet(Relation& is, Extent const& a, Extent const& b) { return touch(is, a.high, b.low); }

bool coincide(Relation& is, Extent const& a, Extent const& b) {
  return same_low(is, a, b) && same_high(is, a, b);
}

// ---- kernels: the other half of them with the arguments exchanged
// -------------------------------------------------

Value before(CallContext& context, Arguments two) {
  return answer(context, "antes de", two[0], two[1], is_before);
}
Value after(CallContext& context, Arguments two) {
  return answer(context, "después de", two[1], two[0], is_before);
}
Value meets(CallContext& context, Arguments two) { return answer(context, "toca a", two[0], two[1], meet); }
Value met_by(CallContext& context, Arguments two) {
  return answer(context, "tocado por", two[1], two[0], meet);
}
Value overlaps(CallContext& context, Arguments two) {
  return answer(context, "se traslapa con", two[0], two[1], do_overlap);
}
Value overlaps_before(CallContext& context, Arguments two) {
  return answer(context, "se traslapa antes de", two[0], two[1], overlaps_its_beginning);
}
Value overlaps_after(CallContext& context, Arguments two) {
  return answer(context, "se traslapa después de", two[1], two[0], overlaps_its_beginning);
}
Value finishes(CallContext& context, Arguments two) {
  return answer(context, "finaliza", two[0], two[1], ends_it);
}
Value finished_by(CallContext& context, Arguments two) {
  return answer(context, "finalizado por", two[1], two[0], ends_it);
}
Value includes(CallContext& context, Arguments two) {
  return answer(context, "incluye", two[1], two[0], is_within);
}
Value during(CallContext& context, Arguments two) {
  return answer(context, "durante", two[0], two[1], is_within);
}
Value starts(CallContext& context, Arguments two) {
  return answer(context, "inicia", two[0], two[1], begins_it);
}
Value started_by(CallContext& context, Arguments two) {
  return answer(context, "iniciado por", two[1], two[0], begins_it);
}
Value coincides(CallContext& context, Arguments two) {
  return answer(context, "coinciden", two[0], two[1], coincide);
}

}  // namespace

std::vector<Builtin> range_builtins() {
  using namespace rows;
  constexpr std::string_view section = "10.3.4.7";
  return {
      {.en = "before",
       .es = "antes de",
       .parameters = {point("point1", "punto1"), point("point2", "punto2")},
       .result = simple<TypeKind::boolean>,
       .kernel = before,
       .section = section,
       .documentation = "Si el primer punto es anterior al segundo.",
       .examples = {{"before(1, 10)", "true"}, {"before(10, 1)", "false"}}},
      {.en = "before",
       .es = "antes de",
       .parameters = {point("point", "punto"), range("range", "rango")},
       .result = simple<TypeKind::boolean>,
       .kernel = before,
       .section = section,
       .documentation = "Si el punto es anterior a todo el rango.",
       .examples = {{"before(1, (1..10])", "true"}, {"before(1, [1..10])", "false"}}},
      {.en = "before",
       .es = "antes de",
       .parameters = {range("range", "rango"), point("point", "punto")},
       .result = simple<TypeKind::boolean>,
       .kernel = before,
       .section = section,
       .documentation = "Si todo el rango es anterior al punto.",
       .examples = {{"before([1..10], 11)", "true"}, {"before([1..10), 10)", "true"}}},
      {.en = "before",
       .es = "antes de",
       .parameters = {range("range1", "rango1"), range("range2", "rango2")},
       .result = simple<TypeKind::boolean>,
       .kernel = before,
       .section = section,
       .documentation = "Si todo el primer rango es anterior al segundo.",
       .examples = {{"before([1..10], [15..20])", "true"}, {"before([1..10], [10..20])", "false"},
                    {R"(before(1, "2"))", "null"}}},
      {.en = "after",
       .es = "después de",
       .parameters = {point("point1", "punto1"), point("point2", "punto2")},
       .result = simple<TypeKind::boolean>,
       .kernel = after,
       .section = section,
       .documentation = "Si el primer punto es posterior al segundo.",
       .examples = {{"after(10, 5)", "true"}, {"after(5, 10)", "false"}}},
      {.en = "after",
       .es = "después de",
       .parameters = {point("point", "punto"), range("range", "rango")},
       .result = simple<TypeKind::boolean>,
       .kernel = after,
       .section = section,
       .documentation = "Si el punto es posterior a todo el rango.",
       .examples = {{"after(12, [1..10])", "true"}, {"after(10, [1..10])", "false"}}},
      {.en = "after",
       .es = "después de",
       .parameters = {range("range", "rango"), point("point", "punto")},
       .result = simple<TypeKind::boolean>,
       .kernel = after,
       .section = section,
       .documentation = "Si todo el rango es posterior al punto.",
       .examples = {{"after([11..20], 10)", "true"}, {"after([11..20], 11)", "false"}}},
      {.en = "after",
       .es = "después de",
       .parameters = {range("range1", "rango1"), range("range2", "rango2")},
       .result = simple<TypeKind::boolean>,
       .kernel = after,
       .section = section,
       .documentation = "Si todo el primer rango es posterior al segundo.",
       .examples = {{"after([11..20], [1..10])", "true"}, {"after([1..10], [11..20])", "false"},
                    {"after(5, null)", "null"}}},
      {.en = "meets",
       .es = "toca a",
       .parameters = {range("range1", "rango1"), range("range2", "rango2")},
       .result = simple<TypeKind::boolean>,
       .kernel = meets,
       .section = section,
       .documentation = "Si el primero termina justo donde empieza el segundo, y ambos incluyen ese punto.",
       .examples = {{"meets([1..5], [5..10])", "true"}, {"meets([1..5), [5..10])", "false"},
                    {"meets([1..5], null)", "null"}}},
      {.en = "met by",
       .es = "tocado por",
       .parameters = {range("range1", "rango1"), range("range2", "rango2")},
       .result = simple<TypeKind::boolean>,
       .kernel = met_by,
       .section = section,
       .documentation = "Si el primero empieza justo donde termina el segundo, y ambos incluyen ese punto.",
       .examples = {{"met by([5..10], [1..5])", "true"}, {"met by([6..10], [1..5])", "false"},
                    {"met by(null, [1..5])", "null"}}},
      {.en = "overlaps",
       .es = "se traslapa con",
       .parameters = {range("range1", "rango1"), range("range2", "rango2")},
       .result = simple<TypeKind::boolean>,
       .kernel = overlaps,
       .section = section,
       .documentation = "Si los rangos tienen algún punto en común.",
       .examples = {{"overlaps([1..5], [3..8])", "true"}, {"overlaps([1..5), [5..8])", "false"},
                    {R"(overlaps([1..5], ["a".."b"]))", "null"}}},
      {.en = "overlaps before",
       .es = "se traslapa antes de",
       .parameters = {range("range1", "rango1"), range("range2", "rango2")},
       .result = simple<TypeKind::boolean>,
       .kernel = overlaps_before,
       .section = section,
       .documentation = "Si el primero empieza antes que el segundo y termina dentro de él.",
       .examples = {{"overlaps before([1..5], [3..8])", "true"},
                    {"overlaps before([1..5], [6..8])", "false"},
                    {"overlaps before([1..5], null)", "null"}}},
      {.en = "overlaps after",
       .es = "se traslapa después de",
       .parameters = {range("range1", "rango1"), range("range2", "rango2")},
       .result = simple<TypeKind::boolean>,
       .kernel = overlaps_after,
       .section = section,
       .documentation = "Si el primero empieza dentro del segundo y termina después que él.",
       .examples = {{"overlaps after([3..8], [1..5])", "true"}, {"overlaps after([6..8], [1..5])", "false"},
                    {"overlaps after(null, [1..5])", "null"}}},
      {.en = "finishes",
       .es = "finaliza",
       .parameters = {point("point", "punto"), range("range", "rango")},
       .result = simple<TypeKind::boolean>,
       .kernel = finishes,
       .section = section,
       .documentation = "Si el punto es el final del rango y está incluido en él.",
       .examples = {{"finishes(10, [1..10])", "true"}, {"finishes(10, [1..10))", "false"}}},
      {.en = "finishes",
       .es = "finaliza",
       .parameters = {range("range1", "rango1"), range("range2", "rango2")},
       .result = simple<TypeKind::boolean>,
       .kernel = finishes,
       .section = section,
       .documentation = "Si el primero termina donde el segundo y no empieza antes que él.",
       .examples = {{"finishes([5..10], [1..10])", "true"}, {"finishes([5..10), [1..10])", "false"},
                    {R"(finishes("a", [1..5]))", "null"}}},
      {.en = "finished by",
       .es = "finalizado por",
       .parameters = {range("range", "rango"), point("point", "punto")},
       .result = simple<TypeKind::boolean>,
       .kernel = finished_by,
       .section = section,
       .documentation = "Si el rango termina en el punto y lo incluye.",
       .examples = {{"finished by([1..10], 10)", "true"}, {"finished by([1..10), 10)", "false"}}},
      {.en = "finished by",
       .es = "finalizado por",
       .parameters = {range("range1", "rango1"), range("range2", "rango2")},
       .result = simple<TypeKind::boolean>,
       .kernel = finished_by,
       .section = section,
       .documentation = "Si el segundo termina donde el primero y no empieza antes que él.",
       .examples = {{"finished by([1..10], [5..10])", "true"}, {"finished by([1..10], [5..10))", "false"},
                    {"finished by([1..5], null)", "null"}}},
      {.en = "includes",
       .es = "incluye",
       .parameters = {range("range", "rango"), point("point", "punto")},
       .result = simple<TypeKind::boolean>,
       .kernel = includes,
       .section = section,
       .documentation = "Si el punto está en el rango.",
       .examples = {{"includes([1..10], 5)", "true"}, {"includes((1..10], 1)", "false"}}},
      {.en = "includes",
       .es = "incluye",
       .parameters = {range("range1", "rango1"), range("range2", "rango2")},
       .result = simple<TypeKind::boolean>,
       .kernel = includes,
       .section = section,
       .documentation = "Si todo el segundo rango está en el primero.",
       .examples = {{"includes([1..10], [4..6])", "true"}, {"includes((1..10], [1..5])", "false"},
                    {R"(includes([1..5], "a"))", "null"}}},
      {.en = "during",
       .es = "durante",
       .parameters = {point("point", "punto"), range("range", "rango")},
       .result = simple<TypeKind::boolean>,
       .kernel = during,
       .section = section,
       .documentation = "Si el punto está en el rango.",
       .examples = {{"during(5, [1..10])", "true"}, {"during(12, [1..10])", "false"}}},
      {.en = "during",
       .es = "durante",
       .parameters = {range("range1", "rango1"), range("range2", "rango2")},
       .result = simple<TypeKind::boolean>,
       .kernel = during,
       .section = section,
       .documentation = "Si todo el primer rango está en el segundo.",
       .examples = {{"during([4..6], [1..10])", "true"}, {"during([1..5], (1..10])", "false"},
                    {"during(null, [1..5])", "null"}}},
      {.en = "starts",
       .es = "inicia",
       .parameters = {point("point", "punto"), range("range", "rango")},
       .result = simple<TypeKind::boolean>,
       .kernel = starts,
       .section = section,
       .documentation = "Si el punto es el inicio del rango y está incluido en él.",
       .examples = {{"starts(1, [1..10])", "true"}, {"starts(1, (1..10])", "false"}}},
      {.en = "starts",
       .es = "inicia",
       .parameters = {range("range1", "rango1"), range("range2", "rango2")},
       .result = simple<TypeKind::boolean>,
       .kernel = starts,
       .section = section,
       .documentation = "Si el primero empieza donde el segundo y no termina después que él.",
       .examples = {{"starts([1..5], [1..10])", "true"}, {"starts((1..5], [1..10])", "false"},
                    {R"(starts(date("2024-01-01"), [1..5]))", "null"}}},
      {.en = "started by",
       .es = "iniciado por",
       .parameters = {range("range", "rango"), point("point", "punto")},
       .result = simple<TypeKind::boolean>,
       .kernel = started_by,
       .section = section,
       .documentation = "Si el rango empieza en el punto y lo incluye.",
       .examples = {{"started by([1..10], 1)", "true"}, {"started by((1..10], 1)", "false"}}},
      {.en = "started by",
       .es = "iniciado por",
       .parameters = {range("range1", "rango1"), range("range2", "rango2")},
       .result = simple<TypeKind::boolean>,
       .kernel = started_by,
       .section = section,
       .documentation = "Si el segundo empieza donde el primero y no termina después que él.",
       .examples = {{"started by([1..10], [1..5])", "true"}, {"started by([1..10], (1..5])", "false"},
                    {"started by([1..5], null)", "null"}}},
      {.en = "coincides",
       .es = "coinciden",
       .parameters = {point("point1", "punto1"), point("point2", "punto2")},
       .result = simple<TypeKind::boolean>,
       .kernel = coincides,
       .section = section,
       .documentation = "Si los dos puntos son iguales.",
       .examples = {{"coincides(5, 5)", "true"}, {"coincides(3, 4)", "false"}}},
      {.en = "coincides",
       .es = "coinciden",
       .parameters = {range("range1", "rango1"), range("range2", "rango2")},
       .result = simple<TypeKind::boolean>,
       .kernel = coincides,
       .section = section,
       .documentation = "Si los dos rangos tienen los mismos extremos, incluidos o no por igual.",
       .examples = {{"coincides([1..5], [1..5])", "true"}, {"coincides((1..5), [1..5])", "false"},
                    {R"(coincides(1, "a"))", "null"}}},
  };
}

}  // namespace visado::feel

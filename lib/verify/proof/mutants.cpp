#include "verify/proof/mutants.hpp"

#include <algorithm>
#include <map>

#include "feel/mutation/mutation.hpp"
#include "support/one_line.hpp"
#include "verify/print.hpp"

namespace visado::verify {
namespace {

using feel::Change;

struct Words {
  std::string_view kind;
  std::string_view test;
};

Words words_of(Change change) {
  switch (change) {
    case Change::threshold: return {"umbral", "un caso en el límite exacto y otro una unidad más allá"};
    case Change::comparison: return {"comparación", "un caso en que los dos lados sean iguales, y uno a cada lado del límite"};
    case Change::connective: return {"conectivo", "un caso en que una de las dos partes sea verdadera y la otra falsa"};
    case Change::negation: return {"negación", "un caso en que esta parte decida el resultado"};
    case Change::operand: return {"parte quitada", "un caso en que solo la parte que se quitó decida el resultado"};
    case Change::branch: return {"rama", "un caso que siga la otra rama y dé otro resultado"};
    case Change::arithmetic: return {"operación", "un caso cuyo resultado dependa del valor exacto de la operación"};
    case Change::range_end: return {"extremo de rango", "un caso con el valor exacto del extremo"};
    case Change::item: return {"elemento quitado", "un caso con el valor que se quitó de la lista"};
    case Change::filter: return {"filtro", "un caso con un elemento que el filtro deje fuera y que cambie el resultado"};
    case Change::quantifier: return {"cuantificador", "un caso en que unos elementos cumplan y otros no"};
    case Change::function: return {"función", "un caso en que las dos funciones den valores distintos"};
    case Change::field: return {"campo", "un caso en que los dos campos tengan valores distintos y de ello dependa el resultado"};
  }
  return {};
}

std::string text_of(Validity const& validity) {
  std::string text = validity.from ? "desde " + validity.from->to_string() : "";
  if (validity.to) text += (text.empty() ? "hasta " : " hasta ") + validity.to->to_string();
  return text.empty() ? "siempre" : text;
}

// The same value one unit less and more; nothing for what has no order.
std::vector<Value> moved(Value const& value, Type const& type) {
  if (value.is(Kind::number)) {
    Decimal const number = value.as_number();
    if (!number.is_small()) return {};
    int const scale = type.is(TypeKind::money) ? std::max(2, number.scale()) : number.scale();
    std::vector<Value> values;
    for (auto const& other : {Decimal::subtract(number, Decimal::scaled(1, scale)),
                              Decimal::add(number, Decimal::scaled(1, scale))})
      if (other && other->is_small())
        values.push_back(Value::small_number(other->coefficient(), other->scale()).with_currency(value.currency()));
    return values;
  }
  if (value.is(Kind::date)) return {Value::date({value.as_date().days - 1}), Value::date({value.as_date().days + 1})};
  if (value.is(Kind::day_time_duration)) {
    constexpr std::int64_t day = 86400;
    auto const duration = value.as_day_time_duration();
    return {Value::duration(DayTimeDuration{duration.seconds - day, duration.nanos}),
            Value::duration(DayTimeDuration{duration.seconds + day, duration.nanos})};
  }
  if (value.is(Kind::year_month_duration))
    return {Value::duration(YearMonthDuration{value.as_year_month_duration().months - 1}),
            Value::duration(YearMonthDuration{value.as_year_month_duration().months + 1})};
  if (value.is(Kind::boolean)) return {Value::boolean(!value.as_boolean())};
  return {};
}

class Planner {
 public:
  Planner(Rulebook const& rulebook, Sites const& sites) : rulebook_(rulebook), sites_(sites) {}

  std::vector<MutantPlan> run() {
    for (Rule const& rule : rulebook_.rules()) {
      if (!is_proved(rule)) continue;
      change_validity(rule);
      for (Site const* site : sites_.of(rule)) change(*site, rule.id, {&rule});
    }
    for (Site const& site : sites_.all()) {
      if (site.kind == Site::Kind::definition)
        change(site, "definición " + rulebook_.definitions()[site.index].name, users_of(site.index, true));
      if (site.kind == Site::Kind::parameter_date)
        change(site, "parámetro " + rulebook_.parameters()[site.index].name, dated_by(site.index));
    }
    for (TableSite const& table : sites_.tables()) change(table);
    for (std::uint32_t i = 0; i < rulebook_.parameters().size(); ++i) change_values(i);
    make_names_unique();
    return std::move(plans_);
  }

 private:
  std::vector<Rule const*> users_of(std::uint32_t index, bool definition) const {
    std::vector<Rule const*> users;
    for (Rule const& rule : rulebook_.rules()) {
      auto const& uses = sites_.uses_of(rule);
      if (is_proved(rule) && (definition ? uses.definitions : uses.parameters).contains(index)) users.push_back(&rule);
    }
    return users;
  }

  // Under its own date a rule never asks for that of a parameter.
  std::vector<Rule const*> dated_by(std::uint32_t parameter) const {
    auto users = users_of(parameter, false);
    std::erase_if(users, [](Rule const* rule) { return rule->date.has_value(); });
    return users;
  }

  MutantPlan& add(std::string subject, std::string where, std::string original, std::string mutated, Words words,
                  Label at, std::vector<Rule const*> rules) {
    MutantPlan plan;
    plan.described.subject = std::move(subject);
    plan.described.where = std::move(where);
    plan.described.original = std::move(original);
    plan.described.mutated = std::move(mutated);
    plan.described.kind = words.kind;
    plan.described.test = words.test;
    plan.described.at = std::move(at);
    plan.rules = std::move(rules);
    return plans_.emplace_back(std::move(plan));
  }

  void change(Site const& site, std::string const& subject, std::vector<Rule const*> const& rules) {
    auto const checked = Sites::checked(site);
    if (!checked || rules.empty()) return;
    EmbeddedText const& text = site.expression->text();
    std::string const where(key_of(site.kind));
    bool falls_back = false;  // some change reads the reference date, as dropping it does
    for (feel::Mutation& mutation : feel::mutations(*checked)) {
      Label const at{text.source(), text.to_source(mutation.place), {}};
      falls_back = falls_back || mutation.text == rulebook_.schema().reference_date;
      auto& plan = add(subject, where, std::move(mutation.original), std::move(mutation.mutated),
                       words_of(mutation.change), at, rules);
      plan.site = &site;
      plan.text = std::move(mutation.text);
    }
    if (site.kind == Site::Kind::demands || site.kind == Site::Kind::definition) return;
    bool const date = site.kind != Site::Kind::applies;
    if (date && (falls_back || text.text() == rulebook_.schema().reference_date)) return;
    Words const words = date ? Words{"fecha quitada", "un caso en que esa fecha y la de referencia elijan normas o valores distintos"}
                             : Words{"aplica quitado", "un caso en que no aplica, y sin aplica daría otro resultado"};
    Label const at{text.source(), text.to_source(Span{0, static_cast<std::uint32_t>(text.text().size())}), {}};
    auto& plan = add(subject, where, site.expression->print(site.language), "", words, at, rules);
    plan.site = &site;
  }

  void change_validity(Rule const& rule) {
    auto const shift = [&](std::optional<Date> Validity::*end, int days) {
      if (!(rule.validity.*end)) return;
      Validity moved = rule.validity;
      moved.*end = Date{(rule.validity.*end)->days + days};
      add(rule.id, "vigencia", text_of(rule.validity), text_of(moved),
          {"fecha", "un caso el día anterior, uno el mismo día y uno el siguiente de esa fecha"}, rule.declared, {&rule})
          .change_rule = [moved](Rule& changed) { changed.validity = moved; };
    };
    for (int const days : {-1, 1}) shift(&Validity::from, days);
    for (int const days : {-1, 1}) shift(&Validity::to, days);
  }

  void change_values(std::uint32_t index) {
    Parameter const& parameter = rulebook_.parameters()[index];
    auto const rules = users_of(index, false);
    if (rules.empty()) return;
    std::string const subject = "parámetro " + parameter.name;
    auto const& values = parameter.values;
    for (std::size_t i = 0; i < values.size(); ++i) {
      std::string const when = text_of(values[i].validity);
      for (Value const& other : moved(values[i].value, parameter.type)) {
        auto& plan = add(subject, "valores", for_people(values[i].value, parameter.type) + " " + when,
                         for_people(other, parameter.type) + " " + when, words_of(Change::threshold),
                         values[i].declared, rules);
        plan.parameter = index;
        plan.values = values;
        plan.values[i].value = other;
      }
      if (!values[i].validity.from) continue;
      for (int const days : {-1, 1}) {
        auto moved_values = values;
        Date const from{values[i].validity.from->days + days};
        moved_values[i].validity.from = from;
        // The value before ends where this one begins.
        bool const adjacent = i > 0 && values[i - 1].validity.to &&
                              values[i - 1].validity.to->days + 1 == values[i].validity.from->days;
        if (adjacent) moved_values[i - 1].validity.to = Date{from.days - 1};
        auto& plan = add(subject, "valores", when, text_of(moved_values[i].validity),
                         {"fecha", "un caso el día anterior y uno el mismo día en que empieza a valer"},
                         values[i].declared, rules);
        plan.parameter = index;
        plan.values = std::move(moved_values);
      }
    }
    if (values.empty() || !values.back().validity.to) return;
    for (int const days : {-1, 1}) {
      auto moved_values = values;
      moved_values.back().validity.to = Date{values.back().validity.to->days + days};
      auto& plan = add(subject, "valores", text_of(values.back().validity), text_of(moved_values.back().validity),
                       {"fecha", "un caso el último día en que vale y uno el día siguiente"}, values.back().declared, rules);
      plan.parameter = index;
      plan.values = std::move(moved_values);
    }
  }

  void change(TableSite const& site) {
    auto const& rows = site.table->text().rows;
    for (std::size_t r = 0; r < rows.size(); ++r) {
      std::string const where = "fila " + std::to_string(r + 1);
      if (rows.size() > 1)
        add_to_table(site, where, row_text(rows[r]), "", {"fila quitada", "un caso en que solo esta fila decida"}, rows[r].place,
                     [r](TableText& text) { text.rows.erase(text.rows.begin() + static_cast<std::ptrdiff_t>(r)); });
      for (std::size_t c = 0; c < rows[r].inputs.size(); ++c) change_test(site, where, r, c);
      for (std::size_t c = 0; c < rows[r].outputs.size(); ++c)
        change_cell(site, where, rows[r].outputs[c], Sites::checked_output(site, rows[r].outputs[c]),
                    [r, c](TableText& text) -> EmbeddedText& { return text.rows[r].outputs[c]; });
    }
    auto const& outputs = site.table->text().outputs;
    for (std::size_t c = 0; c < outputs.size(); ++c) {
      if (!outputs[c].otherwise) continue;
      change_cell(site, "defecto", *outputs[c].otherwise, Sites::checked_output(site, *outputs[c].otherwise),
                  [c](TableText& text) -> EmbeddedText& { return *text.outputs[c].otherwise; });
    }
  }

  void change_test(TableSite const& site, std::string const& where, std::size_t r, std::size_t c) {
    EmbeddedText const& cell = site.table->text().rows[r].inputs[c];
    if (one_line(cell.text()) == "-") return;
    auto const at = [r, c](TableText& text) -> EmbeddedText& { return text.rows[r].inputs[c]; };
    add_to_table(site, where, one_line(cell.text()), "-", {"celda quitada", "un caso que solo esta celda deje fuera de la fila"},
                 place_of(cell), [at](TableText& text) { at(text) = EmbeddedText::of("<mutante>", "-"); });
    change_cell(site, where, cell, Sites::checked_test(site, cell, c), at, site.table->input_types()[c]);
  }

  template <class Cell>
  void change_cell(TableSite const& site, std::string const& where, EmbeddedText const& cell,
                   std::optional<feel::Checked> const& checked, Cell const& at, Type const& tested = Type()) {
    if (!checked) return;
    for (feel::Mutation& mutation : feel::mutations(*checked, tested))
      add_to_table(site, where, std::move(mutation.original), std::move(mutation.mutated), words_of(mutation.change),
                   {cell.source(), cell.to_source(mutation.place), {}}, [at, changed = std::move(mutation.text)](TableText& text) {
                     at(text) = EmbeddedText::of("<mutante>", changed);
                   });
  }

  void add_to_table(TableSite const& site, std::string const& where, std::string original, std::string mutated, Words words,
                    Label at, std::function<void(TableText&)> how) {
    auto& plan = add("tabla " + rulebook_.definitions()[site.index].name, where, std::move(original), std::move(mutated), words,
                     std::move(at), users_of(site.index, true));
    plan.table = &site;
    plan.change_table = std::move(how);
  }

  static Label place_of(EmbeddedText const& text) {
    return {text.source(), text.to_source({0, static_cast<std::uint32_t>(text.text().size())}), {}};
  }
  static std::string row_text(TableText::Row const& row) {
    std::string text;
    for (auto const* cells : {&row.inputs, &row.outputs})
      for (EmbeddedText const& cell : *cells) text += (text.empty() ? "" : " | ") + one_line(cell.text());
    return text;
  }

  void make_names_unique() {
    std::map<std::pair<std::string, std::string>, int> times;
    for (MutantPlan& plan : plans_) {
      Mutant& mutant = plan.described;
      mutant.name = mutant.where + ": " + mutant.original + " → " + (mutant.mutated.empty() ? "(nada)" : mutant.mutated);
      int const time = ++times[{mutant.subject, mutant.name}];
      if (time > 1) mutant.name += " #" + std::to_string(time);
    }
  }

  Rulebook const& rulebook_;
  Sites const& sites_;
  std::vector<MutantPlan> plans_;
};

}  // namespace

std::vector<MutantPlan> plan_mutants(Rulebook const& rulebook, Sites const& sites) {
  return Planner(rulebook, sites).run();
}

}  // namespace visado::verify

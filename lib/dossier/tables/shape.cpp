#include "dossier/tables/shape.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "dossier/tables/table.hpp"
#include "support/utf8.hpp"

namespace visado::dossier::tables {

namespace {

constexpr std::size_t max_nesting = 6;        // types may hold themselves
constexpr std::size_t max_sheet_name = 31;

class ShapeBuilder {
 public:
  explicit ShapeBuilder(ReadPlan const& plan) : plan_(plan) {}

  std::unique_ptr<TableShape> root() {
    auto shape = std::make_unique<TableShape>();
    shape->path = plan_.schema().name;
    shape->record = &plan_.root();
    fill(*shape, plan_.root(), {}, {}, 0);
    return shape;
  }

 private:
  // The fields and lists of a record, and of the single records in it.
  void fill(TableShape& shape, RecordPlan const& record, std::string const& prefix, std::vector<std::size_t> const& above,
            std::size_t nesting) {
    for (std::size_t slot = 0; slot < record.fields.size(); ++slot) {
      FieldPlan const& field = record.fields[slot];
      std::string const name = prefix + field.field->name;
      std::vector<std::size_t> slots = above;
      slots.push_back(slot);
      if (field.list) {
        if (nesting < max_nesting) lists_.push_back({&shape, &field, name, std::move(slots), nesting});
      } else if (field.record == nullptr) {
        shape.fields.push_back({name, std::move(slots), &field});
      } else if (nesting < max_nesting) {
        fill(shape, *field.record, name + ".", slots, nesting + 1);
      }
    }
    if (!above.empty()) return;
    // The lists once all fields are known: join columns must not be mistaken for them.
    std::vector<PendingList> const pending = std::exchange(lists_, {});
    for (PendingList const& list : pending) add_list(list);
  }

  struct PendingList {
    TableShape* parent;
    FieldPlan const* field;
    std::string name;
    std::vector<std::size_t> slots;
    std::size_t nesting;
  };

  void add_list(PendingList const& pending) {
    auto list = std::make_unique<TableShape>();
    TableShape& shape = *list;
    TableShape& parent = *pending.parent;
    shape.path = parent.parent == nullptr ? pending.name : parent.path + "." + pending.name;
    shape.parent = &parent;
    shape.slots = pending.slots;
    shape.list = pending.field;
    shape.record = pending.field->record;
    parent.lists.push_back(std::move(list));
    if (shape.record == nullptr) shape.fields.push_back({std::string(value_column), {}, pending.field});
    else fill(shape, *shape.record, {}, {}, pending.nesting + 1);
    joins(shape, shape);
  }

  // The dossier's key, and the keys of the elements on the way down to `at`.
  void joins(TableShape& shape, TableShape const& at) {
    if (at.parent->parent == nullptr) {
      SchemaField const& key = plan_.root().fields[plan_.key_slot().value_or(0)].field[0];
      shape.joins.push_back({key.name, {}, &key});
      return;
    }
    TableShape const& parent = *at.parent;
    joins(shape, parent);
    std::vector<std::string> const none;
    std::vector<std::string> const& keys = parent.record == nullptr ? none : parent.record->type->key;
    if (keys.empty()) shape.joins.push_back({parent.path + ".orden", {}, nullptr});
    for (std::string const& key : keys) {
      auto const slot = parent.record->find(key);
      if (!slot) continue;
      JoinColumn join{parent.path + "." + key, {}, parent.record->fields[*slot].field};
      if (!is_known(shape, key)) {
        join.also.push_back(std::exchange(join.name, key));
      }
      shape.joins.push_back(std::move(join));
    }
  }

  static bool is_known(TableShape const& shape, std::string_view name) {
    std::string const folded = fold_name(name);
    bool const field = std::any_of(shape.fields.begin(), shape.fields.end(),
                                   [&](FieldTarget const& target) { return fold_name(target.name) == folded; });
    return field || std::any_of(shape.joins.begin(), shape.joins.end(),
                                [&](JoinColumn const& join) { return fold_name(join.name) == folded; });
  }

  ReadPlan const& plan_;
  std::vector<PendingList> lists_;
};

// The first characters of the path; where two begin alike, the later one ends in a number.
std::string cut_name(std::string_view path, std::size_t number) {
  std::string const ending = number == 1 ? "" : "~" + std::to_string(number);
  std::u32string name = utf8::code_points(path);
  if (name.size() + ending.size() > max_sheet_name) name.resize(max_sheet_name - ending.size());
  return utf8::encode(name) + ending;
}

void name_sheets(TableShape& shape, std::set<std::string>& taken) {
  for (std::size_t number = 1; shape.sheet.empty(); ++number) {
    std::string name = cut_name(shape.path, number);
    if (taken.insert(fold_name(name)).second) shape.sheet = std::move(name);
  }
  for (auto const& list : shape.lists) name_sheets(*list, taken);
}

void gather(TableShape const& shape, std::vector<TableShape const*>& all) {
  all.push_back(&shape);
  for (auto const& list : shape.lists) gather(*list, all);
}

}  // namespace

std::vector<TableShape const*> TableShape::all() const {
  std::vector<TableShape const*> shapes;
  gather(*this, shapes);
  return shapes;
}

std::unique_ptr<TableShape> table_shapes(ReadPlan const& plan) {
  std::unique_ptr<TableShape> root = ShapeBuilder(plan).root();
  std::set<std::string> taken;
  name_sheets(*root, taken);
  return root;
}

}  // namespace visado::dossier::tables

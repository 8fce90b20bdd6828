#include "feel/grammar/names.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "feel/builtins/builtin.hpp"
#include "feel/grammar/keywords.hpp"
#include "feel/grammar/letters.hpp"
#include "support/utf8.hpp"
#include "visado/schema.hpp"

namespace visado::feel {

namespace {

// Properties of temporal values and ranges that are more than one word.
struct Property {
  std::string_view name;
  bool spanish;
};
constexpr std::array<Property, 8> properties{{{"time offset", false},
                                              {"start included", false},
                                              {"end included", false},
                                              {"desfase horario", true},
                                              {"zona horaria", true},
                                              {"día de la semana", true},
                                              {"inicio incluido", true},
                                              {"fin incluido", true}}};

// The word or symbol at `at`, as names count them; empty at anything else.
std::string_view piece_at(char const* at, char const* end) {
  std::string_view const run = run_at(at, end);
  return run.empty() ? name_symbol_at(at, end) : run;
}

// A word without accents; most have none.
class Folded {
 public:
  explicit Folded(std::string_view word) : text_(word) {
    if (std::none_of(word.begin(), word.end(), ascii::outside)) return;
    folded_ = utf8::fold(word);
    text_ = folded_;
  }
  Folded(Folded const&) = delete;
  Folded& operator=(Folded const&) = delete;
  [[nodiscard]] std::string_view text() const { return text_; }

 private:
  std::string folded_;
  std::string_view text_;
};

// Every field name that values of a type may have, at any depth.
class FieldNames {
 public:
  FieldNames(NameTable& table, std::set<RecordType const*>& seen) : table_(table), seen_(seen) {}

  void add(Type const& type) {
    switch (type.kind()) {
      case TypeKind::list:
      case TypeKind::range: return add(type.item());
      case TypeKind::function: return add(type.result());
      case TypeKind::context: return add_fields(type);
      default: return;
    }
  }

 private:
  void add_fields(Type const& type) {
    if (RecordType const* const record = type.record()) {
      if (!seen_.insert(record).second) return;
      for (SchemaField const& field : record->fields) {
        table_.add(field.name);
        add(field.type);
      }
      return;
    }
    for (auto const& [name, field] : type.fields()) {
      table_.add(name);
      add(field);
    }
  }

  NameTable& table_;
  std::set<RecordType const*>& seen_;
};

}  // namespace

NameTable const& NameTable::of_the_language() {
  static NameTable const table = [] {
    NameTable names;
    for (Property const& property : properties) names.add(property.name, Origin::property, property.spanish);
    for (Builtin const& builtin : builtins()) {
      names.add(builtin.en, Origin::builtin, false);
      names.add(builtin.es, Origin::builtin, true);
      for (std::string_view const alias : builtin.aliases) names.add(alias, Origin::builtin, true);
    }
    return names;
  }();
  return table;
}

NameTable::NameTable(Scope const& scope) : language_(&of_the_language()) {
  for (Scope const* layer = &scope; layer != nullptr; layer = layer->outer()) layers_.push_back(of_layer(*layer));
}

std::shared_ptr<NameTable const> NameTable::of_layer(Scope const& scope) {
  std::lock_guard const lock(scope.prepared_.guard_);
  auto& prepared = scope.prepared_.names_;
  std::size_t const known = prepared ? prepared->bindings_ : 0;
  if (prepared && known == scope.bindings().size()) return prepared;
  // Bindings were added since. Nobody else may hold the table that grows.
  if (!prepared) {
    prepared = std::make_shared<NameTable>();
    if (scope.outer() != nullptr) prepared->records_ = of_layer(*scope.outer())->records_;
  } else if (prepared.use_count() > 1) {
    prepared = std::make_shared<NameTable>(*prepared);
  }
  FieldNames fields(*prepared, prepared->records_);
  for (std::size_t i = known; i < scope.bindings().size(); ++i) {
    prepared->add(scope.bindings()[i].name);
    fields.add(scope.bindings()[i].type);
  }
  prepared->bindings_ = scope.bindings().size();
  return prepared;
}

void NameTable::add(std::string_view name) { add(name, Origin::declared, false); }

void NameTable::add(std::string_view name, Origin origin, bool spanish) {
  Entry entry{std::string(name), {}, origin, false, spanish};
  char const* const end = name.data() + name.size();
  for (char const* at = skip_blanks(name.data(), end); at != end; at = skip_blanks(at, end)) {
    std::string_view const piece = piece_at(at, end);
    if (piece.empty()) return;  // a key such as "a (b)": it cannot be written as a name
    entry.pieces.push_back({std::string(piece), utf8::fold(piece)});
    at += piece.size();
  }
  if (entry.pieces.empty()) return;
  entry.call_only = origin == Origin::builtin && !keyword_within(name).empty();

  std::vector<Entry>& bucket = by_first_word_.at(entry.pieces.front().folded);
  auto const same = [&](Entry const& other) { return other.name == name && other.origin == origin; };
  auto const known = std::find_if(bucket.begin(), bucket.end(), same);
  if (known == bucket.end()) {
    bucket.push_back(std::move(entry));
  } else {
    known->spanish = known->spanish && spanish;
  }
}

NameTable::Match NameTable::longest(std::string_view text, bool fold_accents) const {
  return find(text, fold_accents, false);
}

NameTable::Match NameTable::longest_property(std::string_view text, bool fold_accents) const {
  return find(text, fold_accents, true);
}

// One search through several tables: what is looked for, and the best name found so far.
struct NameTable::Search {
  std::string_view text;
  std::string_view word;    // the first of the text
  HashedWord first;         // that, without accents
  bool fold_accents;
  bool property;
  Match best{};
  Entry const* chosen = nullptr;

  // Where `entry` ends in the text; null when it is not there.
  [[nodiscard]] char const* end_of(Entry const& entry) const {
    // The first words are the same without accents: that is how the entry was found.
    if (!fold_accents && word != entry.pieces.front().exact) return nullptr;
    char const* const end = text.data() + text.size();
    char const* at = word.data() + word.size();
    for (std::size_t i = 1; i < entry.pieces.size(); ++i) {
      Piece const& piece = entry.pieces[i];
      at = skip_blanks(at, end);
      std::string_view const found = piece_at(at, end);
      if (found != piece.exact && !(fold_accents && Folded(found).text() == piece.folded)) return nullptr;
      at += found.size();
    }
    if (!entry.call_only) return at;
    char const* const next = skip_blanks(at, end);
    return next != end && *next == '(' ? at : nullptr;
  }

  // Whether `entry`, of `length` bytes here, is a better reading than the one chosen: longer, nearer, spelt alike.
  [[nodiscard]] bool improves(Entry const& entry, std::size_t length) const {
    if (length != best.length) return length > best.length;
    if (chosen == nullptr || entry.origin != chosen->origin) return chosen == nullptr || entry.origin < chosen->origin;
    return text.starts_with(entry.name) && !text.starts_with(chosen->name);
  }
};

NameTable::Match NameTable::find(std::string_view text, bool fold_accents, bool property) const {
  std::string_view const word = word_at(text.data(), text.data() + text.size());
  if (word.empty()) return {};
  Folded const folded(word);
  Search search{text, word, HashedWord(folded.text()), fold_accents, property};
  find(search);
  for (auto const& layer : layers_) layer->find(search);
  if (language_ != nullptr) language_->find(search);
  return search.best;
}

void NameTable::find(Search& search) const {
  std::vector<Entry> const* const entries = by_first_word_.find(search.first);
  if (entries == nullptr) return;
  for (Entry const& entry : *entries) {
    if (entry.spanish && !search.fold_accents) continue;
    if (entry.origin == Origin::property && !search.property) continue;
    char const* const stop = search.end_of(entry);
    if (stop == nullptr) continue;
    auto const length = static_cast<std::size_t>(stop - search.text.data());
    if (!search.improves(entry, length)) continue;
    search.chosen = &entry;
    search.best = {length, entry.name, entry.origin == Origin::builtin};
  }
}

std::vector<std::string> NameTable::all() const {
  std::set<std::string> names;
  if (language_ != nullptr) {
    for (std::string& name : language_->all()) names.insert(std::move(name));
  }
  for (auto const& layer : layers_) {
    for (std::string& name : layer->all()) names.insert(std::move(name));
  }
  for (auto const& bucket : by_first_word_.buckets()) {
    for (Entry const& entry : bucket.items) names.insert(entry.name);
  }
  return {names.begin(), names.end()};
}

}  // namespace visado::feel

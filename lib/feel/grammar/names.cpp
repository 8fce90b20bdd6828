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

// Every field name that values of a type may have, at any depth.
class FieldNames {
 public:
  explicit FieldNames(NameTable& table) : table_(table) {}

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
  std::set<RecordType const*> seen_;
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
  FieldNames fields(*this);
  for (Scope const* layer = &scope; layer != nullptr; layer = layer->outer()) {
    for (Binding const& binding : layer->bindings()) {
      add(binding.name);
      fields.add(binding.type);
    }
  }
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

  std::vector<Entry>& bucket = by_first_word_[entry.pieces.front().folded];
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

NameTable::Match NameTable::find(std::string_view text, bool fold_accents, bool property) const {
  Match best;
  if (language_ != nullptr) best = language_->find(text, fold_accents, property);
  char const* const begin = text.data();
  char const* const end = begin + text.size();
  auto const bucket = by_first_word_.find(utf8::fold(word_at(begin, end)));
  if (bucket == by_first_word_.end()) return best;

  // The end of `entry` in the text; null when it is not there.
  auto const match = [&](Entry const& entry) -> char const* {
    char const* at = begin;
    for (Piece const& piece : entry.pieces) {
      at = &piece == &entry.pieces.front() ? at : skip_blanks(at, end);
      std::string_view const found = piece_at(at, end);
      if (fold_accents ? utf8::fold(found) != piece.folded : found != piece.exact) return nullptr;
      at += found.size();
    }
    if (!entry.call_only) return at;
    char const* const next = skip_blanks(at, end);
    return next != end && *next == '(' ? at : nullptr;
  };

  auto const exact_text = [&](Entry const& entry) { return text.starts_with(entry.name); };
  Entry const* chosen = nullptr;
  for (Entry const& entry : bucket->second) {
    if (entry.spanish && !fold_accents) continue;
    if (entry.origin == Origin::property && !property) continue;
    char const* const stop = match(entry);
    if (stop == nullptr) continue;
    auto const length = static_cast<std::size_t>(stop - begin);
    bool const better = length > best.length ||
                        (length == best.length && (chosen == nullptr || entry.origin < chosen->origin ||
                                                   (entry.origin == chosen->origin && exact_text(entry))));
    if (!better) continue;
    chosen = &entry;
    best = {length, entry.name, entry.origin == Origin::builtin};
  }
  return best;
}

std::vector<std::string> NameTable::all() const {
  std::set<std::string> names;
  if (language_ != nullptr) {
    for (std::string& name : language_->all()) names.insert(std::move(name));
  }
  for (auto const& [first, bucket] : by_first_word_) {
    for (Entry const& entry : bucket) names.insert(entry.name);
  }
  return {names.begin(), names.end()};
}

}  // namespace visado::feel

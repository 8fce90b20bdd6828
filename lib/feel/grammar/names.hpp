// The names that a text may use, for telling «fecha de pago» from «fecha», «de» and «pago».
#pragma once

#include <cstddef>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "feel/grammar/word_index.hpp"
#include "visado/expression.hpp"

namespace visado::feel {

// Names that hold blanks or symbols have to be known before the text can be read: the longest declared name wins.
// Holds bindings, fields of their types (at any depth), built-ins, and properties of values; keys, parameters and
// loop variables are added by the grammar as it meets them. Matches without regard to accents in `es`.
class NameTable {
 public:
  NameTable() = default;  // no names, not even of built-ins
  explicit NameTable(Scope const& scope);
  void add(std::string_view name);  // of this table, not of the scope

  // How many bytes of `text` the longest declared name at its start takes (blanks between words are free, blanks
  // around symbols optional), with its declared spelling; 0 when none fits or it ends inside a word.
  struct Match {
    std::size_t length = 0;
    std::string_view name;
    bool builtin = false;  // known as a built-in function only
  };
  [[nodiscard]] Match longest(std::string_view text, bool fold_accents) const;
  // The same for the name behind a point: properties of values (`time offset`) too.
  [[nodiscard]] Match longest_property(std::string_view text, bool fold_accents) const;
  // Whether no name was added; those of the language aside.
  [[nodiscard]] bool empty() const { return by_first_word_.empty(); }
  // Every declared name, for suggestions.
  [[nodiscard]] std::vector<std::string> all() const;

 private:
  enum class Origin : unsigned char { declared, builtin, property };
  struct Piece {
    std::string exact;
    std::string folded;
  };
  struct Entry {
    std::string name;
    std::vector<Piece> pieces;  // words and symbols
    Origin origin = Origin::declared;
    bool call_only = false;     // a name only where `(` follows: «fecha y hora»
    bool spanish = false;       // not a name of the standard
  };

  static NameTable const& of_the_language();  // built-ins and properties
  // The names of one layer of a scope: prepared once and kept with it, for the hundreds of texts of a rulebook.
  static std::shared_ptr<NameTable const> of_layer(Scope const& scope);
  void add(std::string_view name, Origin origin, bool spanish);
  [[nodiscard]] Match find(std::string_view text, bool fold_accents, bool property) const;
  struct Search;
  void find(Search& search) const;

  NameTable const* language_ = nullptr;
  std::vector<std::shared_ptr<NameTable const>> layers_{};  // inner before outer
  WordIndex<Entry> by_first_word_{};  // folded
  // Of a layer: the records whose fields it or an outer one holds; how many of its bindings it holds.
  std::set<RecordType const*> records_{};
  std::size_t bindings_ = 0;
};

}  // namespace visado::feel

// Which elements of a list a rule can apply to. Most rules over invoices or budget lines speak of those of one type:
// what such fields hold is looked up once for each element of a dossier, as a bit, and each rule then compares bits.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "support/bit_set.hpp"
#include "verify/facts.hpp"
#include "verify/field_tests.hpp"

namespace visado::verify {

// A set of the values that a field may have: a bit for each one that rules name, one for all others, one for none.
using CodeSet = std::uint64_t;

// Rules by their place in the plan.
using RuleSet = BitSet;

// A field of the elements of a list, and the values that rules name.
struct ListField {
  static constexpr std::size_t most_values = 62;
  static constexpr CodeSet other = CodeSet{1} << 62;    // a value that no rule names
  static constexpr CodeSet missing = CodeSet{1} << 63;  // null, or of a type that tests do not know

  TestedField field;
  std::vector<std::string> values{};  // sorted; at most `most_values`
  RuleSet asking{};                   // the rules that test the field
  RuleSet not_false{};                // by bit of a code, then word: the rules whose test it does not make false

  [[nodiscard]] CodeSet code_of(Context const& element) const;
  // The values for which a test is true.
  [[nodiscard]] CodeSet true_for(FieldTest const& test) const;
};

// A list of records of the dossier, and the fields of theirs that decide for some rule.
struct ElementList {
  std::size_t slot;  // of the dossier
  RecordType const* record;
  std::vector<ListField> fields{};
};

// What a rule over the elements of a list asks of one field of theirs.
struct ElementTest {
  std::size_t field;   // in ElementList::fields
  CodeSet holds;       // for these it is true…
  CodeSet not_false;   // …and for these true or null
};

struct ElementTests {
  static constexpr std::size_t none = static_cast<std::size_t>(-1);
  std::size_t list = none;  // in Plan::lists; none: the rule asks nothing of this kind
  std::vector<ElementTest> tests{};
  // `aplica` asks nothing else, of the dossier either.
  bool whole = false;
};

// The codes of the lists of one dossier, worked out when they are asked for. For one thread.
class ElementCodes {
 public:
  // `rules`: of the plan.
  ElementCodes(std::vector<ElementList> const& lists, std::size_t rules)
      : lists_(lists), words_(words_for(rules)), known_(lists.size()) {}

  // Another dossier.
  void begin() { ++round_; }

  class List {
   public:
    // Elements; 0 when it is no list of such records too.
    [[nodiscard]] std::size_t size() const { return size_; }
    // The rules that some test of theirs rules out for every element; in words.
    [[nodiscard]] std::uint64_t ruled_out(std::size_t word) const { return ruled_out_[word]; }
    // The element fails some test.
    [[nodiscard]] bool rules_out(ElementTests const& tests, std::size_t element) const;
    // The element passes every test.
    [[nodiscard]] bool passes(ElementTests const& tests, std::size_t element) const;

   private:
    friend class ElementCodes;
    std::uint64_t round_ = 0;
    std::size_t size_ = 0;
    std::size_t fields_ = 0;
    std::vector<CodeSet> codes_;  // by element, then field
    RuleSet ruled_out_;
  };
  [[nodiscard]] List const& of(std::size_t list, Facts const& facts) {
    auto& known = known_[list];
    if (known.round_ != round_) work_out(lists_[list], facts, known);
    return known;
  }

 private:
  void work_out(ElementList const& of, Facts const& facts, List& list) const;
  void rule_out(ListField const& field, CodeSet present, List& list) const;

  std::vector<ElementList> const& lists_;
  std::size_t words_;
  std::vector<List> known_;
  std::uint64_t round_ = 0;
};

}  // namespace visado::verify

#include "feel/table/analysis.hpp"

#include <algorithm>

#include "feel/table/regions.hpp"
#include "feel/table/table.hpp"
#include "feel/value/operations.hpp"
#include "visado/diagnostics/table.hpp"

namespace visado::feel {

namespace {

constexpr std::size_t most_work = 2'000'000;
constexpr std::size_t most_gaps = 3;
constexpr std::size_t most_overlaps = 10;

using Rows = std::vector<std::size_t>;

class Analysis {
 public:
  explicit Analysis(AnalysisInput const& input)
      : input_(input), impl_(input.table.impl()), text_(input.table.text()) {}

  Diagnostics run() {
    if (text_.inputs.empty()) return {};
    columns_ = cut(input_, arena_);
    impossible_rows();
    overlaps();
    masked_rows();
    gaps();
    if (spent_) report(code::table_not_analysed, text_.place, {});
    return std::move(diagnostics_);
  }

 private:
  [[nodiscard]] std::size_t rows() const { return text_.rows.size(); }
  [[nodiscard]] Answer const& answer(std::size_t column, std::size_t row, std::size_t region) const {
    return columns_[column].answers[row][region];
  }
  bool work(std::size_t amount) {
    if (amount > most_work - used_) spent_ = true;
    if (!spent_) used_ += amount;
    return !spent_;
  }

  Diagnostic& report(Code code, Label at, std::vector<std::string> arguments, std::string hint = {}) {
    return diagnostics_.add(Diagnostic::make(code, std::move(at), std::move(arguments), std::move(hint)));
  }

  // «monto = 25000.01 y modalidad = "cotizacion"»; inputs that do not matter are left out.
  std::string example(std::vector<std::size_t> const& regions) {
    std::string words;
    for (std::size_t i = 0; i < regions.size(); ++i) {
      Region const& region = columns_[i].regions[regions[i]];
      if (region.whole) continue;
      words += (words.empty() ? "" : ", ") + input_name(text_.inputs[i]) + " = " + in_words(region.witness);
    }
    if (words.empty()) words = "cualquier dato";
    return input_.when.empty() ? words : words + " (" + input_.when + ")";
  }

  std::optional<std::size_t> real_region(std::size_t column) const {
    std::vector<Region> const& regions = columns_[column].regions;
    auto const found = std::find_if(regions.begin(), regions.end(), [](Region const& region) { return region.real; });
    if (found == regions.end()) return std::nullopt;
    return static_cast<std::size_t>(found - regions.begin());
  }

  // ---- rows that never hit --------------------------------------------------------------------------------------

  void impossible_rows() {
    possible_.assign(rows(), true);
    for (std::size_t row = 0; row < rows(); ++row) {
      for (std::size_t column = 0; column < columns_.size() && possible_[row]; ++column) {
        std::vector<Answer> const& answers = columns_[column].answers[row];
        if (std::any_of(answers.begin(), answers.end(), [](Answer const& answer) { return answer.may; })) continue;
        possible_[row] = false;
        report(code::table_row_impossible, place_of(text_.rows[row].inputs[column]), {std::to_string(row + 1)});
      }
    }
  }

  // ---- two rows at once -----------------------------------------------------------------------------------------

  void overlaps() {
    if (text_.policy != HitPolicy::unique && text_.policy != HitPolicy::any) return;
    std::size_t told = 0;
    for (std::size_t first = 0; first < rows(); ++first) {
      for (std::size_t second = first + 1; second < rows() && told < most_overlaps; ++second) {
        std::vector<std::size_t> witness;
        if (!work(columns_.size())) return;
        if (overlap(first, second, witness) && tell_overlap(first, second, witness)) ++told;
      }
    }
  }

  bool overlap(std::size_t first, std::size_t second, std::vector<std::size_t>& witness) const {
    for (std::size_t column = 0; column < columns_.size(); ++column) {
      std::vector<Region> const& regions = columns_[column].regions;
      std::size_t region = 0;
      auto const both = [&] {
        return regions[region].real && answer(column, first, region).must && answer(column, second, region).must;
      };
      while (region < regions.size() && !both()) ++region;
      if (region == regions.size()) return false;
      witness.push_back(region);
    }
    return true;
  }

  // Whether two rows give the same: yes, no, or not known.
  [[nodiscard]] std::optional<bool> same_outputs(std::size_t first, std::size_t second) const {
    bool known = true;
    for (std::size_t i = 0; i < text_.outputs.size(); ++i) {
      std::optional<Value> const a = impl_.rows[first].outputs[i].constant();
      std::optional<Value> const b = impl_.rows[second].outputs[i].constant();
      std::optional<bool> const same = a && b ? equals(*a, *b) : std::nullopt;
      if (same == false) return false;
      known = known && same.has_value();
    }
    return known ? std::optional(true) : std::nullopt;
  }

  bool tell_overlap(std::size_t first, std::size_t second, std::vector<std::size_t> const& witness) {
    std::optional<bool> const same = same_outputs(first, second);
    bool const unique = text_.policy == HitPolicy::unique;
    if (!unique && same.value_or(true)) return false;
    Code const code = same == false ? code::table_contradiction : code::table_overlap;
    Label other = text_.rows[first].place;
    other.text = "la fila " + std::to_string(first + 1);
    report(code, text_.rows[second].place, {example(witness), std::to_string(first + 1), std::to_string(second + 1)},
           unique && same == true ? "si dan lo mismo a propósito, escriba politica: A" : std::string())
        .related.push_back(std::move(other));
    return true;
  }

  // ---- rows that others hide ------------------------------------------------------------------------------------

  void masked_rows() {
    if (text_.policy != HitPolicy::first && text_.policy != HitPolicy::priority) return;
    for (std::size_t row = 0; row < rows() && !spent_; ++row) {
      if (!possible_[row]) continue;
      Rows const before = preferred_to(row);
      Rows used;
      if (!covered(row, 0, before, used) || spent_) continue;
      std::sort(used.begin(), used.end());
      used.erase(std::unique(used.begin(), used.end()), used.end());
      std::string names = used.size() == 1 ? "la fila " : "las filas ";
      for (std::size_t i = 0; i < used.size(); ++i)
        names += (i == 0 ? "" : i + 1 == used.size() ? " y " : ", ") + std::to_string(used[i] + 1);
      Diagnostic& diagnostic =
          report(code::table_row_masked, text_.rows[row].place, {std::to_string(row + 1), std::move(names)});
      for (std::size_t i = 0; i < used.size() && i < 3; ++i) {
        Label other = text_.rows[used[i]].place;
        other.text = "la fila " + std::to_string(used[i] + 1);
        diagnostic.related.push_back(std::move(other));
      }
    }
  }

  // The rows that the policy surely takes before this one.
  [[nodiscard]] Rows preferred_to(std::size_t row) const {
    Rows rows;
    if (text_.policy == HitPolicy::first) {
      for (std::size_t i = 0; i < row; ++i) rows.push_back(i);
      return rows;
    }
    auto const own = rank(row);
    if (!own) return rows;
    for (std::size_t i = 0; i < this->rows(); ++i) {
      auto const other = rank(i);
      if (i != row && other && (*other < *own || (*other == *own && i < row))) rows.push_back(i);
    }
    return rows;
  }

  // How important a row is, when its outputs are constants.
  [[nodiscard]] std::optional<std::vector<std::size_t>> rank(std::size_t row) const {
    std::vector<std::size_t> rank;
    for (std::size_t i = 0; i < impl_.outputs.size(); ++i) {
      DecisionTable::Impl::Allowed const& allowed = impl_.outputs[i].allowed;
      if (allowed.empty()) continue;
      std::optional<Value> const value = impl_.rows[row].outputs[i].constant();
      if (!value || !value->is(Kind::string)) return std::nullopt;
      auto const found = std::find(allowed.texts.begin(), allowed.texts.end(), value->as_string());
      if (found == allowed.texts.end()) return std::nullopt;
      rank.push_back(static_cast<std::size_t>(found - allowed.texts.begin()));
    }
    return rank;
  }

  // Whether wherever `row` may hit, in the columns from `column` on, some of `others` hits.
  bool covered(std::size_t row, std::size_t column, Rows const& others, Rows& used) {
    if (others.empty() || !work(others.size() + 1)) return false;
    for (std::size_t const other : others) {
      if (!holds_all(row, column, other)) continue;
      used.push_back(other);
      return true;
    }
    if (column == columns_.size()) return false;
    for (std::size_t region = 0; region < columns_[column].regions.size(); ++region) {
      if (!answer(column, row, region).may) continue;
      Rows left;
      for (std::size_t const other : others) {
        if (answer(column, other, region).must) left.push_back(other);
      }
      if (!covered(row, column + 1, left, used)) return false;
    }
    return true;
  }

  [[nodiscard]] bool holds_all(std::size_t row, std::size_t column, std::size_t other) const {
    for (; column < columns_.size(); ++column) {
      for (std::size_t region = 0; region < columns_[column].regions.size(); ++region) {
        if (answer(column, row, region).may && !answer(column, other, region).must) return false;
      }
    }
    return true;
  }

  // ---- what no row covers ---------------------------------------------------------------------------------------

  void gaps() {
    bool const all_default = std::all_of(text_.outputs.begin(), text_.outputs.end(),
                                         [](TableText::Output const& output) { return output.otherwise.has_value(); });
    if (all_default) return;
    for (std::size_t column = 0; column < columns_.size(); ++column) {
      if (!real_region(column)) return;
    }
    Rows all;
    for (std::size_t row = 0; row < rows(); ++row) all.push_back(row);
    std::vector<std::size_t> chosen;
    find_gaps(0, all, chosen);
  }

  void find_gaps(std::size_t column, Rows const& open, std::vector<std::size_t>& chosen) {
    if (told_.size() == most_gaps || !work(open.size() + 1)) return;
    if (open.empty()) return tell_gap(chosen);
    if (column == columns_.size()) return;
    if (std::any_of(open.begin(), open.end(), [&](std::size_t row) { return holds_rest(row, column); })) return;
    Rows before;
    for (std::size_t region = 0; region < columns_[column].regions.size(); ++region) {
      if (!columns_[column].regions[region].real) continue;
      Rows left;
      for (std::size_t const row : open) {
        if (answer(column, row, region).may) left.push_back(row);
      }
      if (region != 0 && left == before) {  // with the region before it, one
        for (Gap& gap : told_) gap.extend(chosen, region);
        continue;
      }
      chosen.push_back(region);
      find_gaps(column + 1, left, chosen);
      chosen.pop_back();
      before = std::move(left);
    }
  }

  // Whether the row hits whatever the inputs from `column` on are.
  [[nodiscard]] bool holds_rest(std::size_t row, std::size_t column) const {
    for (; column < columns_.size(); ++column) {
      for (std::size_t region = 0; region < columns_[column].regions.size(); ++region) {
        if (columns_[column].regions[region].real && !answer(column, row, region).may) return false;
      }
    }
    return true;
  }

  // A gap that was told, which goes from a region to another in each column.
  struct Gap {
    std::vector<std::size_t> first;
    std::vector<std::size_t> last;

    // The same rows are left behind `prefix` in `region` as in the one before it.
    void extend(std::vector<std::size_t> const& prefix, std::size_t region) {
      std::size_t const column = prefix.size();
      if (first.size() <= column || !std::equal(prefix.begin(), prefix.end(), last.begin())) return;
      if (last[column] + 1 == region) last[column] = region;
    }
    // Whether a gap continues this one in one column.
    bool take(std::vector<std::size_t> const& other) {
      if (other.size() != last.size()) return false;
      std::optional<std::size_t> grows;
      for (std::size_t i = 0; i < other.size(); ++i) {
        if (other[i] == last[i]) continue;
        if (grows || other[i] != last[i] + 1) return false;
        grows = i;
      }
      if (grows) last[*grows] = other[*grows];
      return true;
    }
  };

  void tell_gap(std::vector<std::size_t> const& chosen) {
    if (std::any_of(told_.begin(), told_.end(), [&](Gap& gap) { return gap.take(chosen); })) return;
    told_.push_back({chosen, chosen});
    report(code::table_gap, text_.place, {example(chosen)},
           "agregue una fila que lo cubra, o un defecto: {nombre: …, defecto: …}");
  }

  AnalysisInput const& input_;
  DecisionTable::Impl const& impl_;
  TableText const& text_;
  Arena arena_;
  std::vector<CutColumn> columns_;
  std::vector<bool> possible_;
  std::size_t used_ = 0;
  bool spent_ = false;
  std::vector<Gap> told_;
  Diagnostics diagnostics_;
};

}  // namespace

Diagnostics analyse(AnalysisInput const& input) { return Analysis(input).run(); }

}  // namespace visado::feel

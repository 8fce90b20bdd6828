// What the walk over a JSON record asks of a field at every key, in one line of the cache.
#pragma once

#include <cstdint>
#include <vector>

#include "dossier/read_plan.hpp"
#include "dossier/same_bytes.hpp"

namespace visado::dossier {

struct alignas(64) FieldStep {
  // What comes of the value: nothing; one that has a plain form; or something to look at closer.
  enum class Way : std::uint8_t { pass, scalar, other };

  FieldStep() = default;
  FieldStep(FieldPlan const& field, std::uint16_t slot);

  // The bytes that begin here, as many as `size`, are the name between quotes. Eight bytes must stand here.
  [[nodiscard]] bool is_at(char const* here) const {
    using Word = std::uint64_t;
    Word const differs = (word_at<Word>(here) ^ words[0]) | (word_at<Word>(here + second) ^ words[1]) |
                         (word_at<Word>(here + last) ^ words[2]);
    return (differs & mask) == 0 && (size <= longest || is_same_between(here));
  }

  // Of the quoted name the first eight bytes, the eight behind them and the last eight, which overlap in short names;
  // the mask leaves out what is not of a name of less than eight.
  std::uint64_t words[3] = {};
  std::uint64_t mask = 0;
  Direct direct;
  FieldPlan const* plan = nullptr;
  std::uint16_t slot = 0;
  // The slot of the key that came behind this one last time: keys keep their order from record to record.
  std::uint16_t next = 0;
  std::uint8_t size = 0;  // of the quoted name; 0: never found here
  std::uint8_t second = 0, last = 0;
  Way way = Way::pass;

 private:
  static constexpr std::uint8_t longest = 24;  // whose bytes are all in `words`
  [[nodiscard]] bool is_same_between(char const* here) const;
};
static_assert(sizeof(FieldStep) == 64);

// The steps of a record by slot, and one more, which is what comes before the first key.
[[nodiscard]] std::vector<FieldStep> steps_of(RecordPlan const& plan);

}  // namespace visado::dossier

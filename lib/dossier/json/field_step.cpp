#include "dossier/json/field_step.hpp"

#include <algorithm>
#include <limits>

namespace visado::dossier {

namespace {

using Way = FieldStep::Way;

Way way_of(FieldPlan const& field) {
  if (!field.used) return Way::pass;
  bool const structure = field.list || field.record != nullptr;
  return structure || field.direct.form == Direct::Form::none ? Way::other : Way::scalar;
}

}  // namespace

FieldStep::FieldStep(FieldPlan const& field, std::uint16_t at)
    : direct(field.direct), plan(&field), slot(at), way(way_of(field)) {
  constexpr std::size_t word = sizeof words[0];
  std::string const& name = field.quoted;
  // Longer names are left to who looks them up.
  if (name.empty() || name.size() > std::numeric_limits<decltype(size)>::max()) return;
  size = static_cast<std::uint8_t>(name.size());
  last = static_cast<std::uint8_t>(name.size() - std::min(name.size(), word));
  second = std::min<std::uint8_t>(last, word);
  next = static_cast<std::uint16_t>(at + 1);
  mask = ~std::uint64_t{0} >> (64 - std::min(name.size(), word) * 8);
  std::string const padded = name + std::string(word, '\0');
  words[0] = word_at<std::uint64_t>(padded.data());
  words[1] = word_at<std::uint64_t>(padded.data() + second);
  words[2] = word_at<std::uint64_t>(padded.data() + last);
}

bool FieldStep::is_same_between(char const* here) const { return same_bytes(here, plan->quoted.data(), size); }

std::vector<FieldStep> steps_of(RecordPlan const& plan) {
  std::vector<FieldStep> steps;
  for (FieldPlan const& field : plan.fields) steps.emplace_back(field, static_cast<std::uint16_t>(steps.size()));
  steps.emplace_back();
  return steps;
}

}  // namespace visado::dossier

#include "verify/element_key.hpp"

#include <algorithm>
#include <map>
#include <numeric>

#include "support/sha256.hpp"

namespace visado::verify {
namespace {

constexpr std::size_t content_key_length = 12;  // hexadecimal digits shown of the hash

void append_canonical(std::string& out, Value const& value, int depth) {
  if (depth > 64) return;
  switch (value.kind()) {
    case Kind::number:
      out += value.as_number().normalized().to_string();
      out += currency_name(value.currency());
      return;
    case Kind::list:
      out += '[';
      for (auto const& item : value.as_list()) {
        append_canonical(out, item, depth + 1);
        out += ',';
      }
      out += ']';
      return;
    case Kind::context: {
      auto const& context = value.as_context();
      std::vector<std::size_t> order(context.shape->size());
      std::iota(order.begin(), order.end(), std::size_t{0});
      auto const& names = context.shape->names();
      std::ranges::sort(order, {}, [&](std::size_t i) -> std::string const& { return names[i]; });
      out += '{';
      for (auto i : order) {
        auto const& entry = context.values[i];
        if (entry.is_null() && entry.null_reason() != NullReason::illegible) continue;
        out += names[i] + ':';
        append_canonical(out, entry, depth + 1);
        out += ',';
      }
      out += '}';
      return;
    }
    default: out += to_feel(value);
  }
}

// The `clave` of a record as text; empty when there is none or a part of it is null.
std::string declared_key(Value const& element) {
  if (!element.is(Kind::context)) return {};
  auto const& context = element.as_context();
  if (!context.record || context.record->key.empty()) return {};
  std::string key;
  for (auto const& field : context.record->key) {
    auto const slot = context.record->find(field);
    if (!slot || context.record->fields[*slot].data == DataClass::sensible) return {};
    auto const* part = &context.values[*slot];
    if (part->is_null()) return {};
    if (!key.empty()) key += '|';
    key += part->is(Kind::string) ? std::string(part->as_string()) : canonical(*part);
  }
  return key;
}

}  // namespace

std::string canonical(Value const& value) {
  std::string out;
  append_canonical(out, value, 0);
  return out;
}

std::vector<std::string> element_keys(std::span<Value const> elements) {
  std::vector<std::string> keys(elements.size());
  std::map<std::string, std::vector<std::size_t>> groups;
  for (std::size_t i = 0; i < elements.size(); ++i) {
    keys[i] = declared_key(elements[i]);
    if (keys[i].empty()) keys[i] = sha256_hex(canonical(elements[i])).substr(0, content_key_length);
    groups[keys[i]].push_back(i);
  }
  for (auto& [key, group] : groups) {
    if (group.size() == 1) continue;
    std::map<std::size_t, std::string> contents;
    for (auto i : group) contents[i] = canonical(elements[i]);
    std::ranges::stable_sort(group, {}, [&](std::size_t i) -> std::string const& { return contents[i]; });
    for (std::size_t n = 1; n < group.size(); ++n) keys[group[n]] = key + '#' + std::to_string(n + 1);
  }
  return keys;
}

}  // namespace visado::verify

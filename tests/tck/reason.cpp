#include "tck/reason.hpp"

#include <algorithm>

#include "visado/value.hpp"

namespace visado::tck {

std::string to_json(Reason const& reason) {
  auto const quoted = [](std::string_view text) { return visado::to_json(Value::string(text)); };
  auto const number = [](std::uint32_t value) { return std::to_string(value); };
  Label const& at = reason.diagnostic.at;
  Location const place = at.source ? at.source->locate(at.span.begin) : Location();
  auto const end = at.source ? static_cast<std::uint32_t>(at.source->text().size()) : std::uint32_t{0};
  std::uint32_t const begin = std::min(at.span.begin, end);
  std::uint32_t const length = std::min(at.span.end, end) - begin;
  std::string json = "{\"code\":" + quoted(info(reason.diagnostic.code).name);
  json += ",\"line\":" + number(place.line) + ",\"column\":" + number(place.column);
  json += ",\"offset\":" + number(begin) + ",\"length\":" + number(length);
  if (!reason.in.empty()) json += ",\"in\":" + quoted(reason.in);
  return json + ",\"message\":" + quoted(reason.diagnostic.message()) + "}";
}

}  // namespace visado::tck

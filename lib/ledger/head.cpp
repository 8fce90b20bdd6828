// A head of the chain as text.
#include <simdjson.h>

#include "support/json_writer.hpp"
#include "visado/ledger.hpp"

namespace visado {
namespace {

bool is_hex(std::string_view text, std::size_t size) {
  return text.size() == size && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

}  // namespace

std::string LedgerHead::to_json() const {
  JsonWriter json;
  json.begin_object().key("bitacora").text(ledger).key("evento").number(event).key("huella").text(hash);
  if (!signature.empty()) json.key("llave").text(key).key("firma").text(signature);
  json.end_object();
  return json.text();
}

std::optional<LedgerHead> LedgerHead::from_json(std::string_view text) {
  simdjson::dom::parser parser;
  simdjson::dom::object object;
  if (parser.parse(text.data(), text.size()).get(object) != simdjson::SUCCESS) return std::nullopt;
  LedgerHead head;
  auto const read = [&](char const* name, std::string& to) {
    std::string_view value;
    bool const found = object[name].get(value) == simdjson::SUCCESS;
    if (found) to = value;
    return found;
  };
  if (!read("bitacora", head.ledger) || !read("huella", head.hash) || !is_hex(head.hash, 64) ||
      object["evento"].get(head.event) != simdjson::SUCCESS || head.event < 0)
    return std::nullopt;
  if (read("firma", head.signature) && !read("llave", head.key)) return std::nullopt;
  return head;
}

std::string to_string_utc(Moment moment) {
  constexpr Moment day = 86'400'000;
  auto const days = moment / day - (moment % day < 0 ? 1 : 0);
  auto left = moment - days * day;
  std::string text = Date{days}.to_string() + 'T';
  auto const digits = [&](Moment value, int count) {
    auto const number = std::to_string(value);
    text.append(static_cast<std::size_t>(count) - std::min<std::size_t>(number.size(), static_cast<std::size_t>(count)), '0');
    text += number;
  };
  digits(left / 3'600'000, 2);
  text += ':';
  digits(left / 60'000 % 60, 2);
  text += ':';
  digits(left / 1000 % 60, 2);
  text += '.';
  digits(left % 1000, 3);
  return text + 'Z';
}

}  // namespace visado

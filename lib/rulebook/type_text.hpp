// Types as rule files write them: «texto», «lista de Factura».
#pragma once

#include <functional>
#include <optional>

#include "rulebook/log.hpp"
#include "visado/schema.hpp"

namespace visado::rulebook {

struct ReadType {
  Type type;
  bool integer = false;  // «entero», or a list of them
};

// The types that a text may name.
struct KnownTypes {
  std::map<std::string, std::unique_ptr<RecordType>> const* records = nullptr;
  std::uint16_t currency = 0;  // of «dinero»
};

// Nothing, reported, when there is no such type.
[[nodiscard]] std::optional<ReadType> read_type(EmbeddedText const& text, KnownTypes const& known, Log& log);

}  // namespace visado::rulebook

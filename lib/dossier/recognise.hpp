// What an input is, by its content; its name only decides between formats that look alike.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "visado/dossier.hpp"

namespace visado::dossier {

struct Recognition {
  InputFormat format = InputFormat::automatic;  // automatic: none
  std::string reason;                           // then: what it is instead
};

// A file that begins with these bytes, as UTF-8 when they are a text.
[[nodiscard]] Recognition recognise(std::filesystem::path const& path, std::string_view beginning);

}  // namespace visado::dossier

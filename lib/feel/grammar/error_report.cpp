#include "feel/grammar/error_report.hpp"

namespace visado::feel {

SyntaxError unmet_expectation(State const& state, std::string_view expected, char const* at) {
  return {Code::expected_token, state.span(at, at), {std::string(expected), ""}};
}

}  // namespace visado::feel

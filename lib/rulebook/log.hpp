// Diagnostics with the chain of constructs they were found in: «regla ADQ-002 › exige».
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "visado/diagnostic.hpp"

namespace visado::rulebook {

class Log {
 public:
  explicit Log(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  Diagnostic& report(Code code, Label at, std::vector<std::string> arguments = {}, std::string hint = {}) {
    Diagnostic diagnostic = Diagnostic::make(code, std::move(at), std::move(arguments), std::move(hint));
    diagnostic.within = within_;
    return diagnostics_.add(std::move(diagnostic));
  }
  // What an expression has to say.
  void append(Diagnostics diagnostics) {
    for (Diagnostic& diagnostic : diagnostics.items()) {
      diagnostic.within.insert(diagnostic.within.begin(), within_.begin(), within_.end());
    }
    diagnostics_.append(std::move(diagnostics));
  }

  // While it lives, what is reported is inside `construct`.
  class Inside {
   public:
    Inside(Log& log, std::string construct) : log_(log) { log_.within_.push_back(std::move(construct)); }
    ~Inside() { log_.within_.pop_back(); }
    Inside(Inside const&) = delete;
    Inside& operator=(Inside const&) = delete;

   private:
    Log& log_;
  };

 private:
  Diagnostics& diagnostics_;
  std::vector<std::string> within_;
};

}  // namespace visado::rulebook

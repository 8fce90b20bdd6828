// The rulebook that a running system works with, and how it is changed without stopping.
#pragma once

#include <atomic>
#include <filesystem>
#include <memory>
#include <vector>
#include <visado/visado.hpp>

namespace finance {

// Any number of threads verify with `current` while another one calls `replace`. Whoever took one keeps it as long as it
// needs: the old rulebook goes with its last user.
class RulesInForce {
 public:
  explicit RulesInForce(visado::VerifyOptions options) : options_(std::move(options)) {}

  // All files are right and the new rules are in force, or any is wrong and those before stay (the diagnostics say what).
  visado::Diagnostics replace(std::vector<std::filesystem::path> const& paths) {
    auto loaded = visado::Rulebook::load(paths);
    if (!loaded) return std::move(loaded.diagnostics());
    auto rulebook = std::make_shared<visado::Rulebook const>(std::move(loaded).value());
    verifier_.store(std::make_shared<visado::TextVerifier const>(std::move(rulebook), options_, all_fields));
    return std::move(loaded.diagnostics());
  }

  // Null before the first rulebook was loaded.
  [[nodiscard]] std::shared_ptr<visado::TextVerifier const> current() const { return verifier_.load(); }

 private:
  // What the ledger remembers of a dossier are all of its fields, whether rules read them or not.
  inline static visado::ReadOptions const all_fields{.format = visado::InputFormat::json, .read_all = true, .mapping = {}};
  visado::VerifyOptions const options_;
  std::atomic<std::shared_ptr<visado::TextVerifier const>> verifier_;
};

}  // namespace finance

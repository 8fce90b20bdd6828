// What the opaque handles of visado.h are, and how failures cross.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstring>
#include <memory>
#include <new>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "visado.h"
#include "visado/visado.hpp"

struct visado_error {
  visado_status status = VISADO_OK;
  std::string message;
  visado::Diagnostics diagnostics;
  std::vector<std::string> messages;  // of the diagnostics, whose texts are made from templates
  std::string json;
};

struct visado_rulebook {
  std::atomic<std::size_t> owners{1};
  std::shared_ptr<visado::Rulebook const> rulebook;
  std::string warnings;
};

struct visado_verifier {
  std::atomic<std::size_t> owners{1};
  visado::TextVerifier verifier;
  visado::RunOptions run;
};

struct visado_verdict {
  std::shared_ptr<visado::Rulebook const> rulebook;  // findings point into it
  visado::Verdict verdict;
  // Texts that are made when they are asked for.
  struct Made {
    std::optional<std::string> requested, excluded, payable, json;
    std::vector<std::pair<std::string, std::string>> observed;  // amount and currency, by finding
    std::vector<std::string> messages;                          // by diagnostic
  };
  mutable Made made{};
};

struct visado_summary {
  visado_counts counts VISADO_COUNTS_INIT;
  std::string text, json;
};

struct visado_evaluation {
  std::string json, feel, diagnostics;
};

namespace visado::c {

// What the caller did wrong.
struct BadArgument {
  std::string message;
};
// What is wrong with what was read.
struct BadInput {
  Diagnostics diagnostics;
};
// A callback asked for it.
struct Stopped {};

[[nodiscard]] visado_status give(visado_error** error, visado_status status, std::string message,
                                 Diagnostics diagnostics = {}) noexcept;
[[nodiscard]] std::string list_of(Diagnostics const& diagnostics);
[[nodiscard]] std::vector<std::string> messages_of(Diagnostics const& diagnostics);
void describe(Diagnostic const& diagnostic, std::string const& message, visado_diagnostic& out);

// Runs the body of a function that can fail; nothing that it throws goes further.
template <class Body>
visado_status guarded(visado_error** error, Body const& body) noexcept {
  try {
    body();
    return VISADO_OK;
  } catch (BadArgument& bad) {
    return give(error, VISADO_BAD_ARGUMENT, std::move(bad.message));
  } catch (BadInput& bad) {
    return give(error, VISADO_BAD_INPUT, {}, std::move(bad.diagnostics));
  } catch (Stopped const&) {
    return give(error, VISADO_STOPPED, {});
  } catch (std::bad_alloc const&) {
    return give(error, VISADO_NO_MEMORY, {});
  } catch (std::exception const& failure) {
    return give(error, VISADO_INTERNAL, failure.what());
  } catch (...) {
    return give(error, VISADO_INTERNAL, {});
  }
}

inline void need(bool fulfilled, char const* what) {
  if (!fulfilled) throw BadArgument{what};
}

// A structure of the caller's, as this library knows it: fields that the caller's header does not have keep their default.
template <class T>
[[nodiscard]] T received(T const* given, T standard) {
  if (given == nullptr) return standard;
  need(given->size >= sizeof(std::size_t) && given->size < 4096, "la estructura no dice su tamaño: use su macro INIT");
  std::memcpy(static_cast<void*>(&standard), given, std::min(given->size, sizeof(T)));
  standard.size = sizeof(T);
  return standard;
}

// Fills as much of the caller's structure as it has.
template <class T>
[[nodiscard]] visado_status handed(T* out, T filled) noexcept {
  if (out == nullptr || out->size < sizeof(std::size_t) || out->size >= 4096) return VISADO_BAD_ARGUMENT;
  filled.size = out->size;
  std::memcpy(static_cast<void*>(out), &filled, std::min(out->size, sizeof(T)));
  return VISADO_OK;
}

// The last owner's release frees.
template <class Handle>
void release(Handle* handle) noexcept {
  if (handle != nullptr && handle->owners.fetch_sub(1, std::memory_order_acq_rel) == 1) delete handle;
}
template <class Handle>
Handle* retain(Handle* handle) noexcept {
  if (handle != nullptr) handle->owners.fetch_add(1, std::memory_order_relaxed);
  return handle;
}

[[nodiscard]] Date date_of(char const* text);

}  // namespace visado::c

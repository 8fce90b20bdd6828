#include "visado/text_verifier.hpp"

#include <utility>

#include "dossier/pool.hpp"

namespace visado {
namespace {

// What one thread works with.
struct Hands {
  Verifier::Workspace workspace;
  Dossier dossier;
};

// A source that only reads units it is given: what it was opened with is empty, which cannot fail.
std::unique_ptr<DossierSource> reader(std::string name, Rulebook const& rulebook, ReadOptions const& options) {
  return DossierSource::from_text(std::move(name), "", InputFormat::jsonl, rulebook.schema(), rulebook.uses(), options)
      .value();
}

}  // namespace

struct TextVerifier::Impl {
  std::shared_ptr<Rulebook const> rulebook;
  Verifier verifier;
  std::unique_ptr<DossierSource> source;
  dossier::Pool<Hands> hands;
};

TextVerifier::TextVerifier(std::shared_ptr<Rulebook const> rulebook, VerifyOptions options, ReadOptions read,
                           std::string name) {
  auto const& rules = *rulebook;
  impl_.reset(new Impl{std::move(rulebook), Verifier(rules, std::move(options)),
                       reader(std::move(name), rules, read), {}});
}

TextVerifier::~TextVerifier() = default;
TextVerifier::TextVerifier(TextVerifier&&) noexcept = default;
TextVerifier& TextVerifier::operator=(TextVerifier&&) noexcept = default;

Verdict TextVerifier::verify(std::string_view json) const {
  Verdict verdict;
  verify(json, verdict);
  return verdict;
}

void TextVerifier::verify(std::string_view json, Verdict& verdict) const {
  auto const hands = impl_->hands.borrow([] { return std::make_unique<Hands>(); });
  DossierSource::Unit unit;
  unit.bytes = json;
  hands->workspace.arena().reset();
  impl_->source->read(unit, hands->workspace.arena(), hands->dossier);
  impl_->verifier.verify(hands->dossier, hands->workspace, verdict, impl_->source.get(), &unit);
}

Rulebook const& TextVerifier::rulebook() const { return *impl_->rulebook; }
std::shared_ptr<Rulebook const> const& TextVerifier::shared_rulebook() const { return impl_->rulebook; }
VerifyOptions const& TextVerifier::options() const { return impl_->verifier.options(); }
Verifier const& TextVerifier::verifier() const { return impl_->verifier; }

}  // namespace visado

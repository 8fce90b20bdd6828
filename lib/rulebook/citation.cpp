#include "rulebook/citation.hpp"

#include "rulebook/section.hpp"
#include "support/utf8.hpp"
#include "visado/diagnostics/rulebook.hpp"

namespace visado::rulebook {
namespace {

constexpr std::string_view article_marks[] = {" art. ", " arts. ", " artículo ", " artículos "};

struct Parts {
  EmbeddedText norm;
  std::optional<EmbeddedText> article;
};

Parts split(EmbeddedText const& text) {
  auto const size = static_cast<std::uint32_t>(text.text().size());
  for (std::string_view const mark : article_marks) {
    std::size_t const at = text.text().find(mark);
    if (at == std::string::npos) continue;
    auto const begin = static_cast<std::uint32_t>(at);
    return {trimmed(text.part({0, begin})),
            trimmed(text.part({begin + static_cast<std::uint32_t>(mark.size()), size}))};
  }
  return {text, std::nullopt};
}

// Accents and the number of blanks aside.
std::string normal(std::string_view text) {
  std::string result;
  for (char const c : utf8::fold(text)) {
    if (c != ' ' || (!result.empty() && result.back() != ' ')) result += c;
  }
  return result;
}

Norm const* find_norm(EmbeddedText const& id, std::vector<std::unique_ptr<Norm>> const& norms, Log& log) {
  std::vector<std::string> known;
  for (auto const& norm : norms) {
    if (normal(norm->id) == normal(id.text())) return norm.get();
    known.push_back(norm->id);
  }
  log.report(code::unknown_norm, label_of(id), {id.text()}, suggestion_hint(id.text(), known));
  return nullptr;
}

// The article as the norm lists it; empty, reported, when it does not.
std::string find_article(EmbeddedText const& article, Norm const& norm, Log& log) {
  std::vector<std::string> known;
  for (auto const& [listed, title] : norm.articles) {
    if (normal(listed) == normal(article.text())) return listed;
    known.push_back(listed);
  }
  std::string hint = suggestion_hint(article.text(), known);
  if (hint.empty()) hint = "agréguelo a `articulos` de la norma " + norm.id;
  Label declared = norm.declared;
  declared.text = "la norma";
  log.report(code::unknown_article, label_of(article), {norm.id, article.text()}, hint)
      .related.push_back(std::move(declared));
  return {};
}

}  // namespace

std::vector<Citation> resolve_citations(std::vector<CitationDraft> const& citations,
                                        std::vector<std::unique_ptr<Norm>> const& norms, Log& log) {
  Log::Inside const inside(log, "base_legal");
  std::vector<Citation> result;
  for (CitationDraft const& citation : citations) {
    Parts const parts = split(citation.text);
    Norm const* const norm = find_norm(parts.norm, norms, log);
    if (norm == nullptr) continue;
    std::string article;
    if (parts.article) {
      article = find_article(*parts.article, *norm, log);
      if (article.empty()) continue;
    }
    result.push_back({citation.text.text(), norm, std::move(article)});
  }
  return result;
}

}  // namespace visado::rulebook

// The words that rule files may write, in the order of their enumerations.
#pragma once

#include <array>
#include <string_view>

namespace visado::rulebook {

inline constexpr std::array<std::string_view, 5> severity_words{"informativa", "baja", "media", "alta", "critica"};
inline constexpr std::array<std::string_view, 5> effect_words{"rechaza", "devuelve", "excluye", "observa", "informa"};
inline constexpr std::array<std::string_view, 3> control_words{"permanente", "periodico", "casuistico"};
inline constexpr std::array<std::string_view, 5> state_words{"borrador", "en prueba", "activa", "suspendida",
                                                             "retirada"};
inline constexpr std::array<std::string_view, 3> text_known_words{"texto oficial leído", "copia o resumen",
                                                                  "práctica"};
inline constexpr std::array<std::string_view, 5> format_words{"uuid", "nit", "cui", "nog", "npg"};
inline constexpr std::array<std::string_view, 3> data_class_words{"público", "personal", "sensible"};
inline constexpr std::array<std::string_view, 3> part_value_words{"verdadero", "falso", "nulo"};
inline constexpr std::array<std::string_view, 2> language_words{"es", "en"};
inline constexpr std::array<std::string_view, 2> check_words{"automatica", "manual"};
inline constexpr std::array<std::string_view, 2> term_words{"habiles", "calendario"};
inline constexpr std::array<std::string_view, 11> policy_words{"U", "A", "P",  "F",  "R", "O",
                                                               "C", "C+", "C<", "C>", "C#"};
inline constexpr std::array<std::string_view, 1> record_source_words{"fel-dte"};
inline constexpr std::array<std::string_view, 7> outcome_words{
    "cumple", "incumple", "no aplica", "no evaluable", "por comprobar", "exceptuado", "error"};

}  // namespace visado::rulebook

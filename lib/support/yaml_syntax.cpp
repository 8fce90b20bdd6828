#include "support/yaml_syntax.hpp"

#include <yaml-cpp/exceptions.h>

#include <array>

namespace visado {
namespace {

struct Translation {
  char const* english;  // the beginning of the message
  std::string_view spanish;
};

std::array const translations{
    Translation{YAML::ErrorMsg::END_OF_MAP_FLOW, "falta «,» o la llave que cierra"},
    Translation{YAML::ErrorMsg::END_OF_MAP, "aquí debía empezar otra clave"},
    Translation{YAML::ErrorMsg::END_OF_SEQ_FLOW, "falta «,» o el corchete que cierra"},
    Translation{YAML::ErrorMsg::END_OF_SEQ, "aquí debía empezar otro elemento de la lista, con «- »"},
    Translation{YAML::ErrorMsg::MAP_VALUE, "aquí no puede ir «clave: valor»"},
    Translation{YAML::ErrorMsg::MAP_KEY, "aquí no puede ir una clave"},
    Translation{YAML::ErrorMsg::BLOCK_ENTRY, "aquí no puede empezar una lista"},
    Translation{YAML::ErrorMsg::FLOW_END, "cierra una llave o un corchete que nadie abrió"},
    Translation{YAML::ErrorMsg::UNKNOWN_TOKEN, "un valor no puede empezar con este signo"},
    Translation{YAML::ErrorMsg::CHAR_IN_BLOCK, "tras «|» o «>» el texto va en la línea siguiente"},
    Translation{YAML::ErrorMsg::ZERO_INDENT_IN_BLOCK, "la sangría de un bloque no puede ser 0"},
    Translation{YAML::ErrorMsg::UNKNOWN_ANCHOR, "el ancla a la que remite «*» no existe"},
    Translation{YAML::ErrorMsg::ALIAS_NOT_FOUND, "falta el nombre tras «*»"},
    Translation{YAML::ErrorMsg::ANCHOR_NOT_FOUND, "falta el nombre tras «&»"},
    Translation{YAML::ErrorMsg::CHAR_IN_ALIAS, "el nombre tras «*» tiene un signo que no se admite"},
    Translation{YAML::ErrorMsg::CHAR_IN_ANCHOR, "el nombre tras «&» tiene un signo que no se admite"},
    Translation{YAML::ErrorMsg::ALIAS_CONTENT, "tras una remisión «*» no puede ir nada más"},
    Translation{YAML::ErrorMsg::MULTIPLE_ANCHORS, "un valor no puede llevar dos anclas «&»"},
    Translation{YAML::ErrorMsg::MULTIPLE_TAGS, "un valor no puede llevar dos etiquetas «!»"},
    Translation{YAML::ErrorMsg::INVALID_HEX, "el código tras «\\» no es hexadecimal"},
    Translation{YAML::ErrorMsg::INVALID_UNICODE, "el código tras «\\» no es un carácter"},
    Translation{YAML::ErrorMsg::INVALID_ESCAPE, "no existe ese escape: para una barra inversa escriba «\\\\»"},
    Translation{YAML::ErrorMsg::DOC_IN_SCALAR, "«---» o «...» dentro de un texto entre comillas"},
    Translation{YAML::ErrorMsg::EOF_IN_SCALAR, "el archivo termina dentro de un texto entre comillas"},
    Translation{YAML::ErrorMsg::TAB_IN_INDENTATION, "un tabulador en la sangría"},
    Translation{YAML::ErrorMsg::TAG_WITH_NO_SUFFIX, "etiqueta «!» incompleta"},
    Translation{YAML::ErrorMsg::CHAR_IN_TAG_HANDLE, "etiqueta «!» con un signo que no se admite"},
    Translation{YAML::ErrorMsg::END_OF_VERBATIM_TAG, "etiqueta «!<» sin cerrar"},
    Translation{YAML::ErrorMsg::YAML_DIRECTIVE_ARGS, "directiva «%» mal escrita"},
    Translation{YAML::ErrorMsg::YAML_VERSION, "versión de YAML desconocida"},
    Translation{YAML::ErrorMsg::YAML_MAJOR_VERSION, "versión de YAML desconocida"},
    Translation{YAML::ErrorMsg::REPEATED_YAML_DIRECTIVE, "directiva «%» repetida"},
    Translation{YAML::ErrorMsg::TAG_DIRECTIVE_ARGS, "directiva «%» mal escrita"},
    Translation{YAML::ErrorMsg::REPEATED_TAG_DIRECTIVE, "directiva «%» repetida"},
};

}  // namespace

std::string yaml_syntax_in_spanish(std::string_view message) {
  for (Translation const& row : translations) {
    if (message.rfind(row.english, 0) == 0) return std::string(row.spanish);
  }
  return "no se entiende lo que sigue";
}

}  // namespace visado

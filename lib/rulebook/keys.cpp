#include "rulebook/keys.hpp"

#include "rulebook/words.hpp"
#include "support/utf8.hpp"

namespace visado::rulebook {
namespace {

constexpr bool required = true;
constexpr bool optional = false;

constexpr Key field_currency_rows[] = {
    {"campo", Form::text, "Campo del registro, o de los que lo contienen, que dice la moneda", required},
};

constexpr Key field_rows[] = {
    {"tipo", Form::type,
     "texto, número, entero, dinero, booleano, fecha, fecha y hora, hora, duración, lista de T, o un tipo de `tipos`",
     required},
    {"requerido", Form::yes_no, "Sin este dato el expediente queda no verificado"},
    {"valores", Form::texts, "Los únicos valores que un texto puede tener"},
    {"decimales", Form::integer, "Cifras que un dinero puede llevar tras el punto; 2 si no se dice"},
    {"formato", Form::word, "Cómo se escribe el texto", optional, format_words},
    {"documento", Form::text, "Documento del que sale el dato; se nombra cuando falta"},
    {"datos", Form::word, "Quién puede verlo; lo sensible nunca llega a un mensaje, explicación o reporte", optional,
     data_class_words},
    {"descripcion", Form::text, "Qué es el dato"},
    {"ruta", Form::text, "Dónde está en el XML de la SAT, relativo a DTE y por nombres locales"},
    {"moneda", Form::text_or_table, "Moneda de este dinero, o {campo: …} para tomarla de un campo", optional, {},
     &field_currency_keys},
};

constexpr Key record_type_rows[] = {
    {"fuente", Form::word, "De dónde puede llenarse, además del archivo del expediente", optional,
     record_source_words},
    {"clave", Form::text_or_texts, "Campo o campos que identifican un elemento"},
    {"campos", Form::named_tables, "Los campos del tipo", required, {}, &field_keys},
};

constexpr Key obligatory_rows[] = {
    {"id", Form::text, "Identificador de la regla que avisa de lo que falta", required},
    {"cuando", Form::expression, "Expedientes a los que se pide; todos si no se dice"},
    {"etapa", Form::text_or_texts, "Etapa o etapas del gasto en que se pide; todas si no se dice"},
    {"campos", Form::texts, "Campos que tienen que estar", required},
    {"base_legal", Form::texts, "Normas que los piden: «LOP art. 29 Bis»"},
    {"recomendacion", Form::text, "Qué hacer cuando falta alguno"},
    {"pruebas", Form::tables, "Casos de prueba; espera es un resultado, o un mapa de campo a resultado", optional, {},
     &test_keys},
};

constexpr Key unit_rows[] = {
    {"singular", Form::text, "Cómo se llama lo que se verifica, un sustantivo masculino: expediente", required},
    {"plural", Form::text, "Su plural: expedientes", required},
};

// What reports and printed pages need to know of a dossier, whatever its schema calls it.
constexpr Key role_rows[] = {
    {"unidad", Form::text, "Campo con la unidad que gasta"},
    {"proveedor", Form::text, "Campo con lo que identifica a quien cobra: su NIT"},
    {"nombre_proveedor", Form::text, "Campo con el nombre de quien cobra"},
};

constexpr Key schema_rows[] = {
    {"esquema", Form::text, "Nombre del esquema", required},
    {"clave", Form::text, "Campo que identifica un expediente", required},
    {"clase", Form::text, "Campo por el que se elige con --clase"},
    {"unidad", Form::table, "Cómo se llama lo que se verifica en lo que leen las personas; expediente si no se dice", optional,
     {}, &unit_keys},
    {"solicitado", Form::text, "Campo con el monto que se pide pagar"},
    {"fecha_de_referencia", Form::text, "Campo cuya fecha elige normas y parámetros cuando la regla no dice otra"},
    {"moneda", Form::text, "Moneda de los dineros que no dicen otra (GTQ)"},
    {"etapas", Form::texts, "Las etapas del gasto, en orden; las reglas no podrán nombrar otras"},
    {"funciones", Form::texts, "Números de las funciones de la unidad a las que sirven los obligatorios"},
    {"campos", Form::named_tables, "Los campos del expediente", required, {}, &field_keys},
    {"base_de_pruebas", Form::data, "Datos comunes a las pruebas de los obligatorios"},
    {"papeles", Form::table, "Qué campo es qué en los informes; el nombre de un campo, o su ruta con puntos", optional, {}, &role_keys},
    {"obligatorios", Form::tables, "Lo que tiene que estar, por clase y etapa", optional, {}, &obligatory_keys},
    {"hoja", Form::table, "Qué datos del expediente imprimen la hoja de revisión, el oficio y la constancia", optional, {},
     &print_layout_keys},
    {"tipos", Form::named_tables, "Tipos de registro", optional, {}, &record_type_keys},
};

constexpr Key print_layout_rows[] = {
    {"liquido", Form::expression, "Lo que recibe el beneficiario"},
    {"partes", Form::tables, "Las partes, en el orden en que se imprimen", required, {}, &print_part_keys},
};

constexpr Key print_part_rows[] = {
    {"titulo", Form::text, "Título de la parte", required},
    {"por_cada", Form::expression, "Una fila por elemento: «partida en partidas»; una lista de datos si no se dice"},
    {"datos", Form::named_expressions, "Rótulo y expresión de cada dato, o de cada columna", required},
};

constexpr Key types_rows[] = {
    {"tipos", Form::named_tables, "Tipos de registro que se agregan al esquema", required, {}, &record_type_keys},
    {"esquema", Form::text, "El esquema al que se agregan; expediente si no se dice"},
};

constexpr Key validity_rows[] = {
    {"desde", Form::date, "Primer día"},
    {"hasta", Form::date, "Último día"},
};

constexpr Key parameter_value_rows[] = {
    {"desde", Form::date, "Primer día en que vale"},
    {"hasta", Form::date, "Último día en que vale"},
    {"valor", Form::data, "El valor", required},
    {"base_legal", Form::texts, "Normas que lo fijan: «LCE art. 43 a»"},
};

constexpr Key parameter_rows[] = {
    {"tipo", Form::type, "Tipo del valor", required},
    {"fecha_segun", Form::expression, "Hecho legal cuya fecha elige el valor; la fecha de referencia si no se dice"},
    {"valores", Form::tables, "Los valores, cada uno con sus fechas", required, {}, &parameter_value_keys},
};

constexpr Key catalogue_rows[] = {
    {"archivo", Form::text, "Archivo CSV en UTF-8, relativo a este", required},
    {"columnas", Form::named_texts, "Tipo de las columnas; las que no se dicen son texto"},
};

constexpr Key table_input_rows[] = {
    {"expresion", Form::expression, "Lo que la columna mira", required},
    {"valores", Form::texts, "Los únicos valores que puede tener: textos, o pruebas como [0..100]"},
    {"descripcion", Form::text, "Qué es"},
};

constexpr Key table_output_rows[] = {
    {"nombre", Form::text, "Nombre de la salida", required},
    {"tipo", Form::type, "Tipo de sus valores; el de sus celdas si no se dice"},
    {"valores", Form::texts, "Los únicos valores que puede tener, del más al menos importante"},
    {"defecto", Form::expression, "Lo que vale cuando ninguna fila se cumple"},
    {"descripcion", Form::text, "Qué es"},
};

constexpr Key table_row_rows[] = {
    {"si", Form::text_or_texts, "Una prueba por entrada; \"-\" no prueba nada", required},
    {"entonces", Form::text_or_texts, "Una expresión por salida", required},
    {"base_legal", Form::texts, "Normas en que se apoya la fila: «LCE art. 43 a»"},
    {"nota", Form::text, "Aclaración para quien lea"},
};

constexpr Key table_test_rows[] = {
    {"caso", Form::text, "Nombre del caso", required},
    {"dado", Form::data, "Datos que se ponen sobre los de base_de_pruebas"},
    {"espera", Form::expression, "Lo que la tabla vale; nulo si no se puede saber", required},
    {"fecha", Form::date, "Fecha de verificación"},
};

constexpr Key table_rows[] = {
    {"descripcion", Form::text, "Qué decide la tabla"},
    {"politica", Form::word, "Qué vale cuando se cumplen varias filas: U una sola, A todas dan lo mismo, P la más "
                             "importante, F la primera; R, O y C una lista; C+ C< C> C# suma, menor, mayor y cuenta",
     required, policy_words},
    {"entradas", Form::texts_or_tables, "Lo que miran las columnas, en su orden", required, {}, &table_input_keys},
    {"salidas", Form::texts_or_tables, "Lo que dan las filas, en su orden", required, {}, &table_output_keys},
    {"filas", Form::lists_or_tables, "Las filas: sus celdas, primero las de las entradas", required, {},
     &table_row_keys},
    {"pruebas", Form::tables, "Casos de prueba de la tabla", optional, {}, &table_test_keys},
};

constexpr Key term_rows[] = {
    {"dias", Form::integer, "Cuántos días", required},
    {"tipo", Form::word, "Días hábiles o de calendario", optional, term_words},
};

constexpr Key test_rows[] = {
    {"caso", Form::text, "Nombre del caso", required},
    {"dado", Form::data, "Datos que se ponen sobre los de base_de_pruebas"},
    {"espera", Form::outcome, "Resultado, o un mapa de clave de elemento a resultado", required, outcome_words},
    {"fecha", Form::date, "Fecha de verificación"},
    {"etapa", Form::text, "Etapa del gasto"},
};

constexpr Key explained_mutant_rows[] = {
    {"mutante", Form::text, "El cambio, como lo nombra `visado probar --mutantes`", required},
    {"porque", Form::text, "Por qué ninguna prueba puede notarlo", required},
};

constexpr Key impossible_part_rows[] = {
    {"parte", Form::text, "La parte de la condición, como la nombra `visado probar --cobertura`", required},
    {"valor", Form::word, "El valor que no puede tener", required, part_value_words},
    {"porque", Form::text, "Por qué no puede tenerlo", required},
};

constexpr Key rule_rows[] = {
    {"id", Form::text, "Identificador único: ADQ-002", required},
    {"titulo", Form::text, "Lo que la regla pide, en una frase", required},
    {"estado", Form::word, "borrador solo se prueba; en prueba solo observa", optional, state_words},
    {"control", Form::word, "Cuándo se aplica", optional, control_words},
    {"severidad", Form::word, "Qué tan grave es incumplirla", required, severity_words},
    {"efecto", Form::word, "Qué hace al pago; sigue a la severidad si no se dice", optional, effect_words},
    {"subsanable", Form::yes_no, "no: no puede remediarse; se observa una vez"},
    {"dispensable", Form::yes_no, "si: la norma permite exceptuarla, y dice quién"},
    {"etapas", Form::texts, "Etapas del gasto en que se aplica; todas si no se dice"},
    {"vigencia", Form::table, "Fechas entre las que se aplica", optional, {}, &validity_keys},
    {"fecha_segun", Form::expression, "Qué fecha elige normas, vigencia y parámetros de esta regla"},
    {"base_legal", Form::texts, "Normas en que se apoya: «LCE art. 43 a»"},
    {"por_cada", Form::expression, "Un resultado por elemento: «factura en facturas, linea en factura.items»"},
    {"aplica", Form::expression, "Expedientes o elementos a los que se aplica; todos si no se dice"},
    {"exige", Form::expression, "La condición que tiene que cumplirse"},
    {"hallazgo", Form::message, "Lo que se dice cuando no se cumple, con {expresiones}"},
    {"monto_observado", Form::expression, "El monto en juego"},
    {"recomendacion", Form::text, "Qué hacer"},
    {"comprobacion", Form::word, "manual: una pregunta que responde el analista", optional, check_words},
    {"pregunta", Form::text, "La pregunta de una comprobación manual"},
    {"plazo", Form::table, "Tiempo para resolverlo", optional, {}, &term_keys},
    {"falsos_positivos_conocidos", Form::texts, "Casos en que avisa sin razón"},
    {"funciones", Form::texts, "Números de las funciones de la unidad a las que sirve; las del paquete si no se dice"},
    {"pruebas", Form::tables, "Casos de prueba de la regla", optional, {}, &test_keys},
    {"mutantes_equivalentes", Form::tables, "Cambios que ninguna prueba puede notar, y por qué", optional, {},
     &explained_mutant_keys},
    {"cobertura_imposible", Form::tables, "Valores que una parte no puede tener, y por qué", optional, {},
     &impossible_part_keys},
    {"sobre", Form::refused, "Reglas sobre muchos expedientes"},
    {"donde", Form::refused, "Reglas sobre muchos expedientes"},
    {"agrupa_por", Form::refused, "Reglas sobre muchos expedientes"},
    {"grupo", Form::refused, "Reglas sobre muchos expedientes"},
};

constexpr Key pack_rows[] = {
    {"paquete", Form::text, "Nombre del paquete", required},
    {"titulo", Form::text, "Título para las personas"},
    {"version", Form::text, "Versión: 1.0.0"},
    {"esquema", Form::text, "El esquema que sus reglas juzgan; expediente si no se dice"},
    {"idioma", Form::word, "es entiende español e inglés; en, solo el estándar", optional, language_words},
    {"funciones", Form::texts, "Números de las funciones de la unidad a las que sirven sus reglas"},
    {"parametros", Form::named_tables, "Valores que la ley cambia con el tiempo", optional, {}, &parameter_keys},
    {"definiciones", Form::named_expressions, "Expresiones con nombre"},
    {"tablas", Form::named_tables, "Tablas de decisión", optional, {}, &table_keys},
    {"catalogos", Form::named_tables, "Datos de referencia", optional, {}, &catalogue_keys},
    {"base_de_pruebas", Form::data, "Datos comunes a las pruebas del paquete"},
    {"reglas", Form::tables, "Las reglas", optional, {}, &rule_keys},
    {"mutantes_equivalentes", Form::tables, "Cambios de sus parámetros y definiciones que ninguna prueba puede notar",
     optional, {}, &explained_mutant_keys},
};

constexpr Key reform_rows[] = {
    {"norma", Form::text, "Norma que la reforma", required},
    {"desde", Form::date, "Desde cuándo rige la reforma"},
};

constexpr Key norm_rows[] = {
    {"norma", Form::text, "Identificador con que se cita: LCE", required},
    {"titulo", Form::text, "Título", required},
    {"publicada", Form::date, "Fecha de publicación"},
    {"vigencia", Form::table, "Fechas entre las que rige", optional, {}, &validity_keys},
    {"reformas", Form::tables, "Normas que la reforman", optional, {}, &reform_keys},
    {"articulos", Form::named_texts, "Artículos que se citan, y qué dicen"},
    {"fuente", Form::text, "Dónde está el texto"},
    {"texto", Form::word, "Cómo se conoce el texto", optional, text_known_words},
    {"revisar_antes_de", Form::date, "Fecha límite para cotejarla otra vez"},
};

constexpr Key adjustment_rows[] = {
    {"regla", Form::text, "Identificador de la regla", required},
    {"estado", Form::word, "Estado nuevo", optional, state_words},
    {"severidad", Form::word, "Severidad nueva", optional, severity_words},
    {"efecto", Form::word, "Efecto nuevo", optional, effect_words},
    {"plazo", Form::table, "Plazo nuevo", optional, {}, &term_keys},
    {"autor", Form::text, "Quién lo decide", required},
    {"justificacion", Form::text, "Por qué", required},
};

constexpr Key adjustments_rows[] = {
    {"ajustes", Form::tables, "Cambios de la institución a reglas con nombre", required, {}, &adjustment_keys},
};

constexpr Key exceptions_rows[] = {
    {"dispensas", Form::refused, "Excepciones autorizadas", required},
};

constexpr Key confirmation_rows[] = {
    {"norma", Form::text, "Identificador de la norma", required},
    {"archivo", Form::text, "El documento que se leyó, relativo a este archivo", required},
    {"sha256", Form::text, "Huella SHA-256 del documento: 64 cifras hexadecimales", required},
    {"persona", Form::text, "Quién lo leyó y responde por ello", required},
    {"fecha", Form::date, "Cuándo", required},
};

constexpr Key confirmations_rows[] = {
    {"confirmaciones", Form::tables, "Normas cuyo texto la institución confirmó", required, {}, &confirmation_keys},
};

constexpr KeyTable const* files[] = {&schema_keys, &pack_keys,        &norm_keys,
                                     &types_keys,  &adjustments_keys, &exceptions_keys,
                                     &confirmations_keys};

}  // namespace

constexpr KeyTable schema_keys{"el esquema", schema_rows};
constexpr KeyTable types_keys{"el archivo de tipos", types_rows};
constexpr KeyTable pack_keys{"el paquete", pack_rows};
constexpr KeyTable norm_keys{"la norma", norm_rows};
constexpr KeyTable adjustments_keys{"el archivo de ajustes", adjustments_rows};
constexpr KeyTable exceptions_keys{"el archivo de dispensas", exceptions_rows};
constexpr KeyTable confirmations_keys{"el archivo de confirmaciones", confirmations_rows};
constexpr KeyTable confirmation_keys{"la confirmación", confirmation_rows};
constexpr KeyTable explained_mutant_keys{"el mutante equivalente", explained_mutant_rows};
constexpr KeyTable impossible_part_keys{"la parte imposible", impossible_part_rows};
constexpr KeyTable field_keys{"el campo", field_rows};
constexpr KeyTable field_currency_keys{"la moneda", field_currency_rows};
constexpr KeyTable record_type_keys{"el tipo", record_type_rows};
constexpr KeyTable unit_keys{"la unidad", unit_rows};
constexpr KeyTable print_layout_keys{"la hoja", print_layout_rows};
constexpr KeyTable print_part_keys{"la parte de la hoja", print_part_rows};
constexpr KeyTable obligatory_keys{"el obligatorio", obligatory_rows};
constexpr KeyTable role_keys{"papeles", role_rows};
constexpr KeyTable parameter_keys{"el parámetro", parameter_rows};
constexpr KeyTable parameter_value_keys{"el valor del parámetro", parameter_value_rows};
constexpr KeyTable catalogue_keys{"el catálogo", catalogue_rows};
constexpr KeyTable table_keys{"la tabla", table_rows};
constexpr KeyTable table_input_keys{"la entrada", table_input_rows};
constexpr KeyTable table_output_keys{"la salida", table_output_rows};
constexpr KeyTable table_row_keys{"la fila", table_row_rows};
constexpr KeyTable table_test_keys{"la prueba", table_test_rows};
constexpr KeyTable rule_keys{"la regla", rule_rows};
constexpr KeyTable term_keys{"el plazo", term_rows};
constexpr KeyTable validity_keys{"la vigencia", validity_rows};
constexpr KeyTable test_keys{"la prueba", test_rows};
constexpr KeyTable reform_keys{"la reforma", reform_rows};
constexpr KeyTable adjustment_keys{"el ajuste", adjustment_rows};

std::span<KeyTable const* const> file_tables() { return files; }

Key const* KeyTable::find(std::string_view name) const {
  std::string const folded = utf8::fold(name);
  for (Key const& key : keys) {
    if (utf8::fold(key.name) == folded) return &key;
  }
  return nullptr;
}

}  // namespace visado::rulebook

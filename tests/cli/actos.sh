#!/usr/bin/env bash
# Persons, review and visado through the command only: actos.sh VISADO SOURCE_DIR
set -uo pipefail
visado=$1
source=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() { echo "$1"; cat "$work/salida" "$work/errores" 2>/dev/null; exit 1; }
cd "$work" || exit 1
cat > esquema.yaml <<'FIN'
esquema: expediente
clave: expediente
clase: modalidad
solicitado: monto
fecha_de_referencia: fecha_ingreso
moneda: GTQ
campos:
  expediente: {tipo: texto, requerido: true}
  modalidad: {tipo: texto, valores: [baja_cuantia, compra_directa]}
  monto: {tipo: dinero, requerido: true}
  fecha_ingreso: {tipo: fecha, requerido: true}
  solicita: {tipo: texto}
FIN
cat > lce.yaml <<'FIN'
norma: LCE
titulo: Ley de Contrataciones del Estado
publicada: 1992-10-27
vigencia: {desde: 1992-10-27}
articulos: {43 a: Baja cuantía}
fuente: Decreto 57-92 del Congreso
texto: texto oficial leído
revisar_antes_de: 2030-01-31
FIN
cat > paquete.yaml <<'FIN'
paquete: pruebas
titulo: Paquete de pruebas
version: 1.0.0
idioma: es
reglas:
  - id: P-001
    titulo: Tope
    severidad: alta
    base_legal: [LCE art. 43 a]
    exige: monto <= 25000
    hallazgo: El monto {monto} supera el tope.
  - id: P-010
    titulo: Firma
    severidad: alta
    base_legal: [LCE art. 43 a]
    comprobacion: manual
    pregunta: ¿Está firmada?
FIN
one() { echo "{\"expediente\":\"$1\",\"modalidad\":\"baja_cuantia\",\"monto\":$2,\"fecha_ingreso\":\"2024-03-05\",\"solicita\":\"$3\"}"; }
verify() { "$visado" verificar pagos.jsonl --reglas esquema.yaml lce.yaml paquete.yaml --bitacora visado.db --fecha 2024-06-01 --formato json > corrida.json 2> errores; }
# does WORDS…: an act that must be done; refused CODE WORDS…: one that must not
does() { "$visado" "$@" --bitacora visado.db --fecha 2024-06-01 > salida 2> errores || fail "no se hizo: $*"; }
refused() {
  local code=$1; shift
  "$visado" "$@" --bitacora visado.db --fecha 2024-06-01 > salida 2> errores
  [ $? = 1 ] || fail "se hizo o falló de otro modo: $*"
  grep -q "$code" errores || fail "sin $code: $*"
}
{ one A-1 100.00 otra.persona; one B-1 30000.00 jefe.uno; } > pagos.jsonl
verify
for id in autoridad jefe.uno jefe.dos analista receptor redactor aprobador; do
  does persona registrar "$id" --nombre "<b>$id</b>" --persona quien.instala
done
role() { does persona cargo "$1" --rol "$2" --unidad UAVG --puesto p --desde 2024-01-01 --persona "$3"; }
role autoridad "autoridad superior" quien.instala
role jefe.uno "jefe de la unidad" autoridad
role jefe.dos "jefe de la unidad" autoridad
role analista analista autoridad
role receptor receptor autoridad
role redactor "redactor de reglas" autoridad
role aprobador "aprobador de reglas" autoridad
"$visado" persona listar --bitacora visado.db > salida 2> errores || fail "persona listar"
grep -q "jefe de la unidad, p, UAVG; desde 2024-01-01" salida || fail "faltan cargos"

refused BIT-050 visar A-1 --persona jefe.uno
does ingreso registrar A-1 --persona receptor
does ingreso asignar A-1 --analista analista --persona jefe.uno
does ingreso completar A-1 --persona receptor
refused BIT-052 visar A-1 --persona jefe.uno
book=$("$visado" bitacora exportar --bitacora visado.db | sed -n 's/.*"tabla":"reglamentos".*"huella":"\([0-9a-f]*\)".*/\1/p')
refused BIT-042 reglamento presentar "$book" --persona jefe.uno
does reglamento presentar "$book" --persona redactor
does reglamento poner-en-vigor "${book:0:12}" --persona aprobador
refused BIT-053 visar A-1 --persona jefe.uno
refused BIT-063 responder A-1 --regla P-001 --respuesta cumple --persona analista
does responder A-1 --regla P-010 --respuesta cumple --folio 12 --persona analista
does visar A-1 --persona jefe.uno --salida constancia.json
grep -q "^VIS-2024-00001$" salida || fail "sin número"
"$visado" comprobar constancia constancia.json > salida 2> errores || fail "constancia"
grep -q "el documento está íntegro" salida || fail "constancia íntegra"
"$visado" comprobar constancia constancia.json --bitacora visado.db > salida 2> errores || fail "constancia y bitácora"
sed 's/"A-1"/"A-2"/' constancia.json > otra.json
"$visado" comprobar constancia otra.json > salida 2> errores
[ $? = 1 ] && grep -q "BIT-067" errores || fail "constancia alterada"
echo '{}' > nada.json
"$visado" comprobar constancia nada.json > salida 2> errores
[ $? = 3 ] && grep -q "BIT-066" errores || fail "lo que no es constancia"

does ingreso registrar B-1 --persona receptor
refused BIT-044 visar B-1 --persona jefe.uno
refused BIT-055 visar B-1 --persona jefe.dos
does devolver B-1 --destinatario "Compras" --plazo 5 --persona jefe.dos --salida oficio.json
grep -q "supera el tope" oficio.json || fail "el oficio no dice por qué"
"$visado" reparos listar --abiertos --bitacora visado.db > salida 2> errores || fail "reparos listar"
grep -Eq "^ +1  B-1 +P-001 +notificado +devuelve" salida || fail "el reparo no quedó notificado"
refused BIT-059 reparos sostener 99 --causa x --persona jefe.dos
does reparos sostener 1 --causa "vale" --persona jefe.uno
refused BIT-045 reparos levantar 1 --causa x --documento d --sha256 "$(printf 'a%.0s' {1..64})" --fecha-documento 2024-05-01 --persona jefe.uno
does reparos levantar 1 --causa "la regla estaba mal" --documento d --sha256 "$(printf 'a%.0s' {1..64})" --fecha-documento 2024-05-01 --persona jefe.dos
does anular VIS-2024-00001 --causa "CUR reversado" --persona jefe.dos
"$visado" comprobar constancia constancia.json --bitacora visado.db > salida 2> errores
[ $? = 1 ] && grep -q "BIT-070" errores || fail "constancia anulada"
"$visado" comprobar --bitacora visado.db > salida 2> errores || fail "la bitácora no está íntegra"

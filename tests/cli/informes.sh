#!/usr/bin/env bash
# Lists and reports through the command only: informes.sh VISADO SOURCE_DIR
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
papeles: {unidad: unidad, proveedor: proveedor.nit, nombre_proveedor: proveedor.nombre}
campos:
  expediente: {tipo: texto, requerido: true}
  modalidad: {tipo: texto, valores: [baja_cuantia, compra_directa]}
  monto: {tipo: dinero, requerido: true}
  fecha_ingreso: {tipo: fecha, requerido: true}
  unidad: {tipo: texto}
  proveedor: {tipo: Proveedor}
tipos:
  Proveedor: {campos: {nit: {tipo: texto}, nombre: {tipo: texto}}}
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
    monto_observado: monto
    hallazgo: El monto {monto} de {proveedor.nombre} supera el tope.
FIN
one() {
  echo "{\"expediente\":\"$1\",\"modalidad\":\"baja_cuantia\",\"monto\":$2,\"fecha_ingreso\":\"2024-03-05\",\"unidad\":\"$3\",\"proveedor\":{\"nit\":\"$4\",\"nombre\":\"$5\"}}"
}
verify() { "$visado" verificar pagos.jsonl --reglas esquema.yaml lce.yaml paquete.yaml --bitacora visado.db --fecha "$1" --formato json > corrida.json 2> errores; }
does() { "$visado" "$@" --bitacora visado.db > salida 2> errores || fail "no se hizo: $*"; }
{ one A-1 30000.00 Compras 111 "<script>x</script>"; one A-2 40000.00 Almacén 222 "=1+1"; one A-3 5.00 Compras 222 "=1+1"; } > pagos.jsonl
verify 2024-06-03
for id in autoridad jefe receptor; do does persona registrar "$id" --nombre "$id" --persona quien.instala --fecha 2024-06-03; done
role() { does persona cargo "$1" --rol "$2" --unidad UAVG --puesto p --desde 2024-01-01 --persona "$3" --fecha 2024-06-03; }
role autoridad "autoridad superior" quien.instala
role jefe "jefe de la unidad" autoridad
role receptor receptor autoridad
does ingreso registrar A-1 --persona receptor --fecha 2024-06-03
does devolver A-1 --destinatario "Compras" --plazo 5 --persona jefe --fecha 2024-06-03 --salida oficio.json

does reparos listar --fecha 2024-06-12
[ "$(grep -c 'P-001' salida)" = 2 ] || fail "lista entera"
does reparos listar --fecha 2024-06-12 --vencidos
grep -Eq "A-1 +P-001 +notificado.* 10/06/2024 +2 +Compras" salida || fail "vencido"
grep -q "A-2" salida && fail "A-2 no tiene plazo"
does reparos listar --fecha 2024-06-10 --vencidos
grep -q "No hay reparos así" salida || fail "el último día todavía no ha vencido"
does reparos listar --unidad Almacén --formato json
grep -q '"expediente":"A-2"' salida && ! grep -q '"expediente":"A-1"' salida || fail "por unidad"
does reparos listar --formato csv --salida lista.csv
head -c 3 lista.csv | od -An -tx1 | grep -q "ef bb bf" || fail "sin marca de UTF-8"
grep -q ",\"'=1+1\"," lista.csv || fail "una fórmula en el CSV"
does informe reparos --fecha 2024-06-12 --periodo 2024-C2 --formato html --salida lista.html
grep -q "&lt;script&gt;x&lt;/script&gt;" lista.html && ! grep -q "<script" lista.html || fail "un programa en la página"
does informe reparos --fecha 2024-06-12
grep -q "Q 70,000.00" salida || fail "el monto de cada expediente una vez"
does informe seguimiento --fecha 2024-06-12
grep -Eq "Compras +1 +1 +1 +10/06/2024" salida || fail "seguimiento por responsable"
does informe indicadores --fecha 2024-06-12 --seccion por_proveedor
grep -Eq "2024-C2 +222 +=1\+1 +1 +1 +1 +Q 40,000.00" salida || fail "por proveedor"
does informe hallazgos --fecha 2024-06-12
grep -q "Ningún hallazgo se abrió" salida || fail "sin hallazgos"
does hallazgos listar
wrong() {
  local status=$1 words=$2; shift 2
  "$visado" "$@" > salida 2> errores
  [ $? = "$status" ] || fail "estado de: $*"
  grep -q -- "$words" errores || fail "sin «$words»: $*"
}
wrong 2 "no hay formato «pdf»" informe indicadores --bitacora visado.db --formato pdf
wrong 2 "no hay sección «reglas»" informe indicadores --bitacora visado.db --seccion reglas
wrong 2 "--periodo se escribe" informe indicadores --bitacora visado.db --periodo 2024-C4
wrong 2 "--fecha se escribe" reparos listar --bitacora visado.db --fecha ayer
wrong 3 "BIT-001" informe seguimiento --bitacora otra.db
wrong 2 "bitacora" informe seguimiento
cp visado.db copia.db
wrong 2 "visado.db" informe seguimiento --bitacora visado.db --salida visado.db
"$visado" comprobar --bitacora visado.db > salida 2> errores || fail "la bitácora no está íntegra"

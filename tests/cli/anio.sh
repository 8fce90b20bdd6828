#!/usr/bin/env bash
# A year of the unit through the command only; anio/guion.md says what happens and anio/esperado.txt how it ends:
# anio.sh VISADO SOURCE_DIR. VISADO_EXPEDIENTES: how many dossiers of the generator in the year (360; the full year, 20000).
set -uo pipefail
visado=$1
source=$2
year=$source/tests/cli/anio
each=$((${VISADO_EXPEDIENTES:-360} / 12))
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
fail() { echo "$1"; cat salida errores 2>/dev/null; exit 1; }

# does DAY WORDS…: an act that must be done
does() { local day=$1; shift; "$visado" "$@" --bitacora visado.db --fecha "$day" > salida 2> errores || fail "no se hizo el $day: $*"; }
verify() {
  "$visado" verificar "$2" --reglas "$year" --bitacora visado.db --fecha "$1" --formato tsv > salida 2> errores
  case $? in 0 | 1 | 4) ;; *) fail "verificar $2" ;; esac
}
# The lines of the generator again and again, each with a key of its own.
batch() {
  awk -v month="$1" -v count="$each" '{ line[NR] = $0 } END { for (i = 1; i <= count; i++) {
    text = line[((month - 1) * count + i - 1) % NR + 1]
    sub(/"expediente": "[^"]*"/, sprintf("\"expediente\": \"L%02d-%d\"", month, i), text); print text } }' "$source/examples/datos/pagos.jsonl"
}
seed() { head -1 "$source/examples/datos/pagos.jsonl" | sed "s/\"expediente\": \"[^\"]*\"/\"expediente\": \"$1\"/"; }
bad_source() { seed "$1" | sed 's/"fuente": "11"/"fuente": "99"/'; }
bad_supplier() { seed "$1" | sed 's/"rgae_estado": "habilitado"/"rgae_estado": "inhabilitado"/'; }
reparo() { "$visado" hoja "$1" --bitacora visado.db --formato json | sed -n 's/.*"reparos":\[{"reparo":\([0-9]*\),.*/\1/p'; }
approve() {
  does "$2" responder "$1" --regla ANO-010 --respuesta cumple --folio 3 --persona analista
  does "$2" visar "$1" --persona jefe.uno --salida constancia.json
  "$visado" comprobar constancia constancia.json > salida 2> errores || fail "constancia de $1"
}
enter() { does "$2" ingreso registrar "$1" --persona receptor; }

# The first run makes the ledger.
seed S00-0 > cero.jsonl
verify 2027-01-01 cero.jsonl

# Who is who.
echo "el documento" > documento.pdf
paper() { echo --documento documento.pdf --fecha-documento 2027-01-02; }
for id in autoridad director jefe.uno jefe.dos analista receptor redactor aprobador auditora enlace; do
  does 2027-01-01 persona registrar "$id" --nombre "Persona $id" --persona quien.instala
done
role() { does 2027-01-01 persona cargo "$1" --rol "$2" --unidad UAVG --puesto p --persona "$3"; }
role autoridad "autoridad superior" quien.instala
role director "director financiero" autoridad
role jefe.uno "jefe de la unidad" autoridad
role jefe.dos "jefe de la unidad" autoridad
role analista analista autoridad
role receptor receptor autoridad
role redactor "redactor de reglas" autoridad
role aprobador "aprobador de reglas" autoridad
role auditora "auditor interno" autoridad
role enlace "enlace de unidad" autoridad
does 2027-01-01 plazo descargo --dias 7 --prorroga 3 --base "norma de auditoría" --persona auditora
does 2027-01-01 plazo recomendación --dias 60 --calendario --prorroga 15 --base "norma de auditoría" --persona auditora

for month in 1 2 3 4 5 6 7 8 9 10 11 12; do
  mm=$(printf %02d $month)
  first=2027-$mm-10
  later=2027-$mm-20
  { batch $month; seed "S$mm-1"; bad_source "S$mm-2"; bad_source "S$mm-3"; bad_supplier "S$mm-4"
    [ $((month % 2)) = 0 ] || bad_source "S$mm-5"
    [ $month != 6 ] || bad_source "S$mm-6"; } > lote.jsonl
  verify $first lote.jsonl
  if [ $month = 1 ]; then
    book=$("$visado" bitacora exportar --bitacora visado.db | sed -n 's/.*"tabla":"reglamentos".*"huella":"\([0-9a-f]*\)".*/\1/p')
    does $first reglamento presentar "$book" --persona redactor
    does $first reglamento poner-en-vigor "$book" --persona aprobador
  fi
  enter "S$mm-1" $first
  does $first ingreso asignar "S$mm-1" --analista analista --persona jefe.uno
  does $first ingreso completar "S$mm-1" --persona receptor
  approve "S$mm-1" $first
  enter "S$mm-2" $first
  does $first devolver "S$mm-2" --destinatario Compras --plazo 5 --persona jefe.uno --salida oficio.json
  "$visado" imprimir oficio.json --formato html > oficio.html 2> errores || fail "oficio de S$mm-2"
  enter "S$mm-3" $first
  does $first reparos levantar "$(reparo "S$mm-3")" --causa "el dato se leyó mal" $(paper) --persona jefe.dos
  approve "S$mm-3" $first
  enter "S$mm-4" $first
  does $first reparos dispensar "$(reparo "S$mm-4")" --articulo "LOP art. 26" $(paper) --persona director
  approve "S$mm-4" $first
  if [ $((month % 2)) = 1 ]; then
    does $first reparos sostener "$(reparo "S$mm-5")" --causa "vale" --persona analista
    does $first reparos trasladar "$(reparo "S$mm-5")" --causa "no se subsanó" --persona jefe.uno
  fi
  seed "S$mm-2" > corregido.jsonl
  verify $later corregido.jsonl
  enter "S$mm-2" $later
  approve "S$mm-2" $later
  case $month in
    3) number=$("$visado" bitacora exportar --bitacora visado.db | sed -n 's/.*"tabla":"actos".*"numero":"\(VIS-[^"]*\)","expediente":"S03-1".*/\1/p')
       does $later anular "$number" --causa "CUR reversado" --persona director ;;
    4) does $later hallazgos abrir --titulo "Fuentes que no existen" --condicion "Dos pagos con fuente 99" --criterio "LOP art. 26" \
         --efecto "El gasto no tiene respaldo" --recomendacion "Validar la fuente" --unidad Compras --reparo "$(reparo S01-5)" \
         --reparo "$(reparo S03-5)" --persona auditora
       does $later hallazgos notificar HAL-2027-00001 --responsable enlace --persona auditora
       does $later hallazgos descargo HAL-2027-00001 --comentario "Fue un error" $(paper) --persona enlace
       does $later hallazgos confirmar HAL-2027-00001 --comentario "Se confirma" --recomendacion "Validar la fuente" \
         --recomendacion "Capacitar" --responsable enlace --persona auditora ;;
    5) does $later hallazgos abrir --titulo "Otra fuente" --condicion c --criterio "LOP art. 26" --efecto e --recomendacion r \
         --unidad Compras --reparo "$(reparo S05-5)" --persona auditora
       does $later hallazgos notificar HAL-2027-00002 --responsable enlace --persona auditora
       does $later hallazgos prorrogar HAL-2027-00002 --causa "lo pidió la unidad" --persona auditora
       does $later hallazgos descargo HAL-2027-00002 --comentario "La fuente se creó antes" --persona enlace
       does $later hallazgos desvanecer HAL-2027-00002 --comentario "Consta" $(paper) --persona auditora ;;
    6) enter S06-6 $later
       does $later reparos orden-escrita S06-6 --ordena autoridad --causa urgencia $(paper) --persona jefe.uno --salida orden.json
       "$visado" comprobar constancia orden.json --bitacora visado.db > salida 2> errores || fail "la orden escrita"
       does $later recomendaciones avance 1 --avance "Hay validación" $(paper) --persona enlace ;;
    7) does $later recomendaciones cumplida 1 --comentario "Se probó" --persona auditora ;;
    8) does $later recomendaciones incumplida 2 --comentario "No se hizo" --persona auditora ;;
    9) { echo "referencia,titulo,condicion,criterio,causa,efecto,recomendacion,unidad,monto"
         echo 'CGC-1,"Compras, sin plan",c,"LCE art. 4",,e,r,Compras,1000.00'
         echo 'CGC-2,Archivo incompleto,c,"NGCI 1.11",falta de personal,e,r,Archivo,'; } > cgc.csv
       does $later hallazgos importar cgc.csv --persona auditora
       does $later hallazgos notificar HAL-2027-00003 --responsable director --persona auditora ;;
    10) echo 'CGC-3,Tercero,c,cr,,e,r,Compras,' >> cgc.csv
       does $later hallazgos importar cgc.csv --persona auditora
       grep -q "^importados: 1; ya estaban: 2$" salida || fail "la segunda importación"
       does $later hallazgos confirmar HAL-2027-00003 --comentario "Nadie contestó" --recomendacion "Publicar el plan" \
         --responsable director --persona auditora
       does $later recomendaciones prorrogar 3 --causa "lo pidió la unidad" --persona auditora ;;
  esac
done

"$visado" comprobar --bitacora visado.db > salida 2> errores || fail "la bitácora no está íntegra"
"$visado" bitacora repetir 2 --reglas "$year" --bitacora visado.db > salida 2> errores || fail "la corrida de enero no se repite igual"
grep -q "^iguales: $((each + 5)); distintos: 0; no se pueden repetir: 0$" salida || fail "la corrida de enero no se repite entera"
"$visado" bitacora exportar --bitacora visado.db > todo.jsonl || fail "exportar"
rows() { grep "^{\"tabla\":\"$1\"" todo.jsonl; }
states() { rows "$1" | grep "${3:-}" | grep -o '"estado":"[^"]*"' | cut -d'"' -f4 | sort | uniq -c | sed "s/^ *\([0-9]*\) \(.*\)/$2 \2: \1/"; }
{ echo "visados: $(rows actos | grep -c '"tipo":"visado"')"
  echo "anulados: $(rows actos | grep -c '"anulado":[0-9]')"
  echo "devoluciones: $(rows actos | grep -c '"tipo":"devolución"')"
  echo "órdenes escritas: $(rows actos | grep -c '"tipo":"orden escrita"')"
  echo "ingresos: $(rows ingresos | wc -l)"
  echo "reingresos: $(rows ingresos | grep -c '"numero":2,')"
  states reparos reparos '"expediente":"S'
  states hallazgos hallazgos
  states recomendaciones recomendaciones; } > final.txt
diff -u "$year/esperado.txt" final.txt || fail "el año no terminó como dice el guion"
[ "$(rows expedientes | grep -c '"expediente":"L')" = $((each * 12)) ] || fail "faltan expedientes de los lotes"

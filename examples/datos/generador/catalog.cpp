#include "catalog.hpp"

namespace datos {
namespace {

constexpr Product small_purchases[] = {
    {"Resma de papel bond tamaño carta, 75 gramos", "Compra de papel bond para oficinas centrales", "241",
     true, 36, 52},
    {"Tóner negro para impresora láser", "Compra de tóner para impresoras", "267", true, 420, 890},
    {"Garrafón de agua purificada de 5 galones", "Compra de agua purificada para el personal", "211", true,
     18, 24},
    {"Desinfectante para pisos, galón", "Compra de productos de limpieza", "292", true, 28, 65},
    {"Llanta 265/70 R16 para vehículo tipo pick-up", "Compra de llantas para vehículos de las delegaciones",
     "253", true, 890, 1450},
    {"Batería de 12 voltios para vehículo", "Compra de baterías para la flota de vehículos", "298", true, 650,
     1200},
    {"Archivador de palanca tamaño oficio", "Compra de útiles de oficina", "291", true, 19, 34},
    {"Lámpara LED de 40 vatios", "Compra de materiales eléctricos para delegaciones migratorias", "297", true,
     75, 160},
    {"Mantenimiento preventivo de aire acondicionado", "Mantenimiento de aires acondicionados", "169", false,
     350, 900},
    {"Servicio de fumigación y control de plagas", "Fumigación de la delegación migratoria", "199", false,
     600, 1800},
    {"Servicio mayor de vehículo institucional", "Mantenimiento de vehículos institucionales", "165", false,
     1200, 4200},
    {"Servicio de alimentación para reunión de trabajo", "Atención de reunión con delegados migratorios",
     "196", false, 45, 95},
};
constexpr Product direct_purchases[] = {
    {"Computadora portátil con procesador de ocho núcleos", "Compra de computadoras portátiles", "328", true,
     6800, 9900},
    {"Silla ergonómica secretarial", "Compra de sillas para puestos de atención al público", "322", true, 950,
     1650},
    {"Escáner de documentos de alimentación automática", "Compra de escáneres para archivo migratorio", "328",
     true, 3900, 7200},
    {"Radio portátil VHF con cargador", "Compra de radios de comunicación para puestos fronterizos", "326",
     true, 1800, 3600},
    {"Camisa de uniforme con bordado institucional", "Compra de uniformes para delegados migratorios", "233",
     true, 165, 240},
    {"Licencia anual de antivirus por equipo", "Renovación de licencias de antivirus", "158", false, 180,
     310},
    {"Mantenimiento correctivo de planta eléctrica", "Mantenimiento de plantas eléctricas de delegaciones",
     "169", false, 9500, 16000},
    {"Reparación de instalaciones eléctricas", "Reparación de instalaciones de la delegación", "174", false,
     8000, 15000},
};
constexpr Product large_purchases[] = {
    {"Servidor de centro de datos con almacenamiento redundante",
     "Adquisición de servidores para el centro de datos", "328", true, 95000, 180000},
    {"Vehículo tipo pick-up doble cabina 4x4", "Adquisición de vehículos para control migratorio", "325",
     true, 255000, 298000},
    {"Estación de captura de datos biométricos", "Equipamiento biométrico de puestos de control", "328", true,
     42000, 68000},
    {"Arco detector de metales", "Equipamiento de seguridad de puestos fronterizos", "329", true, 38000,
     61000},
    {"Servicio mensual de vigilancia armada", "Contratación del servicio de vigilancia", "197", false, 62000,
     88000},
    {"Enlace dedicado de datos entre delegaciones, mensual", "Contratación de enlaces de datos", "113", false,
     41000, 77000},
};
constexpr Product frame_purchases[] = {
    {"Caja de papel bond tamaño oficio, diez resmas", "Compra por contrato abierto de papel bond", "241",
     true, 380, 470},
    {"Cupón canjeable por combustible de Q 100.00", "Compra por contrato abierto de cupones de combustible",
     "262", true, 100, 100},
    {"Caja de guantes de nitrilo, cien unidades", "Compra por contrato abierto de insumos sanitarios", "295",
     true, 58, 94},
};
constexpr Product single_provider[] = {
    {"Renovación anual de licencias de base de datos", "Renovación de licencias con su único distribuidor",
     "158", false, 32000, 48000},
    {"Soporte anual del sistema de lectura de pasaportes", "Soporte del fabricante del lector de documentos",
     "168", false, 28000, 44000},
};
constexpr Product exceptions[] = {
    {"Asesoría jurídica especializada en derecho migratorio",
     "Contratación de asesoría jurídica especializada", "183", false, 18000, 36000},
    {"Estudio de capacidad instalada de centros de atención",
     "Estudio técnico de centros de atención migratoria", "181", false, 25000, 45000},
};
constexpr Product rents[] = {
    {"Arrendamiento mensual de inmueble para delegación",
     "Arrendamiento de inmueble para delegación migratoria", "151", false, 9000, 27000},
    {"Arrendamiento mensual de equipo de fotocopiado", "Arrendamiento de equipo de fotocopiado", "153", false,
     6500, 12500},
};
constexpr Product public_bodies[] = {
    {"Impresión de formularios de control migratorio, millar",
     "Impresión de formularios en taller del Estado", "122", false, 420, 760},
    {"Publicación de aviso en el diario oficial", "Publicación de acuerdo en el diario oficial", "121", false,
     900, 2600},
};
constexpr Product basic_services[] = {
    {"Energía eléctrica, tarifa baja tensión", "Pago de energía eléctrica de la sede", "111", false, 6200,
     27500},
    {"Agua potable y alcantarillado", "Pago de agua de la delegación", "112", false, 300, 1900},
    {"Telefonía fija e internet", "Pago de telefonía e internet de delegaciones", "113", false, 1800, 9800},
    {"Extracción de basura, cuota mensual", "Pago de extracción de basura", "115", false, 350, 900},
};
constexpr Product personal_services[] = {
    {"Servicios técnicos prestados en el mes", "Servicios técnicos en control migratorio", "029", false, 5500,
     9000},
    {"Servicios técnicos en informática prestados en el mes", "Servicios técnicos en informática", "029",
     false, 6500, 11000},
};
constexpr Product works[] = {
    {"Estimación de trabajos de remozamiento", "Remozamiento de la delegación migratoria", "332", false,
     180000, 420000},
    {"Estimación de construcción de módulo sanitario",
     "Construcción de módulo sanitario en puesto fronterizo", "332", false, 120000, 260000},
};
constexpr Product petty_cash[] = {
    {"Envío de documentos por mensajería", "Gastos del fondo rotativo interno", "114", false, 45, 180},
    {"Reparación de chapa y copia de llaves", "Gastos del fondo rotativo interno", "171", false, 90, 450},
    {"Lavado de vehículo institucional", "Gastos del fondo rotativo interno", "165", false, 60, 160},
    {"Parqueo por comisión oficial", "Gastos del fondo rotativo interno", "199", false, 25, 90},
    {"Fotocopias y empastado de informes", "Gastos del fondo rotativo interno", "122", false, 70, 380},
};
constexpr Product trips[] = {
    {"Viáticos", "Comisión oficial de supervisión de delegaciones", "133", false, 420, 420},
    {"Viáticos", "Comisión oficial de capacitación de delegados", "133", false, 420, 420},
};
constexpr Product payrolls[] = {
    {"Nómina mensual", "Nómina de personal permanente", "011", false, 3000, 9000},
    {"Nómina mensual", "Nómina de personal por contrato", "022", false, 3000, 12000},
};

constexpr Product severances[] = {
    {"Prestaciones por retiro", "Pago de indemnización por retiro", "413", false, 18000, 90000},
};
constexpr Product judgments[] = {
    {"Sentencia firme", "Pago de sentencia laboral firme", "913", false, 25000, 160000},
};
constexpr Product dues[] = {
    {"Cuota anual", "Cuota anual a organismo regional de migración", "472", false, 15000, 60000},
};

constexpr Unit institute_units[] = {
    {"Subdirección de Control Migratorio", "0101"},         {"Subdirección de Extranjería", "0101"},
    {"Subdirección de Documentos de Identidad", "0101"},    {"Dirección Administrativa", "0101"},
    {"Dirección de Tecnologías de la Información", "0101"}, {"Dirección de Recursos Humanos", "0101"},
    {"Delegación Migratoria Tecún Umán", "1217"},           {"Delegación Migratoria Valle Nuevo", "2212"},
    {"Delegación Migratoria Melchor de Mencos", "1711"},    {"Delegación Migratoria Agua Caliente", "2007"},
    {"Delegación Migratoria La Mesilla", "1312"},           {"Delegación Migratoria Puerto Barrios", "1801"},
};

}  // namespace

std::span<Product const> products_of(Class kind) {
  switch (kind) {
    case Class::baja_cuantia:
      return small_purchases;
    case Class::compra_directa:
      return direct_purchases;
    case Class::cotizacion:
    case Class::licitacion:
    case Class::subasta_inversa:
      return large_purchases;
    case Class::contrato_abierto:
      return frame_purchases;
    case Class::proveedor_unico:
      return single_provider;
    case Class::excepcion:
      return exceptions;
    case Class::arrendamiento:
      return rents;
    case Class::entre_entidades:
      return public_bodies;
    case Class::servicios_basicos:
      return basic_services;
    case Class::servicios_029:
      return personal_services;
    case Class::nomina:
      return payrolls;
    case Class::viaticos:
    case Class::reconocimiento_gastos:
      return trips;
    case Class::fondo_rotativo:
    case Class::caja_chica:
      return petty_cash;
    case Class::prestaciones_retiro:
      return severances;
    case Class::sentencia_judicial:
      return judgments;
    case Class::cuota_organismo:
      return dues;
    case Class::obra:
      return works;
  }
  return {};
}

std::span<Unit const> units() { return institute_units; }

}  // namespace datos

#include "fel_xml.hpp"

#include <utility>
#include <vector>

#include "money.hpp"
#include "parties.hpp"

namespace datos {
namespace {

using Attributes = std::vector<std::pair<char const*, std::string>>;

class Writer {
 public:
  explicit Writer(XmlStyle style) : indented_(style == XmlStyle::indented) {}

  void open(std::string const& name, Attributes const& attributes = {}) {
    begin(name, attributes);
    text_ += '>';
    ++depth_;
  }
  void close(std::string const& name) {
    --depth_;
    margin();
    text_ += "</" + name + '>';
  }
  void empty(std::string const& name, Attributes const& attributes) {
    begin(name, attributes);
    text_ += "/>";
  }
  void leaf(std::string const& name, std::string const& value, Attributes const& attributes = {}) {
    begin(name, attributes);
    text_ += '>' + escaped(value) + "</" + name + '>';
  }
  std::string finish() { return std::move(text_) + '\n'; }

 private:
  void begin(std::string const& name, Attributes const& attributes) {
    margin();
    text_ += '<' + name;
    for (auto const& [key, value] : attributes)
      text_ += ' ' + std::string(key) + "=\"" + escaped(value) + '"';
  }
  void margin() {
    if (indented_) text_ += '\n' + std::string(static_cast<std::size_t>(depth_) * 2, ' ');
  }
  static std::string escaped(std::string const& text) {
    std::string out;
    for (char c : text) {
      if (c == '&')
        out += "&amp;";
      else if (c == '<')
        out += "&lt;";
      else if (c == '>')
        out += "&gt;";
      else if (c == '"')
        out += "&quot;";
      else
        out += c;
    }
    return out;
  }

  bool indented_;
  int depth_ = 0;
  std::string text_ = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>";
};

void address(Writer& xml, char const* element, char const* street) {
  xml.open(element);
  xml.leaf("dte:Direccion", street);
  xml.leaf("dte:CodigoPostal", "01001");
  xml.leaf("dte:Municipio", "Guatemala");
  xml.leaf("dte:Departamento", "GUATEMALA");
  xml.leaf("dte:Pais", "GT");
  xml.close(element);
}

void parties(Writer& xml, Node const& invoice) {
  xml.open("dte:Emisor", {{"AfiliacionIVA", invoice.text_at("afiliacion_iva")},
                          {"CodigoEstablecimiento", invoice.text_at("codigo_establecimiento")},
                          {"CorreoEmisor", ""},
                          {"NITEmisor", invoice.text_at("nit_emisor")},
                          {"NombreComercial", invoice.text_at("nombre_comercial")},
                          {"NombreEmisor", invoice.text_at("nombre_emisor")}});
  address(xml, "dte:DireccionEmisor", "4 avenida 0-00 zona 1");
  xml.close("dte:Emisor");
  xml.open("dte:Receptor", {{"CorreoReceptor", ""},
                            {"IDReceptor", invoice.text_at("id_receptor")},
                            {"NombreReceptor", invoice.text_at("nombre_receptor")}});
  address(xml, "dte:DireccionReceptor", "Ciudad");
  xml.close("dte:Receptor");
}

void phrases(Writer& xml, Node const& invoice) {
  Node const* list = invoice.find("frases");
  if (list == nullptr || list->items().empty()) return;
  xml.open("dte:Frases");
  for (auto const& phrase : list->items())
    xml.empty("dte:Frase",
              {{"CodigoEscenario", phrase.text_at("escenario")}, {"TipoFrase", phrase.text_at("tipo")}});
  xml.close("dte:Frases");
}

void items(Writer& xml, Node const& invoice) {
  xml.open("dte:Items");
  for (auto const& item : invoice.find("items")->items()) {
    xml.open("dte:Item", {{"BienOServicio", item.text_at("bien_servicio")},
                          {"NumeroLinea", item.text_at("numero_linea")}});
    xml.leaf("dte:Cantidad", item.text_at("cantidad"));
    xml.leaf("dte:UnidadMedida", item.text_at("unidad_medida"));
    xml.leaf("dte:Descripcion", item.text_at("descripcion"));
    xml.leaf("dte:PrecioUnitario", item.text_at("precio_unitario"));
    xml.leaf("dte:Precio", item.text_at("precio"));
    xml.leaf("dte:Descuento", item.text_at("descuento"));
    if (Node const* taxes = item.find("impuestos")) {
      xml.open("dte:Impuestos");
      for (auto const& tax : taxes->items()) {
        xml.open("dte:Impuesto");
        xml.leaf("dte:NombreCorto", tax.text_at("nombre_corto"));
        xml.leaf("dte:CodigoUnidadGravable", tax.text_at("codigo_unidad_gravable"));
        xml.leaf("dte:MontoGravable", tax.text_at("monto_gravable"));
        xml.leaf("dte:MontoImpuesto", tax.text_at("monto_impuesto"));
        xml.close("dte:Impuesto");
      }
      xml.close("dte:Impuestos");
    }
    xml.leaf("dte:Total", item.text_at("total"));
    xml.close("dte:Item");
  }
  xml.close("dte:Items");
}

void totals(Writer& xml, Node const& invoice) {
  xml.open("dte:Totales");
  if (Node const* taxes = invoice.find("total_impuestos")) {
    xml.open("dte:TotalImpuestos");
    for (auto const& tax : taxes->items())
      xml.empty("dte:TotalImpuesto", {{"NombreCorto", tax.text_at("nombre_corto")},
                                      {"TotalMontoImpuesto", tax.text_at("total_monto_impuesto")}});
    xml.close("dte:TotalImpuestos");
  }
  xml.leaf("dte:GranTotal", invoice.text_at("gran_total"));
  xml.close("dte:Totales");
}

void complements(Writer& xml, Node const& invoice) {
  constexpr char special[] = "http://www.sat.gob.gt/face2/ComplementoFacturaEspecial/0.1.0";
  constexpr char exchange[] = "http://www.sat.gob.gt/dte/fel/CompCambiaria/0.1.0";
  if (Node const* retained = invoice.find("retencion_especial")) {
    xml.open("dte:Complementos");
    xml.open("dte:Complemento",
             {{"IDComplemento", "1"}, {"NombreComplemento", "RETENCION"}, {"URIComplemento", special}});
    xml.open("cfe:RetencionesFacturaEspecial", {{"xmlns:cfe", special}, {"Version", "1"}});
    xml.leaf("cfe:RetencionISR", retained->text_at("isr"));
    xml.leaf("cfe:RetencionIVA", retained->text_at("iva"));
    xml.leaf("cfe:TotalMenosRetenciones", retained->text_at("total_menos_retenciones"));
    xml.close("cfe:RetencionesFacturaEspecial");
    xml.close("dte:Complemento");
    xml.close("dte:Complementos");
  }
  if (Node const* payments = invoice.find("abonos")) {
    xml.open("dte:Complementos");
    xml.open("dte:Complemento",
             {{"IDComplemento", "1"}, {"NombreComplemento", "Abono"}, {"URIComplemento", exchange}});
    xml.open("cfc:AbonosFacturaCambiaria", {{"xmlns:cfc", exchange}, {"Version", "1"}});
    for (auto const& payment : payments->items()) {
      xml.open("cfc:Abono");
      xml.leaf("cfc:NumeroAbono", payment.text_at("numero_abono"));
      xml.leaf("cfc:FechaVencimiento", payment.text_at("fecha_vencimiento"));
      xml.leaf("cfc:MontoAbono", payment.text_at("monto_abono"));
      xml.close("cfc:Abono");
    }
    xml.close("cfc:AbonosFacturaCambiaria");
    xml.close("dte:Complemento");
    xml.close("dte:Complementos");
  }
}

}  // namespace

std::string to_fel_xml(Node const& invoice, XmlStyle style, bool certified) {
  Writer xml(style);
  xml.open("dte:GTDocumento",
           {{"xmlns:dte", "http://www.sat.gob.gt/dte/fel/0.2.0"},
            {"xmlns:ds", "http://www.w3.org/2000/09/xmldsig#"},
            {"xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"},
            {"Version", "0.1"},
            {"xsi:schemaLocation", "http://www.sat.gob.gt/dte/fel/0.2.0 GT_Documento-0.2.0.xsd"}});
  xml.open("dte:SAT", {{"ClaseDocumento", "dte"}});
  xml.open("dte:DTE", {{"ID", "DatosCertificados"}});
  xml.open("dte:DatosEmision", {{"ID", "DatosEmision"}});
  xml.empty("dte:DatosGenerales",
            {{"CodigoMoneda", invoice.text_at("moneda")},
             {"FechaHoraEmision", invoice.text_at("fecha_emision") + "T09:41:07.000-06:00"},
             {"Tipo", invoice.text_at("tipo")}});
  parties(xml, invoice);
  phrases(xml, invoice);
  items(xml, invoice);
  totals(xml, invoice);
  complements(xml, invoice);
  xml.close("dte:DatosEmision");
  if (certified) {
    xml.open("dte:Certificacion");
    xml.leaf("dte:NITCertificador", invoice.text_at("nit_certificador"));
    xml.leaf("dte:NombreCertificador", invoice.text_at("nombre_certificador"));
    xml.leaf("dte:NumeroAutorizacion", invoice.text_at("autorizacion"),
             {{"Numero", invoice.text_at("numero")}, {"Serie", invoice.text_at("serie")}});
    // Near midnight in Guatemala it is already the next day in UTC: the date is the one written.
    xml.leaf("dte:FechaHoraCertificacion", invoice.text_at("fecha_certificacion") + "T22:15:32.000-06:00");
    xml.close("dte:Certificacion");
  }
  xml.close("dte:DTE");
  if (style == XmlStyle::one_line) {
    xml.open("dte:Adenda");
    xml.open("Interno", {{"xmlns", "urn:facturacion:interna"}});
    xml.leaf("Vendedor", "07");
    xml.leaf("GranTotal", "0.00");
    xml.close("Interno");
    xml.close("dte:Adenda");
  }
  xml.close("dte:SAT");
  xml.close("dte:GTDocumento");
  return xml.finish();
}

std::string annulment_xml(std::string const& authorization, std::string const& issuer,
                          std::string const& receiver, std::string const& issued) {
  Writer xml(XmlStyle::indented);
  xml.open("ns:GTAnulacionDocumento",
           {{"xmlns:ns", "http://www.sat.gob.gt/dte/fel/0.1.0"}, {"Version", "0.1"}});
  xml.open("ns:SAT");
  xml.open("ns:AnulacionDTE", {{"ID", "DatosCertificados"}});
  xml.empty("ns:DatosGenerales", {{"ID", "DatosAnulacion"},
                                  {"NumeroDocumentoAAnular", authorization},
                                  {"NITEmisor", issuer},
                                  {"IDReceptor", receiver},
                                  {"FechaEmisionDocumentoAnular", issued + "T09:41:07-06:00"},
                                  {"FechaHoraAnulacion", issued + "T16:02:11-06:00"},
                                  {"MotivoAnulacion", "Error en la descripción"}});
  xml.close("ns:AnulacionDTE");
  xml.close("ns:SAT");
  xml.close("ns:GTAnulacionDocumento");
  return xml.finish();
}

std::string mexican_invoice_xml() {
  Writer xml(XmlStyle::indented);
  xml.open("cfdi:Comprobante", {{"xmlns:cfdi", "http://www.sat.gob.mx/cfd/4"},
                                {"Version", "4.0"},
                                {"Fecha", "2024-05-14T12:00:00"},
                                {"Moneda", "MXN"},
                                {"SubTotal", "1000.00"},
                                {"Total", "1160.00"},
                                {"TipoDeComprobante", "I"}});
  xml.empty("cfdi:Emisor",
            {{"Rfc", "AAA010101AAA"}, {"Nombre", "SERVICIOS DE EJEMPLO"}, {"RegimenFiscal", "601"}});
  xml.empty("cfdi:Receptor", {{"Rfc", "XEXX010101000"}, {"Nombre", "INSTITUTO GUATEMALTECO DE MIGRACION"}});
  xml.close("cfdi:Comprobante");
  return xml.finish();
}

}  // namespace datos

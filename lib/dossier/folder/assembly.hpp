// A dossier out of its files: the record of the dossier file, with what its XML documents say.
#pragma once

#include <string>

#include "dossier/fel/record_reader.hpp"
#include "dossier/folder/documents.hpp"
#include "dossier/read_plan.hpp"
#include "visado/dossier.hpp"

namespace visado::dossier::folder {

class Assembly {
 public:
  // `dossier` holds what the dossier file gave; its root is null when there is none.
  Assembly(ReadPlan const& plan, fel::RecordReader const& reader, DossierFiles const& files, Arena& arena,
           Dossier& dossier);

  // Reads the documents, merges them into the dossier, and says what they are that are no invoices.
  void run();

 private:
  struct Invoice {
    XmlFile const* file;
    Value record;
    Diagnostics diagnostics;
    bool merged = false;
  };

  void make_root();
  void read_invoice(XmlFile const& file);
  void read_request(XmlFile const& file);
  void name_annulment(XmlFile const& file);
  bool repeated(XmlFile const& file);
  Value read_record(XmlFile const& file, FieldPlan const& field, Diagnostics& diagnostics);
  void merge_invoices();
  Value merge_with(Invoice& invoice, Value const& other, std::size_t position);
  void put_requests();
  void set_root(std::size_t slot, Value value, std::uint32_t place);
  void forget_missing(Diagnostics& diagnostics, std::string const& path);
  [[nodiscard]] std::optional<std::size_t> invoices_slot() const;

  ReadPlan const& plan_;
  fel::RecordReader const& reader_;
  DossierFiles const& files_;
  Arena& arena_;
  Dossier& dossier_;
  std::optional<std::size_t> invoices_slot_, requests_slot_;
  std::vector<Invoice> invoices_;
  std::vector<XmlFile const*> request_files_;
  std::vector<Value> requests_;
};

}  // namespace visado::dossier::folder

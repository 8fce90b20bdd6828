#include "dossier/fel/well_formed.hpp"
#include "visado/diagnostics/dossier_files.hpp"

#include <gtest/gtest.h>

namespace visado::dossier::fel {
namespace {

std::string verdict(std::string_view xml) {
  auto const fault = first_fault(xml);
  return fault ? std::string(info(fault->code).name) + "@" + std::to_string(fault->span.begin) : "bien";
}

TEST(WellFormed, TakesWhatXmlIs) {
  EXPECT_EQ(verdict("<a/>"), "bien");
  EXPECT_EQ(verdict("\xEF\xBB\xBF<?xml version='1.0'?>\r\n<!-- x --><a b='1' c=\"2\">t&amp;&#65;&#x41;<b/></a>\n<?pi x?>"), "bien");
  EXPECT_EQ(verdict("<p:a xmlns:p='u'><p:b p:c='1' c='2' xml:lang='es'/><![CDATA[<&]]></p:a>"), "bien");
  EXPECT_EQ(verdict("<año ñ='á'/>"), "bien");
}

TEST(WellFormed, RefusesUndeclaredPrefixes) {
  EXPECT_EQ(verdict("<a><cfe:b xmlns:ces='u'/></a>"), "LEC-102@4");
  EXPECT_EQ(verdict("<a p:b='1'/>"), "LEC-102@3");
  EXPECT_EQ(verdict("<a><p:b xmlns:p='u'/><p:b/></a>"), "LEC-102@22");
  EXPECT_NE(first_fault("<a><cfe:b xmlns:ces='u'/></a>")->hint.find("prefijo sin declarar"), std::string::npos);
}

TEST(WellFormed, NamesTheElementThatIsNeverClosed) {
  auto const fault = first_fault("<raiz>\n <b>1</b>\n");
  ASSERT_TRUE(fault);
  EXPECT_EQ(fault->code, code::xml_unclosed);
  EXPECT_EQ(fault->arguments.at(0), "raiz");
  EXPECT_EQ(fault->span.begin, 0U);
}

TEST(WellFormed, RefusesDoctypeAnywhere) {
  EXPECT_EQ(verdict("<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>"), "LEC-103@0");
  EXPECT_EQ(verdict("<a><!DOCTYPE b></a>"), "LEC-103@3");
  EXPECT_EQ(verdict("<a>&x;</a>"), "LEC-100@3");
}

TEST(WellFormed, RefusesWhatLenientParsersRead) {
  for (std::string_view const xml :
       {"", "texto", "<a>", "<a></b>", "<a/><b/>", "<a/>x", "x<a/>", "<a b='1' b='2'/>", "<a b=1/>", "<a b/>", "<a b='<'/>",
        "<a b='1'c='2'/>", "<a>&</a>", "<a>& b;</a>", "<a>&#0;</a>", "<a>&#x110000;</a>", "<a>]]></a>", "<a><!-- -- --></a>",
        "<a><!--</a>", "<a><![CDATA[</a>", "<![CDATA[x]]>", "<a>\x01</a>", "<1/>", "<a:b:c xmlns:a='u'/>", "<a><?xml x?></a>",
        "<a xmlns:p=''/>", "<a xmlns:xmlns='u'/>", "<p:a xmlns:p='u' xmlns:q='u' p:x='1' q:x='2'/>", "</a>", "<", "<a", "<a b", "<a b="}) {
    EXPECT_TRUE(first_fault(xml)) << xml;
  }
}

TEST(WellFormed, KeepsToItsLimits) {
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "<a>";
  EXPECT_EQ(first_fault(deep)->code, code::xml_limit);
  XmlLimits limits;
  limits.bytes = 3;
  EXPECT_EQ(first_fault("<aa/>", limits)->code, code::xml_limit);
}

}  // namespace
}  // namespace visado::dossier::fel

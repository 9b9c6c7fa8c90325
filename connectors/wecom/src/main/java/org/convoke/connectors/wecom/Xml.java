package org.convoke.connectors.wecom;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.convoke.model.Invalid;
import org.convoke.model.Phrase;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/// A body in XML, read without anything that reaches outside of it: no document types, no entities.
///
/// @param root its outermost element
record Xml(Element root) {

  /// @throws Invalid when it is none
  static Xml read(String text) {
    try {
      var builder = factory().newDocumentBuilder();
      builder.setErrorHandler(null);
      return new Xml(builder.parse(new InputSource(new StringReader(text))).getDocumentElement());
    } catch (SAXException | IOException e) {
      throw new Invalid(
          "callback-unreadable",
          Phrase.of("回调的内容不是可读的 XML。", "The callback is no XML that can be read."));
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("the JDK's parser can be told to leave entities alone", e);
    }
  }

  private static DocumentBuilderFactory factory() throws ParserConfigurationException {
    var factory = DocumentBuilderFactory.newDefaultInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
    factory.setXIncludeAware(false);
    factory.setExpandEntityReferences(false);
    return factory;
  }

  /// The text of a child; empty when there is none.
  String text(String name) {
    return children(name).map(it -> it.getTextContent().strip()).findFirst().orElse("");
  }

  /// The texts of a child's children: a list, or one text with commas.
  List<String> texts(String name) {
    var found = new ArrayList<String>();
    children(name)
        .forEach(
            list -> {
              var items = new Xml(list).elements().map(it -> it.getTextContent().strip()).toList();
              found.addAll(items.isEmpty() ? List.of(list.getTextContent().split(",")) : items);
            });
    found.replaceAll(String::strip);
    found.removeIf(String::isEmpty);
    return List.copyOf(found);
  }

  private Stream<Element> children(String name) {
    return elements().filter(it -> it.getTagName().equals(name));
  }

  private Stream<Element> elements() {
    var nodes = root.getChildNodes();
    return IntStream.range(0, nodes.getLength())
        .mapToObj(nodes::item)
        .filter(Element.class::isInstance)
        .map(Element.class::cast);
  }
}

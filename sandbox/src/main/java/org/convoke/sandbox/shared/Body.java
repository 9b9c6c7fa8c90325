package org.convoke.sandbox.shared;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/// Reads a JSON object that a client sent. Missing texts are empty, missing lists too.
///
/// @param node what was sent
public record Body(ObjectNode node) {

  /// An empty object.
  public static Body empty() {
    return new Body(Json.MAPPER.createObjectNode());
  }

  /// Whether the field is there and not null.
  public boolean has(String name) {
    return node.hasNonNull(name);
  }

  /// A text or number as text; empty when missing or of another type.
  public String text(String name) {
    return node.path(name).asText("").equals("null") ? "" : node.path(name).asText("");
  }

  /// A text or number as text.
  public String text(String name, String otherwise) {
    var text = text(name);
    return text.isEmpty() ? otherwise : text;
  }

  /// A whole number; `otherwise` when missing or not a number. Numbers in quotes are read.
  public long number(String name, long otherwise) {
    return node.path(name).asLong(otherwise);
  }

  /// A truth value; `otherwise` when missing.
  public boolean flag(String name, boolean otherwise) {
    return node.path(name).asBoolean(otherwise);
  }

  /// A list of texts.
  public List<String> texts(String name) {
    return texts(node.path(name));
  }

  /// The elements of a list as texts.
  public static List<String> texts(JsonNode list) {
    var texts = new ArrayList<String>();
    list.forEach(element -> texts.add(element.asText("")));
    return List.copyOf(texts);
  }

  /// The object within; empty when missing.
  public Body object(String name) {
    return node.get(name) instanceof ObjectNode object ? new Body(object) : empty();
  }

  /// The objects of a list.
  public List<Body> objects(String name) {
    var objects = new ArrayList<Body>();
    for (var element : node.path(name)) {
      if (element instanceof ObjectNode object) {
        objects.add(new Body(object));
      }
    }
    return List.copyOf(objects);
  }
}

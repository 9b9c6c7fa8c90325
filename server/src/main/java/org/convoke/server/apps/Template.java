package org.convoke.server.apps;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.convoke.model.Json;
import org.convoke.model.Phrase;
import org.convoke.model.flows.FlowDefinition;
import org.convoke.model.forms.FormDefinition;

/// An app to be installed. In its JSON every text is `{"zh": …, "en": …}`; reading it in a language
/// puts the text of that language in their place.
///
/// @param name of the file, and of the template in addresses
/// @param forms in an order in which their rules find the forms they name
public record Template(
    String name,
    String title,
    String description,
    List<TemplateForm> forms,
    List<TemplateFlow> flows) {

  /// A form of a template.
  public record TemplateForm(String key, String name, FormDefinition definition) {}

  /// A flow of a template.
  public record TemplateFlow(String key, String name, FlowDefinition definition) {}

  /// @param connection key of the connection to use, by the connector that a flow asks for with
  ///   `{"connector":"feishu"}`
  /// @throws JsonProcessingException when the JSON is no template
  static Template read(JsonNode json, Locale language, UnaryOperator<String> connection)
      throws JsonProcessingException {
    return Json.MAPPER.treeToValue(resolved(json, language, connection), Template.class);
  }

  private static JsonNode resolved(
      JsonNode json, Locale language, UnaryOperator<String> connection) {
    return switch (json) {
      case ObjectNode object when isConnector(object) ->
          JsonNodeFactory.instance.textNode(connection.apply(object.get("connector").asText()));
      case ObjectNode object when isText(object) ->
          JsonNodeFactory.instance.textNode(
              new Phrase(object.get("zh").asText(), object.get("en").asText()).in(language));
      case ObjectNode object -> {
        var all = JsonNodeFactory.instance.objectNode();
        object
            .properties()
            .forEach(it -> all.set(it.getKey(), resolved(it.getValue(), language, connection)));
        yield all;
      }
      case ArrayNode array -> {
        var all = JsonNodeFactory.instance.arrayNode();
        array.forEach(item -> all.add(resolved(item, language, connection)));
        yield all;
      }
      default -> json;
    };
  }

  private static boolean isConnector(ObjectNode object) {
    return object.size() == 1 && object.path("connector").isTextual();
  }

  private static boolean isText(ObjectNode object) {
    return object.size() == 2 && object.path("zh").isTextual() && object.path("en").isTextual();
  }
}

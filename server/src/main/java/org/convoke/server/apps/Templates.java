package org.convoke.server.apps;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.convoke.model.Json;
import org.convoke.model.NotFound;
import org.convoke.model.Phrase;

/// The templates of this server: files of the repository's `templates/`, on the class path. Read
/// once. Thread-safe.
@Singleton
class Templates {

  static final String GROUP_CHAT = "group-chat";
  static final String CUSTOMER_GROUP = "customer-group";

  /// Their names: a class path cannot be listed. In the order they are shown.
  static final List<String> NAMES = List.of(GROUP_CHAT, CUSTOMER_GROUP);

  private final Map<String, JsonNode> files = new LinkedHashMap<>();

  Templates() {
    NAMES.forEach(name -> files.put(name, file(name)));
  }

  List<Template> all(Locale language) {
    return NAMES.stream().map(name -> require(name, language)).toList();
  }

  /// @throws NotFound when there is no such template
  Template require(String name, Locale language) {
    return require(name, language, UnaryOperator.identity());
  }

  /// @param connection key of the connection to use, by connector
  /// @throws NotFound when there is no such template
  Template require(String name, Locale language, UnaryOperator<String> connection) {
    var file = files.get(name);
    if (file == null) {
      throw NotFound.of(Phrase.of("模板", "template"), name);
    }
    try {
      return Template.read(file, language, connection);
    } catch (IOException e) {
      throw new UncheckedIOException("template " + name, e);
    }
  }

  private static JsonNode file(String name) {
    var path = "/templates/" + name + ".json";
    try (var file = Templates.class.getResourceAsStream(path)) {
      if (file == null) {
        throw new IllegalStateException("not on the class path: " + path);
      }
      return Json.MAPPER.readTree(file);
    } catch (IOException e) {
      throw new UncheckedIOException(path, e);
    }
  }
}

package org.convoke.connectors;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The address of a call as the log of calls has it: with `***` for what is secret.
///
/// @param path below the address of the platform's servers, as it was sent
/// @param query by name, readable
public record LoggedAddress(String path, Map<String, String> query) {

  private static final String MASK = "***";

  public LoggedAddress {
    query = Map.copyOf(query);
  }

  /// Takes an address apart.
  ///
  /// @param base where the platform's servers are now
  /// @param token name of the parameter with the token, which is left out
  /// @return empty when it is somewhere else, or has a secret that is not kept
  public static Optional<LoggedAddress> of(URI address, URI base, String token) {
    var text = address.toString();
    if (!text.startsWith(base + "/")) {
      return Optional.empty();
    }
    var rest = text.substring(base.toString().length());
    var question = rest.indexOf('?');
    var query = query(question < 0 ? "" : rest.substring(question + 1));
    query.remove(token);
    var path = question < 0 ? rest : rest.substring(0, question);
    return path.contains(MASK) || query.containsValue(MASK)
        ? Optional.empty()
        : Optional.of(new LoggedAddress(path, query));
  }

  private static Map<String, String> query(String text) {
    var query = new LinkedHashMap<String, String>();
    for (var pair : text.split("&")) {
      var equals = pair.indexOf('=');
      if (equals > 0) {
        query.put(
            pair.substring(0, equals),
            URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
      }
    }
    return query;
  }
}

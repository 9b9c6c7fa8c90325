package org.convoke.server.access;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// Who may call what, as `access.txt` declares it.
final class AccessTable {

  private AccessTable() {}

  /// A line.
  ///
  /// @param role null: anybody
  /// @param scope null: anybody
  /// @param things what the path's parameters name, in their order: `person`, `form`
  record Rule(Route route, Role role, Scope scope, List<String> things) {

    boolean isOpen() {
      return role == null;
    }

    @Override
    public String toString() {
      return route.toString();
    }
  }

  static List<Rule> read() {
    try (Reader reader =
        new InputStreamReader(
            Objects.requireNonNull(AccessTable.class.getResourceAsStream("/access.txt")),
            StandardCharsets.UTF_8)) {
      return reader
          .readAllAsString()
          .lines()
          .map(line -> line.replaceAll("#.*", "").strip())
          .filter(line -> !line.isEmpty())
          .map(AccessTable::rule)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Rule rule(String line) {
    var words = List.of(line.split("\\s+"));
    var route = new Route(words.get(0), words.get(1));
    return words.get(2).equals("OPEN")
        ? new Rule(route, null, null, List.of())
        : new Rule(
            route,
            Role.valueOf(words.get(2)),
            Scope.parse(words.get(3)),
            words.subList(4, words.size()));
  }
}

package org.convoke.server.platform;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where a PostgreSQL is and who signs in. Prints without the password.
///
/// @param url for JDBC, without user and password
public record DatabaseAddress(String url, String user, String password) {

  /// Reads `postgres://user:password@host:port/database?parameters` (also `postgresql://`), or a
  /// JDBC address, in which `user` and `password` are parameters.
  ///
  /// @return empty when the text is neither
  public static Optional<DatabaseAddress> parse(String text) {
    if (text.startsWith("jdbc:postgresql:")) {
      return Optional.of(new DatabaseAddress(text, "", ""));
    }
    if (!text.startsWith("postgres://") && !text.startsWith("postgresql://")) {
      return Optional.empty();
    }
    try {
      return ofUri(URI.create(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<DatabaseAddress> ofUri(URI uri) {
    if (uri.getHost() == null || uri.getPath().length() < 2) {
      return Optional.empty();
    }
    var port = uri.getPort() == -1 ? "" : ":" + uri.getPort();
    var parameters = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    var credentials = uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo();
    var colon = credentials.indexOf(':');
    return Optional.of(
        new DatabaseAddress(
            "jdbc:postgresql://" + uri.getHost() + port + uri.getRawPath() + parameters,
            decoded(colon < 0 ? credentials : credentials.substring(0, colon)),
            decoded(colon < 0 ? "" : credentials.substring(colon + 1))));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /// Host, port and database: what a person needs to recognize it. Never a secret.
  public String place() {
    var start = url.indexOf("//");
    var place = start < 0 ? url.substring("jdbc:postgresql:".length()) : url.substring(start + 2);
    var parameters = place.indexOf('?');
    return parameters < 0 ? place : place.substring(0, parameters);
  }

  /// The same server, another database.
  DatabaseAddress with(@Nullable String database) {
    return new DatabaseAddress(
        url.substring(0, url.lastIndexOf('/') + 1) + database, user, password);
  }

  @Override
  public String toString() {
    return "DatabaseAddress[" + place() + ", user=" + user + ", password=****]";
  }
}

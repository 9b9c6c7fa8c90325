package org.convoke.connectors;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.convoke.model.Forbidden;
import org.convoke.model.Invalid;

/// Calls that the platform makes to us. Thread-safe; answers from memory, since platforms wait a
/// second or so.
public interface Callbacks {

  /// Verifies and decrypts a call.
  ///
  /// @return what to answer, and what happened; the events are kept before the answer is sent
  /// @throws Forbidden when it is not the platform's, or was replayed
  /// @throws Invalid when it cannot be read
  Taken take(Inbound call);

  /// A call as it came.
  ///
  /// @param query decoded
  /// @param headers by name in lower case
  record Inbound(
      String method, Map<String, String> query, Map<String, String> headers, String body) {

    public Inbound {
      query = Map.copyOf(query);
      headers = Map.copyOf(headers);
    }

    public Optional<String> header(String name) {
      return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }
  }

  /// What came of it.
  ///
  /// @param body what to answer with status 200
  record Taken(String contentType, String body, List<PlatformEvent> events) {

    public Taken {
      events = List.copyOf(events);
    }
  }
}

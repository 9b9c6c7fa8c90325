package org.convoke.server.realtime;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a browser says.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Request.Subscribe.class, name = "subscribe"),
  @JsonSubTypes.Type(value = Request.Ping.class, name = "ping")
})
sealed interface Request {

  /// Wants to hear these topics from now on, and none it wanted before.
  record Subscribe(@Nullable List<String> topics) implements Request {

    Set<String> wanted() {
      return topics == null ? Set.of() : new LinkedHashSet<>(topics);
    }
  }

  /// Asks whether anybody is there.
  record Ping() implements Request {}
}

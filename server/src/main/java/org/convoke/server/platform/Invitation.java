package org.convoke.server.platform;

import java.net.URI;
import java.util.Optional;
import org.convoke.model.Phrase;

/// How to get in, for the line that is printed when the server is ready. Whoever knows a way is a
/// bean of this type.
public interface Invitation {

  /// @param address where people reach this server
  /// @return empty when there is nothing to say
  Optional<Phrase> invite(URI address);
}

package org.convoke.connectors.feishu;

import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Puts together what came in several frames. Confined to one thread.
final class Parts {

  /// Of one message. A guess: Feishu names no number.
  private static final int MAX_PARTS = 64;

  /// Messages that are not whole yet; the oldest is given up, and Feishu sends it again.
  private static final int MAX_OPEN = 100;

  private final Map<String, byte[][]> open = new LinkedHashMap<>();

  /// @return the payload once it is whole
  Optional<byte[]> add(Frame frame) {
    var sum = frame.number("sum", 1);
    var index = frame.number("seq", 0);
    if (sum <= 1) {
      return Optional.of(frame.payload());
    }
    if (sum > MAX_PARTS || index >= sum) {
      return Optional.empty();
    }
    var id = frame.header("message_id").orElse("");
    var parts = open.computeIfAbsent(id, _ -> new byte[sum][]);
    if (parts.length == sum) {
      parts[index] = frame.payload();
    }
    forgetOldest();
    return whole(id, parts);
  }

  private Optional<byte[]> whole(String id, byte[][] parts) {
    var all = new ByteArrayOutputStream();
    for (var part : parts) {
      if (part == null) {
        return Optional.empty();
      }
      all.writeBytes(part);
    }
    open.remove(id);
    return Optional.of(all.toByteArray());
  }

  private void forgetOldest() {
    if (open.size() > MAX_OPEN) {
      open.remove(open.keySet().iterator().next());
    }
  }
}

package org.convoke.server.platform;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.Optional;

/// Addresses with a common beginning: `10.0.0.0/8`, `fd00::/8`, or one address.
///
/// @param prefix how many bits they have in common
public record Network(InetAddress address, int prefix) {

  /// Reads an address or a CIDR block; never asks the name service.
  ///
  /// @return empty when it is neither
  public static Optional<Network> parse(String text) {
    var slash = text.indexOf('/');
    var address = address(slash < 0 ? text : text.substring(0, slash));
    if (address.isEmpty()) {
      return Optional.empty();
    }
    var bits = address.get().getAddress().length * Byte.SIZE;
    if (slash < 0) {
      return Optional.of(new Network(address.get(), bits));
    }
    var prefix = text.substring(slash + 1);
    return prefix.matches("\\d{1,3}") && Integer.parseInt(prefix) <= bits
        ? Optional.of(new Network(address.get(), Integer.parseInt(prefix)))
        : Optional.empty();
  }

  /// An address as it is written in a header or by a socket: `10.0.0.1`, `::1`, perhaps with a zone
  /// that says nothing elsewhere.
  static Optional<InetAddress> address(String text) {
    var zone = text.indexOf('%');
    try {
      return Optional.of(InetAddress.ofLiteral(zone < 0 ? text : text.substring(0, zone)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  public boolean contains(InetAddress other) {
    var own = address.getAddress();
    var its = other.getAddress();
    if (own.length != its.length) {
      return false;
    }
    var bytes = prefix / Byte.SIZE;
    var rest = Byte.SIZE - prefix % Byte.SIZE;
    return Arrays.equals(own, 0, bytes, its, 0, bytes)
        && (rest == Byte.SIZE || (own[bytes] & 0xff) >> rest == (its[bytes] & 0xff) >> rest);
  }
}

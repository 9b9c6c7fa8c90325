package org.convoke.server.outside;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.convoke.model.Forbidden;
import org.convoke.model.Phrase;
import org.convoke.model.Unavailable;
import org.convoke.server.platform.Network;
import org.convoke.server.platform.Settings;

/// Keeps flows from reaching into the network that this server stands in: whoever designs a flow
/// would otherwise talk to its neighbours with the server's voice. A name is resolved once, and the
/// connection goes to the address that was checked, so that a name server that answers differently
/// the next time gains nothing. Thread-safe.
@Singleton
class Egress {

  /// Asks the name service.
  @FunctionalInterface
  interface Names {
    InetAddress[] resolve(String host) throws UnknownHostException;
  }

  /// Not the public internet: this host, private and shared networks, links, documentation, tests,
  /// multicast, and what is kept for later (IANA special-purpose registries, 2026-01). IPv4 within
  /// IPv6 is looked at as IPv4.
  private static final List<Network> OWN =
      networks(
          "0.0.0.0/8",
          "10.0.0.0/8",
          "100.64.0.0/10",
          "127.0.0.0/8",
          "169.254.0.0/16",
          "172.16.0.0/12",
          "192.0.0.0/24",
          "192.0.2.0/24",
          "192.88.99.0/24",
          "192.168.0.0/16",
          "198.18.0.0/15",
          "198.51.100.0/24",
          "203.0.113.0/24",
          "224.0.0.0/4",
          "240.0.0.0/4",
          "::/96",
          "64:ff9b:1::/48",
          "100::/64",
          "2001::/23",
          "2001:db8::/32",
          "3fff::/20",
          "5f00::/16",
          "fc00::/7",
          "fe80::/10",
          "fec0::/10",
          "ff00::/8");

  private static final Network NAT64 = networks("64:ff9b::/96").getFirst();
  private static final Network SIX_TO_FOUR = networks("2002::/16").getFirst();

  private final Names names;
  private final List<String> allowed;
  private final Set<String> neighbours = ConcurrentHashMap.newKeySet();

  @Inject
  Egress(Settings settings) {
    this(InetAddress::getAllByName, settings.allowedHosts());
  }

  Egress(Names names, List<String> allowed) {
    this.names = names;
    this.allowed = allowed;
  }

  /// The address to connect to.
  ///
  /// @param host as the URL names it: a name, or an address without brackets
  /// @throws Forbidden `address-not-allowed` when any of its addresses is in our own network
  /// @throws Unavailable `unknown-host`
  InetAddress resolve(String host, int port) {
    var addresses = addresses(host);
    if (!isAllowed(host, port) && Arrays.stream(addresses).anyMatch(Egress::isOwn)) {
      throw new Forbidden(
          "address-not-allowed",
          Phrase.of(
              "%s 在服务器自己的网络中，自动化不能访问。如确有需要，请管理员将它加入 convoke.http.allowed-hosts。",
              "%s is in the server's own network, which automations may not reach. If this one is"
                  + " meant, an administrator adds it to convoke.http.allowed-hosts.",
              host));
    }
    return addresses[0];
  }

  private InetAddress[] addresses(String host) {
    try {
      var found = names.resolve(host);
      if (found.length > 0) {
        return found;
      }
    } catch (UnknownHostException e) {
      // answered below
    }
    throw new Unavailable(
        "unknown-host", Phrase.of("找不到主机 %s。", "There is no host %s.", host), null);
  }

  /// Allows one more, as if the settings named it.
  void allow(String host, int port) {
    neighbours.add(host.toLowerCase(Locale.ROOT) + ":" + port);
  }

  private boolean isAllowed(String host, int port) {
    var name = host.toLowerCase(Locale.ROOT);
    return allowed.contains(name)
        || allowed.contains(name + ":" + port)
        || neighbours.contains(name + ":" + port);
  }

  /// Whether an address is not of the public internet.
  static boolean isOwn(InetAddress address) {
    return OWN.stream().anyMatch(network -> network.contains(address))
        || within(address).map(Egress::isOwn).orElse(false);
  }

  /// The IPv4 address that an IPv6 address leads to. Java itself unpacks mapped ones.
  private static Optional<InetAddress> within(InetAddress address) {
    var bytes = address.getAddress();
    if (NAT64.contains(address)) {
      return Optional.of(v4(bytes, 12));
    }
    return SIX_TO_FOUR.contains(address) ? Optional.of(v4(bytes, 2)) : Optional.empty();
  }

  private static InetAddress v4(byte[] bytes, int from) {
    try {
      return InetAddress.getByAddress(Arrays.copyOfRange(bytes, from, from + 4));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four bytes are an address", e);
    }
  }

  private static List<Network> networks(String... blocks) {
    return Arrays.stream(blocks).map(block -> Network.parse(block).orElseThrow()).toList();
  }
}

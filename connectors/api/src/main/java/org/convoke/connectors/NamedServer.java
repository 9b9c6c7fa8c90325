package org.convoke.connectors;

import java.net.URI;
import java.util.Locale;
import org.convoke.model.Forbidden;
import org.convoke.model.Phrase;

/// A server that a platform names to be connected to without the [Wire], whose guard is to be asked
/// about it besides.
///
/// @param what it is, as a sentence begins: "the stream's address"
public record NamedServer(Phrase what, URI address) {

  /// Only servers beside the one that was filled in are connected to, and no less securely.
  ///
  /// @throws Forbidden when it is none
  public void requireBeside(URI filledIn) {
    var isSecure = "wss".equals(address.getScheme()) || !"https".equals(filledIn.getScheme());
    if (address.getHost() == null || !isSecure || !domain(address).equals(domain(filledIn))) {
      throw new Forbidden(
          "address-not-allowed",
          Phrase.of(
              "%s %s 不属于 %s。",
              "%s %s is not of %s.",
              what,
              String.valueOf(address.getHost()),
              String.valueOf(filledIn.getHost())));
    }
  }

  /// `feishu.cn` of `msg-frontier.feishu.cn`; addresses of numbers whole.
  private static String domain(URI uri) {
    var host = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
    var labels = host.split("\\.");
    return host.matches("[0-9.]+|\\[.*") || labels.length < 2
        ? host
        : labels[labels.length - 2] + "." + labels[labels.length - 1];
  }
}

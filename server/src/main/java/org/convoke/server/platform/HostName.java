package org.convoke.server.platform;

import java.net.InetAddress;
import java.net.UnknownHostException;

/// What people call the machine this server is on.
public final class HostName {

  private HostName() {}

  public static String get() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }
}

package org.convoke.server.platform;

import java.util.List;

/// A list that is always answered whole.
public record Items<T>(List<T> items) {

  public Items {
    items = List.copyOf(items);
  }
}

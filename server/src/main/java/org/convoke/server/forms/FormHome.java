package org.convoke.server.forms;

import org.convoke.model.AppId;
import org.convoke.model.OrgId;

/// Knows the apps that forms may belong to. Thread-safe.
@FunctionalInterface
public interface FormHome {

  /// Whether the organization has this app.
  boolean has(OrgId org, AppId app);
}

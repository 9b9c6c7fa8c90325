package org.convoke.server.apps;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.convoke.model.AppId;
import org.convoke.model.FlowId;
import org.convoke.model.OrgId;
import org.convoke.server.access.Caller;
import org.convoke.server.apps.Template.TemplateFlow;
import org.jspecify.annotations.Nullable;

/// The flows of apps. Thread-safe.
@Singleton
class AppFlows {

  /// A flow of an app.
  ///
  /// @param publishedVersion null: it is a draft
  record Entry(
      FlowId id, String key, String name, boolean enabled, @Nullable Long publishedVersion) {}

  List<Entry> of(App app) {
    return List.of();
  }

  /// The name of another flow that has a key; empty when the key is free or the app's own.
  Optional<String> takenBy(OrgId org, String key, Optional<AppId> own) {
    return Optional.empty();
  }

  /// Adds and publishes the flows that are missing.
  void add(Caller caller, App app, List<TemplateFlow> flows) {}
}

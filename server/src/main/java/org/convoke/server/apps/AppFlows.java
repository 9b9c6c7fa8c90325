package org.convoke.server.apps;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.convoke.model.AppId;
import org.convoke.model.FlowId;
import org.convoke.model.Invalid;
import org.convoke.model.OrgId;
import org.convoke.server.access.Caller;
import org.convoke.server.apps.Template.TemplateFlow;
import org.convoke.server.flows.Flow;
import org.convoke.server.flows.Flows;
import org.convoke.server.flows.Publication;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The flows of apps. Thread-safe.
@Singleton
class AppFlows {

  private static final Logger LOG = LoggerFactory.getLogger(AppFlows.class);

  private final Flows flows;

  AppFlows(Flows flows) {
    this.flows = flows;
  }

  /// A flow of an app.
  ///
  /// @param publishedVersion null: it is a draft
  @Schema(name = "AppFlow")
  record Entry(
      FlowId id, String key, String name, boolean enabled, @Nullable Integer publishedVersion) {

    static Entry of(Flow flow) {
      return new Entry(flow.id(), flow.key(), flow.name(), flow.enabled(), flow.publishedVersion());
    }
  }

  List<Entry> of(App app) {
    return flows.list(app.org()).stream()
        .filter(flow -> app.id().equals(flow.app()))
        .map(Entry::of)
        .toList();
  }

  /// The name of another flow that has a key; empty when the key is free or the app's own.
  Optional<String> takenBy(OrgId org, String key, Optional<AppId> own) {
    return flows
        .find(org, key)
        .filter(flow -> !own.equals(Optional.ofNullable(flow.app())) || own.isEmpty())
        .map(Flow::name);
  }

  /// Adds, publishes and enables the flows that are missing; what has problems stays a draft.
  void add(Caller caller, App app, List<TemplateFlow> wanted) {
    for (var each : wanted) {
      var flow =
          flows
              .find(app.org(), each.key())
              .orElseGet(() -> flows.create(app.org(), newFlow(app, each)));
      if (flow.published() == null) {
        goLive(caller, app, each.key());
      }
    }
  }

  private void goLive(Caller caller, App app, String key) {
    try {
      flows.publish(app.org(), key, new Publication(caller.person(), null));
      flows.enable(app.org(), key, true);
    } catch (Invalid problems) {
      LOG.info("flow {} of app {} stays a draft: {}", key, app.key(), problems.getMessage());
    }
  }

  private static Flows.NewFlow newFlow(App app, TemplateFlow flow) {
    return new Flows.NewFlow(flow.key(), flow.name(), app.id(), flow.definition());
  }
}

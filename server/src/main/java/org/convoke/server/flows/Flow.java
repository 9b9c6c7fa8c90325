package org.convoke.server.flows;

import java.time.Instant;
import org.convoke.model.AppId;
import org.convoke.model.FlowId;
import org.convoke.model.OrgId;
import org.convoke.model.flows.FlowDefinition;
import org.jspecify.annotations.Nullable;

/// An automation: a draft that people change, and the published version that events start.
///
/// @param app the app it belongs to; null: none
/// @param draftVersion counts the savings of the draft
/// @param enabled whether events start runs
/// @param published null: never published
public record Flow(
    OrgId org,
    FlowId id,
    String key,
    String name,
    @Nullable AppId app,
    FlowDefinition draft,
    long draftVersion,
    boolean enabled,
    @Nullable Published published,
    Instant updatedAt) {

  /// The version that events start.
  ///
  /// @param types what its expressions may name, see [org.convoke.engine.expressions.Scope]
  public record Published(int version, FlowDefinition definition, String types) {}

  /// Whether the draft says something else than what is published.
  public boolean isChanged() {
    return published == null || !published.definition().equals(draft);
  }

  /// Which published version it has; null: none.
  public @Nullable Integer publishedVersion() {
    return published == null ? null : published.version();
  }
}

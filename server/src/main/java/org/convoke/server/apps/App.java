package org.convoke.server.apps;

import java.time.Instant;
import org.convoke.model.AppId;
import org.convoke.model.OrgId;
import org.jspecify.annotations.Nullable;

/// A bundle of forms and flows.
///
/// @param key its name in addresses
/// @param template name of the template it was installed from; null: built by hand
/// @param installedAt when everything of the template was there; null: not yet, or built by hand
public record App(
    OrgId org,
    AppId id,
    String key,
    String name,
    @Nullable String template,
    @Nullable Instant installedAt) {}

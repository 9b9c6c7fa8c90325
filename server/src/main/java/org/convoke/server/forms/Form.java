package org.convoke.server.forms;

import java.time.Instant;
import org.convoke.model.AppId;
import org.convoke.model.FormId;
import org.convoke.model.OrgId;
import org.convoke.model.forms.FormDefinition;
import org.jspecify.annotations.Nullable;

/// A form as it was saved last.
///
/// @param key its name in addresses, flows and rules; never changes
/// @param app the app it belongs to; null: none
/// @param version grows with each save
public record Form(
    OrgId org,
    FormId id,
    String key,
    String name,
    @Nullable AppId app,
    long version,
    FormDefinition definition,
    Instant createdAt,
    Instant updatedAt) {

  Form saved(String name, FormDefinition definition, Instant now) {
    return new Form(org, id, key, name, app, version + 1, definition, createdAt, now);
  }
}

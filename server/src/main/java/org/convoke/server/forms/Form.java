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
/// @param watched whether runs may wait for what happens to its records; never ends
public record Form(
    OrgId org,
    FormId id,
    String key,
    String name,
    @Nullable AppId app,
    long version,
    FormDefinition definition,
    boolean watched,
    Instant createdAt,
    Instant updatedAt) {

  /// The version, negative when it is watched: whoever writes records must know both.
  public long mark() {
    return watched ? -version : version;
  }

  Form saved(String name, FormDefinition definition, Instant now) {
    return new Form(org, id, key, name, app, version + 1, definition, watched, createdAt, now);
  }
}

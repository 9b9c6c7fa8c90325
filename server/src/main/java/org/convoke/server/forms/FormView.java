package org.convoke.server.forms;

import java.time.Instant;
import org.convoke.model.AppId;
import org.convoke.model.FormId;
import org.convoke.model.forms.FormDefinition;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A form as REST answers it.
@Schema(name = "Form")
record FormView(
    FormId id,
    String key,
    String name,
    @Nullable AppId appId,
    long version,
    FormDefinition definition,
    Instant createdAt,
    Instant updatedAt) {

  static FormView of(Form form) {
    return new FormView(
        form.id(),
        form.key(),
        form.name(),
        form.app(),
        form.version(),
        form.definition(),
        form.createdAt(),
        form.updatedAt());
  }
}

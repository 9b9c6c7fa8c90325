package org.convoke.server.secrets;

import java.time.Instant;
import org.convoke.model.PersonId;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What is told of a secret: everything but its value.
///
/// @param name names it in definitions of flows
@Schema(name = "Secret")
record SecretView(String name, Instant updatedAt, PersonId updatedBy) {}

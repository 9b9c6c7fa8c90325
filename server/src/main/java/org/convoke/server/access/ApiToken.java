package org.convoke.server.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.convoke.model.PersonId;
import org.jspecify.annotations.Nullable;

/// A token as its owner sees it.
///
/// @param expiresAt null: when it is deleted
/// @param token the secret, in the answer to its creation only
record ApiToken(
    UUID id,
    String name,
    PersonId personId,
    List<Scope> scopes,
    Instant createdAt,
    @Nullable Instant expiresAt,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String token) {}

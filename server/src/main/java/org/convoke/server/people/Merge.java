package org.convoke.server.people;

import java.time.Instant;
import java.util.UUID;
import org.convoke.model.PersonId;
import org.convoke.model.Value;

/// That one person turned out to be another.
///
/// @param name of his own, which he gets back when it is undone
/// @param moved what went over, by [MergeFollower#key()]
record Merge(
    UUID id,
    PersonId person,
    String name,
    PersonId into,
    Value.Fields moved,
    PersonId by,
    Instant at) {}

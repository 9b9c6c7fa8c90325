package org.convoke.server.people;

import org.convoke.model.DepartmentId;
import org.jspecify.annotations.Nullable;

/// A department.
///
/// @param parentId null at the top
/// @param position order among those with the same parent, from 0
/// @param memberCount active people directly in it
public record Department(
    DepartmentId id, String name, @Nullable DepartmentId parentId, int position, int memberCount) {}

package org.convoke.server.people;

import org.convoke.model.OrgId;

/// The tenant.
///
/// @param key its name in addresses and at sign-in
/// @param demo whether its passwords are public
public record Organization(OrgId id, String key, String name, boolean demo) {}

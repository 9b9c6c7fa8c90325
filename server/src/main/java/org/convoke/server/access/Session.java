package org.convoke.server.access;

import java.time.Instant;
import org.convoke.model.OrgId;
import org.convoke.model.PersonId;

/// A sign-in in a browser.
///
/// @param csrfToken what changing calls must carry beside the cookie
/// @param seenAt last use, kept to the hour
record Session(OrgId organization, PersonId person, String csrfToken, Instant seenAt) {}

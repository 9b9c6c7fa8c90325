package org.convoke.server.access;

import org.convoke.model.OrgId;
import org.convoke.model.PersonId;

/// A session or token of a person ended, or the person left or got another role: whoever keeps him
/// in (an open socket) should look again. Told after it is so, by the node that made it so; the
/// other nodes hear of it through [AccessNews].
public record AccessChanged(OrgId organization, PersonId person) {}

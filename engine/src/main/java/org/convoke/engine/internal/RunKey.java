package org.convoke.engine.internal;

import org.convoke.model.OrgId;
import org.convoke.model.RunId;

record RunKey(OrgId org, RunId run) {}

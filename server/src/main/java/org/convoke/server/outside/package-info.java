/// Calls of flows to other systems. Start with [HttpRequest]; [Egress] says whom they may reach.
@NullMarked
package org.convoke.server.outside;

import org.jspecify.annotations.NullMarked;

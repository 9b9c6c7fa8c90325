/// Calls from outside that start flows: `POST /hooks/<organization>/<path>`. Start with [Hooks].
@NullMarked
package org.convoke.server.hooks;

import org.jspecify.annotations.NullMarked;

/// Flows that the clock starts: one run for each moment, on however many nodes. Start with
/// [Schedules].
@NullMarked
package org.convoke.server.schedules;

import org.jspecify.annotations.NullMarked;

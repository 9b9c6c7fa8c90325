/// What the three platforms have in common: requests and answers, routes, the clock, faults,
/// limits, pushes and the log of calls. Knows no platform. Start at
/// [org.convoke.sandbox.shared.Platform].
@NullMarked
package org.convoke.sandbox.shared;

import org.jspecify.annotations.NullMarked;

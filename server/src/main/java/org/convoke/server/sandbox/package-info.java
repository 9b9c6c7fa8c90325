/// The stand-ins of the platforms beside the demo. The only package that knows
/// `org.convoke.sandbox`.
@NullMarked
package org.convoke.server.sandbox;

import org.jspecify.annotations.NullMarked;

/// Tests of the bus, on a real NATS server.
@NullMarked
package org.convoke.server.bus;

import org.jspecify.annotations.NullMarked;

/// Tells browsers at once what changed, over the socket `/realtime`.
///
/// A notification is a hint to look: it may be lost, the tables are the truth. Features tell
/// [Realtime] what happened ([Event]) and whom it concerns; [Sockets] knows who listens on this
/// node, and the bus carries it to the others. Start with [Realtime]. Knows no feature but
/// `access`.
@NullMarked
package org.convoke.server.realtime;

import org.jspecify.annotations.NullMarked;

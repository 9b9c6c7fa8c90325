/// How the nodes of one database tell each other what happened.
///
/// [org.convoke.server.bus.Bus] carries texts from one node to the others, at most once: within one
/// process there are no others, and with `convoke.bus=nats` they go through NATS. Nothing durable
/// depends on it; whoever listens is told when messages may have been lost, and looks again.
///
/// Start with [org.convoke.server.bus.Changes], which keeps what nodes remember of the database in
/// step. A feature that remembers something registers there how to forget it, and tells what it
/// changed; `docs/concurrency.md` lists who does.
///
/// Depends on `platform` only.
@NullMarked
package org.convoke.server.bus;

import org.jspecify.annotations.NullMarked;

/// Durable execution of flows on PostgreSQL.
///
/// A change and the runs it triggers commit together; the node that commits a run executes it at
/// once; every step is journaled with what it changed; a run whose node died is adopted by another.
/// Plain Java: no web, no framework. What a step does in the application comes through
/// [RecordSteps] and [LocalActions].
@NullMarked
package org.convoke.engine;

import org.jspecify.annotations.NullMarked;

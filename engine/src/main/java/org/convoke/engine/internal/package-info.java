/// How the engine works; not for other modules. Read in this order:
/// [FlowTriggers][org.convoke.engine.internal.FlowTriggers] makes runs of events,
/// [Runs][org.convoke.engine.internal.Runs] keeps those of this node in memory,
/// [Execution][org.convoke.engine.internal.Execution] brings one to its end, step by step as
/// [Interpreter][org.convoke.engine.internal.Interpreter] says, and
/// [Nodes][org.convoke.engine.internal.Nodes] knows who lives.
/// [Walk][org.convoke.engine.internal.Walk] goes through a flow without doing anything.
@NullMarked
package org.convoke.engine.internal;

import org.jspecify.annotations.NullMarked;

/// Flows and their runs: drafts, what is wrong with them, published versions, and the engine that
/// executes them.
///
/// Start with [Flows] for definitions, [FlowCheck] for what publishing demands, [RunPages] for what
/// people see of runs, [FlowPlans] for dry runs, and [EngineNode] for how the engine is wired into
/// the server.
@NullMarked
package org.convoke.server.flows;

import org.jspecify.annotations.NullMarked;

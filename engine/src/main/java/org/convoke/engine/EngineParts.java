package org.convoke.engine;

import java.time.InstantSource;
import java.util.concurrent.Executor;
import org.convoke.database.Database;

/// What an engine is built of.
///
/// @param threads where runs are executed: a new virtual thread for each task; a test collects them
/// @param clock the moment, also of heartbeats: the clocks of nodes should differ by less than the
///   silence after which they take each other for dead (if they do not, runs change hands for
///   nothing, but none is executed twice)
public record EngineParts(
    Database database,
    Commits commits,
    RecordSteps records,
    LocalActions actions,
    RunListener listener,
    Executor threads,
    InstantSource clock,
    Waiter waiter) {}

package org.convoke.engine;

/// What an `action` step does: within our database, or outside of it.
public sealed interface StepAction permits LocalAction, RemoteAction {}

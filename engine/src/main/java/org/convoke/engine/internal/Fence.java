package org.convoke.engine.internal;

import org.convoke.model.NodeId;

/// Under which a node owns runs. Every write of a run asks for the owner's node and epoch; a node
/// that was thought dead finds another fence around the runs that were its own.
record Fence(NodeId node, long epoch) {}

/// Definitions of flows: a trigger, steps, and mappings between them. Start with [FlowDefinition].
@NullMarked
package org.convoke.model.flows;

import org.jspecify.annotations.NullMarked;

/// The shared language of Convoke: ids, values, phrases, problems; definitions of forms and flows
/// in the packages below. Plain data: no input or output, no framework, nothing that waits.
///
/// Start with [Value], [Problem] and [org.convoke.model.flows.FlowDefinition].
@NullMarked
package org.convoke.model;

import org.jspecify.annotations.NullMarked;

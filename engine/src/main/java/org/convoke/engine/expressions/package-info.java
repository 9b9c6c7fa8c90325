/// Expressions in flows (CEL): checked when a flow is published, compiled once per version,
/// evaluated within bounds and without access to the host.
///
/// Start with [Expressions][org.convoke.engine.expressions.Expressions], which makes an
/// [Expression][org.convoke.engine.expressions.Expression] of a text and a
/// [Scope][org.convoke.engine.expressions.Scope].
@NullMarked
package org.convoke.engine.expressions;

import org.jspecify.annotations.NullMarked;

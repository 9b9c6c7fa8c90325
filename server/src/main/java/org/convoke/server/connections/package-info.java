/// Connections of an organization and the connectors behind them. `builtin` always exists.
///
/// Start with [Connectors]. Knows no connector by name: a feature that is one offers itself as
/// [LocalConnector].
@NullMarked
package org.convoke.server.connections;

import org.jspecify.annotations.NullMarked;

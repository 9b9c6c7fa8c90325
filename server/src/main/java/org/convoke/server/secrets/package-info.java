/// Secrets of organizations: what flows need to call others, and to know who calls them.
///
/// Start with [Secrets]. Values go in and are used; nobody reads them again.
@NullMarked
package org.convoke.server.secrets;

import org.jspecify.annotations.NullMarked;

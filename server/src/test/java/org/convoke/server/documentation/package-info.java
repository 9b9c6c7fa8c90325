/// The documentation is tested like the rest: its links, and that its two editions keep together.
/// Start with [org.convoke.server.documentation.DocumentationTest].
@NullMarked
package org.convoke.server.documentation;

import org.jspecify.annotations.NullMarked;

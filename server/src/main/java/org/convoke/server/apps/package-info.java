/// Apps, bundles of forms and flows, and the templates they are installed from.
///
/// [org.convoke.server.apps.Apps] answers and names apps; [org.convoke.server.apps.Installation]
/// makes one of a [org.convoke.server.apps.Template]. Templates are JSON files in `templates/` of
/// the repository, in every text both languages.
///
/// Depends on `forms` and `flows`.
@NullMarked
package org.convoke.server.apps;

import org.jspecify.annotations.NullMarked;

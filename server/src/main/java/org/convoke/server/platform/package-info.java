/// What every feature stands on: settings, the database, the clock, and the edge to the web.
///
/// - **Settings**: [org.convoke.server.platform.Settings] is injected; a new key is added to
///   [org.convoke.server.platform.SettingsReader] and nowhere else.
/// - **Database**: inject [org.convoke.database.Database]; it is migrated before anybody gets it.
///   Each feature owns one migration file below `db/migration`.
/// - **Time**: inject [java.time.Clock].
/// - **Errors**: throw a [org.convoke.model.Problem]; [org.convoke.server.platform.ProblemMappers]
///   answers it. Resources catch nothing.
/// - **Ids in paths**: a parameter may be of an id type ([org.convoke.model.Id]); a text that is no
///   id is a 404.
/// - **Pages**: [org.convoke.server.platform.Paging] reads `limit` and `cursor`,
///   [org.convoke.server.platform.Page] answers.
/// - **Creating calls**: [org.convoke.server.platform.Idempotency] makes a repeated
///   `Idempotency-Key` answer once.
/// - **Threads**: resources are `@RunOnVirtualThread` and write blocking code.
///
/// Depends on no feature.
@NullMarked
package org.convoke.server.platform;

import org.jspecify.annotations.NullMarked;

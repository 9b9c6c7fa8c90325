/// One thin data layer: statements with names and named parameters, transactions, and the commit
/// pipeline that writes what many threads ask for in few transactions. Knows no domain; the library
/// beneath (Jdbi) is its private matter.
///
/// Start with [Database] for reads and small writes, and with [CommitPipeline] for hot paths.
@NullMarked
package org.convoke.database;

import org.jspecify.annotations.NullMarked;

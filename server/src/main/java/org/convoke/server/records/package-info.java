/// Records: what people submit to forms, its history, and ledgers of it.
///
/// [org.convoke.server.records.Records] decides, [org.convoke.server.records.RecordStore] reads and
/// writes rows. A submission passes [org.convoke.server.records.RuleCheck] and becomes one unit of
/// work in [org.convoke.server.records.RecordWrites]: record, history, unique values and the runs
/// it triggers. Steps of flows take the same way through [org.convoke.server.records.StepRecords].
/// [org.convoke.server.records.Ledger] answers pages.
///
/// Depends on `forms`, `people`, `access`, `realtime`, `platform` and on the engine's interfaces.
@NullMarked
package org.convoke.server.records;

import org.jspecify.annotations.NullMarked;

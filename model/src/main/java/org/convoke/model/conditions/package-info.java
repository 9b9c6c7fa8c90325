/// Conditions: which records, which branch. Data that can be shown as a sentence, sent to the
/// database as SQL and evaluated in memory, with the same result.
@NullMarked
package org.convoke.model.conditions;

import org.jspecify.annotations.NullMarked;

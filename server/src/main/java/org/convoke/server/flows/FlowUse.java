package org.convoke.server.flows;

import org.jspecify.annotations.Nullable;

/// Where a flow relies on a form.
///
/// @param step key of the step; null: the trigger
/// @param field key of the form's field; empty: the form as a whole
/// @param published whether the published version does, not only the draft
record FlowUse(Flow flow, @Nullable String step, String field, boolean published) {}

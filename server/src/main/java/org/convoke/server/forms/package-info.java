/// Definitions of forms: what they ask, and the rules that can be judged without a record.
///
/// Start with [org.convoke.server.forms.Forms]; other features ask it for
/// [org.convoke.server.forms.Form]s, which it answers from memory.
/// [org.convoke.server.forms.ValueCheck] says which values a field takes. Whoever relies on a form
/// as it is implements [org.convoke.server.forms.FormGuard] and is asked before it changes.
///
/// Depends on `platform` and `access`; knows neither records nor flows.
@NullMarked
package org.convoke.server.forms;

import org.jspecify.annotations.NullMarked;

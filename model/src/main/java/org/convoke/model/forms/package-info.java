/// Definitions of forms: fields, their kinds and their rules. Start with [FormDefinition].
@NullMarked
package org.convoke.model.forms;

import org.jspecify.annotations.NullMarked;

/// database
@NullMarked
package org.convoke.database;

import org.jspecify.annotations.NullMarked;

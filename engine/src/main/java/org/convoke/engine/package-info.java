/// engine
@NullMarked
package org.convoke.engine;

import org.jspecify.annotations.NullMarked;

/// Tests of the drivers, so that a number they print can be believed.
@NullMarked
package org.convoke.bench;

import org.jspecify.annotations.NullMarked;

/// Tests of the packaged server.
@NullMarked
package org.convoke.e2e;

import org.jspecify.annotations.NullMarked;

/// Measures the packaged server from outside. Start reading at [Bench].
@NullMarked
package org.convoke.bench;

import org.jspecify.annotations.NullMarked;

/// connectors
@NullMarked
package org.convoke.connectors;

import org.jspecify.annotations.NullMarked;

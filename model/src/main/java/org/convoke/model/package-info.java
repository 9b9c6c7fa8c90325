/// model
@NullMarked
package org.convoke.model;

import org.jspecify.annotations.NullMarked;

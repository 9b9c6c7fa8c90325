package org.convoke.database;

import org.jdbi.v3.core.Handle;

/// Where a statement finds its connection: the pool's, or a transaction's.
interface Connections {

  <T> T with(Work<T> work);

  interface Work<T> {
    T run(Handle handle);
  }
}

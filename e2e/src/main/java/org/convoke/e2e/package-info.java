/// Drives the packaged server from outside, as an operator and a client would: [PackagedServer]
/// starts, kills and stops it; [Api] calls it. Used by the crash test and by the benchmarks.
///
/// Must not depend on any code of the server.
@NullMarked
package org.convoke.e2e;

import org.jspecify.annotations.NullMarked;

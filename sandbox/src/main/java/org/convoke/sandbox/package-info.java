/// Stand-ins of the open APIs of Feishu, WeCom and DingTalk: one server that speaks all three over
/// real HTTP, with their limits, errors, signatures and encryption, with faults on demand and a
/// clock that can be moved. It depends on no other module and no other module's connector knows it.
/// Start reading at [org.convoke.sandbox.Sandbox].
@NullMarked
package org.convoke.sandbox;

import org.jspecify.annotations.NullMarked;

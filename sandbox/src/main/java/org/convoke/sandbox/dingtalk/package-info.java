/// DingTalk's open API, on both of its hosts: tokens, directory, groups in three dialects, robots,
/// notices, sign-in and callbacks. Sources of what it does are the vendor's pages; what they leave
/// open is listed in `docs/sandbox.md`. Start at [org.convoke.sandbox.dingtalk.DingTalk].
@NullMarked
package org.convoke.sandbox.dingtalk;

import org.jspecify.annotations.NullMarked;

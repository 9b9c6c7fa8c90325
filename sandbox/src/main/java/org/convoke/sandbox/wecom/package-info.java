/// WeCom's open API: tokens, directory, application groups, customer groups, messages, sign-in and
/// callbacks. Sources of what it does are the vendor's pages; what they leave open is listed in
/// `docs/sandbox.md`. Start at [org.convoke.sandbox.wecom.WeCom].
@NullMarked
package org.convoke.sandbox.wecom;

import org.jspecify.annotations.NullMarked;

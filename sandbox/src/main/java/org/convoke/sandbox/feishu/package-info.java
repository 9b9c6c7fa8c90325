/// Feishu's open API: tokens, directory, sign-in, groups, messages, cards and events. Sources of
/// what it does are the vendor's pages of 2024-10 to 2026-05; what they leave open is listed in
/// `docs/sandbox.md`. Start at [org.convoke.sandbox.feishu.Feishu].
@NullMarked
package org.convoke.sandbox.feishu;

import org.jspecify.annotations.NullMarked;

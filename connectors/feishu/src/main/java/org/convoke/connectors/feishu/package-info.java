/// Feishu (飞书), and Lark on its own servers: one self-built app of one tenant.
///
/// Start with [FeishuPlatform], then `Client`, through which every call goes, and `FeishuChats`.
/// What Feishu's codes mean to people stands in `Codes` alone. Facts without a source are of the
/// open platform's documentation as of 2026-05; each class names its pages.
///
/// Depends on the connectors' API only; uses none of the vendor's libraries.
@NullMarked
package org.convoke.connectors.feishu;

import org.jspecify.annotations.NullMarked;

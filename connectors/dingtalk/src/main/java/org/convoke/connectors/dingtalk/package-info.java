/// DingTalk (钉钉) through an internal app (企业内部应用): groups in three dialects of its API, directory,
/// callbacks, stream and sign-in.
///
/// Start with [DingTalkPlatform], then [DingTalkChats] and its [Dialect]s. DingTalk has two hosts
/// with two envelopes ([Host]); what they answer is turned into the words of Convoke in [Refusals].
/// Facts are from `https://open.dingtalk.com/document/development`, as of 2026-08. Depends on
/// `connectors/api` only.
@NullMarked
package org.convoke.connectors.dingtalk;

import org.jspecify.annotations.NullMarked;

/// WeCom (企业微信) through a self-built app (自建应用): internal groups (群聊会话, "appchat"), directory,
/// callbacks and sign-in.
///
/// Start with [WeComPlatform], then [AppChats]. What WeCom answers is turned into the words of
/// Convoke in [Refusals]. Pages of its documentation are named as "document N":
/// `https://developer.work.weixin.qq.com/document/path/N`, read in 2026-08. Depends on
/// `connectors/api` only.
@NullMarked
package org.convoke.connectors.wecom;

import org.jspecify.annotations.NullMarked;

package org.convoke.connectors.dingtalk;

import java.time.Duration;

/// DingTalk's two hosts. Whether a token of one is good for the other is not documented, so each
/// has its own.
enum Host {
  /// `api.dingtalk.com`: the token in a header, failures as a status and `{code, message}`.
  API,
  /// `oapi.dingtalk.com`: the token in the query, failures as status 200 and `{errcode, errmsg}`.
  OAPI;

  /// Asked early, DingTalk gives the same token and renews it (vendor's advice: ten minutes).
  static final Duration EARLY = Duration.ofMinutes(10);

  String tokenKind() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}

package org.convoke.connectors.wecom;

import java.net.URI;
import java.util.TreeMap;
import org.convoke.connectors.Accounts.Account;
import org.convoke.connectors.SignIn;
import org.convoke.model.Phrase;
import org.convoke.model.Unauthenticated;

/// Signing in with WeCom from within its client (documents 96441 and 98177).
final class WeComSignIn implements SignIn {

  private final Api api;
  private final WeComSettings settings;

  WeComSignIn(Api api, WeComSettings settings) {
    this.api = api;
    this.settings = settings;
  }

  @Override
  public URI authorize(URI back, String state) {
    var query = new TreeMap<String, String>();
    query.put("appid", settings.corpId());
    query.put("agentid", settings.agentId());
    query.put("redirect_uri", back.toString());
    query.put("response_type", "code");
    query.put("scope", "snsapi_base");
    query.put("state", state);
    return URI.create(
        settings.authorizeBase()
            + "/connect/oauth2/authorize?"
            + Api.encoded(query)
            + "#wechat_redirect");
  }

  /// Customers and strangers have no `userid`.
  @Override
  public Account identify(String code, URI back) {
    var answer = api.call(Request.get("/cgi-bin/auth/getuserinfo", "code", code)).required();
    var userId = answer.path("userid").asText();
    if (userId.isEmpty()) {
      throw new Unauthenticated(
          "not-a-member",
          Phrase.of("你不是此企业的成员，不能登录。", "You are no member of this company and cannot sign in."));
    }
    return UserIds.account(userId);
  }
}

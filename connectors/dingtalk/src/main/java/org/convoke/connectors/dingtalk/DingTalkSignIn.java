package org.convoke.connectors.dingtalk;

import static org.convoke.connectors.dingtalk.Request.fields;

import java.net.URI;
import java.util.TreeMap;
import org.convoke.connectors.Accounts.Account;
import org.convoke.connectors.SignIn;
import org.convoke.model.Phrase;
import org.convoke.model.Unauthenticated;

/// Signing in with DingTalk: in a browser by OAuth, and within the client without a page (免登). Both
/// bring a code, of two kinds that only DingTalk tells apart.
final class DingTalkSignIn implements SignIn {

  /// Before a code of `dd.requestAuthCode`.
  static final String OF_CLIENT = "dd:";

  private final Api api;
  private final DingTalkSettings settings;

  DingTalkSignIn(Api api, DingTalkSettings settings) {
    this.api = api;
    this.settings = settings;
  }

  @Override
  public URI authorize(URI back, String state) {
    var query = new TreeMap<String, String>();
    query.put("redirect_uri", back.toString());
    query.put("response_type", "code");
    query.put("client_id", settings.appKey());
    query.put("scope", "openid");
    query.put("prompt", "consent");
    query.put("state", state);
    return URI.create(settings.login() + "/oauth2/auth?" + Api.encoded(query));
  }

  /// @param code the browser's, or the client's with [#OF_CLIENT] before it
  @Override
  public Account identify(String code, URI back) {
    return code.startsWith(OF_CLIENT)
        ? ofClient(code.substring(OF_CLIENT.length()))
        : ofBrowser(code);
  }

  /// A stranger has a unionId, but no userId in this company.
  private Account ofBrowser(String code) {
    var body =
        fields()
            .put("clientId", settings.appKey())
            .put("clientSecret", settings.appSecret())
            .put("code", code)
            .put("grantType", "authorization_code");
    var asked = Request.ask(Host.API, "/v1.0/oauth2/userAccessToken", body).free();
    var token = api.open(asked).required(api.refusals()).path("accessToken").asText();
    var me = api.required(Request.get(Host.API, "/v1.0/contact/users/me").free().as(token));
    return new DingTalkDirectory(api)
        .byUnionId(me.path("unionId").asText())
        .orElseThrow(
            () ->
                new Unauthenticated(
                    "not-a-member",
                    Phrase.of(
                        "你不是此企业的成员，不能登录。",
                        "You are no member of this company and cannot sign in.")));
  }

  private Account ofClient(String code) {
    var asked =
        Request.ask(Host.OAPI, "/topapi/v2/user/getuserinfo", fields().put("code", code)).free();
    return DingTalkDirectory.account(api.required(asked).path("result"));
  }
}

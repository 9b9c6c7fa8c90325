package org.convoke.connectors.feishu;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.convoke.connectors.Accounts.Account;
import org.convoke.connectors.SignIn;
import org.convoke.model.Invalid;
import org.convoke.model.Phrase;
import org.convoke.model.Unauthenticated;

/// Signing in by OAuth 2.0, for employees only. E-mail and mobile that Feishu gives are not
/// verified and prove nothing: only the open_id counts.
///
/// Sources: obtain-oauth-code, get-user-access-token, authen-v1/user_info, 2026-03 and 2026-04.
/// Thread-safe.
final class FeishuSignIn implements SignIn {

  private final Client client;
  private final Settings settings;

  FeishuSignIn(Client client, Settings settings) {
    this.client = client;
    this.settings = settings;
  }

  @Override
  public URI authorize(URI back, String state) {
    return URI.create(
        settings.accounts()
            + "/open-apis/authen/v1/authorize?response_type=code&client_id="
            + encoded(settings.appId())
            + "&redirect_uri="
            + encoded(back.toString())
            + "&state="
            + encoded(state));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public Account identify(String code, URI back) {
    var answer =
        client.callAs(
            Ask.of(Api.SIGN_IN)
                .body(
                    "grant_type",
                    "authorization_code",
                    "client_id",
                    settings.appId(),
                    "client_secret",
                    settings.appSecret(),
                    "code",
                    code,
                    "redirect_uri",
                    back.toString()),
            Map.of());
    if (!answer.isDone()) {
      throw refused(answer);
    }
    var token = answer.body().path("access_token").asText();
    var user =
        client.callAs(Ask.of(Api.SIGNED_IN), Map.of("Authorization", "Bearer " + token)).data();
    requireEmployee(user.path("tenant_key").asText(), user.path("open_id").asText());
    return FeishuDirectory.account(user);
  }

  /// A code that nobody gave out is refused in words of its own.
  private static RuntimeException refused(Answer answer) {
    var failure = Codes.failure(answer);
    return failure instanceof Invalid
        ? new Unauthenticated("sign-in-refused", Codes.reason(answer))
        : failure;
  }

  /// Without the tenant's key: the directory shows nobody of another tenant to an app.
  private void requireEmployee(String tenantKey, String openId) {
    var isEmployee =
        settings
            .tenantKey()
            .map(tenantKey::equals)
            .orElseGet(
                () ->
                    client
                        .call(Ask.of(Api.READ_USER, openId).query("user_id_type", "open_id"))
                        .isDone());
    if (!isEmployee) {
      throw new Unauthenticated(
          "account-of-another-tenant",
          Phrase.of(
              "这个飞书账号不属于本企业，或不在应用的通讯录权限范围内。请切换到本企业的账号再登录。",
              "This Feishu account is of another organization, or outside the app's contact range. Switch to your organization's account and sign in again."));
    }
  }
}

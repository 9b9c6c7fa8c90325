package org.convoke.connectors.feishu;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.convoke.connectors.ConnectionContext;
import org.convoke.connectors.Setting;
import org.convoke.connectors.Setting.Choice;
import org.convoke.connectors.SettingValues;
import org.convoke.model.Phrase;

/// What was filled in for a connection.
///
/// @param appId `cli_…`
/// @param encryptKey empty: events come unencrypted and unsigned
/// @param verificationToken empty: only the Encrypt Key tells Feishu's events from others'
/// @param base where the open APIs are
/// @param accounts where people sign in
/// @param tenantKey empty: not known
/// @param metered whether the tenant's plan allows 10,000 calls a month only
/// @param streams whether events come over the long connection instead of to our address
record Settings(
    String appId,
    String appSecret,
    Optional<String> encryptKey,
    Optional<String> verificationToken,
    URI base,
    URI accounts,
    Optional<String> tenantKey,
    boolean metered,
    boolean streams) {

  static final String BASIC = "basic";
  static final String STREAM = "stream";

  /// In the order of the developer console.
  static final List<Setting> ALL =
      List.of(
          Setting.text(
              "appId",
              Phrase.of("App ID", "App ID"),
              Phrase.of(
                  "开发者后台 → 应用 → 凭证与基础信息，以 cli_ 开头。",
                  "Developer console → the app → Credentials & Basic Info; begins with cli_.")),
          Setting.secret(
              "appSecret",
              Phrase.of("App Secret", "App Secret"),
              Phrase.of("与 App ID 在同一页。", "On the same page as the App ID.")),
          Setting.secret(
                  "encryptKey",
                  Phrase.of("Encrypt Key", "Encrypt Key"),
                  Phrase.of(
                      "开发者后台 → 事件与回调 → 加密策略。设置后事件会加密并签名，强烈建议设置。",
                      "Developer console → Events & Callbacks → Encryption Strategy. With it events are encrypted and signed; set one."))
              .optional(),
          Setting.secret(
                  "verificationToken",
                  Phrase.of("Verification Token", "Verification Token"),
                  Phrase.of(
                      "与 Encrypt Key 在同一页。接收事件至少需要两者之一。",
                      "On the same page as the Encrypt Key. To receive events, one of the two is needed."))
              .optional(),
          Setting.choice(
              "events",
              Phrase.of("接收事件的方式", "How events come"),
              Phrase.of(
                  "服务器没有公网地址时选长连接；两者都须在开发者后台“事件与回调”页作同样的选择。",
                  "Choose the long connection when Feishu cannot reach this server; choose the same under \"Events & Callbacks\" of the developer console."),
              List.of(
                  new Choice("callback", Phrase.of("发送至服务器地址", "To this server's address")),
                  new Choice(STREAM, Phrase.of("长连接", "Long connection")))),
          Setting.choice(
              "plan",
              Phrase.of("飞书版本", "Feishu plan"),
              Phrase.of(
                  "基础免费版每月共 10,000 次接口调用（全部自建应用合计），召集会计数，用完后等到下个月继续；付费版不限次数。",
                  "The free Basic plan allows 10,000 calls a month for all self-built apps together: Convoke counts them and goes on in the next month when they are spent. Paid plans have no such limit."),
              List.of(
                  new Choice(BASIC, Phrase.of("基础免费版（计数）", "Basic, free (counted)")),
                  new Choice("paid", Phrase.of("付费版（不限次数）", "Paid (no monthly limit)")))),
          Setting.address(
              "base",
              Phrase.of("开放平台地址", "Open platform address"),
              Phrase.of(
                  "飞书为 https://open.feishu.cn，Lark 为 https://open.larksuite.com。",
                  "https://open.feishu.cn for Feishu, https://open.larksuite.com for Lark."),
              "https://open.feishu.cn"),
          Setting.address(
              "accounts",
              Phrase.of("登录地址", "Sign-in address"),
              Phrase.of(
                  "飞书为 https://accounts.feishu.cn，Lark 为 https://accounts.larksuite.com。",
                  "https://accounts.feishu.cn for Feishu, https://accounts.larksuite.com for Lark."),
              "https://accounts.feishu.cn"),
          Setting.text(
                  "tenantKey",
                  Phrase.of("企业标识 tenant_key", "tenant_key"),
                  Phrase.of(
                      "可留空。填写后，用飞书登录时逐次核对；留空则改为核对此人是否在本企业通讯录中。",
                      "May stay empty. When filled in, it is compared at each sign-in with Feishu; otherwise the person must be in the directory."))
              .optional());

  static Settings of(ConnectionContext context) {
    var values = new SettingValues(context, ALL);
    return new Settings(
        values.text("appId").orElse(""),
        values.text("appSecret").orElse(""),
        values.text("encryptKey"),
        values.text("verificationToken"),
        values.address("base"),
        values.address("accounts"),
        values.text("tenantKey"),
        values.text("plan").orElse(BASIC).equals(BASIC),
        values.text("events").orElse("").equals(STREAM));
  }

  /// What opens the bot's chat in the Feishu client.
  String botLink() {
    return "https://applink.feishu.cn/client/bot/open?appId=" + appId;
  }

  @Override
  public String toString() {
    return "Settings[" + appId + " at " + base + "]";
  }
}

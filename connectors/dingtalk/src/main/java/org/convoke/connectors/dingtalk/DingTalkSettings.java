package org.convoke.connectors.dingtalk;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.convoke.connectors.ConnectionContext;
import org.convoke.connectors.Setting;
import org.convoke.connectors.Setting.Choice;
import org.convoke.connectors.SettingValues;
import org.convoke.model.Phrase;

/// What is filled in for a connection to DingTalk.
final class DingTalkSettings {

  static final String APP_KEY = "appKey";
  static final String APP_SECRET = "appSecret";
  static final String CORP_ID = "corpId";
  static final String DIALECT = "dialect";
  static final String TEMPLATE = "sceneTemplateId";
  static final String ROBOT = "robotCode";
  static final String CALLBACK_TOKEN = "callbackToken";
  static final String CALLBACK_KEY = "callbackAesKey";
  static final String MONTHLY_CALLS = "monthlyCalls";
  static final String API = "apiAddress";
  static final String OAPI = "oapiAddress";
  static final String LOGIN = "loginAddress";

  private static final long STANDARD_MONTHLY_CALLS = 5000;

  static final List<Setting> ALL =
      List.of(
          Setting.text(
              APP_KEY,
              Phrase.of("Client ID（AppKey）", "Client ID (AppKey)"),
              Phrase.of(
                  "开发者后台 → 应用 → 凭证与基础信息。",
                  "Developer console → the app → Credentials and basic information.")),
          Setting.secret(
              APP_SECRET,
              Phrase.of("Client Secret（AppSecret）", "Client Secret (AppSecret)"),
              Phrase.of("与 Client ID 在同一页。", "On the same page as the Client ID.")),
          Setting.text(
              CORP_ID,
              Phrase.of("CorpId", "CorpId"),
              Phrase.of(
                  "开发者后台首页，企业名称旁。",
                  "First page of the developer console, beside the company's name.")),
          Setting.choice(
              DIALECT,
              Phrase.of("建群方式", "How groups are created"),
              Phrase.of(
                  "新应用只能用“新版”或“场景群”。场景群不会重复创建、能解散、自带机器人，优先使用。",
                  "New apps may use the new API or scene groups only. Scene groups are never created twice, can be"
                      + " disbanded and carry a robot: prefer them."),
              List.of(
                  new Choice("v1", Phrase.of("新版（/v1.0/im/group）", "New (/v1.0/im/group)")),
                  new Choice("scene", Phrase.of("场景群（需要群模板）", "Scene groups (need a template)")),
                  new Choice(
                      "classic",
                      Phrase.of(
                          "旧版（chat/create，仅限已授权的老应用）",
                          "Classic (chat/create, apps that already have it)")))),
          Setting.text(
                  TEMPLATE,
                  Phrase.of("场景群模板 ID", "Template of scene groups"),
                  Phrase.of(
                      "开发者后台 → 场景群 → 群模板，发布后可见。",
                      "Developer console → Scene groups → Templates, once published."))
              .optional(),
          Setting.text(
                  ROBOT,
                  Phrase.of("机器人编码 robotCode", "robotCode"),
                  Phrase.of(
                      "应用 → 机器人；留空则与 Client ID 相同。群里要有此机器人才能发消息。",
                      "The app → Robot; empty: the Client ID. Messages reach a group only when this robot is in it."))
              .optional(),
          Setting.secret(
                  CALLBACK_TOKEN,
                  Phrase.of("事件订阅的 Token", "Token of event subscription"),
                  Phrase.of(
                      "应用 → 事件与回调，推送方式选 HTTP 时生成。",
                      "The app → Events and callbacks, with HTTP as the way of pushing."))
              .optional(),
          Setting.secret(
                  CALLBACK_KEY,
                  Phrase.of("事件订阅的 aes_key", "aes_key of event subscription"),
                  Phrase.of(
                      "与 Token 在同一页，43 个字符。", "On the same page as the token, 43 characters."))
              .optional(),
          new Setting(
              MONTHLY_CALLS,
              Phrase.of("每月接口调用额度", "API calls a month"),
              Phrase.of(
                  "标准版企业 5000 次，2025-11-19 前创建的企业 10000 次；以管理后台显示的为准。",
                  "5,000 for the standard edition, 10,000 for companies older than 2025-11-19; the console shows yours."),
              Setting.Kind.TEXT,
              false,
              "" + STANDARD_MONTHLY_CALLS,
              List.of()),
          Setting.address(
              API,
              Phrase.of("新版接口地址", "Address of the new API"),
              Phrase.of("国际版或沙箱才需要修改。", "Changed for international tenants and the sandbox only."),
              "https://api.dingtalk.com"),
          Setting.address(
              OAPI,
              Phrase.of("旧版接口地址", "Address of the old API"),
              Phrase.of("国际版或沙箱才需要修改。", "Changed for international tenants and the sandbox only."),
              "https://oapi.dingtalk.com"),
          Setting.address(
              LOGIN,
              Phrase.of("登录地址", "Address of signing in"),
              Phrase.of("沙箱才需要修改。", "Changed for the sandbox only."),
              "https://login.dingtalk.com"));

  private final SettingValues values;

  DingTalkSettings(ConnectionContext context) {
    this.values = new SettingValues(context, ALL);
  }

  String appKey() {
    return values.required(APP_KEY);
  }

  String appSecret() {
    return values.required(APP_SECRET);
  }

  String corpId() {
    return values.required(CORP_ID);
  }

  String dialect() {
    return values.required(DIALECT);
  }

  String template() {
    return values.required(TEMPLATE);
  }

  boolean hasTemplate() {
    return values.text(TEMPLATE).isPresent();
  }

  String robot() {
    return values.text(ROBOT).orElseGet(this::appKey);
  }

  Optional<String> callbackToken() {
    return values.text(CALLBACK_TOKEN);
  }

  Optional<String> callbackKey() {
    return values.text(CALLBACK_KEY);
  }

  /// What is no number counts as the least there is.
  long monthlyCalls() {
    try {
      return Math.max(1, Long.parseLong(values.required(MONTHLY_CALLS).strip()));
    } catch (NumberFormatException e) {
      return STANDARD_MONTHLY_CALLS;
    }
  }

  URI api() {
    return values.address(API);
  }

  URI oapi() {
    return values.address(OAPI);
  }

  URI login() {
    return values.address(LOGIN);
  }
}

package org.convoke.connectors.wecom;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.convoke.connectors.ConnectionContext;
import org.convoke.connectors.Setting;
import org.convoke.connectors.Setting.Choice;
import org.convoke.connectors.SettingValues;
import org.convoke.model.Phrase;

/// What is filled in for a connection to WeCom.
final class WeComSettings {

  static final String CORP_ID = "corpId";
  static final String AGENT_ID = "agentId";
  static final String SECRET = "secret";
  static final String CALLBACK_TOKEN = "callbackToken";
  static final String CALLBACK_KEY = "encodingAesKey";
  static final String GREETING = "greeting";
  static final String ASSIST_DAYS = "assistDays";
  static final String ASSIST_REMINDER = "assistReminderHours";
  static final String BASE = "baseAddress";
  static final String AUTHORIZE_BASE = "authorizeAddress";

  static final List<Setting> ALL =
      List.of(
          Setting.text(
              CORP_ID,
              Phrase.of("企业 ID", "Corp ID"),
              Phrase.of(
                  "管理后台 → 我的企业 → 企业信息，页面最下方。",
                  "Console → My company → Company information, at the end.")),
          Setting.text(
              AGENT_ID,
              Phrase.of("AgentId", "AgentId"),
              Phrase.of(
                  "管理后台 → 应用管理 → 自建应用的详情页。",
                  "Console → App management → the page of the self-built app.")),
          Setting.secret(
              SECRET,
              Phrase.of("Secret", "Secret"),
              Phrase.of(
                  "与 AgentId 在同一页；查看时会发到管理员的企业微信。",
                  "On the same page as AgentId; it is sent to the administrator's WeCom.")),
          Setting.secret(
                  CALLBACK_TOKEN,
                  Phrase.of("接收消息的 Token", "Token of callbacks"),
                  Phrase.of(
                      "应用详情 → 接收消息 → 设置 API 接收。",
                      "The app's page → Receive messages → Set API receiving."))
              .optional(),
          Setting.secret(
                  CALLBACK_KEY,
                  Phrase.of("EncodingAESKey", "EncodingAESKey"),
                  Phrase.of(
                      "与 Token 在同一页，43 个字符。", "On the same page as the token, 43 characters."))
              .optional(),
          new Setting(
              GREETING,
              Phrase.of("群里的第一条消息", "First message of a chat"),
              Phrase.of(
                  "新群在有消息之前可能在客户端不可见，所以建群后总会发送它。",
                  "A new chat may stay invisible until something is written, so this always is."),
              Setting.Kind.TEXT,
              false,
              "群聊已创建。",
              List.of()),
          Setting.choice(
              ASSIST_DAYS,
              Phrase.of("等待员工建客户群", "Wait for a customer group"),
              Phrase.of(
                  "客户群只能由员工在企业微信中创建；超过这个时间，自动化的节点失败。",
                  "Only an employee creates a customer group, in WeCom; after this time the step of the"
                      + " flow fails."),
              List.of(days(7), days(1), days(3), days(14), days(30))),
          Setting.choice(
              ASSIST_REMINDER,
              Phrase.of("提醒建客户群", "Remind of a customer group"),
              Phrase.of(
                  "员工一直没有建群时再次提醒的间隔。", "How often an employee who has not created it is reminded."),
              List.of(
                  new Choice("24", Phrase.of("每天", "Every day")),
                  new Choice("4", Phrase.of("每 4 小时", "Every 4 hours")),
                  new Choice("0", Phrase.of("不提醒", "Never")))),
          Setting.address(
              BASE,
              Phrase.of("接口地址", "Address of the API"),
              Phrase.of("私有化部署或沙箱才需要修改。", "Changed for private deployments and the sandbox only."),
              "https://qyapi.weixin.qq.com"),
          Setting.address(
              AUTHORIZE_BASE,
              Phrase.of("授权地址", "Address of authorization"),
              Phrase.of(
                  "登录时跳转到这里；私有化部署或沙箱才需要修改。",
                  "Where signing in begins; changed for private deployments and the sandbox only."),
              "https://open.weixin.qq.com"));

  private final SettingValues values;

  WeComSettings(ConnectionContext context) {
    this.values = new SettingValues(context, ALL);
  }

  String corpId() {
    return values.required(CORP_ID);
  }

  String agentId() {
    return values.required(AGENT_ID);
  }

  String secret() {
    return values.required(SECRET);
  }

  Optional<String> callbackToken() {
    return values.text(CALLBACK_TOKEN);
  }

  Optional<String> callbackKey() {
    return values.text(CALLBACK_KEY);
  }

  String greeting() {
    return values.required(GREETING);
  }

  /// How long somebody is waited for who has to create a customer group.
  Duration assistPatience() {
    return Duration.ofDays(Long.parseLong(values.required(ASSIST_DAYS)));
  }

  /// After how long he is reminded; empty: never.
  Optional<Duration> assistReminder() {
    return Optional.of(Duration.ofHours(Long.parseLong(values.required(ASSIST_REMINDER))))
        .filter(Duration::isPositive);
  }

  private static Choice days(int number) {
    return new Choice(
        String.valueOf(number), Phrase.of("%d 天", number == 1 ? "%d day" : "%d days", number));
  }

  URI base() {
    return values.address(BASE);
  }

  URI authorizeBase() {
    return values.address(AUTHORIZE_BASE);
  }
}

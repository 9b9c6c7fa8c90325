package org.convoke.server.connections;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.convoke.connectors.Action;
import org.convoke.connectors.ChatActions;
import org.convoke.connectors.ConnectionContext;
import org.convoke.connectors.GuideStep;
import org.convoke.connectors.Platform;
import org.convoke.connectors.PlatformConnection;
import org.convoke.connectors.PlatformEvent;
import org.convoke.connectors.Setting;
import org.convoke.model.Phrase;

/// A platform of tests: [TestPlatformServer] is what it calls.
@Singleton
final class TestPlatform implements Platform {

  static final String KEY = "testplatform";

  /// The lines that are open, by the setting `stream`: who is told what happens.
  static final Map<String, Consumer<List<PlatformEvent>>> LINES = new ConcurrentHashMap<>();

  @Override
  public String key() {
    return KEY;
  }

  @Override
  public Phrase name() {
    return Phrase.of("测试平台", "Test platform");
  }

  @Override
  public List<Action> actions() {
    return ChatActions.ON_PLATFORMS;
  }

  @Override
  public List<PlatformEvent.Declaration> events() {
    return List.of(
        PlatformEvent.Kind.CARD_CLICKED.declared().without("operator"),
        PlatformEvent.Kind.CONTACT_OPENED.declared());
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        Setting.text("appId", Phrase.of("应用 ID", "App ID"), Phrase.of("凭证页", "Credentials page")),
        Setting.secret(
            "appSecret", Phrase.of("应用密钥", "App secret"), Phrase.of("凭证页", "Credentials page")),
        Setting.address(
            "server", Phrase.of("服务器", "Server"), Phrase.of("", ""), "https://api.example.com"),
        Setting.choice(
                "repeat",
                Phrase.of("重复", "Repetition"),
                Phrase.of("", ""),
                List.of(
                    new Setting.Choice("keyed", Phrase.of("带键", "Keyed")),
                    new Setting.Choice("findable", Phrase.of("可查", "Findable")),
                    new Setting.Choice("uncertain", Phrase.of("不定", "Uncertain"))))
            .optional(),
        Setting.text("perSecond", Phrase.of("每秒", "A second"), Phrase.of("", "")).optional(),
        Setting.text("stream", Phrase.of("长连接", "Stream"), Phrase.of("", "")).optional(),
        Setting.secret("callbackToken", Phrase.of("回调令牌", "Callback token"), Phrase.of("", ""))
            .optional());
  }

  @Override
  public List<GuideStep> guide() {
    return List.of(
        new GuideStep(
            "credentials",
            Phrase.of("复制凭证", "Copy the credentials"),
            Phrase.of("打开应用，复制 ID 和密钥。", "Open the app and copy id and secret."),
            List.of("appId", "appSecret"),
            List.of(GuideStep.Copy.SCOPES)),
        new GuideStep(
            "callbacks",
            Phrase.of("填写回调地址", "Set the callback address"),
            Phrase.of("把地址粘贴到控制台。", "Paste the address into the console."),
            List.of("callbackToken"),
            List.of(GuideStep.Copy.CALLBACK_ADDRESS)));
  }

  @Override
  public String scopes() {
    return "chat:create";
  }

  @Override
  public PlatformConnection open(ConnectionContext context) {
    return new TestPlatformConnection(context);
  }
}

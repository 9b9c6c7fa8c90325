package org.convoke.sandbox.wecom;

import java.util.Map;
import org.convoke.sandbox.shared.Answer;
import org.convoke.sandbox.shared.Json;
import org.convoke.sandbox.shared.Refusal;

/// WeCom's error answers: HTTP 200 with a code. Texts may change at any time, and do here after
/// each code's meaning.
final class Refusals {

  private static final Map<Integer, String> TEXTS =
      Map.ofEntries(
          Map.entry(-1, "system error"),
          Map.entry(40001, "invalid credential"),
          Map.entry(40013, "invalid corpid"),
          Map.entry(40014, "invalid access_token"),
          Map.entry(40029, "invalid code"),
          Map.entry(40056, "invalid agentid"),
          Map.entry(40058, "invalid Request Parameter"),
          Map.entry(41001, "access_token missing"),
          Map.entry(42001, "access_token expired"),
          Map.entry(44001, "empty media data"),
          Map.entry(45009, "api freq out of limit"),
          Map.entry(45033, "api concurrent out of limit"),
          Map.entry(47001, "data format error"),
          Map.entry(48002, "api forbidden"),
          Map.entry(50001, "redirect_uri unauthorized"),
          Map.entry(60011, "no privilege to access/modify contact/party/agent"),
          Map.entry(60020, "not allow to access from your ip"),
          Map.entry(60111, "userid not found"),
          Map.entry(60123, "invalid party id"),
          Map.entry(81013, "user & party & tag all invalid"),
          Map.entry(81017, "groupchat list too large, use owner_filter"),
          Map.entry(84061, "not external contact"),
          Map.entry(86001, "invalid chatid"),
          Map.entry(86003, "chatid not found"),
          Map.entry(86004, "invalid group name"),
          Map.entry(86005, "invalid group owner"),
          Map.entry(86006, "invalid group member count"),
          Map.entry(86007, "invalid group member"),
          Map.entry(86215, "chatid exists"),
          Map.entry(90501, "chat is not a customer group"));

  private Refusals() {}

  static Refusal of(int code) {
    return new Refusal(answer(code, ""));
  }

  /// Naming what is wrong.
  static Refusal of(int code, String detail) {
    return new Refusal(answer(code, detail));
  }

  static Answer answer(int code, String detail) {
    var text = TEXTS.getOrDefault(code, "error");
    return Answer.json(
        Json.of(
            "errcode",
            code,
            "errmsg",
            text
                + (detail.isEmpty() ? "" : " " + detail)
                + ", hint: [sandbox], more info at https://open.work.weixin.qq.com/devtool/query?e="
                + code));
  }
}

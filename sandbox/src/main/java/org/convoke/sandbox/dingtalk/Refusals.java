package org.convoke.sandbox.dingtalk;

import java.util.Map;
import org.convoke.sandbox.shared.Answer;
import org.convoke.sandbox.shared.Json;
import org.convoke.sandbox.shared.Refusal;

/// The error answers of both hosts: the old one's HTTP 200 with a number, the new one's status with
/// a word.
final class Refusals {

  private static final Map<Integer, String> TEXTS =
      Map.ofEntries(
          Map.entry(-1, "系统繁忙"),
          Map.entry(33012, "无效的USERID"),
          Map.entry(34013, "会话不存在"),
          Map.entry(40001, "获取access_token时Secret错误，或者access_token无效"),
          Map.entry(40014, "不合法的access_token"),
          Map.entry(40016, "不合法的chatid"),
          Map.entry(40031, "不合法的UserID列表"),
          Map.entry(40035, "不合法的参数"),
          Map.entry(40078, "不存在的临时授权码"),
          Map.entry(40089, "不合法的corpid或corpsecret"),
          Map.entry(40104, "无效手机号"),
          Map.entry(41049, "包含违禁词"),
          Map.entry(42001, "access_token超时"),
          Map.entry(43007, "需要授权"),
          Map.entry(43009, "POST包体不是json格式"),
          Map.entry(49000, "chatid不能为空"),
          Map.entry(49004, "员工同时在添加和删除列表"),
          Map.entry(49005, "群成员超过上限"),
          Map.entry(49006, "群成员列表必须包含群主"),
          Map.entry(49008, "conversationTag必须为0或2"),
          Map.entry(49009, "内部群不能添加外部联系人"),
          Map.entry(49010, "群成员不能为空"),
          Map.entry(49011, "成员列表超长"),
          Map.entry(49013, "群主不能为空"),
          Map.entry(49015, "群名称不合法"),
          Map.entry(49016, "员工不存在"),
          Map.entry(49018, "群主不是员工"),
          Map.entry(49026, "管理员过多"),
          Map.entry(50002, "员工不在授权范围"),
          Map.entry(50004, "部门不在授权范围"),
          Map.entry(60020, "访问ip不在白名单之中"),
          Map.entry(60121, "找不到该用户"),
          Map.entry(60124, "用户不在群内"),
          Map.entry(71010, "JSON解析失败"),
          Map.entry(90018, "您的服务器调用钉钉开放平台所有接口的请求都被暂时禁用了，QPS超限"),
          Map.entry(90020, "企业本月调用次数已达上限"),
          Map.entry(400002, "参数错误"),
          Map.entry(400020, "无权限访问"));

  private Refusals() {}

  static Refusal old(int code) {
    return old(code, TEXTS.getOrDefault(code, "错误"));
  }

  static Refusal old(int code, String message) {
    return new Refusal(oldAnswer(code, message));
  }

  /// A trouble with rights: code 88 with what it is within.
  static Refusal forbidden(int code) {
    var text = TEXTS.getOrDefault(code, "错误");
    return new Refusal(
        Answer.json(
            Json.of(
                "errcode",
                88,
                "errmsg",
                "ding talk error[subcode=" + code + ",submsg=" + text + "]",
                "sub_code",
                String.valueOf(code),
                "sub_msg",
                text,
                "request_id",
                "sandbox")));
  }

  static Answer oldAnswer(int code) {
    return oldAnswer(code, TEXTS.getOrDefault(code, "错误"));
  }

  private static Answer oldAnswer(int code, String message) {
    return Answer.json(Json.of("errcode", code, "errmsg", message, "request_id", "sandbox"));
  }

  /// A refusal of the new host.
  static Refusal of(int status, String code, String message) {
    return new Refusal(answer(status, code, message));
  }

  static Answer answer(int status, String code, String message) {
    return Answer.json(status, Json.of("code", code, "requestid", "sandbox", "message", message));
  }

  /// A wrong parameter on the new host.
  static Refusal parameter(String message) {
    return of(400, "parameter.invalid", message);
  }
}

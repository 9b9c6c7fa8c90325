package org.convoke.connectors.wecom;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.convoke.connectors.Finding;
import org.convoke.connectors.Finding.State;
import org.convoke.connectors.SealedCallbacks;
import org.convoke.model.Phrase;
import org.convoke.model.Problem;

/// Tries what flows need of a connection, by calls that only read.
final class Checks {

  private static final Phrase NOTHING = Phrase.of("", "");
  private static final Phrase CREDENTIALS = Phrase.of("企业 ID 与 Secret", "Corp ID and secret");
  private static final Phrase TRUSTED_IP = Phrase.of("企业可信 IP", "Trusted IP");
  private static final Phrase RANGE = Phrase.of("可见范围含根部门", "Visible to the root department");
  private static final Phrase CONTACT = Phrase.of("客户联系", "Customer contact");
  private static final Phrase CALLBACKS = Phrase.of("接收消息", "Callbacks");
  private static final Phrase SIGN_IN = Phrase.of("可信域名", "Trusted domain");
  private static final int ROOT = 1;

  private final Api api;
  private final WeComSettings settings;

  Checks(Api api, WeComSettings settings) {
    this.api = api;
    this.settings = settings;
  }

  List<Finding> findings() {
    var findings = new ArrayList<>(calls());
    findings.add(callbacks());
    findings.add(signIn());
    return List.copyOf(findings);
  }

  private List<Finding> calls() {
    try {
      var departments = api.call(Request.get("/cgi-bin/department/simplelist"));
      var credentials = ok("credentials", CREDENTIALS, SetUp.APP);
      return departments.code() == Refusals.UNTRUSTED_IP
          ? List.of(credentials, trustedIp(departments))
          : List.of(credentials, trustedIp(departments), range(departments), customerContact());
    } catch (Problem problem) {
      return List.of(
          new Finding(
              "credentials", State.MISSING, CREDENTIALS, problem.detail(), NOTHING, SetUp.APP));
    }
  }

  private static Finding trustedIp(Answer answer) {
    if (answer.code() != Refusals.UNTRUSTED_IP) {
      return ok("trusted-ip", TRUSTED_IP, SetUp.TRUSTED_IP);
    }
    return new Finding(
        "trusted-ip",
        State.MISSING,
        TRUSTED_IP,
        Refusals.problem(answer).detail(),
        Phrase.of(
            "把 %s 加到应用详情页的“企业可信 IP”。",
            "Add %s under Trusted IPs on the app's page.", Refusals.ip(answer)),
        SetUp.TRUSTED_IP);
  }

  private static Finding range(Answer answer) {
    if (answer.isOk() && seesRoot(answer)) {
      return ok("visible-range", RANGE, SetUp.VISIBLE_RANGE);
    }
    return new Finding(
        "visible-range",
        State.MISSING,
        RANGE,
        answer.isOk()
            ? Phrase.of(
                "应用看不到根部门，不能建群。",
                "The app does not see the root department and cannot create groups.")
            : Refusals.problem(answer).detail(),
        Phrase.of(
            "在应用详情页把“可见范围”设为整个企业。", "On the app's page, set its visible range to the company."),
        SetUp.VISIBLE_RANGE);
  }

  private static boolean seesRoot(Answer answer) {
    for (var department : answer.body().path("department_id")) {
      if (department.path("id").asInt() == ROOT) {
        return true;
      }
    }
    return false;
  }

  private Finding customerContact() {
    try {
      var answer =
          api.call(
              Request.ask(
                  "/cgi-bin/externalcontact/groupchat/list",
                  Request.fields().put("status_filter", 0).put("limit", 1)));
      // Too many groups to list without a filter: so the app may.
      if (answer.isOk() || answer.code() == Refusals.TOO_MANY_RESULTS) {
        return ok("customer-contact", CONTACT, SetUp.CUSTOMER_CONTACT);
      }
      return noCustomerContact(Refusals.problem(answer));
    } catch (Problem problem) {
      return noCustomerContact(problem);
    }
  }

  private static Finding noCustomerContact(Problem problem) {
    return new Finding(
        "customer-contact",
        State.WARNING,
        CONTACT,
        problem.detail(),
        Phrase.of(
            "需要客户群事件时，在“客户联系 → API → 可调用接口的应用”中勾选此应用。",
            "For events of customer groups, tick this app under Customer contact → API."),
        SetUp.CUSTOMER_CONTACT);
  }

  /// Whether WeCom reaches us it does not tell; whether it could be understood is known.
  private Finding callbacks() {
    var token = settings.callbackToken();
    var key = settings.callbackKey();
    if (token.isEmpty() || key.isEmpty()) {
      return warning(
          "callbacks",
          CALLBACKS,
          Phrase.of(
              "没有填写 Token 和 EncodingAESKey，收不到事件。",
              "Without token and EncodingAESKey no events arrive."),
          SetUp.RECEIVE);
    }
    return tried(
        () -> {
          new SealedCallbacks(token.get(), key.get(), settings.corpId());
          return ok("callbacks", CALLBACKS, SetUp.RECEIVE);
        });
  }

  private static Finding tried(Supplier<Finding> trial) {
    try {
      return trial.get();
    } catch (Problem problem) {
      return warning("callbacks", CALLBACKS, problem.detail(), SetUp.RECEIVE);
    }
  }

  private static Finding signIn() {
    return new Finding(
        "sign-in",
        State.UNKNOWN,
        SIGN_IN,
        Phrase.of("企业微信没有接口可以查询。", "WeCom has no call that tells."),
        Phrase.of("用企业微信登录一次来确认。", "Sign in with WeCom once to see."),
        SetUp.SIGN_IN);
  }

  private static Finding ok(String key, Phrase what, String step) {
    return new Finding(key, State.OK, what, Phrase.of("正常", "All right"), NOTHING, step);
  }

  private static Finding warning(String key, Phrase what, Phrase detail, String step) {
    return new Finding(
        key,
        State.WARNING,
        what,
        detail,
        Phrase.of("按设置向导的“接收消息”一步填写。", "Follow the guide's step on receiving messages."),
        step);
  }
}

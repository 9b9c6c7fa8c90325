package org.convoke.connectors.dingtalk;

import static org.convoke.connectors.dingtalk.Request.fields;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.convoke.connectors.Finding;
import org.convoke.connectors.Finding.State;
import org.convoke.connectors.SealedCallbacks;
import org.convoke.model.Phrase;
import org.convoke.model.Problem;

/// Tries what flows need of a connection, by calls that only read; all but one cost nothing of the
/// month.
final class Checks {

  private static final Phrase NOTHING = Phrase.of("", "");
  private static final Phrase CREDENTIALS =
      Phrase.of("Client ID 与 Client Secret", "Client ID and Client Secret");
  private static final Phrase ADDRESS = Phrase.of("服务器出口 IP", "Outgoing IP");
  private static final Phrase DIRECTORY = Phrase.of("通讯录权限", "Permission for the directory");
  private static final Phrase GROUPS = Phrase.of("读取群的权限", "Permission to read groups");
  private static final Phrase CREATING = Phrase.of("建群的权限", "Permission to create groups");
  private static final Phrase TEMPLATE = Phrase.of("场景群模板", "Scene group template");
  private static final Phrase ROBOT = Phrase.of("群里的机器人", "The robot in groups");
  private static final Phrase EVENTS = Phrase.of("事件订阅", "Event subscription");
  private static final Phrase GRANT =
      Phrase.of("在应用的“权限管理”中开通。", "Grant it under the app's Permissions.");
  private static final Phrase CANNOT_TELL =
      Phrase.of("钉钉没有不改动数据的接口可以查询。", "DingTalk has no call that tells without changing something.");

  private final Api api;
  private final DingTalkSettings settings;

  Checks(Api api, DingTalkSettings settings) {
    this.api = api;
    this.settings = settings;
  }

  List<Finding> findings() {
    var findings = new ArrayList<Finding>();
    try {
      var departments =
          api.call(
              Request.ask(Host.OAPI, "/topapi/v2/department/listsub", fields().put("dept_id", 1))
                  .free());
      findings.add(ok("credentials", CREDENTIALS, SetUp.APP));
      findings.addAll(allowed(departments));
    } catch (Problem problem) {
      findings.add(
          new Finding(
              "credentials", State.MISSING, CREDENTIALS, problem.detail(), NOTHING, SetUp.APP));
    }
    findings.addAll(unknown());
    findings.add(events());
    return List.copyOf(findings);
  }

  private List<Finding> allowed(Answer departments) {
    if (isForeignAddress(departments)) {
      return List.of(refused("egress-ip", State.MISSING, ADDRESS, departments, SetUp.EGRESS_IP));
    }
    return List.of(
        ok("egress-ip", ADDRESS, SetUp.EGRESS_IP),
        departments.isOk()
            ? ok("directory", DIRECTORY, SetUp.PERMISSIONS)
            : refused("directory", State.MISSING, DIRECTORY, departments, SetUp.PERMISSIONS),
        groups());
  }

  /// A group that is not there: what counts is why it is not told of.
  private Finding groups() {
    try {
      var answer = api.call(Request.get(Host.OAPI, "/chat/get", "chatid", "chat-of-a-check"));
      return Set.of("88.60011", "43007").contains(answer.code())
          ? refused("groups", State.MISSING, GROUPS, answer, SetUp.PERMISSIONS)
          : ok("groups", GROUPS, SetUp.PERMISSIONS);
    } catch (Problem problem) {
      return new Finding(
          "groups", State.WARNING, GROUPS, problem.detail(), NOTHING, SetUp.PERMISSIONS);
    }
  }

  private static boolean isForeignAddress(Answer answer) {
    return answer.code().endsWith("60020");
  }

  private List<Finding> unknown() {
    var findings = new ArrayList<Finding>();
    findings.add(
        new Finding(
            "creating",
            State.UNKNOWN,
            CREATING,
            CANNOT_TELL,
            Phrase.of("创建一个测试群来确认。", "Create a group to see."),
            SetUp.PERMISSIONS));
    if (settings.dialect().equals("scene")) {
      findings.add(template());
    } else {
      findings.add(
          new Finding(
              "robot",
              State.UNKNOWN,
              ROBOT,
              CANNOT_TELL,
              Phrase.of(
                  "普通群要由成员在群设置中添加机器人才能发消息；场景群自带机器人。",
                  "A member adds the robot in the group's settings before messages can be sent; scene"
                      + " groups bring it along."),
              SetUp.ROBOT));
    }
    return findings;
  }

  private Finding template() {
    return settings.hasTemplate()
        ? ok("scene-template", TEMPLATE, SetUp.SCENE_TEMPLATE)
        : new Finding(
            "scene-template",
            State.MISSING,
            TEMPLATE,
            Phrase.of(
                "没有填写模板 ID，不能建场景群。", "Without the template's id no scene group can be created."),
            Phrase.of("发布一个群模板，填写它的 ID。", "Publish a template and enter its id."),
            SetUp.SCENE_TEMPLATE);
  }

  /// Without them events come by stream.
  private Finding events() {
    var token = settings.callbackToken();
    var key = settings.callbackKey();
    if (token.isEmpty() || key.isEmpty()) {
      return new Finding(
          "events",
          State.WARNING,
          EVENTS,
          Phrase.of(
              "没有填写 Token 和 aes_key：事件只能经 Stream 模式到达。",
              "Without token and aes_key events arrive by stream only."),
          Phrase.of(
              "在开发者后台选择 Stream 模式，或按设置向导的“订阅事件”一步填写。",
              "Choose Stream in the developer console, or follow the guide's step on events."),
          SetUp.EVENTS);
    }
    try {
      new SealedCallbacks(token.get(), key.get(), settings.appKey());
      return ok("events", EVENTS, SetUp.EVENTS);
    } catch (Problem problem) {
      return new Finding("events", State.WARNING, EVENTS, problem.detail(), NOTHING, SetUp.EVENTS);
    }
  }

  private Finding refused(String key, State state, Phrase what, Answer answer, String step) {
    return new Finding(key, state, what, api.refusals().problem(answer).detail(), GRANT, step);
  }

  private static Finding ok(String key, Phrase what, String step) {
    return new Finding(key, State.OK, what, Phrase.of("正常", "All right"), NOTHING, step);
  }
}

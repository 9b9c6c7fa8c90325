package org.convoke.connectors.dingtalk;

import java.util.List;
import org.convoke.connectors.GuideStep;
import org.convoke.connectors.GuideStep.Copy;
import org.convoke.model.Phrase;

/// How an administrator sets up an app in DingTalk's developer console.
final class SetUp {

  static final String APP = "app";
  static final String PERMISSIONS = "permissions";
  static final String EGRESS_IP = "egress-ip";
  static final String SCENE_TEMPLATE = "scene-template";
  static final String ROBOT = "robot";
  static final String EVENTS = "events";
  static final String SIGN_IN = "sign-in";

  /// One a line, as the console's search takes them one after the other.
  static final String SCOPES =
      """
      qyapi_chat_manage
      qyapi_chat_read
      qyapi_chat_base_read
      qyapi_robot_sendmsg
      qyapi_get_department_list
      qyapi_get_department_member
      qyapi_get_member
      qyapi_get_member_by_mobile
      Contact.User.Read""";

  static final List<GuideStep> GUIDE =
      List.of(
          new GuideStep(
              APP,
              Phrase.of("创建企业内部应用", "Create an internal app"),
              Phrase.of(
                  "在开发者后台（open-dev.dingtalk.com）创建企业内部应用，把“凭证与基础信息”中的 Client ID、Client Secret 和首页的 CorpId 填到这里。"
                      + "应用的可见范围要包含会进群的人。",
                  "In the developer console (open-dev.dingtalk.com) create an internal app. Copy Client ID and Client Secret from"
                      + " its Credentials page, and the CorpId from the first page. Its visible range has to"
                      + " include those who will be in groups."),
              List.of(
                  DingTalkSettings.APP_KEY, DingTalkSettings.APP_SECRET, DingTalkSettings.CORP_ID),
              List.of()),
          new GuideStep(
              PERMISSIONS,
              Phrase.of("开通权限", "Grant permissions"),
              Phrase.of(
                  "在应用的“权限管理”中搜索并开通下面的权限点：群（管理、读取、基础读取）、机器人发消息、通讯录读取。",
                  "Under the app's Permissions search for and grant those below: groups (manage, read, basic"
                      + " read), robot messages, reading the directory."),
              List.of(),
              List.of(Copy.SCOPES)),
          new GuideStep(
              EGRESS_IP,
              Phrase.of("填写服务器出口 IP（可选）", "Enter the server's outgoing IP (optional)"),
              Phrase.of(
                  "若在“安全设置 → 服务器出口 IP”中启用了白名单，加入本服务器访问外网的 IP。",
                  "If Security settings → Outgoing IP of the server keeps a list, add the address this server is"
                      + " seen by outside."),
              List.of(),
              List.of()),
          new GuideStep(
              SCENE_TEMPLATE,
              Phrase.of("发布场景群模板（建议）", "Publish a scene group template (advised)"),
              Phrase.of(
                  "在“场景群 → 群模板”中新建模板，绑定机器人，提交并发布，把模板 ID 填到这里，并把建群方式设为“场景群”。"
                      + "这样掉线重试也不会建出第二个群，群还能解散。",
                  "Under Scene groups → Templates create one, bind the robot, submit and publish it. Enter its id here and"
                      + " choose scene groups: a lost answer then never makes a second group, and groups can be"
                      + " disbanded."),
              List.of(DingTalkSettings.DIALECT, DingTalkSettings.TEMPLATE),
              List.of()),
          new GuideStep(
              ROBOT,
              Phrase.of("添加机器人能力", "Add the robot ability"),
              Phrase.of(
                  "在“应用能力”中添加机器人并发布。场景群的模板会自动带入机器人；其他群要由群成员在群设置中添加它，之后才能发消息。",
                  "Under Abilities add a robot and publish it. Templates of scene groups bring it along; into other groups a"
                      + " member adds it in the group's settings before messages can be sent."),
              List.of(DingTalkSettings.ROBOT),
              List.of()),
          new GuideStep(
              EVENTS,
              Phrase.of("订阅事件", "Subscribe to events"),
              Phrase.of(
                  "在“事件与回调”中选择 HTTP 推送，粘贴回调地址，把 Token 和 aes_key 先在这里保存，再在开发者后台保存；订阅群会话和通讯录事件。"
                      + "本服务器不能从外网访问时，选 Stream 模式，不必填写它们。",
                  "Under Events and callbacks choose HTTP, paste the callback address, save token and aes_key here first and"
                      + " then there; subscribe to events of groups and of the directory. For a server that cannot"
                      + " be reached choose Stream: nothing is to be entered then."),
              List.of(DingTalkSettings.CALLBACK_TOKEN, DingTalkSettings.CALLBACK_KEY),
              List.of(Copy.CALLBACK_ADDRESS)),
          new GuideStep(
              SIGN_IN,
              Phrase.of("允许登录（可选）", "Allow signing in (optional)"),
              Phrase.of(
                  "在“安全设置 → 重定向 URL”中加入登录回跳地址，并开通个人信息读取权限。",
                  "Under Security settings → Redirect URL add the address below, and grant reading of personal"
                      + " information."),
              List.of(),
              List.of(Copy.SIGN_IN_ADDRESS)));

  private SetUp() {}
}

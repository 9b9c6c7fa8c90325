package org.convoke.connectors.feishu;

import java.util.List;
import org.convoke.connectors.GuideStep;
import org.convoke.connectors.GuideStep.Copy;
import org.convoke.model.Phrase;

/// How a self-built app is set up in Feishu's developer console, page by page.
final class Guide {

  static final String CREATE = "create";
  static final String BOT = "bot";
  static final String SCOPES = "scopes";
  static final String SECURITY = "security";
  static final String EVENTS = "events";
  static final String SIGN_IN = "sign-in";
  static final String SHARING = "sharing";
  static final String RELEASE = "release";
  static final String SHARE_BOT = "share-bot";

  static final List<GuideStep> ALL =
      List.of(
          new GuideStep(
              CREATE,
              Phrase.of("创建企业自建应用", "Create a self-built app"),
              Phrase.of(
                  "打开 open.feishu.cn 的“开发者后台”，点“创建企业自建应用”。商店应用不能建外部群。从“凭证与基础信息”页把 App ID 和 App Secret 复制到这里。",
                  "Open the developer console at open.feishu.cn and create a custom (self-built) app; store apps cannot make external groups. Copy App ID and App Secret from \"Credentials & Basic Info\"."),
              List.of("appId", "appSecret"),
              List.of()),
          new GuideStep(
              BOT,
              Phrase.of("添加机器人能力", "Add the bot"),
              Phrase.of(
                  "在“添加应用能力”页添加“机器人”。群由机器人创建，但群主始终是你选择的员工。",
                  "Add \"Bot\" under \"Add Features\". The bot makes the groups; an employee of your choice owns them."),
              List.of(),
              List.of()),
          new GuideStep(
              SCOPES,
              Phrase.of("开通权限", "Grant the permissions"),
              Phrase.of(
                  "在“权限管理”页点“批量导入/导出权限”，粘贴下面的内容并申请开通。再把“通讯录权限范围”设为需要同步的部门。",
                  "Under \"Permissions & Scopes\" choose the batch import, paste the text below and apply. Set the contact range to the departments that shall be synchronized."),
              List.of(),
              List.of(Copy.SCOPES)),
          new GuideStep(
              SECURITY,
              Phrase.of("放行服务器地址", "Allow this server's address"),
              Phrase.of(
                  "如果在“安全设置”页启用了 IP 白名单，请加入本服务器的出口 IP；没有启用则跳过。",
                  "If the IP allow-list under \"Security Settings\" is used, add this server's public address; otherwise skip this step."),
              List.of(),
              List.of()),
          new GuideStep(
              EVENTS,
              Phrase.of("订阅事件与回调", "Subscribe to events and callbacks"),
              Phrase.of(
                  "在“事件与回调 → 加密策略”页设置 Encrypt Key，并把它和 Verification Token 复制到这里，先保存连接。飞书访问不到本服务器时，改为在连接中选“长连接”并保存，再到后台选“使用长连接接收事件”。否则在“事件配置”和“回调配置”两页选择“将事件发送至开发者服务器”，粘贴下面的地址。添加事件：用户和机器人的会话首次被创建、用户进入与机器人的会话、接收消息、群配置修改、群解散、用户进群、用户出群、撤销拉用户进群、机器人进群、机器人被移出群、员工入职、员工信息变更、员工离职、部门新建、部门信息变更、部门删除；添加回调：卡片回传交互。",
                  "Set an Encrypt Key under \"Events & Callbacks → Encryption Strategy\", copy it and the Verification Token here, and save the connection first. If Feishu cannot reach this server, choose the long connection here and save, then there. Otherwise choose \"Send to developer's server\" under both \"Event\" and \"Callback\" configuration and paste the address below. Add the events p2p_chat_create, im.chat.access_event.bot_p2p_chat_entered_v1, im.message.receive_v1, im.chat.updated_v1, im.chat.disbanded_v1, im.chat.member.user.added_v1, .deleted_v1 and .withdrawn_v1, im.chat.member.bot.added_v1 and .deleted_v1, contact.user.* and contact.department.*; add the callback card.action.trigger."),
              List.of("encryptKey", "verificationToken"),
              List.of(Copy.CALLBACK_ADDRESS)),
          new GuideStep(
              SIGN_IN,
              Phrase.of("登记登录地址", "Register the sign-in address"),
              Phrase.of(
                  "要用飞书账号登录召集，请在“安全设置 → 重定向 URL”中添加下面的地址；不用则跳过。",
                  "To sign in with Feishu, add the address below under \"Security Settings → Redirect URLs\"; otherwise skip this step."),
              List.of(),
              List.of(Copy.SIGN_IN_ADDRESS)),
          new GuideStep(
              SHARING,
              Phrase.of("开启对外共享", "Turn external sharing on"),
              Phrase.of(
                  "要建含客户的外部群：企业须先完成飞书认证，且应用没有开启“关联组织共享”。在“版本管理与发布”创建版本时，打开“对外共享”中的“机器人可被添加到外部群”和“外部用户可与机器人单聊”。只建内部群则跳过。",
                  "For groups with customers the tenant must be certified by Feishu, and the app must not be shared with associated organizations. When you create a version under \"Version Management & Release\", turn on the two switches of \"External sharing\": the bot may be added to external groups, and outsiders may chat with it. Skip this for internal groups only."),
              List.of(),
              List.of()),
          new GuideStep(
              RELEASE,
              Phrase.of("发布版本", "Release a version"),
              Phrase.of(
                  "在“版本管理与发布”页创建版本，可用范围选择会进群的员工（建议全员），申请发布，并由企业管理员在管理后台审核。以后每次修改能力、权限或事件都要再发布一次。",
                  "Create a version under \"Version Management & Release\", choose everybody who may come into a group as its availability, apply, and have the tenant's administrator approve it. Every later change of abilities, permissions or events needs another version."),
              List.of(),
              List.of()),
          new GuideStep(
              SHARE_BOT,
              Phrase.of("请客户打开机器人", "Have customers open the bot"),
              Phrase.of(
                  "员工在飞书里加客户为外部联系人，再把机器人分享给他（名片、二维码或应用链接）。客户在飞书 7.22 以上版本中打开单聊并确认后，召集会自动登记他，此后可以拉他进群；群主须是与他互为联系人的员工。",
                  "An employee adds the customer as an external contact in Feishu and shares the bot with him (card, QR code or link). Once the customer opened its chat and confirmed, in Feishu 7.22 or later, Convoke registers him and he can be put into groups owned by an employee whose contact he is."),
              List.of(),
              List.of()));

  private Guide() {}
}

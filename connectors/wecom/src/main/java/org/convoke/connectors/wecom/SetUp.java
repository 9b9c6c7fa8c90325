package org.convoke.connectors.wecom;

import java.util.List;
import org.convoke.connectors.GuideStep;
import org.convoke.connectors.GuideStep.Copy;
import org.convoke.model.Phrase;

/// How an administrator sets up an app in WeCom's console.
final class SetUp {

  static final String APP = "app";
  static final String VISIBLE_RANGE = "visible-range";
  static final String RECEIVE = "receive-messages";
  static final String TRUSTED_IP = "trusted-ip";
  static final String CUSTOMER_CONTACT = "customer-contact";
  static final String SIGN_IN = "sign-in";

  static final List<GuideStep> GUIDE =
      List.of(
          new GuideStep(
              APP,
              Phrase.of("创建自建应用", "Create a self-built app"),
              Phrase.of(
                  "在管理后台打开“应用管理 → 自建 → 创建应用”。把应用详情页的 AgentId、Secret，以及“我的企业 → 企业信息”中的企业 ID 填到这里。",
                  "In the console open App management → Self-built → Create app. Copy AgentId and Secret from"
                      + " the app's page, and the Corp ID from My company → Company information."),
              List.of(WeComSettings.CORP_ID, WeComSettings.AGENT_ID, WeComSettings.SECRET),
              List.of()),
          new GuideStep(
              VISIBLE_RANGE,
              Phrase.of("可见范围设为根部门", "Make the app visible to the root department"),
              Phrase.of(
                  "在应用详情页点“可见范围 → 编辑”，选择最上层的企业（根部门）。范围不含根部门时，企业微信不允许应用建群（60011）。",
                  "On the app's page choose Visible range → Edit and select the company itself (the root"
                      + " department). Otherwise WeCom lets the app create no group (60011)."),
              List.of(),
              List.of()),
          new GuideStep(
              RECEIVE,
              Phrase.of("设置接收消息", "Receive messages"),
              Phrase.of(
                  "在应用详情页打开“接收消息 → 设置 API 接收”，粘贴回调地址，随机生成 Token 和 EncodingAESKey，先在这里保存，再在企业微信保存。"
                      + "没有可信域名的应用要先完成此步，才能填写可信 IP。",
                  "On the app's page open Receive messages → Set API receiving, paste the callback address and let it"
                      + " generate Token and EncodingAESKey. Save them here first, then there. An app without a"
                      + " trusted domain needs this before it may have trusted IPs."),
              List.of(WeComSettings.CALLBACK_TOKEN, WeComSettings.CALLBACK_KEY),
              List.of(Copy.CALLBACK_ADDRESS)),
          new GuideStep(
              TRUSTED_IP,
              Phrase.of("填写企业可信 IP", "Enter the trusted IP"),
              Phrase.of(
                  "在应用详情页最下方“企业可信 IP → 配置”，填写本服务器访问外网的 IP，多个用分号隔开，约一分钟后生效。检查连接时若返回 60020，结果里会写出该 IP。",
                  "At the end of the app's page choose Trusted IPs → Configure and enter the address this server is seen"
                      + " by outside; several are joined by semicolons. It takes about a minute. When the check"
                      + " answers 60020, it names that address."),
              List.of(),
              List.of()),
          new GuideStep(
              CUSTOMER_CONTACT,
              Phrase.of("允许调用客户联系（可选）", "Allow customer contact (optional)"),
              Phrase.of(
                  "管理后台“客户与上下游 → 客户联系 → API → 可调用接口的应用”，勾选此应用。这样自动化才能找到员工建好的客户群、生成群二维码，并收到客户群和客户变更的事件。",
                  "Console → Customers → Customer contact → API → Apps that may call: tick this app. Only then flows"
                      + " find the customer groups that employees create and make their QR codes, and it hears of"
                      + " customer groups and customers."),
              List.of(),
              List.of()),
          new GuideStep(
              SIGN_IN,
              Phrase.of("允许登录（可选）", "Allow signing in (optional)"),
              Phrase.of(
                  "在应用详情页“网页授权及 JS-SDK”中，把本服务器的域名设为可信域名。登录回跳地址如下。",
                  "On the app's page, under Web authorization and JS-SDK, make this server's domain the trusted domain."
                      + " People come back to the address below."),
              List.of(),
              List.of(Copy.SIGN_IN_ADDRESS)));

  private SetUp() {}
}

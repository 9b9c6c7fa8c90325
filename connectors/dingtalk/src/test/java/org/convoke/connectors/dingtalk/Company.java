package org.convoke.connectors.dingtalk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.convoke.connectors.Accounts.Account;
import org.convoke.connectors.GroupChats;
import org.convoke.connectors.PlatformConnection;
import org.convoke.connectors.SandboxDesk;
import org.convoke.connectors.TestConnection;
import org.convoke.model.PersonId;
import org.convoke.sandbox.Sandbox;
import org.convoke.sandbox.SandboxSettings;

/// The sandbox's company and a connection to its app.
final class Company implements AutoCloseable {

  final Sandbox sandbox;
  final SandboxDesk desk;
  final TestConnection context;
  final PlatformConnection connection;
  final PersonId fang;
  final PersonId yang;
  final PersonId jing;

  private Company(Map<String, String> settings) throws IOException {
    sandbox = Sandbox.start(SandboxSettings.forTests());
    desk = new SandboxDesk(sandbox.address(), "dingtalk");
    // Waiting moves the sandbox's clock, so that no test does.
    var platform = new DingTalkPlatform(sandbox::advance);
    var filledIn = new HashMap<>(fitting());
    filledIn.putAll(settings);
    context = new TestConnection(platform, filledIn);
    connection = platform.open(context);
    fang = employee("王芳", "wangfang");
    yang = employee("刘洋", "liuyang");
    jing = employee("陈静", "chenjing");
  }

  /// @param settings names and values in turn, other than those that fit the sandbox
  static Company with(String... settings) throws IOException {
    var named = new HashMap<String, String>();
    for (var index = 0; index < settings.length; index += 2) {
      named.put(settings[index], settings[index + 1]);
    }
    var company = new Company(named);
    company.desk.configure("classicAllowed", "classic".equals(named.get("dialect")));
    return company;
  }

  PersonId employee(String name, String userId) {
    return context
        .accounts()
        .employee(name, new Account(userId, Map.of("unionId", "union-" + userId)));
  }

  /// The three and so many more that there are `count`, all at work in the sandbox.
  List<PersonId> everybody(int count) {
    var people = new ArrayList<>(List.of(fang, yang, jing));
    while (people.size() < count) {
      people.add(employee("人" + people.size(), "u" + people.size()));
    }
    desk.rewrite(
        data -> {
          var known = (ObjectNode) data.path("people");
          for (var number = 3; number < count; number++) {
            var one = (ObjectNode) known.path("wangfang").deepCopy();
            one.put("userId", "u" + number).put("unionId", "union-u" + number);
            known.set("u" + number, one);
          }
        });
    return people;
  }

  private Map<String, String> fitting() {
    var address = sandbox.address().toString();
    var settings = new HashMap<String, String>();
    settings.put("appKey", "dingsandbox0001");
    settings.put("appSecret", "sandbox-dingtalk-secret");
    settings.put("corpId", "dingcorp0001");
    settings.put("sceneTemplateId", "template-0001");
    settings.put("callbackToken", "sandboxToken");
    settings.put("callbackAesKey", "4g5j64qlyl3zvetqxz5jiocdr586fn2zvjpa8zls3ij");
    settings.put("apiAddress", address);
    settings.put("oapiAddress", address);
    settings.put("loginAddress", address);
    return settings;
  }

  GroupChats chats() {
    return connection.groupChats();
  }

  @Override
  public void close() {
    sandbox.close();
  }
}

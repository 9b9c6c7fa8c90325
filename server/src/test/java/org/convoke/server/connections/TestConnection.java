package org.convoke.server.connections;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.convoke.connectors.Accounts.Account;
import org.convoke.database.Database;
import org.convoke.model.ConnectionId;
import org.convoke.model.OrgId;
import org.convoke.model.PersonId;
import org.convoke.server.Api;

/// A connection of the demo organization to a [TestPlatformServer], made by 李娜.
record TestConnection(Api.Answer made) {

  static TestConnection to(TestPlatformServer platform, Map<String, String> more) {
    var settings = new LinkedHashMap<String, Object>(more);
    settings.put("appId", "app1");
    settings.put("appSecret", TestPlatformServer.SECRET);
    settings.put("server", platform.address());
    var body = Map.of("name", "测试", "connector", TestPlatform.KEY, "settings", settings);
    return new TestConnection(admin().post("/connections", body).expect(201));
  }

  /// Asked for when it is needed: helpers are loaded by the first test that uses one, and others
  /// set the clock beyond a session's end.
  static Api admin() {
    return Api.signIn("lina");
  }

  static OrgId org() {
    return OrgId.parse(admin().get("/me").text("organization.id"));
  }

  ConnectionId id() {
    return new ConnectionId(UUID.fromString(made.text("id")));
  }

  String key() {
    return made.text("key");
  }

  String path(String rest) {
    return "/connections/" + made.text("id") + rest;
  }

  /// Its platform tells of an event.
  ///
  /// @param event JSON; apostrophes stand for quotation marks
  Api.Answer tell(String token, String event) {
    return Api.anonymous()
        .post(
            "//callbacks/%s?token=%s".formatted(id(), token),
            "{\"events\":[%s]}".formatted(event.replace('\'', '"')));
  }

  /// As a sync would that found the account.
  void link(AccountStore accounts, Database database, PersonId person, String account) {
    accounts.put(database, org(), id(), known(account, person));
  }

  /// What a sync knows of an account that it found.
  static AccountStore.Known known(String account, PersonId person) {
    return AccountStore.Known.named(
        new Account(account, Map.of()),
        person,
        account,
        AccountStore.Origin.HAND,
        Instant.EPOCH,
        false);
  }
}

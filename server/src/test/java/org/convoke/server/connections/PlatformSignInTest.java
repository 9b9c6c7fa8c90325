package org.convoke.server.connections;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.convoke.database.Database;
import org.convoke.server.Api;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Signing in with a platform's account.
@QuarkusTest
class PlatformSignInTest {

  private static final Api NOBODY = Api.anonymous();

  @Inject Database database;
  @Inject AccountStore accounts;

  private TestPlatformServer platform;
  private TestConnection connection;

  @BeforeEach
  void start() throws IOException {
    platform = new TestPlatformServer();
    connection = TestConnection.to(platform, Map.of());
    connection.link(accounts, database, Api.signIn("wangfang").person(), "acc-wangfang");
  }

  @AfterEach
  void stop() {
    platform.close();
  }

  private Api.Answer begin(String to) {
    return NOBODY.get("/auth/" + connection.id() + "/start?to=" + to).expect(303);
  }

  private static String state(Api.Answer begun) {
    return begun.header("Location").replaceAll(".*state=", "");
  }

  private Api.Answer back(String code, String state, String cookie) {
    return NOBODY
        .with("Cookie", cookie)
        .get("/auth/%s/back?code=%s&state=%s".formatted(connection.id(), code, state))
        .expect(303);
  }

  private static String path(Api.Answer answer) {
    var uri = URI.create(answer.header("Location"));
    return uri.getPath() + (uri.getQuery() == null ? "" : "?" + uri.getQuery());
  }

  private static List<String> cookies(Api.Answer answer) {
    return answer.response().headers().allValues("Set-Cookie");
  }

  @Test
  void whoever_has_the_account_is_signed_in() {
    assertThat(NOBODY.get("/auth/connections").expect(200).body().findValuesAsText("id"))
        .contains(connection.id().toString());
    var begun = begin("/inbox");
    assertThat(begun.header("Location")).startsWith(platform.address() + "/authorize?redirect=");
    var done = back("code-of-acc-wangfang", state(begun), begun.cookie());
    assertThat(path(done)).isEqualTo("/inbox");
    var session =
        cookies(done).stream().filter(it -> it.startsWith("convoke_session=")).findFirst();
    var me = NOBODY.with("Cookie", session.orElseThrow().split(";")[0]).get("/me").expect(200);
    assertThat(me.text("person.username")).isEqualTo("wangfang");
  }

  @Test
  void an_account_that_is_nobody_s_is_told_so() {
    var begun = begin("/inbox");
    var done = back("code-of-stranger", state(begun), begun.cookie());
    assertThat(path(done)).isEqualTo("/sign-in?problem=account-not-linked");
    assertThat(cookies(done)).noneMatch(it -> it.startsWith("convoke_session="));
  }

  @Test
  void another_browser_cannot_end_what_this_one_began() {
    var begun = begin("/inbox");
    var done = back("code-of-acc-wangfang", state(begun), "convoke_sign_in=0000.%2F");
    assertThat(path(done)).isEqualTo("/sign-in?problem=sign-in-expired");
    assertThat(path(back("code-of-acc-wangfang", state(begun), "x=y")))
        .isEqualTo("/sign-in?problem=sign-in-expired");
  }

  @Test
  void another_platform_cannot_end_what_this_one_began() {
    var other = TestConnection.to(platform, Map.of());
    other.link(accounts, database, Api.signIn("wangfang").person(), "acc-wangfang");
    var begun = begin("/inbox");
    var done =
        NOBODY
            .with("Cookie", begun.cookie())
            .get(
                "/auth/%s/back?code=code-of-acc-wangfang&state=%s"
                    .formatted(other.id(), state(begun)))
            .expect(303);
    assertThat(path(done)).isEqualTo("/sign-in?problem=sign-in-expired");
    assertThat(cookies(done)).noneMatch(it -> it.startsWith("convoke_session="));
  }

  @Test
  void no_address_of_another_site_is_gone_to_afterwards() {
    for (var to :
        List.of(
            "https://evil.example.com", "//evil.example.com", "/%%5Cevil", "/a%%7Cb", "/%%25zz")) {
      var begun = begin(to);
      assertThat(path(back("code-of-acc-wangfang", state(begun), begun.cookie()))).isEqualTo("/");
    }
  }

  @Test
  void a_person_from_outside_may_not_sign_in() {
    var customer = Api.signIn("lina").get("/contacts").expect(200).text("items.0.id");
    connection.link(accounts, database, org.convoke.model.PersonId.parse(customer), "acc-customer");
    var begun = begin("/inbox");
    assertThat(path(back("code-of-acc-customer", state(begun), begun.cookie())))
        .isEqualTo("/sign-in?problem=may-not-sign-in");
  }

  @Test
  void an_administrator_s_account_that_was_found_signs_in_once_he_confirmed_it() {
    var lina = TestConnection.admin();
    connection.link(accounts, database, lina.person(), "acc-lina");
    assertThat(ending("acc-lina")).isEqualTo("/sign-in?problem=account-not-confirmed");
    confirm(lina, "acc-lina", lina).expect(200);
    assertThat(ending("acc-lina")).isEqualTo("/inbox");
    lina.delete(connection.path("/accounts/acc-lina")).expect(204);
    connection.link(accounts, database, lina.person(), "acc-lina");
    assertThat(ending("acc-lina")).isEqualTo("/sign-in?problem=account-not-confirmed");
  }

  @Test
  void an_owner_s_account_that_was_found_is_confirmed_by_no_administrator() {
    var owner = Api.signIn("admin");
    connection.link(accounts, database, owner.person(), "acc-owner");
    confirm(TestConnection.admin(), "acc-owner", owner).expectProblem(403, "forbidden");
    assertThat(ending("acc-owner")).isEqualTo("/sign-in?problem=account-not-confirmed");
    assertThat(confirm(owner, "acc-owner", owner).expect(200).text("confirmed")).isEqualTo("true");
    assertThat(ending("acc-owner")).isEqualTo("/inbox");
  }

  @Test
  void at_another_server_accounts_are_confirmed_anew() throws IOException {
    var lina = TestConnection.admin();
    confirm(lina, "acc-lina", lina).expect(200);
    assertThat(ending("acc-lina")).isEqualTo("/inbox");
    try (var other = new TestPlatformServer()) {
      var settings = Map.of("server", other.address(), "appSecret", TestPlatformServer.SECRET);
      lina.with("If-Match", lina.get(connection.path("")).header("ETag"))
          .patch(connection.path(""), Map.of("settings", settings))
          .expect(200);
      assertThat(ending("acc-lina")).isEqualTo("/sign-in?problem=account-not-confirmed");
    }
  }

  private Api.Answer confirm(Api by, String account, Api of) {
    return by.put(connection.path("/accounts/" + account), Map.of("personId", of.person()));
  }

  private String ending(String account) {
    var begun = begin("/inbox");
    return path(back("code-of-" + account, state(begun), begun.cookie()));
  }
}

package org.convoke.connectors.feishu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.convoke.connectors.Directory.Unit;
import org.convoke.connectors.Directory.Who;
import org.convoke.model.Problem;
import org.convoke.model.Unauthenticated;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Who is in the tenant, and who signs in.
class DirectoryTest {

  private static final URI BACK = URI.create("https://convoke.example.com/auth/back");

  private Feishu feishu;

  @BeforeEach
  void start() throws IOException {
    feishu = new Feishu();
  }

  @AfterEach
  void stop() {
    feishu.close();
  }

  @Test
  void departments_and_people_are_read_without_those_who_left() {
    var contents = feishu.connection.directory().read();
    assertThat(contents.departments()).extracting(Unit::name).contains("销售部", "华东组");
    var sales =
        contents.departments().stream()
            .filter(it -> it.name().equals("销售部"))
            .findFirst()
            .orElseThrow();
    var east =
        contents.departments().stream()
            .filter(it -> it.name().equals("华东组"))
            .findFirst()
            .orElseThrow();
    assertThat(east.parent()).contains(sales.id());
    assertThat(sales.parent()).isEmpty();
    assertThat(contents.members()).hasSizeGreaterThan(25);
    assertThat(contents.members()).noneMatch(it -> it.account().id().equals("ou_zhaolei"));
    assertThat(contents.members()).noneMatch(it -> it.account().id().startsWith("ou_ext"));
    var wangfang =
        contents.members().stream()
            .filter(it -> it.account().id().equals("ou_wangfang"))
            .findFirst()
            .orElseThrow();
    assertThat(wangfang.name()).isEqualTo("王芳");
    assertThat(wangfang.mobile().orElseThrow()).startsWith("138").hasSize(11);
    assertThat(wangfang.email()).contains("wangfang@demo.convoke.dev");
    assertThat(wangfang.account().otherIds())
        .isEqualTo(Map.of("unionId", "on_wangfang", "userId", "wangfang"));
  }

  @Test
  void accounts_are_matched_by_mobile_and_e_mail_fifty_at_a_time() {
    var emails = new ArrayList<String>();
    for (var number = 0; number < 60; number++) {
      emails.add("nobody" + number + "@demo.convoke.dev");
    }
    emails.add("wangfang@demo.convoke.dev");
    var found = feishu.connection.directory().match(List.of("13800000000"), emails);
    assertThat(found.get("wangfang@demo.convoke.dev").id()).isEqualTo("ou_wangfang");
    assertThat(found).doesNotContainKey("nobody1@demo.convoke.dev");
    assertThat(feishu.calls("POST", "/batch_get_id")).isEqualTo(3);
  }

  private String codeOf(String person) throws IOException, InterruptedException {
    var authorize = feishu.connection.signIn().authorize(BACK, "state1");
    var request = HttpRequest.newBuilder(URI.create(authorize + "&person=" + person)).build();
    var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    var location = answer.headers().firstValue("location").orElseThrow();
    assertThat(location).startsWith(BACK.toString()).contains("state=state1");
    return location.replaceAll(".*[?&]code=([^&]*).*", "$1");
  }

  @Test
  void an_employee_signs_in() throws IOException, InterruptedException {
    var code = codeOf("ou_wangfang");
    var account = feishu.connection.signIn().identify(code, BACK);
    assertThat(account.id()).isEqualTo("ou_wangfang");
    assertThat(account.otherIds()).containsEntry("unionId", "on_wangfang");
    assertThatThrownBy(() -> feishu.connection.signIn().identify(code, BACK))
        .isInstanceOf(Unauthenticated.class);
    assertThatThrownBy(() -> feishu.connection.signIn().identify("nonsense", BACK))
        .isInstanceOf(Unauthenticated.class);
  }

  @Test
  void somebody_of_another_tenant_does_not() throws IOException, InterruptedException {
    var code = codeOf("ou_ext_qianwenbo");
    assertThatThrownBy(() -> feishu.connection.signIn().identify(code, BACK))
        .isInstanceOfSatisfying(
            Unauthenticated.class,
            it -> assertThat(it.code()).isEqualTo("account-of-another-tenant"));
  }

  @Test
  void a_tenant_key_that_is_filled_in_is_compared() throws IOException, InterruptedException {
    feishu.close();
    feishu = new Feishu(Map.of("tenantKey", "another"));
    var code = codeOf("ou_wangfang");
    assertThatThrownBy(() -> feishu.connection.signIn().identify(code, BACK))
        .isInstanceOf(Unauthenticated.class);
  }

  @Test
  void whoever_feishu_tells_of_is_a_colleague_and_of_outsiders_it_tells_nothing() {
    var directory = feishu.connection.directory();
    assertThat(directory.who("ou_zhoumin")).contains(new Who("周敏", true));
    assertThatThrownBy(() -> directory.who("ou_ext_weber"))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.detail().zh()).contains("41050"));
  }
}

package org.convoke.connectors.dingtalk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.convoke.connectors.Finding;
import org.convoke.connectors.Finding.State;
import org.convoke.connectors.GuideStep;
import org.convoke.connectors.Platform;
import org.convoke.connectors.Setting;
import org.convoke.connectors.TestWire;
import org.convoke.connectors.Wire;
import org.convoke.model.Unauthenticated;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DingTalkConnectionTest {

  private static final URI BACK = URI.create("https://convoke.example.com/auth/back");

  private Company company;

  @BeforeEach
  void start() throws IOException {
    company = Company.with();
  }

  @AfterEach
  void stop() {
    company.close();
  }

  private static Map<String, State> states(Company company) {
    return company.connection.check().stream()
        .collect(Collectors.toMap(Finding::key, Finding::state));
  }

  @Test
  void the_platform_is_found_as_a_service_and_its_guide_names_its_settings() {
    var platform =
        ServiceLoader.load(Platform.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(it -> it.key().equals("dingtalk"))
            .findFirst()
            .orElseThrow();
    var keys = platform.settings().stream().map(Setting::key).toList();
    assertThat(keys)
        .containsAll(platform.guide().stream().flatMap(it -> it.settings().stream()).toList());
    assertThat(platform.scopes()).contains("qyapi_chat_manage");
  }

  @Test
  void a_connection_that_is_set_up_has_nothing_missing() {
    assertThat(states(company))
        .containsEntry("credentials", State.OK)
        .containsEntry("egress-ip", State.OK)
        .containsEntry("directory", State.OK)
        .containsEntry("groups", State.OK)
        .containsEntry("events", State.OK)
        .doesNotContainValue(State.MISSING);
    var steps = new DingTalkPlatform().guide().stream().map(GuideStep::key).toList();
    assertThat(steps)
        .containsAll(company.connection.check().stream().map(Finding::guideStep).toList());
  }

  @Test
  void a_wrong_secret_is_found_by_the_check() throws IOException {
    try (var other = Company.with("appSecret", "wrong")) {
      assertThat(states(other)).containsEntry("credentials", State.MISSING);
    }
  }

  @Test
  void an_address_that_is_not_listed_is_found_by_the_check() {
    company.desk.configure("allowedIps", List.of("203.0.113.9"));
    assertThat(states(company)).containsEntry("egress-ip", State.MISSING);
  }

  @Test
  void scene_groups_need_a_template() throws IOException {
    try (var other = Company.with("dialect", "scene", "sceneTemplateId", "")) {
      assertThat(states(other)).containsEntry("scene-template", State.MISSING);
    }
  }

  @Test
  void the_directory_is_walked_whole_with_union_ids() {
    var contents = company.connection.directory().read();
    assertThat(contents.departments().stream().map(it -> it.name())).contains("销售部", "华东组", "财务部");
    var east = contents.departments().stream().filter(it -> it.name().equals("华东组")).findFirst();
    assertThat(east.orElseThrow().parent()).isPresent();
    assertThat(contents.members().stream().map(it -> it.account().id()))
        .contains("wangfang", "liuyang")
        .doesNotHaveDuplicates()
        .hasSizeGreaterThan(20);
    assertThat(contents.members().getFirst().account().otherIds()).containsKey("unionId");
  }

  @Test
  void an_account_is_found_by_mobile() {
    var found =
        company.connection.directory().match(List.of("13800000004", "13899999999"), List.of("a@b"));
    assertThat(found.keySet()).containsExactly("13800000004");
    assertThat(found.get("13800000004").id()).isEqualTo("wangfang");
    assertThat(found.get("13800000004").otherIds()).containsEntry("unionId", "union-wangfang");
  }

  @Test
  void a_code_of_the_browser_tells_who_signed_in_once() {
    var signIn = company.connection.signIn();
    var page = signIn.authorize(BACK, "state1");
    assertThat(page.toString()).contains("client_id=dingsandbox0001", "state=state1");
    var code = code(URI.create(page + "&person=wangfang"));
    var account = signIn.identify(code, BACK);
    assertThat(account.id()).isEqualTo("wangfang");
    assertThat(account.otherIds()).containsEntry("unionId", "union-wangfang");
    assertThatThrownBy(() -> signIn.identify(code, BACK)).isInstanceOf(Unauthenticated.class);
  }

  private static String code(URI page) {
    var back =
        new TestWire()
            .send(
                new Wire.Request(
                    "page",
                    "GET",
                    page,
                    Map.of(),
                    Optional.empty(),
                    Duration.ofSeconds(9),
                    Set.of()))
            .header("location")
            .orElseThrow();
    var code = Pattern.compile("[?&]code=([^&]+)").matcher(back);
    assertThat(code.find()).isTrue();
    return code.group(1);
  }

  @Test
  void a_code_of_the_client_tells_who_it_is() {
    var code = company.desk.act("requestAuthCode", "person", "liuyang").path("code").asText();
    assertThat(company.connection.signIn().identify("dd:" + code, BACK).id()).isEqualTo("liuyang");
    assertThatThrownBy(() -> company.connection.signIn().identify("dd:" + code, BACK))
        .isInstanceOf(Unauthenticated.class);
  }
}

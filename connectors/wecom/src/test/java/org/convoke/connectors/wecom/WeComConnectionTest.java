package org.convoke.connectors.wecom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.convoke.connectors.ChatActions;
import org.convoke.connectors.Directory.Who;
import org.convoke.connectors.Finding;
import org.convoke.connectors.Finding.State;
import org.convoke.connectors.GuideStep;
import org.convoke.connectors.Platform;
import org.convoke.connectors.Setting;
import org.convoke.connectors.TestWire;
import org.convoke.connectors.Wire;
import org.convoke.model.Forbidden;
import org.convoke.model.Unauthenticated;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WeComConnectionTest {

  private Company company;

  @BeforeEach
  void start() throws IOException {
    company = new Company();
  }

  @AfterEach
  void stop() {
    company.close();
  }

  private Map<String, State> states() {
    return company.connection.check().stream()
        .collect(Collectors.toMap(Finding::key, Finding::state));
  }

  @Test
  void the_platform_is_found_as_a_service_and_its_guide_names_its_settings() {
    var platform =
        ServiceLoader.load(Platform.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(it -> it.key().equals("wecom"))
            .findFirst()
            .orElseThrow();
    var keys = platform.settings().stream().map(Setting::key).toList();
    assertThat(keys)
        .containsAll(platform.guide().stream().flatMap(it -> it.settings().stream()).toList());
    assertThat(platform.actions()).contains(ChatActions.CLOSE).doesNotContain(ChatActions.LINK);
  }

  @Test
  void a_connection_that_is_set_up_has_nothing_missing() {
    assertThat(states())
        .containsEntry("credentials", State.OK)
        .containsEntry("trusted-ip", State.OK)
        .containsEntry("visible-range", State.OK)
        .containsEntry("customer-contact", State.OK)
        .containsEntry("callbacks", State.OK);
    assertThat(company.desk.groups()).isEmpty();
  }

  @Test
  void each_finding_names_a_step_of_the_guide() {
    var steps = new WeComPlatform().guide().stream().map(GuideStep::key).toList();
    assertThat(steps)
        .containsAll(company.connection.check().stream().map(Finding::guideStep).toList());
  }

  @Test
  void a_check_names_the_address_that_has_to_be_trusted() {
    company.desk.configure("ipGate", true);
    var finding =
        company.connection.check().stream()
            .filter(it -> it.key().equals("trusted-ip"))
            .findFirst()
            .orElseThrow();
    assertThat(finding.state()).isEqualTo(State.MISSING);
    assertThat(finding.remedy().en()).contains("127.0.0.1");
  }

  @Test
  void a_check_sees_that_the_root_department_is_missing() {
    company.desk.configure("rootVisible", false);
    assertThat(states()).containsEntry("visible-range", State.MISSING);
  }

  @Test
  void what_cannot_be_asked_now_is_a_warning_and_not_a_wrong_secret() {
    company.desk.fault("garbage", "POST /cgi-bin/externalcontact/groupchat/list");
    assertThat(states())
        .containsEntry("credentials", State.OK)
        .containsEntry("customer-contact", State.WARNING);
  }

  @Test
  void a_wrong_secret_is_found_by_the_check() throws IOException {
    try (var other = new Company(Map.of("secret", "wrong"))) {
      var finding = other.connection.check().getFirst();
      assertThat(finding.state()).isEqualTo(State.MISSING);
      assertThat(finding.detail().zh()).contains("40001");
    }
  }

  @Test
  void callbacks_that_are_not_set_up_are_a_warning() throws IOException {
    try (var other = new Company(Map.of("encodingAesKey", "short"))) {
      assertThat(
              other.connection.check().stream()
                  .filter(it -> it.key().equals("callbacks"))
                  .map(Finding::state))
          .containsExactly(State.WARNING);
    }
  }

  @Test
  void the_directory_has_every_department_and_each_member_once() {
    var contents = company.connection.directory().read();
    var names = contents.departments().stream().map(it -> it.name()).toList();
    assertThat(names).contains("销售部", "华东组", "财务部");
    assertThat(contents.members().stream().map(it -> it.account().id()))
        .contains("wangfang", "liuyang")
        .doesNotHaveDuplicates()
        .hasSizeGreaterThan(20);
    var top = contents.departments().stream().filter(it -> it.parent().isEmpty()).toList();
    assertThat(top).hasSize(1);
  }

  @Test
  void an_account_is_found_by_mobile_and_by_address() {
    var found =
        company
            .connection
            .directory()
            .match(
                List.of("13800000004", "13899999999"),
                List.of("liuyang@demo.convoke.dev", "nobody@demo.convoke.dev"));
    assertThat(found.keySet()).containsExactlyInAnyOrder("13800000004", "liuyang@demo.convoke.dev");
    assertThat(found.get("13800000004").id()).isEqualTo("wangfang");
  }

  @Test
  void a_code_tells_who_signed_in_once() {
    var signIn = company.connection.signIn();
    var back = URI.create("https://convoke.example.com/auth/back");
    var page = signIn.authorize(back, "state1");
    assertThat(page.toString()).contains("appid=wwsandbox0001", "state=state1", "#wechat_redirect");
    var code = code(page);
    assertThat(signIn.identify(code, back).id()).isEqualTo("wangfang");
    assertThatThrownBy(() -> signIn.identify(code, back)).isInstanceOf(Unauthenticated.class);
  }

  /// Chooses 王芳 on the sandbox's page, which sends back with a code.
  private String code(URI page) {
    var wire = new TestWire();
    var shown = URI.create(page.toString().replaceFirst("#.*", ""));
    var html = wire.send(get(shown)).body();
    var link =
        java.util.regex.Pattern.compile("(?:href|action)=\"([^\"]*wangfang[^\"]*)\"").matcher(html);
    assertThat(link.find()).as(html).isTrue();
    var chosen = shown.resolve(link.group(1).replace("&amp;", "&"));
    var back = wire.send(get(chosen)).header("location").orElse(chosen.toString());
    var code = java.util.regex.Pattern.compile("[?&]code=([^&]+)").matcher(back);
    assertThat(code.find()).as(back).isTrue();
    return code.group(1);
  }

  private static Wire.Request get(URI uri) {
    return new Wire.Request(
        "page",
        "GET",
        uri,
        Map.of(),
        java.util.Optional.empty(),
        java.time.Duration.ofSeconds(10),
        java.util.Set.of());
  }

  @Test
  void a_customer_is_told_of_by_name_and_a_refusal_says_why() {
    var directory = company.connection.directory();
    assertThat(directory.who("wm_ext_qianwenbo")).contains(new Who("钱文博", false));
    company.desk.configure("customerContact", false);
    assertThatThrownBy(() -> directory.who("wm_ext_qianwenbo"))
        .isInstanceOf(Forbidden.class)
        .hasMessageContaining("48002");
  }
}

package org.convoke.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// People who rename a group in the platform's client; a flow writes down each new name. The
/// platforms tell late, twice, and to nodes that die. Afterwards each name is written down once.
final class SoakNames implements SoakPart {

  private static final String PREFIX = "renamed ";
  private static final String LEDGER = "soak-names";
  private static final String FORM = "soak-renamed-";
  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final Duration FIRST = Duration.ofMinutes(1);
  private static final List<StandIns.StandIn> TELLING =
      StandIns.ALL.stream().filter(StandIns.StandIn::tellsOfNames).toList();

  private final SoakForms forms;
  private final SandboxDesk sandbox;
  private final Queue<String> names = new ConcurrentLinkedQueue<>();
  private final Repeated people;

  /// @param api while everything is well yet
  SoakNames(Api api, SoakForms forms, SandboxDesk sandbox) {
    this.forms = forms;
    this.sandbox = sandbox;
    forms.form(LEDGER, "name", "connection");
    TELLING.forEach(each -> begin(api, each));
    people = new Repeated(1, PAUSE, this::rename);
  }

  static boolean isOurs(String name) {
    return name.startsWith(PREFIX);
  }

  /// Makes the one group of a platform that is renamed from then on.
  private void begin(Api api, StandIns.StandIn standIn) {
    var owner = api.person("wangfang").path("id").asText();
    var member = api.person("zhangwei").path("id").asText();
    var form = FORM + standIn.key();
    forms.form(form, "name");
    forms.flow(
        form,
        """
        {"trigger":{"type":"recordCreated","form":"%s"},"steps":[
          {"key":"create","type":"action","connection":"%s","action":"createChat","inputs":{
            "name":{"cel":"trigger.record.name"},
            "owner":{"value":"%3$s"},"members":{"value":["%3$s","%4$s"]}}}]}
        """
            .formatted(form, standIn.connection(), owner, member));
    forms.flow(
        form + "-told",
        """
        {"trigger":{"type":"platformEvent","connection":"%s","event":"CHAT_RENAMED"},"steps":[
          {"key":"row","type":"addRecord","form":"%s","values":{
            "name":{"cel":"trigger.data.name"},"connection":{"value":"%1$s"}}}]}
        """
            .formatted(standIn.connection(), LEDGER));
    api.post(
        "forms/" + form + "/records", Map.of("values", Map.of("name", PREFIX + standIn.key())));
    if (!Await.until(FIRST, () -> !group(standIn).isEmpty())) {
      throw new IllegalStateException("no group on " + standIn.key());
    }
  }

  private String group(StandIns.StandIn standIn) {
    for (var each : sandbox.items(standIn.key() + "/groups")) {
      if (isOurs(each.path("name").asText())) {
        return each.path("id").asText();
      }
    }
    return "";
  }

  private void rename(int number) {
    var standIn = TELLING.get(number % TELLING.size());
    var name = PREFIX + number;
    sandbox.act(standIn.key(), "rename", Map.of("group", group(standIn), "name", name));
    names.add(name + " = " + standIn.connection());
  }

  @Override
  public void requireGoingOn() {
    people.requireGoingOn();
  }

  @Override
  public void finish() throws Exception {
    people.finish();
  }

  @Override
  public boolean isSettled() {
    return forms.records(LEDGER, "name", "connection").containsAll(names);
  }

  @Override
  public void check() {
    assertThat(forms.records(LEDGER, "name", "connection"))
        .as("names that platforms told")
        .containsExactlyInAnyOrderElementsOf(names);
  }

  @Override
  public String toString() {
    return people.begun() + " groups renamed on platforms";
  }
}

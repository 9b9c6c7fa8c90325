package org.convoke.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Records that ask for a group on a platform each, whose stand-in answers badly ([SandboxFaults]).
/// Afterwards the platform has exactly one group for each, and the record holds its id.
final class SoakGroups implements SoakPart {

  private static final String FORM = "soak-group-";
  private static final Duration PAUSE = Duration.ofMillis(1_500);
  private static final int CLIENTS = 2;

  private final AnyNode node;
  private final SoakForms forms;
  private final SandboxDesk sandbox;
  private final SandboxFaults faults;
  private final Map<String, Collection<String>> acknowledged = new ConcurrentHashMap<>();
  private final Repeated submissions;

  SoakGroups(Api api, AnyNode node, SoakForms forms, SandboxDesk sandbox, SandboxFaults faults) {
    this.node = node;
    this.forms = forms;
    this.sandbox = sandbox;
    this.faults = faults;
    var owner = api.person("wangfang").path("id").asText();
    var member = api.person("zhangwei").path("id").asText();
    StandIns.ALL.forEach(each -> publish(each, owner, member));
    submissions = new Repeated(CLIENTS, PAUSE, this::submit);
  }

  private void publish(StandIns.StandIn standIn, String owner, String member) {
    var key = FORM + standIn.key();
    acknowledged.put(standIn.key(), new ConcurrentLinkedQueue<>());
    forms.form(key, "name", "chat");
    forms.flow(
        key,
        """
        {"trigger":{"type":"recordCreated","form":"%1$s"},"steps":[
          {"key":"create","type":"action","connection":"%2$s","action":"createChat","inputs":{
            "name":{"cel":"trigger.record.name"},
            "owner":{"value":"%3$s"},"members":{"value":["%3$s","%4$s"]}}},
          {"key":"keep","type":"updateRecord","form":"%1$s","record":{"cel":"trigger.record.id"},
            "values":{"chat":{"cel":"steps.create.chatId"}}}]}
        """
            .formatted(key, standIn.connection(), owner, member));
  }

  private void submit(int number) {
    var standIn = StandIns.ALL.get(number % StandIns.ALL.size()).key();
    var name = "group " + number;
    node.submit(FORM + standIn, Map.of("name", name), "soak-" + name);
    acknowledged.get(standIn).add(name);
  }

  @Override
  public void requireGoingOn() {
    submissions.requireGoingOn();
  }

  @Override
  public void finish() throws Exception {
    submissions.finish();
    faults.finish();
  }

  @Override
  public void check() {
    StandIns.ALL.forEach(each -> check(each.key(), acknowledged.get(each.key())));
  }

  private void check(String platform, Collection<String> names) {
    var runs = names.isEmpty() ? List.of() : List.of("DONE " + names.size());
    assertThat(forms.runs(FORM + platform)).as("runs for %s", platform).isEqualTo(runs);
    var groups = groups(platform);
    assertThat(groups.stream().map(it -> it.path("name").asText()))
        .as("groups in %s", platform)
        .containsExactlyInAnyOrderElementsOf(names);
    assertThat(forms.records(FORM + platform, "name", "chat"))
        .as("ids of groups in %s", platform)
        .containsExactlyInAnyOrderElementsOf(
            groups.stream()
                .map(it -> it.path("name").asText() + " = " + it.path("id").asText())
                .toList());
  }

  private List<JsonNode> groups(String platform) {
    var groups = new ArrayList<JsonNode>();
    for (var each : sandbox.items(platform + "/groups")) {
      if (!SoakNames.isOurs(each.path("name").asText())) {
        groups.add(each);
      }
    }
    return groups;
  }

  @Override
  public String toString() {
    return submissions.begun() + " groups on platforms, which were to answer " + faults;
  }
}

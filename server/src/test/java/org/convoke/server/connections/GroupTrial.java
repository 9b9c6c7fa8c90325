package org.convoke.server.connections;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.StreamSupport;
import org.convoke.connectors.SandboxDesk;
import org.convoke.model.RunId;
import org.convoke.sandbox.Sandbox;
import org.convoke.server.Api;
import org.convoke.server.flows.TestFlow;
import org.convoke.server.records.TestForm;

/// A form whose records ask for a group on a platform of the sandbox each, and get its id: `name`
/// and `chatId`.
final class GroupTrial {

  private static final String OWNER = Api.signIn("wangfang").person().toString();

  final SandboxDesk desk;
  final TestConnection connection;
  final TestForm form;

  GroupTrial(StandIn standIn, Sandbox sandbox) {
    desk = standIn.desk(sandbox);
    connection = standIn.connect(sandbox);
    form =
        TestForm.with(
            "{'key':'name','type':'text','label':'名称'}",
            "{'key':'chatId','type':'text','label':'群聊ID'}");
  }

  /// From now on every record that is submitted starts a run; earlier ones did not.
  void goLive() {
    var create =
        """
        {'key':'create','type':'action','connection':'%s','action':'createChat','inputs':{
          'name':{'cel':'trigger.record.name'},'owner':{'value':'%s'},'members':{'value':['%s','%s']}}}
        """
            .formatted(connection.key(), OWNER, OWNER, builder().person());
    var keep =
        """
        {'key':'keep','type':'updateRecord','form':'%s','record':{'cel':'trigger.record.id'},
         'values':{'chatId':{'cel':'steps.create.chatId'}}}
        """
            .formatted(form.key());
    TestFlow.live(TestFlow.onCreated(form, create, keep));
  }

  /// The groups that the platform has under a name.
  List<JsonNode> groups(String name) {
    return StreamSupport.stream(desk.groups().spliterator(), false)
        .filter(it -> it.path("name").asText().equals(name))
        .toList();
  }

  /// The group that a record names.
  String chatId(String record) {
    return form.read(record).expect(200).text("values.chatId");
  }

  /// A run once nobody executes it: the server's own engine may have been quicker to adopt it.
  Api.Answer ended(RunId run) {
    return ended(run.toString());
  }

  Api.Answer ended(String run) {
    assertThat(comes(() -> !List.of("READY", "RUNNING").contains(state(run)))).isTrue();
    return builder().get("/runs/" + run).expect(200);
  }

  /// Waits until so many of some runs are done.
  void awaitDone(List<String> runs, int wanted) {
    assertThat(comes(() -> done(runs) >= wanted)).isTrue();
  }

  long done(List<String> runs) {
    return runs.stream().filter(run -> state(run).equals("DONE")).count();
  }

  private static String state(String run) {
    return builder().get("/runs/" + run).expect(200).text("state");
  }

  private static boolean comes(BooleanSupplier state) {
    var end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!state.getAsBoolean()) {
      if (System.nanoTime() > end) {
        return false;
      }
      LockSupport.parkNanos(20_000_000);
    }
    return true;
  }

  /// What a person decides about a run in doubt who looks at the platform: that its group is there,
  /// or that it be made again.
  void decide(RunId run, String name) {
    var groups = groups(name);
    var decision =
        groups.isEmpty()
            ? Map.of("step", "create", "decision", "AGAIN")
            : Map.of(
                "step",
                "create",
                "decision",
                "EXISTS",
                "outputs",
                Map.of("chatId", handle(groups.getFirst())));
    builder().post("/runs/" + run + "/resolve", decision).expect(200);
  }

  private static String handle(JsonNode group) {
    var other = group.path("otherId").asText();
    return (other.isEmpty() ? "" : other + "|") + group.path("id").asText();
  }

  /// There is one group for a record, the record holds its id, and it is one chat here.
  void assertOneGroup(String record, String name) {
    var groups = groups(name);
    assertThat(groups).hasSize(1);
    var chatId = chatId(record);
    assertThat(StandIn.isGroup(chatId, groups.getFirst())).as(chatId).isTrue();
    assertThat(chats()).filteredOn(chatId::equals).hasSizeLessThanOrEqualTo(1);
  }

  /// The groups of this connection that are known here.
  List<String> chats() {
    var ids = new ArrayList<String>();
    TestConnection.admin()
        .get(connection.path("/chats?limit=200"))
        .expect(200)
        .body()
        .path("items")
        .forEach(it -> ids.add(it.path("handle").asText()));
    return ids;
  }

  private static Api builder() {
    return Api.signIn("zhangwei");
  }
}

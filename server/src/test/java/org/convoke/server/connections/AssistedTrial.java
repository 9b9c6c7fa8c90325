package org.convoke.server.connections;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.convoke.connectors.SandboxDesk;
import org.convoke.engine.Engine;
import org.convoke.sandbox.Sandbox;
import org.convoke.sandbox.SandboxSettings;
import org.convoke.server.Api;
import org.convoke.server.TestClock;
import org.convoke.server.flows.TestFlow;
import org.convoke.server.records.TestForm;

/// A form whose records ask for a group with a customer on WeCom each, which 王芳 has to create, and
/// get its id and its code: `name`, `chatId` and `qrCode`.
public final class AssistedTrial implements AutoCloseable {

  static final String SEND = "/cgi-bin/message/send";
  static final String OWNER = Api.signIn("wangfang").person().toString();

  /// Of the group that is wanted.
  public final String name = "博远采购 " + UUID.randomUUID().toString().substring(0, 8);

  final SandboxDesk wecom;
  final TestConnection connection;
  final TestForm form;
  private final Engine engine;
  private final TestClock clock;
  private final Sandbox sandbox;

  public AssistedTrial(Engine engine, TestClock clock) throws IOException, InterruptedException {
    this.engine = engine;
    this.clock = clock;
    sandbox = Sandbox.start(SandboxSettings.forTests());
    // Other tests set the server's clock forward, and old callbacks are refused.
    sandbox.advance(Duration.between(Instant.now(), clock.instant()));
    wecom = StandIn.WECOM.desk(sandbox);
    connection = StandIn.WECOM.connect(sandbox);
    form =
        TestForm.with(
            "{'key':'name','type':'text','label':'名称'}",
            "{'key':'chatId','type':'text','label':'群聊ID'}",
            "{'key':'qrCode','type':'text','label':'群二维码','maxLength':500}");
  }

  @Override
  public void close() {
    sandbox.close();
  }

  static Api builder() {
    return Api.signIn("zhangwei");
  }

  /// From now on every record that is submitted starts a run; earlier ones did not.
  public TestFlow goLive() {
    var customer = builder().get("/people?kind=EXTERNAL").expect(200).text("items.0.id");
    var create =
        """
        {'key':'create','type':'action','connection':'%s','action':'createChat','inputs':{
          'name':{'cel':'trigger.record.name'},'owner':{'value':'%s'},'members':{'value':['%s','%s','%s']}}}
        """
            .formatted(connection.key(), OWNER, OWNER, builder().person(), customer);
    var keep =
        """
        {'key':'keep','type':'updateRecord','form':'%s','record':{'cel':'trigger.record.id'},
         'values':{'chatId':{'cel':'steps.create.chatId'},'qrCode':{'cel':'steps.create.qrCode'}}}
        """
            .formatted(form.key());
    return TestFlow.live(TestFlow.onCreated(form, create, keep));
  }

  /// @param more key, value, key, value … of further fields
  /// @return id of the run
  public String submit(Object... more) {
    var values = Stream.concat(Stream.of("name", name), Stream.of(more)).toArray();
    var run = form.submit(values).expect(201).text("runs.0.id");
    assertThat(engine.awaitIdle(Duration.ofSeconds(60))).isTrue();
    return run;
  }

  Api.Answer read(String run) {
    return builder().get("/runs/" + run).expect(200);
  }

  /// A run once it is in a state.
  public Api.Answer comesTo(String state, String run) {
    var end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!read(run).text("state").equals(state) && System.nanoTime() < end) {
      LockSupport.parkNanos(50_000_000);
    }
    var answer = read(run);
    assertThat(answer.text("state")).as(answer.response().body()).isEqualTo(state);
    return answer;
  }

  /// "Done, check now"; answers when it was looked for. A step whose time has come, because the
  /// clock was set forward, looks by itself.
  public void lookNow(String run) {
    var asked = asked();
    var answer = builder().post("/runs/" + run + "/wake", Map.of("step", "create"));
    assertThat(answer.response().statusCode()).isIn(200, 409);
    var end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (asked() == asked && System.nanoTime() < end) {
      LockSupport.parkNanos(50_000_000);
    }
    assertThat(engine.awaitIdle(Duration.ofSeconds(60))).isTrue();
  }

  /// How often the owner's groups were looked through.
  private int asked() {
    return wecom.calls("/cgi-bin/externalcontact/groupchat/list").size();
  }

  /// What 王芳 does in WeCom.
  public String createGroup(String called) {
    return wecom
        .act("createCustomerGroup", "owner", "wangfang", "name", called, "people", List.of("张伟"))
        .path("chatId")
        .asText();
  }

  void tellOfEvents() {
    wecom.configure("callbackUrl", StandIn.callbackUrl(connection));
  }

  void later(Duration time) throws InterruptedException {
    clock.advance(time);
    sandbox.advance(time);
  }

  /// Titles of the messages that the owner got.
  List<String> cards() {
    var titles = new ArrayList<String>();
    wecom.messages().forEach(it -> titles.add(it.at("/content/title").asText()));
    return titles;
  }

  /// The ways to join that there are on the platform.
  List<JsonNode> ways() {
    var all = new ArrayList<JsonNode>();
    wecom.rewrite(state -> state.path("joinWays").forEach(all::add));
    return all;
  }

  /// The groups of this connection that are known here.
  List<String> chats() {
    return TestConnection.admin()
        .get(connection.path("/chats?limit=200"))
        .expect(200)
        .body()
        .path("items")
        .findValuesAsText("handle");
  }

  static String chatId(Api.Answer run) {
    return run.text("steps.0.output.chatId");
  }
}

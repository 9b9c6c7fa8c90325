package org.convoke.server.connections;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.convoke.server.access.Caller;
import org.convoke.server.access.Role;
import org.junit.jupiter.api.Test;

/// The demo's connections follow their stand-ins.
@QuarkusTest
class DemoConnectionsTest {

  @Inject DemoConnections demo;
  @Inject Connections connections;
  @Inject AccountStore accounts;

  @Test
  void a_stand_in_that_moved_is_reached_with_the_same_secrets() {
    var owner =
        new Caller(
            TestConnection.org(),
            TestConnection.admin().person(),
            Role.OWNER,
            Caller.EVERY_SCOPE,
            Locale.CHINESE);
    var wanted =
        new DemoConnections.Wanted(
            TestPlatform.KEY,
            "测试",
            Map.of("appId", "app1", "appSecret", TestPlatformServer.SECRET),
            List.of("server"),
            Map.of("13900000001", "c-1", "13900000009", "c-9"));
    demo.ensure(owner, wanted, URI.create("http://localhost:8090"));
    demo.ensure(owner, wanted, URI.create("http://localhost:8091"));
    var moved = connections.require(owner.organization(), TestPlatform.KEY + "-sandbox");
    assertThat(moved.connection().settings()).containsEntry("server", "http://localhost:8091");
    assertThat(connections.secrets(moved)).containsExactly(TestPlatformServer.SECRET);
    assertThat(moved.connection().state()).isEqualTo(Connection.State.READY);
    demo.linkCustomers(moved, wanted);
    assertThat(accounts.find(moved.org(), moved.id(), "c-1").orElseThrow().name()).isEqualTo("钱文博");
    assertThat(accounts.find(moved.org(), moved.id(), "c-9")).isEmpty();
    connections.delete(owner.organization(), moved.key());
  }
}

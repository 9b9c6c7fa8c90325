package org.convoke.server.connections;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import org.convoke.sandbox.Sandbox;
import org.convoke.sandbox.SandboxSettings;
import org.convoke.server.Api;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The demo organization is found whole on every platform of the sandbox.
@QuarkusTest
class StandInDirectoryTest {

  private static final int EMPLOYEES = 28;

  private Sandbox sandbox;

  @BeforeEach
  void start() throws IOException {
    sandbox = Sandbox.start(SandboxSettings.forTests());
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @ParameterizedTest
  @EnumSource(StandIn.class)
  void every_employee_is_found(StandIn standIn) {
    var connection = standIn.connect(sandbox);
    var counts = TestConnection.admin().get(connection.path("/accounts/count")).expect(200);
    assertThat(counts.text("linked")).isEqualTo("" + EMPLOYEES);
    var owner = Api.signIn("admin").get(connection.path("/accounts?q=admin")).expect(200);
    assertThat(owner.text("items.0.confirmed")).isEqualTo("false");
  }
}

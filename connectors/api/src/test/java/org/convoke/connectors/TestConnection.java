package org.convoke.connectors;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.convoke.model.OrgId;

/// A connection for the tests of a connector: a real HTTP client, everything else in memory.
/// Thread-safe.
public final class TestConnection implements ConnectionContext {

  private final OrgId org = OrgId.create();
  private final Platform platform;
  private final Map<String, String> filledIn;
  private final TestClock clock = new TestClock(Instant.parse("2026-11-21T02:00:00Z"));
  private final TestWire wire = new TestWire();
  private final TestTokens tokens = new TestTokens(clock);
  private final TestBudgets budgets = new TestBudgets(clock);
  private final TestAccounts accounts = new TestAccounts();

  /// @param filledIn settings by key
  public TestConnection(Platform platform, Map<String, String> filledIn) {
    this.platform = platform;
    this.filledIn = Map.copyOf(filledIn);
  }

  @Override
  public OrgId org() {
    return org;
  }

  @Override
  public String connection() {
    return platform.key();
  }

  @Override
  public Optional<String> setting(String key) {
    return Optional.ofNullable(filledIn.get(key))
        .or(
            () ->
                platform.settings().stream()
                    .filter(it -> it.key().equals(key))
                    .map(Setting::initial)
                    .findFirst())
        .filter(it -> !it.isEmpty());
  }

  @Override
  public TestWire wire() {
    return wire;
  }

  @Override
  public TestTokens tokens() {
    return tokens;
  }

  @Override
  public TestBudgets budgets() {
    return budgets;
  }

  @Override
  public TestAccounts accounts() {
    return accounts;
  }

  @Override
  public Clock clock() {
    return clock;
  }

  /// Moves the connection's clock.
  public TestClock time() {
    return clock;
  }
}

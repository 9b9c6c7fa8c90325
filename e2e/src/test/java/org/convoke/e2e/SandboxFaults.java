package org.convoke.e2e;

import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/// What the platforms do badly, as a seed says: they throttle, lose answers after success, hang,
/// fail, revoke tokens, and tell late and twice. Confined to its own thread until it has finished.
final class SandboxFaults {

  /// Far less often than an action tries, so that none meets five in a row.
  private static final Duration PAUSE = Duration.ofSeconds(3);

  private static final int LATE_SECONDS = 8;

  private enum Fault {
    THROTTLE("throttle", false),
    LOST_ANSWER("lostAnswer", true),
    LATE_ANSWER("hang", true),
    NO_ANSWER("hang", false),
    FAILS("serverError", false),
    FAILS_AFTER_SUCCESS("serverError", true),
    GARBAGE("garbage", true),
    TOKEN_REVOKED("tokenRevoked", false),
    TOLD_TWICE("duplicatePush", false),
    TOLD_LATE("latePush", false);

    private final String kind;
    private final boolean done;

    Fault(String kind, boolean done) {
      this.kind = kind;
      this.done = done;
    }

    boolean isOfPushes() {
      return this == TOLD_TWICE || this == TOLD_LATE;
    }
  }

  private final SandboxDesk sandbox;
  private final Random random;
  private final Map<Fault, Integer> counts = new TreeMap<>();
  private final Repeated plans;

  SandboxFaults(SandboxDesk sandbox, Random random) {
    this.sandbox = sandbox;
    this.random = random;
    plans = new Repeated(1, PAUSE, _ -> planOne());
  }

  private void planOne() {
    var standIn = StandIns.ALL.get(random.nextInt(StandIns.ALL.size()));
    var fault = Fault.values()[random.nextInt(Fault.values().length)];
    if (fault.isOfPushes() && !standIn.tellsOfNames()) {
      return;
    }
    // Says to wait for its hour's end, longer than a soak does.
    if (fault == Fault.THROTTLE && standIn.key().equals("wecom")) {
      return;
    }
    var calls = standIn.creation();
    var on = fault.isOfPushes() ? standIn.rename() : calls.get(random.nextInt(calls.size()));
    var plan =
        Map.<String, Object>of(
            "on", on, "kind", fault.kind, "done", fault.done, "seconds", LATE_SECONDS);
    sandbox.post(standIn.key() + "/faults", plan);
    counts.merge(fault, 1, Integer::sum);
  }

  /// Ends, and takes back what has not happened yet.
  void finish() throws Exception {
    plans.finish();
    StandIns.ALL.forEach(each -> sandbox.delete(each.key() + "/faults"));
  }

  /// How often each was planned.
  @Override
  public String toString() {
    return counts.toString();
  }
}

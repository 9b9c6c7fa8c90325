package org.convoke.server.bus;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.convoke.model.OrgId;
import org.convoke.server.bus.Changed.Kind;
import org.junit.jupiter.api.Test;

class ChangesTest {

  private final Wire wire = new Wire();
  private final Changes changes = new Changes(wire, new SimpleMeterRegistry());
  private final Changed change = new Changed(OrgId.create(), Kind.ACCESS, "somebody");
  private final List<String> happened = new ArrayList<>();

  @Test
  void whoever_remembers_forgets_before_anybody_looks_again() {
    changes.follow(Kind.ACCESS, it -> happened.add("looked again"));
    changes.forget(Kind.ACCESS, it -> happened.add("forgot " + it.id()), () -> {});
    changes.forget(Kind.FORMS, it -> happened.add("forgot a form"), () -> {});
    changes.tell(change);
    wire.bring();
    assertThat(happened).containsExactly("forgot somebody", "looked again");
  }

  @Test
  void after_a_gap_everything_is_forgotten() {
    changes.forget(Kind.FORMS, _ -> {}, () -> happened.add("forms"));
    changes.forget(Kind.PEOPLE, _ -> {}, () -> happened.add("people"));
    wire.gap.run();
    assertThat(happened).containsExactly("forms", "people");
  }

  @Test
  void a_change_of_a_newer_node_that_is_not_understood_counts_as_any_change() {
    changes.forget(Kind.FORMS, _ -> {}, () -> happened.add("forms"));
    wire.sent.add("{\"org\":\"" + OrgId.create() + "\",\"kind\":\"WEATHER\"}");
    wire.sent.add("null");
    wire.bring();
    assertThat(happened).containsExactly("forms", "forms");
  }

  /// A bus that brings back what was sent, when told to.
  private static final class Wire implements Bus {
    private final List<String> sent = new ArrayList<>();
    private final Map<Room, Consumer<String>> receivers = new EnumMap<>(Room.class);
    private Runnable gap = () -> {};

    void bring() {
      sent.forEach(Objects.requireNonNull(receivers.get(Room.CHANGES)));
    }

    @Override
    public void publish(Room room, Supplier<String> message) {
      sent.add(message.get());
    }

    @Override
    public void receive(Room room, Consumer<String> receiver) {
      receivers.put(room, receiver);
    }

    @Override
    public void onGap(Runnable listener) {
      gap = listener;
    }

    @Override
    public State state() {
      return State.CONNECTED;
    }
  }
}

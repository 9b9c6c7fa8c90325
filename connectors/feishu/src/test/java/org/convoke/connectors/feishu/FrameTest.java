package org.convoke.connectors.feishu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Vectors made with the vendor's own Java SDK 2.5.3.
class FrameTest {

  private static final byte[] EVENT =
      HexFormat.of()
          .parseHex(
              "08ac0210808080808020180720012a0d0a047479706512056576656e742a100a0a6d6573736167655f69"
                  + "6412026d313204677a69703a046a736f6e420b7b2261223a22e7bea4227d4a0178");

  @Test
  void a_frame_is_read_and_written_as_the_vendors_client_does() {
    var frame = Frame.read(EVENT);
    assertThat(frame.sequence()).isEqualTo(300);
    assertThat(frame.log()).isEqualTo(1L << 40);
    assertThat(frame.service()).isEqualTo(7);
    assertThat(frame.method()).isEqualTo(Frame.DATA);
    assertThat(frame.header("message_id")).contains("m1");
    assertThat(new String(frame.payload(), StandardCharsets.UTF_8)).isEqualTo("{\"a\":\"群\"}");
    assertThat(frame.bytes()).isEqualTo(EVENT);
    assertThat(HexFormat.of().formatHex(Frame.ping(7).bytes()))
        .isEqualTo("08001000180720002a0c0a0474797065120470696e67");
  }

  @Test
  void what_is_no_frame_is_refused() {
    for (var length = 1; length < EVENT.length; length++) {
      var cut = Arrays.copyOf(EVENT, length);
      try {
        Frame.read(cut);
      } catch (IllegalArgumentException expected) {
        assertThat(expected).hasMessageContaining("too early");
      }
    }
    var endless = new byte[12];
    Arrays.fill(endless, (byte) 0xff);
    assertThatThrownBy(() -> Frame.read(endless)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void parts_are_put_together_in_any_order() {
    var parts = new Parts();
    assertThat(parts.add(part("m", 2, 1, "b"))).isEmpty();
    assertThat(parts.add(part("other", 2, 0, "x"))).isEmpty();
    assertThat(parts.add(part("m", 2, 0, "a")).orElseThrow()).asString().isEqualTo("ab");
    assertThat(parts.add(part("m", 1_000_000, 0, "a"))).isEmpty();
    assertThat(parts.add(part("m", 2, 7, "a"))).isEmpty();
  }

  private static Frame part(String id, int sum, int index, String payload) {
    var headers =
        List.of(
            new Frame.Header("message_id", id),
            new Frame.Header("sum", String.valueOf(sum)),
            new Frame.Header("seq", String.valueOf(index)));
    var bytes = payload.getBytes(StandardCharsets.UTF_8);
    return new Frame(1, 1, 1, Frame.DATA, headers, "", "", bytes, "");
  }
}

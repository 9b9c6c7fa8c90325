package org.convoke.sandbox.feishu;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// One frame of the long connection, in the wire format of Protocol Buffers: sequence 1, log 2,
/// service 3, method 4 (0 control, 1 data), headers 5 (key 1, value 2), payload 8. Other fields are
/// skipped.
record Frame(int service, int method, Map<String, String> headers, byte[] payload) {

  static final int CONTROL = 0;
  static final int DATA = 1;

  private static final int VARINT = 0;
  private static final int BYTES = 2;

  byte[] toBytes() {
    var out = new ByteArrayOutputStream();
    number(out, 1, 0);
    number(out, 2, 0);
    number(out, 3, service);
    number(out, 4, method);
    headers.forEach(
        (key, value) -> {
          var header = new ByteArrayOutputStream();
          bytes(header, 1, key.getBytes(StandardCharsets.UTF_8));
          bytes(header, 2, value.getBytes(StandardCharsets.UTF_8));
          bytes(out, 5, header.toByteArray());
        });
    bytes(out, 8, payload);
    return out.toByteArray();
  }

  static Frame of(byte[] frame) {
    var in = ByteBuffer.wrap(frame);
    var service = 0;
    var method = 0;
    var headers = new LinkedHashMap<String, String>();
    var payload = new byte[0];
    while (in.hasRemaining()) {
      var tag = (int) varint(in);
      if ((tag & 7) == VARINT) {
        var value = (int) varint(in);
        service = tag >> 3 == 3 ? value : service;
        method = tag >> 3 == 4 ? value : method;
      } else {
        var value = bytes(in);
        if (tag >> 3 == 5) {
          header(value, headers);
        } else if (tag >> 3 == 8) {
          payload = value;
        }
      }
    }
    return new Frame(service, method, headers, payload);
  }

  private static void header(byte[] header, Map<String, String> headers) {
    var in = ByteBuffer.wrap(header);
    varint(in);
    var key = new String(bytes(in), StandardCharsets.UTF_8);
    varint(in);
    headers.put(key, new String(bytes(in), StandardCharsets.UTF_8));
  }

  private static void number(ByteArrayOutputStream out, int field, long value) {
    varint(out, field << 3 | VARINT);
    varint(out, value);
  }

  private static void bytes(ByteArrayOutputStream out, int field, byte[] value) {
    varint(out, field << 3 | BYTES);
    varint(out, value.length);
    out.writeBytes(value);
  }

  private static void varint(ByteArrayOutputStream out, long value) {
    var rest = value;
    while (rest > 127) {
      out.write((int) (rest & 127 | 128));
      rest >>>= 7;
    }
    out.write((int) rest);
  }

  private static long varint(ByteBuffer in) {
    var value = 0L;
    for (var shift = 0; ; shift += 7) {
      var next = in.get();
      value |= (next & 127L) << shift;
      if (next >= 0) {
        return value;
      }
    }
  }

  private static byte[] bytes(ByteBuffer in) {
    var value = new byte[(int) varint(in)];
    in.get(value);
    return value;
  }
}

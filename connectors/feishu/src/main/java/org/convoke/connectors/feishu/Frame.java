package org.convoke.connectors.feishu;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What goes over the long connection: a message of protocol buffers with nine fields, so few that
/// they are read and written here. Source: `com.lark.oapi.ws.pb.Pbbp2` of the vendor's Java SDK
/// 2.5.3.
///
/// @param method [#CONTROL] or [#DATA]
/// @param encoding of the payload; kept for the answer
/// @param logName kept for the answer
record Frame(
    long sequence,
    long log,
    int service,
    int method,
    List<Header> headers,
    String encoding,
    String type,
    byte[] payload,
    String logName) {

  static final int CONTROL = 0;
  static final int DATA = 1;

  private static final int VARINT = 0;
  private static final int FIXED64 = 1;
  private static final int BYTES = 2;
  private static final int FIXED32 = 5;

  record Header(String key, String value) {}

  Frame {
    headers = List.copyOf(headers);
  }

  /// Keeps the connection alive.
  static Frame ping(int service) {
    var headers = List.of(new Header("type", "ping"));
    return new Frame(0, 0, service, CONTROL, headers, "", "", new byte[0], "");
  }

  Optional<String> header(String key) {
    return headers.stream().filter(it -> it.key().equals(key)).map(Header::value).findFirst();
  }

  /// The number in a header.
  int number(String key, int otherwise) {
    return header(key).filter(it -> it.matches("\\d{1,9}")).map(Integer::valueOf).orElse(otherwise);
  }

  /// The same frame, sent back with another payload: that is how a frame is acknowledged.
  Frame answered(byte[] with) {
    return new Frame(sequence, log, service, method, headers, encoding, type, with, logName);
  }

  /// @throws IllegalArgumentException when it is no frame
  static Frame read(byte[] bytes) {
    try {
      return read(ByteBuffer.wrap(bytes));
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException("frame ends too early", e);
    }
  }

  private static Frame read(ByteBuffer in) {
    long sequence = 0;
    long log = 0;
    var service = 0;
    var method = 0;
    var headers = new ArrayList<Header>();
    var texts = new String[] {"", "", ""};
    var payload = new byte[0];
    while (in.hasRemaining()) {
      var tag = varint(in);
      switch ((int) (tag >>> 3)) {
        case 1 -> sequence = varint(in);
        case 2 -> log = varint(in);
        case 3 -> service = (int) varint(in);
        case 4 -> method = (int) varint(in);
        case 5 -> headers.add(header(ByteBuffer.wrap(bytes(in))));
        case 6 -> texts[0] = text(in);
        case 7 -> texts[1] = text(in);
        case 8 -> payload = bytes(in);
        case 9 -> texts[2] = text(in);
        default -> skip(in, (int) tag & 7);
      }
    }
    return new Frame(
        sequence, log, service, method, headers, texts[0], texts[1], payload, texts[2]);
  }

  private static Header header(ByteBuffer in) {
    var key = "";
    var value = "";
    while (in.hasRemaining()) {
      var tag = varint(in);
      switch ((int) (tag >>> 3)) {
        case 1 -> key = text(in);
        case 2 -> value = text(in);
        default -> skip(in, (int) tag & 7);
      }
    }
    return new Header(key, value);
  }

  private static long varint(ByteBuffer in) {
    long value = 0;
    for (var shift = 0; shift < 64; shift += 7) {
      var next = in.get();
      value |= (next & 0x7FL) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new IllegalArgumentException("varint is longer than 10 bytes");
  }

  private static byte[] bytes(ByteBuffer in) {
    var length = varint(in);
    if (length < 0 || length > in.remaining()) {
      throw new IllegalArgumentException("frame ends too early");
    }
    var bytes = new byte[(int) length];
    in.get(bytes);
    return bytes;
  }

  private static String text(ByteBuffer in) {
    return new String(bytes(in), StandardCharsets.UTF_8);
  }

  private static void skip(ByteBuffer in, int wireType) {
    switch (wireType) {
      case VARINT -> varint(in);
      case FIXED64 -> in.getLong();
      case BYTES -> bytes(in);
      case FIXED32 -> in.getInt();
      default -> throw new IllegalArgumentException("unknown wire type " + wireType);
    }
  }

  byte[] bytes() {
    var out = new ByteArrayOutputStream();
    put(out, 1, sequence);
    put(out, 2, log);
    put(out, 3, service);
    put(out, 4, method);
    for (var header : headers) {
      var inner = new ByteArrayOutputStream();
      put(inner, 1, header.key().getBytes(StandardCharsets.UTF_8));
      put(inner, 2, header.value().getBytes(StandardCharsets.UTF_8));
      put(out, 5, inner.toByteArray());
    }
    putUnlessEmpty(out, 6, encoding.getBytes(StandardCharsets.UTF_8));
    putUnlessEmpty(out, 7, type.getBytes(StandardCharsets.UTF_8));
    putUnlessEmpty(out, 8, payload);
    putUnlessEmpty(out, 9, logName.getBytes(StandardCharsets.UTF_8));
    return out.toByteArray();
  }

  private static void put(ByteArrayOutputStream out, int field, long value) {
    putVarint(out, (long) field << 3 | VARINT);
    putVarint(out, value);
  }

  private static void putUnlessEmpty(ByteArrayOutputStream out, int field, byte[] value) {
    if (value.length > 0) {
      put(out, field, value);
    }
  }

  private static void put(ByteArrayOutputStream out, int field, byte[] value) {
    putVarint(out, (long) field << 3 | BYTES);
    putVarint(out, value.length);
    out.writeBytes(value);
  }

  private static void putVarint(ByteArrayOutputStream out, long value) {
    var rest = value;
    while ((rest & ~0x7FL) != 0) {
      out.write((int) (rest & 0x7F | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }
}

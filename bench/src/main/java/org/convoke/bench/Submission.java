package org.convoke.bench;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import org.convoke.e2e.Api;

/// The request that submits `create-group` with the name of its number.
final class Submission implements LongFunction<ByteBuffer> {

  private static final String PREFIX = "bench ";

  private final String head;
  private final String people;

  Submission(URI server, Api api, List<String> usernames) {
    var ids = usernames.stream().map(name -> api.person(name).path("id").asText()).toList();
    var members = ids.stream().map(id -> '"' + id + '"').collect(Collectors.joining(","));
    people = "\",\"owner\":\"" + ids.getFirst() + "\",\"members\":[" + members + "]}}";
    head =
        """
        POST /api/v1/forms/create-group/records HTTP/1.1\r
        Host: %s\r
        Authorization: Bearer %s\r
        Content-Type: application/json\r
        Content-Length: \
        """
            .formatted(server.getAuthority(), api.token());
  }

  static String nameOf(long number) {
    return PREFIX + number;
  }

  static boolean isName(String name) {
    return name.startsWith(PREFIX);
  }

  static long numberOf(String name) {
    return Long.parseLong(name.substring(PREFIX.length()));
  }

  @Override
  public ByteBuffer apply(long number) {
    var body = "{\"values\":{\"name\":\"" + nameOf(number) + people;
    var request = head + body.length() + "\r\n\r\n" + body;
    return ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII));
  }
}

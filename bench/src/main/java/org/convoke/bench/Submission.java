package org.convoke.bench;

import java.net.URI;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import org.convoke.e2e.Api;

/// The request that submits `create-group` with the name of its number.
final class Submission implements LongFunction<ByteBuffer> {

  private static final String PREFIX = "bench ";

  private final Post post;
  private final String people;

  Submission(URI server, Api api, List<String> usernames) {
    var ids = usernames.stream().map(name -> api.person(name).path("id").asText()).toList();
    var members = ids.stream().map(id -> '"' + id + '"').collect(Collectors.joining(","));
    people = "\",\"owner\":\"" + ids.getFirst() + "\",\"members\":[" + members + "]}}";
    post = new Post(server, api, "forms/create-group/records");
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
    return post.of("{\"values\":{\"name\":\"" + nameOf(number) + people);
  }
}

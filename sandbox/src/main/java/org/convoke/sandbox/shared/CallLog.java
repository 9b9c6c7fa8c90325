package org.convoke.sandbox.shared;

import java.util.ArrayDeque;
import java.util.List;

/// The last 2,000 calls to one platform, oldest first. Thread-safe.
public final class CallLog {

  private static final int KEPT = 2_000;

  private final ArrayDeque<Call> calls = new ArrayDeque<>();
  private long number;

  /// One call.
  ///
  /// @param number counts up from 1
  /// @param at ISO-8601
  /// @param method HTTP method
  /// @param path with query
  /// @param request the body as text, cut at 10,000 characters
  /// @param status HTTP status; 0 when there was no answer
  /// @param answer the body as text, cut at 10,000 characters
  /// @param fault what went wrong on purpose; empty when nothing
  /// @param micros how long it took
  public record Call(
      long number,
      String at,
      String method,
      String path,
      String request,
      int status,
      String answer,
      String fault,
      long micros) {}

  /// Adds one; its number is set here.
  public synchronized void add(Call call) {
    if (calls.size() == KEPT) {
      calls.removeFirst();
    }
    calls.add(
        new Call(
            ++number,
            call.at(),
            call.method(),
            call.path(),
            cut(call.request()),
            call.status(),
            cut(call.answer()),
            call.fault(),
            call.micros()));
  }

  /// Those whose `METHOD path` contains `part`, the newest `limit` of them.
  public synchronized List<Call> find(String part, int limit) {
    var found = calls.stream().filter(c -> (c.method() + " " + c.path()).contains(part)).toList();
    return found.subList(Math.max(0, found.size() - limit), found.size());
  }

  /// Forgets all.
  public synchronized void clear() {
    calls.clear();
    number = 0;
  }

  private static String cut(String text) {
    return text.length() <= 10_000 ? text : text.substring(0, 10_000) + "…";
  }
}

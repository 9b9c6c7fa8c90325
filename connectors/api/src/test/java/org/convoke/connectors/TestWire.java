package org.convoke.connectors;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.convoke.model.Forbidden;
import org.convoke.model.Phrase;
import org.convoke.model.Unavailable;

/// The JDK's HTTP client, and what went over it. Thread-safe.
public final class TestWire implements Wire {

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final List<Request> sent = new CopyOnWriteArrayList<>();
  private final BlockingQueue<URI> refused = new LinkedBlockingQueue<>();
  private volatile boolean refusesLines;

  /// Every request so far, in order.
  public List<Request> sent() {
    return List.copyOf(sent);
  }

  /// Whether addresses of lines are refused, as the guard does with those of our own network.
  public void refuseLines(boolean refuses) {
    refusesLines = refuses;
  }

  @Override
  public void requireAllowed(URI address) {
    if (refusesLines) {
      refused.add(address);
      throw new Forbidden(
          "address-not-allowed", Phrase.of("不允许 %s。", "%s is not allowed.", address.getHost()));
    }
  }

  /// The next address of a line that was refused.
  public URI awaitRefused() throws InterruptedException {
    var found = refused.poll(20, TimeUnit.SECONDS);
    if (found == null) {
      throw new AssertionError("no line was refused");
    }
    return found;
  }

  @Override
  public Reply send(Request request) {
    sent.add(request);
    try {
      return reply(client.send(outgoing(request), BodyHandlers.ofString()));
    } catch (ConnectException e) {
      throw new Unavailable("platform-unreachable", Phrase.of("无法连接。", "Cannot be reached."), e);
    } catch (IOException e) {
      throw new Unanswered(Phrase.of("没有收到答复", "no answer came"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unanswered(Phrase.of("被中断", "interrupted"));
    }
  }

  private static HttpRequest outgoing(Request request) {
    var builder =
        HttpRequest.newBuilder(request.uri())
            .timeout(request.timeout())
            .method(
                request.method(),
                request.body().map(BodyPublishers::ofString).orElse(BodyPublishers.noBody()));
    request.headers().forEach(builder::header);
    return builder.build();
  }

  private static Reply reply(HttpResponse<String> answer) {
    Map<String, List<String>> headers =
        answer.headers().map().entrySet().stream()
            .collect(
                Collectors.toMap(it -> it.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue));
    return new Reply(answer.statusCode(), headers, answer.body());
  }
}

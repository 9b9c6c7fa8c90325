package org.convoke.server.outside;

import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.convoke.model.Phrase;

/// Sends requests, each over a connection of its own to the address it is given, whatever the name
/// service says meanwhile. Follows no redirects: where they lead nobody has checked. Blocks.
/// Thread-safe.
@Singleton
class HttpCalls {

  /// What is read of an answer.
  static final int MAX_BYTES = 1024 * 1024;

  private static final Duration CONNECTING = Duration.ofSeconds(10);

  private final HttpClient client;

  HttpCalls(Vertx vertx) {
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setKeepAlive(false)
                .setConnectTimeout((int) CONNECTING.toMillis())
                .setDecompressionSupported(true)
                .setMaxHeaderSize(64 * 1024));
  }

  void end(@Observes ShutdownEvent event) {
    client.close();
  }

  /// What came of a request.
  sealed interface Result {

    /// @param tooLarge whether the body was left unread because it has more than 1 MB
    record Answered(int status, MultiMap headers, Buffer body, boolean tooLarge)
        implements Result {}

    /// It was surely not received: there was no connection.
    record NotSent(Phrase reason) implements Result {}

    /// It may have been received.
    record NoAnswer(Phrase reason) implements Result {}
  }

  Result send(Outbound outbound, InetAddress address) {
    var end = System.nanoTime() + outbound.timeout().toNanos();
    HttpClientRequest request;
    try {
      request = await(client.request(options(outbound, address)), end);
    } catch (TimeoutException e) {
      return new Result.NotSent(Phrase.of("未能及时建立连接", "no connection in time"));
    } catch (ExecutionException e) {
      return new Result.NotSent(Phrase.of("无法建立连接（%s）", "no connection (%s)", reason(e)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Result.NotSent(Phrase.of("服务器正在停止", "the server stops"));
    }
    return send(outbound, request, end);
  }

  private static Result send(Outbound outbound, HttpClientRequest request, long end) {
    outbound.headers().forEach(request::putHeader);
    try {
      // Asked for before anything is sent: an answer that is quick must not be over before somebody
      // listens to its body.
      var answered = request.response().compose(HttpCalls::read);
      var sent =
          outbound.body().map(body -> request.end(Buffer.buffer(body))).orElseGet(request::end);
      return await(sent.compose(_ -> answered), end);
    } catch (TimeoutException e) {
      request.reset();
      return new Result.NoAnswer(
          Phrase.of("%d 秒内没有答复", "no answer within %d s", outbound.timeout().toSeconds()));
    } catch (ExecutionException e) {
      return new Result.NoAnswer(Phrase.of("连接中断（%s）", "the connection broke (%s)", reason(e)));
    } catch (InterruptedException e) {
      request.reset();
      Thread.currentThread().interrupt();
      return new Result.NoAnswer(Phrase.of("服务器正在停止", "the server stops"));
    }
  }

  private static RequestOptions options(Outbound outbound, InetAddress address) {
    return new RequestOptions()
        .setMethod(HttpMethod.valueOf(outbound.method()))
        .setServer(SocketAddress.inetSocketAddress(outbound.port(), address.getHostAddress()))
        .setHost(outbound.host())
        .setPort(outbound.port())
        .setSsl(outbound.secure())
        .setURI(outbound.path())
        .setFollowRedirects(false);
  }

  /// Handlers are set before the first part of the body comes: on the thread that brings it.
  private static Future<Result> read(HttpClientResponse response) {
    var body = Buffer.buffer();
    var read = Promise.<Result>promise();
    response.exceptionHandler(read::tryFail);
    response.endHandler(_ -> read.tryComplete(answered(response, body, false)));
    response.handler(
        part -> {
          if (body.length() + part.length() <= MAX_BYTES) {
            body.appendBuffer(part);
          } else if (read.tryComplete(answered(response, Buffer.buffer(), true))) {
            response.request().reset();
          }
        });
    return read.future();
  }

  private static Result answered(HttpClientResponse response, Buffer body, boolean tooLarge) {
    return new Result.Answered(response.statusCode(), response.headers(), body, tooLarge);
  }

  private static <T> T await(Future<T> future, long end)
      throws InterruptedException, ExecutionException, TimeoutException {
    var left = Math.max(1, end - System.nanoTime());
    return future.toCompletionStage().toCompletableFuture().get(left, TimeUnit.NANOSECONDS);
  }

  private static String reason(ExecutionException e) {
    var cause = e.getCause() == null ? e : e.getCause();
    return cause.getClass().getSimpleName();
  }
}

package org.convoke.server.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.convoke.database.DatabaseFailure;
import org.convoke.database.DatabaseUnavailable;
import org.convoke.database.RowsMissing;
import org.convoke.database.StatementFailed;
import org.convoke.database.TookTooLong;
import org.convoke.database.UniqueViolation;
import org.convoke.model.Conflict;
import org.convoke.model.FieldProblem;
import org.convoke.model.Forbidden;
import org.convoke.model.Invalid;
import org.convoke.model.LimitExceeded;
import org.convoke.model.NotFound;
import org.convoke.model.Phrase;
import org.convoke.model.Problem;
import org.convoke.model.Unauthenticated;
import org.convoke.model.Unavailable;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Turns whatever a resource throws into problem details: the one place that knows statuses.
///
/// | thrown | status |
/// |---|---|
/// | `Invalid` | 422 |
/// | `Unauthenticated` | 401 |
/// | `Forbidden` | 403 |
/// | `NotFound` | 404 |
/// | `Conflict`, a key that exists | 409 |
/// | `LimitExceeded` | 429 with `Retry-After` |
/// | `Unavailable`, no database | 503 |
/// | a query that took too long | 422 |
/// | JSON that does not parse | 400; that does not fit, 422 |
/// | anything else | 500, logged with the request id |
///
/// Some codes have a status of their own: [#STATUS_BY_CODE].
public class ProblemMappers {

  private static final Logger LOG = LoggerFactory.getLogger(ProblemMappers.class);

  private static final Map<String, Integer> STATUS_BY_CODE =
      Map.of(
          "stale", 412,
          "if-match-required", 428,
          "malformed-json", 400,
          "invalid-parameter", 400);

  private static final int UNPROCESSABLE = 422;
  private static final List<String> CUT_OFF = List.of("Request too large", "Read timed out");

  @ServerExceptionMapper
  public Response problem(
      Problem problem, @Context HttpHeaders headers, @Context HttpServerRequest request) {
    var answer = answer(problem, language(headers), RequestIds.of(request));
    if (problem instanceof LimitExceeded limit && limit.mayRetry()) {
      answer.header("Retry-After", Math.max(1, limit.retryAfter().toSeconds()));
    }
    if (problem instanceof Unavailable) {
      answer.header("Retry-After", 1);
    }
    return answer.build();
  }

  @ServerExceptionMapper
  public Response database(
      DatabaseFailure failure, @Context HttpHeaders headers, @Context HttpServerRequest request) {
    return switch (failure) {
      case DatabaseUnavailable _ ->
          problem(
              new Unavailable(
                  "unavailable",
                  Phrase.of(
                      "数据库暂时没有应答，请稍后重试。", "The database does not answer; try again in a moment."),
                  failure),
              headers,
              request);
      case UniqueViolation _ ->
          problem(
              new Conflict("already-exists", Phrase.of("同样的内容已存在。", "The same exists already.")),
              headers,
              request);
      case RowsMissing _ ->
          problem(
              new Conflict(
                  "changed-meanwhile",
                  Phrase.of(
                      "内容已被他人修改，请刷新后重试。", "Somebody changed it meanwhile; reload and try again.")),
              headers,
              request);
      case TookTooLong _ ->
          problem(
              new Invalid(
                  "query-too-broad",
                  Phrase.of(
                      "要读取的数据太多，没能及时完成。请用“等于”条件缩小范围，或按创建时间、编号排序。",
                      "There is too much to read in time. Narrow it down with an \"equals\" condition, or sort by time of creation or number.")),
              headers,
              request);
      case StatementFailed _ -> unexpected(failure, headers, request);
    };
  }

  /// Both named, because the framework has a mapper of its own for the second.
  @ServerExceptionMapper({JsonProcessingException.class, MismatchedInputException.class})
  public Response json(
      JsonProcessingException failure,
      @Context HttpHeaders headers,
      @Context HttpServerRequest request) {
    return problem(JsonProblems.of(failure), headers, request);
  }

  /// The framework has a mapper of its own for this one, which answers no problem.
  @ServerExceptionMapper
  public Response misfit(
      MismatchedInputException failure,
      @Context HttpHeaders headers,
      @Context HttpServerRequest request) {
    return json(failure, headers, request);
  }

  /// What the framework throws: unknown routes, wrong methods, bodies of a wrong type.
  @ServerExceptionMapper
  public Response web(
      WebApplicationException failure,
      @Context HttpHeaders headers,
      @Context HttpServerRequest request) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof Problem problem) {
        return problem(problem, headers, request);
      }
      if (cause instanceof JsonProcessingException json) {
        return json(json, headers, request);
      }
    }
    var status = failure.getResponse().getStatus();
    if (status == 404 && failure.getCause() instanceof IllegalArgumentException) {
      return problem(parameter(failure.getCause(), request), headers, request);
    }
    return WebProblem.of(status, request.method() + " " + request.path())
        .answer(status, language(headers), RequestIds.of(request));
  }

  /// The framework does not say which parameter it was; its sentence has the value. When that could
  /// be the value of several, none is named.
  private static Invalid parameter(Throwable cause, HttpServerRequest request) {
    var sentence = String.valueOf(cause.getMessage());
    var names =
        request.params().entries().stream()
            .filter(it -> !it.getValue().isEmpty() && sentence.contains(it.getValue()))
            .map(Map.Entry::getKey)
            .distinct()
            .toList();
    if (names.size() != 1) {
      return new Invalid(
          "invalid-parameter", Phrase.of("地址中的参数无效。", "A parameter of the address is not valid."));
    }
    var name = names.getFirst();
    return Invalid.parameter(name, Phrase.of("%s 的值无效。", "The value of %s is not valid.", name));
  }

  @ServerExceptionMapper
  public Response unexpected(
      Throwable failure, @Context HttpHeaders headers, @Context HttpServerRequest request) {
    var id = RequestIds.of(request);
    if (isGone(failure)) {
      LOG.debug("request {} was given up by its caller", id);
      return Response.status(400).build(); // nobody reads it
    }
    LOG.error("request {} failed: {} {}", id, request.method(), request.path(), failure);
    return WebProblem.UNEXPECTED.answer(500, language(headers), id);
  }

  /// Whether the caller hung up in the middle of his body, or was cut off because it was too large
  /// or too slow, which the framework tells by these sentences only.
  private static boolean isGone(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof HttpClosedException
          || cause instanceof IOException && CUT_OFF.contains(String.valueOf(cause.getMessage()))) {
        return true;
      }
    }
    return false;
  }

  private static Response.ResponseBuilder answer(Problem problem, Locale language, String id) {
    var status = status(problem);
    var details =
        new ProblemDetails(
            type(problem.code()),
            problem.title().in(language),
            status,
            problem.detail().in(language),
            problem.code(),
            id,
            problem.fields().stream().map(field -> error(field, language)).toList());
    return Response.status(status).type(ProblemDetails.MEDIA_TYPE).entity(details);
  }

  static String type(String code) {
    return "https://convoke.dev/problems/" + code;
  }

  private static ProblemDetails.FieldError error(FieldProblem field, Locale language) {
    return new ProblemDetails.FieldError(field.field(), field.code(), field.detail().in(language));
  }

  private static int status(Problem problem) {
    var own = STATUS_BY_CODE.get(problem.code());
    if (own != null) {
      return own;
    }
    return switch (problem) {
      case Invalid _ -> UNPROCESSABLE;
      case Unauthenticated _ -> 401;
      case Forbidden _ -> 403;
      case NotFound _ -> 404;
      case Conflict _ -> 409;
      case LimitExceeded _ -> 429;
      case Unavailable _ -> 503;
    };
  }

  private static Locale language(HttpHeaders headers) {
    return Languages.of(headers.getHeaderString("Accept-Language"));
  }
}

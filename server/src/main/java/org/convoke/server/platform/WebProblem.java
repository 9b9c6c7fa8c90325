package org.convoke.server.platform;

import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import org.convoke.model.Json;
import org.convoke.model.Phrase;

/// A problem of the web itself, before any of our code is asked.
///
/// @param code for programs
record WebProblem(String code, Phrase title, Phrase detail) {

  static final WebProblem UNEXPECTED =
      new WebProblem(
          "internal",
          Phrase.of("服务器出错", "Server error"),
          Phrase.of(
              "服务器遇到意外错误，没有完成请求；请把请求编号告诉管理员。",
              "The server met an unexpected error and did not finish; tell your administrator the request id."));

  static final WebProblem BUSY =
      new WebProblem(
          "unavailable",
          Phrase.of("暂时不可用", "Unavailable"),
          Phrase.of("服务器正忙，请稍后重试。", "The server is busy; try again in a moment."));

  static final WebProblem NUL =
      new WebProblem(
          "invalid-parameter",
          Phrase.of("请求有误", "Bad request"),
          Phrase.of(
              "地址或参数中含有无法使用的字符（%%00）。",
              "The address or one of its parameters has a character that cannot be used (%%00)."));

  /// @param call method and path, as the caller gave them
  static WebProblem of(int status, String call) {
    return switch (status) {
      case 404 ->
          new WebProblem(
              "not-found",
              Phrase.of("找不到", "Not found"),
              Phrase.of("没有接口 %s。", "There is no call %s.", call));
      case 405 ->
          new WebProblem(
              "method-not-allowed",
              Phrase.of("方法不允许", "Method not allowed"),
              Phrase.of("此地址不支持 %s。", "This address does not take %s.", call));
      case 406 ->
          new WebProblem(
              "not-acceptable",
              Phrase.of("格式不支持", "Not acceptable"),
              Phrase.of("只能以 application/json 应答。", "The answer is application/json only."));
      case 413 ->
          new WebProblem(
              "too-large",
              Phrase.of("内容过大", "Too large"),
              Phrase.of("请求内容超过 2 MB。", "The body is larger than 2 MB."));
      case 415 ->
          new WebProblem(
              "unsupported-media-type",
              Phrase.of("格式不支持", "Unsupported media type"),
              Phrase.of("请以 application/json 发送。", "Send application/json."));
      default ->
          status < 500
              ? new WebProblem(
                  "bad-request",
                  Phrase.of("请求有误", "Bad request"),
                  Phrase.of("请求无法理解。", "The request is not understood."))
              : UNEXPECTED;
    };
  }

  private ProblemDetails details(int status, Locale language, String requestId) {
    return new ProblemDetails(
        ProblemMappers.type(code),
        title.in(language),
        status,
        detail.in(language),
        code,
        requestId,
        List.of());
  }

  Response answer(int status, Locale language, String requestId) {
    return Response.status(status)
        .type(ProblemDetails.MEDIA_TYPE)
        .entity(details(status, language, requestId))
        .build();
  }

  /// For answers outside any resource.
  String json(int status, Locale language, String requestId) {
    return Json.write(details(status, language, requestId));
  }
}

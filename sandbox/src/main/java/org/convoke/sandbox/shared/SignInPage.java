package org.convoke.sandbox.shared;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The page where one chooses as whom to sign in.
public final class SignInPage {

  private static final String STYLE =
      """
      body{font:15px/1.5 system-ui,sans-serif;margin:0;background:#f5f6f8;color:#1f2329}
      main{max-width:420px;margin:6vh auto;background:#fff;border:1px solid #dee0e3;border-radius:8px;padding:24px}
      h1{font-size:18px;margin:0 0 4px}p{color:#646a73;margin:0 0 16px}
      a{display:flex;justify-content:space-between;padding:9px 12px;border-radius:6px;color:inherit;text-decoration:none}
      a:hover,a:focus{background:#eef1ff}small{color:#646a73}
      """;

  private SignInPage() {}

  /// One who may sign in.
  ///
  /// @param id goes into the query as `person`
  public record Choice(String id, String name, String title) {}

  /// The page; each choice is the same address with `person` added.
  public static Answer of(String platform, Request request, List<Choice> people) {
    var list = new StringBuilder();
    for (var person : people) {
      list.append(
          "<a href=\"%s&amp;person=%s\"><span>%s</span><small>%s</small></a>%n"
              .formatted(
                  escape(request.path() + "?" + query(request)),
                  encode(person.id()),
                  escape(person.name()),
                  escape(person.title())));
    }
    return Answer.html(
        """
        <!doctype html><html lang="zh"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
        <title>%s</title><style>%s</style><main><h1>%s</h1>
        <p>沙箱：以谁的身份登录？ Sandbox: sign in as whom?</p>
        %s</main></html>
        """
            .formatted(escape(platform), STYLE, escape(platform), list));
  }

  /// An address with parameters added; those with an empty value are left out.
  public static String with(String address, String... namesAndValues) {
    var hash = address.indexOf('#');
    var base = hash < 0 ? address : address.substring(0, hash);
    var text = new StringBuilder(base);
    for (var index = 0; index < namesAndValues.length; index += 2) {
      if (!namesAndValues[index + 1].isEmpty()) {
        text.append(text.indexOf("?") < 0 ? '?' : '&')
            .append(namesAndValues[index])
            .append('=')
            .append(encode(namesAndValues[index + 1]));
      }
    }
    return text.toString();
  }

  private static String query(Request request) {
    var text = new StringBuilder();
    request
        .query()
        .forEach(
            (name, values) ->
                values.forEach(
                    value ->
                        text.append(text.isEmpty() ? "" : "&")
                            .append(encode(name))
                            .append('=')
                            .append(encode(value))));
    return text.toString();
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}

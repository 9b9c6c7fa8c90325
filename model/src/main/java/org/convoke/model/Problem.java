package org.convoke.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What can go wrong and be told to the one who asked: a closed family, turned into RFC 9457
/// problem details in one place at the web's edge and into a failed step in one place in the
/// engine.
///
/// Each problem has a stable `code` for programs, a sentence for people in both languages that says
/// what happened, to which object and what to do, and the fields concerned.
public abstract sealed class Problem extends RuntimeException
    permits Conflict, Forbidden, Invalid, LimitExceeded, NotFound, Unauthenticated, Unavailable {

  private final String code;
  private final transient Phrase detail;
  private final transient List<FieldProblem> fields;

  Problem(String code, Phrase detail, List<FieldProblem> fields, @Nullable Throwable cause) {
    super(code + ": " + detail.en(), cause);
    this.code = code;
    this.detail = detail;
    this.fields = List.copyOf(fields);
  }

  /// Stable, in kebab case, for programs: `owner-not-member`.
  public String code() {
    return code;
  }

  /// The kind of problem in a few words.
  public Phrase title() {
    return switch (this) {
      case Invalid _ -> Phrase.of("内容有误", "Not valid");
      case Unauthenticated _ -> Phrase.of("需要登录", "Not signed in");
      case Forbidden _ -> Phrase.of("没有权限", "Not allowed");
      case NotFound _ -> Phrase.of("找不到", "Not found");
      case Conflict _ -> Phrase.of("与现状冲突", "Conflict");
      case LimitExceeded _ -> Phrase.of("超出限制", "Limit exceeded");
      case Unavailable _ -> Phrase.of("暂时不可用", "Unavailable");
    };
  }

  /// A sentence for people.
  public Phrase detail() {
    return detail;
  }

  /// The fields concerned, in the order they were found; empty when it is not about fields.
  public List<FieldProblem> fields() {
    return fields;
  }

  /// Whether the same call can succeed later without anyone changing anything.
  public boolean mayRetry() {
    return false;
  }
}

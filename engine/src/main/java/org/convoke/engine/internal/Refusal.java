package org.convoke.engine.internal;

import org.convoke.database.DatabaseFailure;
import org.convoke.database.DatabaseUnavailable;
import org.convoke.database.RowsMissing;
import org.convoke.database.StatementFailed;
import org.convoke.database.TookTooLong;
import org.convoke.database.UniqueViolation;
import org.convoke.engine.RunError;
import org.convoke.model.Conflict;
import org.convoke.model.Phrase;

/// A step whose changes the database does not take.
record Refusal(String path, RunError error) {

  static Refusal of(String path, DatabaseFailure refused) {
    return new Refusal(path, error(path, refused));
  }

  private static RunError error(String path, DatabaseFailure refused) {
    return switch (refused) {
      case UniqueViolation _ ->
          RunError.of(
              new Conflict(
                  "duplicate-value", Phrase.of("已有相同的数据，不能重复。", "The same value exists already.")),
              path);
      case RowsMissing _ ->
          RunError.of(
              new Conflict(
                  "changed-meanwhile",
                  Phrase.of(
                      "要更改的内容同时被他人修改，多次重试未成功。",
                      "What was to be changed kept being changed by others.")),
              path);
      case StatementFailed _, TookTooLong _, DatabaseUnavailable _ -> RunError.unexpected(path);
    };
  }
}

package org.convoke.server.connections;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.convoke.connectors.Wire;
import org.convoke.database.Batch;
import org.convoke.database.Database;
import org.convoke.database.Row;
import org.convoke.model.ConnectionId;
import org.convoke.model.Json;
import org.convoke.model.OrgId;
import org.convoke.model.Phrase;
import org.jspecify.annotations.Nullable;

/// The rows of calls. Thread-safe.
@Singleton
class CallStore {

  /// A call of a connection that is to be written.
  ///
  /// @param refused whether it was not verified to be the platform's
  record NewRow(OrgId org, ConnectionId connection, Call call, boolean refused) {}

  static final Batch<NewRow> INSERT =
      Batch.<NewRow>named("connectionCall.insert", 70)
          .uuid(row -> row.org().value())
          .uuid(row -> row.connection().value())
          .uuid(row -> row.call().id())
          .text(row -> row.call().direction().name())
          .text(row -> row.call().operation())
          .text(row -> row.call().method())
          .text(row -> row.call().url())
          .json(row -> Json.write(row.call().requestHeaders()))
          .text(row -> row.call().requestBody())
          .integer(row -> row.call().status())
          .json(row -> Json.write(row.call().responseHeaders()))
          .text(row -> row.call().responseBody())
          .json(row -> row.call().error() == null ? null : Json.write(row.call().error()))
          .integer(row -> row.call().tookMillis())
          .instant(row -> row.call().at())
          .flag(NewRow::refused)
          .everyRow(
              """
              insert into connection_call (org_id, connection_id, id, direction, operation, method,
                url, request_headers, request_body, status, response_headers, response_body, error,
                took_millis, at, refused)
              select * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
              """);

  private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

  private static final String COLUMNS =
      """
      id, direction, operation, method, url, request_headers, request_body, status,
      response_headers, response_body, error, took_millis, at
      """;

  private final Database database;

  CallStore(Database database) {
    this.database = database;
  }

  /// Which calls are looked for.
  ///
  /// @param failed only those with an error or a status of one
  record Filter(Call.@Nullable Direction direction, boolean failed, @Nullable String pattern) {}

  /// Newest first.
  List<Call> page(
      OrgId org, ConnectionId connection, Filter filter, @Nullable UUID before, int limit) {
    return database
        .query(
            "connectionCall.page",
            "select "
                + COLUMNS
                + """
                from connection_call
                where org_id = :org and connection_id = :connection
                  and (:before::uuid is null or id < :before)
                  and (:direction::text is null or direction = :direction)
                  and (not :failed or error is not null or status is null
                    or status >= 400 and operation not like :probe)
                  and (:pattern::text is null or operation ilike :pattern or url ilike :pattern)
                order by id desc
                limit :limit
                """)
        .bind("org", org.value())
        .bind("connection", connection.value())
        .bind("before", before)
        .bind("direction", filter.direction())
        .bind("failed", filter.failed())
        .bind("probe", Wire.PROBE + "%")
        .bind("pattern", filter.pattern())
        .bind("limit", limit)
        .list(CallStore::call);
  }

  Optional<Call> find(OrgId org, ConnectionId connection, UUID id) {
    return database
        .query(
            "connectionCall.find",
            "select "
                + COLUMNS
                + "from connection_call"
                + " where org_id = :org and connection_id = :connection and id = :id")
        .bind("org", org.value())
        .bind("connection", connection.value())
        .bind("id", id)
        .optional(CallStore::call);
  }

  void forgetBefore(Instant before) {
    database
        .update("connectionCall.forget", "delete from connection_call where at < :before")
        .bind("before", before)
        .execute();
  }

  /// Leaves the newest of each connection.
  ///
  /// @param refused whether of those that were not the platform's, or of all others
  void forgetBeyond(int most, boolean refused) {
    database
        .update(
            "connectionCall.forgetBeyond",
            """
            delete from connection_call as old
            using (
              select connection.org_id, connection.id,
                (select call.id
                  from connection_call as call
                  where call.org_id = connection.org_id and call.connection_id = connection.id
                    and call.refused = :refused
                  order by call.id desc
                  offset :most limit 1) as first_gone
              from connection) as bound
            where old.org_id = bound.org_id and old.connection_id = bound.id
              and old.id <= bound.first_gone and old.refused = :refused
            """)
        .bind("refused", refused)
        .bind("most", most)
        .execute();
  }

  private static Call call(Row row) throws SQLException {
    return new Call(
        row.uuid("id"),
        Call.Direction.valueOf(row.text("direction")),
        row.text("operation"),
        row.text("method"),
        row.text("url"),
        texts(row.text("request_headers")),
        row.optionalText("request_body").orElse(null),
        row.optionalNumber("status").map(Math::toIntExact).orElse(null),
        row.optionalText("response_headers").map(CallStore::texts).orElse(Map.of()),
        row.optionalText("response_body").orElse(null),
        row.optionalText("error").map(json -> Json.read(json, Phrase.class)).orElse(null),
        row.integer("took_millis"),
        row.instant("at"));
  }

  private static Map<String, String> texts(String json) {
    try {
      return Json.MAPPER.readValue(json, TEXTS);
    } catch (IOException e) {
      throw new IllegalStateException("headers of a call are texts by name", e);
    }
  }
}

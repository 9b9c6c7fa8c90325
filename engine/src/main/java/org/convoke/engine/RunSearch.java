package org.convoke.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.convoke.database.Database;
import org.convoke.database.Query;
import org.convoke.engine.RunHistory.Entry;
import org.convoke.engine.RunHistory.Filter;
import org.convoke.model.OrgId;
import org.convoke.model.RunId;
import org.jspecify.annotations.Nullable;

/// Looks for the runs of an organization that a filter lets through. Confined to one thread.
record RunSearch(Database database, OrgId org, Filter filter) {

  /// Runs that are looked through for a text. Nothing on the hot path is indexed for this rare
  /// question, so it is bounded instead: 5,000 runs take some 30 ms.
  static final int SEARCHED = 50_000;

  /// Looked through by one statement, so that a text that is found often is found soon.
  private static final int SLICE = 5_000;

  private static final UUID FIRST = new UUID(0, 0);
  private static final UUID LAST = new UUID(-1, -1);

  private static final String PAGE =
      RunHistory.ENTRIES
          + """
      where run.org_id = :org
        and run.id >= :first
        and run.id < :before
        %s
      order by run.id desc
      limit :limit
      """;

  private static final String SLICE_END =
      """
      select run.id
      from run
      where run.org_id = :org
        and run.id < :before
        %s
      order by run.id desc
      offset :skipped
      limit 1
      """;

  private static final String LIKE =
      """
      and (flow.name ilike :like or exists (
        select
        from json_each_text(coalesce(run.trigger -> 'record', '{}')) as part
        where part.value ilike :like))
      """;

  /// Ids tell the time, too: they bound what is looked at. The clocks of nodes, and of an id and
  /// its row, differ by less.
  private static final Duration SLACK = Duration.ofDays(1);

  private static final Set<RunState> EXECUTED = Set.of(RunState.READY, RunState.RUNNING);
  private static final Set<RunState> OPEN =
      Set.of(RunState.WAITING, RunState.IN_DOUBT, RunState.CANCELLED);
  private static final Set<RunState> UNDONE =
      Set.of(RunState.WAITING, RunState.IN_DOUBT, RunState.CANCELLED, RunState.FAILED);

  /// Runs, newest first.
  ///
  /// @param before the last of the page before; null: from the newest
  List<Entry> page(@Nullable RunId before, int limit) {
    var end = before == null ? LAST : before.value();
    return slices() == 0 ? page(FIRST, end, limit) : search(end, limit);
  }

  /// How many slices are looked through; 0: an index finds what is asked for.
  private int slices() {
    if (filter.like() != null) {
      return SEARCHED / SLICE;
    }
    return filter.creator() != null && filter.record() == null ? 1 : 0;
  }

  private List<Entry> search(UUID before, int limit) {
    var found = new ArrayList<Entry>();
    var end = Optional.of(before);
    for (var slice = 0; slice < slices() && end.isPresent(); slice++) {
      var begin = sliceBefore(end.get());
      found.addAll(page(begin.orElse(FIRST), end.get(), limit - found.size()));
      end = found.size() < limit ? begin : Optional.empty();
    }
    return found;
  }

  /// The last run of a slice; empty: the slice is the last.
  private Optional<UUID> sliceBefore(UUID end) {
    return bound(database.query("run.slice", SLICE_END.formatted(condition())))
        .bind("before", end)
        .bind("skipped", SLICE - 1)
        .optional(row -> row.uuid("id"));
  }

  private List<Entry> page(UUID from, UUID before, int limit) {
    var condition = condition() + text() + creator();
    return bound(database.query("run.page", PAGE.formatted(condition)))
        .bind("first", from)
        .bind("before", before)
        .bind("limit", limit)
        .list(RunHistory::entry);
  }

  private Query bound(Query query) {
    return query
        .bind("org", org.value())
        .bind("flow", filter.flow() == null ? null : filter.flow().value())
        .bind("states", filter.states().stream().map(RunState::name).toList())
        .bind("like", filter.like())
        .bind("from", filter.from())
        .bind("to", filter.to())
        .bind("idFrom", filter.from() == null ? null : id(filter.from().minus(SLACK)))
        .bind("idTo", filter.to() == null ? null : id(filter.to().plus(SLACK)))
        .bind("creator", filter.creator() == null ? null : filter.creator().toString())
        .bind("keyFrom", filter.record() + ":")
        .bind("keyTo", filter.record() + ";");
  }

  /// No id of an earlier time is greater.
  private static UUID id(Instant at) {
    return new UUID(at.toEpochMilli() << 16, 0);
  }

  /// One statement for each way of asking, so that each is planned for the index it needs; of fixed
  /// parts only.
  private String condition() {
    var flow = filter.flow() == null ? "" : "and run.flow_id = :flow ";
    var record =
        filter.record() == null
            ? ""
            : "and run.business_key > :keyFrom and run.business_key < :keyTo ";
    var from = filter.from() == null ? "" : "and run.created_at >= :from and run.id >= :idFrom ";
    var to = filter.to() == null ? "" : "and run.created_at < :to and run.id < :idTo ";
    return flow + record + from + to + state(filter.states());
  }

  /// States in the words of the partial indexes.
  private static String state(Set<RunState> states) {
    if (states.isEmpty()) {
      return "";
    }
    if (states.equals(Set.of(RunState.FAILED))) {
      return "and run.error is not null ";
    }
    if (EXECUTED.containsAll(states)) {
      return "and run.state = any(:states) and run.state in ('READY', 'RUNNING') ";
    }
    if (OPEN.containsAll(states)) {
      return "and run.state = any(:states) and run.state in ('WAITING', 'IN_DOUBT', 'CANCELLED') ";
    }
    if (UNDONE.containsAll(states)) {
      return """
          and (run.error is not null
            or (run.state = any(:states) and run.state in ('WAITING', 'IN_DOUBT', 'CANCELLED')))
          """;
    }
    return "and run.state = any(:states) ";
  }

  private String text() {
    return filter.like() == null ? "" : LIKE;
  }

  private String creator() {
    return filter.creator() == null
        ? ""
        : "and run.trigger -> 'record' ->> 'createdBy' = :creator ";
  }
}

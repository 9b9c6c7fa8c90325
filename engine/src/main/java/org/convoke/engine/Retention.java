package org.convoke.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.convoke.database.Database;
import org.convoke.model.FlowId;
import org.convoke.model.Json;
import org.convoke.model.OrgId;
import org.convoke.model.flows.Settings;

/// Deletes runs that ended long ago, with their journals, attempts and effects: what they made
/// stays. A deleted run cannot be tried again, and the event that started it would start another.
/// Thread-safe; several nodes may do it at once.
public final class Retention {

  /// Runs in one statement: it holds their rows for some milliseconds.
  private static final int PAGE = 500;

  /// Pages of one flow before the other flows have their turn.
  private static final int PAGES_OF_A_TURN = 20;

  /// Ids tell the time: they bound what is looked at. Clocks differ by less.
  private static final Duration SLACK = Duration.ofDays(1);

  private final Database database;
  private final InstantSource clock;

  public Retention(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  private record Rule(OrgId org, FlowId flow, Settings settings) {}

  /// What is left to look at of a flow.
  ///
  /// @param before runs that ended earlier are deleted
  /// @param after only runs with greater ids
  private record Rest(Rule rule, Instant before, UUID after) {}

  /// Deletes until nothing is left that is old enough, the time is over or the thread is
  /// interrupted; the flows take turns, and each has at least one.
  ///
  /// @return how many runs were deleted
  public int tidy(Duration atMost) {
    var now = clock.instant();
    var deleted = 0;
    var rests =
        rules().stream()
            .map(rule -> new Rest(rule, now.minus(days(rule.settings())), FIRST))
            .toList();
    do {
      var turn = new Turn();
      rests.forEach(turn::take);
      deleted += turn.deleted;
      rests = turn.rests;
    } while (!rests.isEmpty()
        && clock.instant().isBefore(now.plus(atMost))
        && !Thread.currentThread().isInterrupted());
    return deleted;
  }

  private static final UUID FIRST = new UUID(0, 0);

  private static Duration days(Settings settings) {
    return Duration.ofDays(settings.daysKept());
  }

  /// One turn of every flow. Confined to one thread.
  private final class Turn {
    private final List<Rest> rests = new ArrayList<>();
    private int deleted;

    void take(Rest rest) {
      var left = Optional.of(rest);
      for (var page = 0; page < PAGES_OF_A_TURN && left.isPresent(); page++) {
        left = delete(left.get());
      }
      left.ifPresent(rests::add);
    }

    /// @return empty when nothing is left
    private Optional<Rest> delete(Rest rest) {
      var page = deletePage(rest);
      deleted += page.number();
      return page.number() < PAGE
          ? Optional.empty()
          : Optional.of(new Rest(rest.rule(), rest.before(), page.last()));
    }
  }

  /// @param last the greatest id of those that were deleted
  private record Page(int number, UUID last) {}

  /// Flows with their settings; those of deleted flows hold on.
  private List<Rule> rules() {
    return database
        .query(
            "flow.keepDays",
            """
            select flow.org_id, flow.id, flow_version.definition -> 'settings' as settings
            from flow
            join flow_version
              on flow_version.org_id = flow.org_id
              and flow_version.flow_id = flow.id
              and flow_version.version = flow.published_version
            """)
        .list(
            row ->
                new Rule(
                    new OrgId(row.uuid("org_id")),
                    new FlowId(row.uuid("id")),
                    row.optionalText("settings")
                        .map(json -> Json.read(json, Settings.class))
                        .orElse(Settings.USUAL)));
  }

  private Page deletePage(Rest rest) {
    return database
        .query(
            "run.deleteOld",
            """
            with old as (
              select org_id, id
              from run
              where org_id = :org
                and flow_id = :flow
                and id > :after
                and id < :idBefore
                and finished_at < :before
                and state in ('DONE', 'FAILED', 'CANCELLED')
              order by id
              limit :limit
              for update skip locked),
            steps as (
              delete from run_step using old
              where run_step.org_id = old.org_id and run_step.run_id = old.id),
            attempts as (
              delete from run_attempt using old
              where run_attempt.org_id = old.org_id and run_attempt.run_id = old.id),
            attempt_steps as (
              delete from run_attempt_step using old
              where run_attempt_step.org_id = old.org_id and run_attempt_step.run_id = old.id),
            interventions as (
              delete from run_intervention using old
              where run_intervention.org_id = old.org_id and run_intervention.run_id = old.id),
            effects as (
              delete from effect using old
              where effect.org_id = old.org_id and effect.run_id = old.id),
            subscriptions as (
              delete from run_subscription using old
              where run_subscription.org_id = old.org_id and run_subscription.run_id = old.id),
            runs as (
              delete from run using old
              where run.org_id = old.org_id and run.id = old.id
              returning run.id)
            select count(*) as number, (array_agg(id order by id desc))[1] as last from runs
            """)
        .bind("org", rest.rule().org().value())
        .bind("flow", rest.rule().flow().value())
        .bind("after", rest.after())
        .bind("idBefore", new UUID(rest.before().plus(SLACK).toEpochMilli() << 16, 0))
        .bind("before", rest.before())
        .bind("limit", PAGE)
        .one(
            row ->
                new Page(
                    Math.toIntExact(row.number("number")),
                    row.optionalUuid("last").orElse(rest.after())));
  }
}

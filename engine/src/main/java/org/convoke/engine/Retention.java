package org.convoke.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
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

  /// Pages of one flow in one go; the next goes on.
  private static final int MAX_PAGES = 200;

  /// Ids tell the time: they bound what is looked at. Clocks differ by less.
  private static final Duration SLACK = Duration.ofDays(1);

  private final Database database;

  public Retention(Database database) {
    this.database = database;
  }

  private record Rule(OrgId org, FlowId flow, Settings settings) {}

  /// @return how many runs were deleted
  public int tidy(Instant now) {
    var deleted = 0;
    for (var rule : rules()) {
      deleted += tidy(rule, now.minus(Duration.ofDays(rule.settings().daysKept())));
    }
    return deleted;
  }

  private int tidy(Rule rule, Instant before) {
    var deleted = 0;
    for (var page = 0; page < MAX_PAGES; page++) {
      var found = delete(rule, before);
      deleted += found;
      if (found < PAGE) {
        break;
      }
    }
    return deleted;
  }

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

  private int delete(Rule rule, Instant before) {
    return database
        .query(
            "run.deleteOld",
            """
            with old as (
              select org_id, id
              from run
              where org_id = :org
                and flow_id = :flow
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
            select count(*) as number from runs
            """)
        .bind("org", rule.org().value())
        .bind("flow", rule.flow().value())
        .bind("idBefore", new UUID(before.plus(SLACK).toEpochMilli() << 16, 0))
        .bind("before", before)
        .bind("limit", PAGE)
        .one(row -> Math.toIntExact(row.number("number")));
  }
}

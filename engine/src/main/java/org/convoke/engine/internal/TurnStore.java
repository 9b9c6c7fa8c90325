package org.convoke.engine.internal;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.convoke.database.Batch;
import org.convoke.database.Statements;
import org.convoke.database.UnitOfWork;
import org.convoke.model.FlowId;
import org.convoke.model.OrgId;

/// The rows of `run_turn`. Each of its writers first takes an advisory lock of the flow and keeps
/// it until the end of the transaction, behind all other locks.
final class TurnStore {

  /// A flow whose runs take turns.
  record Queue(OrgId org, FlowId flow) {}

  private record Turn(RunKey run, FlowId flow, String key) {}

  private static final Batch<Queue> HOLD =
      Batch.<Queue>named("run_turn.hold", 62)
          .sorted(Comparator.comparing(queue -> queue.flow().value()))
          .uuid(queue -> queue.flow().value())
          .returning(
              """
              select position,
                pg_advisory_xact_lock(hashtextextended(flow_id::text, 1)) is null as held
              from unnest(?) with ordinality as given (flow_id, position)
              """);

  /// Who comes next within the key becomes its head.
  private static final Batch<RunKey> END =
      Batch.<RunKey>named("run_turn.end", 63)
          .uuid(run -> run.org().value())
          .uuid(run -> run.run().value())
          .someRows(
              """
              with given as (
                select distinct org_id, run_id from unnest(?, ?) as each (org_id, run_id)),
              ended as (
                delete from run_turn using given
                where run_turn.org_id = given.org_id and run_turn.run_id = given.run_id
                returning run_turn.org_id, run_turn.flow_id, run_turn.key, run_turn.position,
                  run_turn.head)
              update run_turn set head = true
              from ended
              cross join lateral (
                select later.org_id, later.run_id
                from run_turn as later
                where later.org_id = ended.org_id
                  and later.flow_id = ended.flow_id
                  and later.key = ended.key
                  and later.position > ended.position
                  and not exists (
                    select from given
                    where given.org_id = later.org_id and given.run_id = later.run_id)
                order by later.position
                limit 1) as next
              where ended.head
                and run_turn.org_id = next.org_id
                and run_turn.run_id = next.run_id
              """);

  /// A run that exists already has its turn, or had it.
  private static final Batch<Turn> TAKE =
      Batch.<Turn>named("run_turn.insert", 64)
          .uuid(turn -> turn.run().org().value())
          .uuid(turn -> turn.run().run().value())
          .uuid(turn -> turn.flow().value())
          .text(Turn::key)
          .someRows(
              """
              with new as (
                select given.*,
                  row_number() over (
                    partition by given.org_id, given.flow_id, given.key order by number) as place
                from unnest(?, ?, ?, ?) with ordinality as given
                  (org_id, run_id, flow_id, key, number)
                where exists (
                  select from run where run.org_id = given.org_id and run.id = given.run_id))
              insert into run_turn (org_id, run_id, flow_id, key, head)
              select org_id, run_id, flow_id, key,
                place = 1 and not exists (
                  select from run_turn as earlier
                  where earlier.org_id = new.org_id
                    and earlier.flow_id = new.flow_id
                    and earlier.key = new.key)
              from new
              order by number
              """);

  private final Statements statements;

  /// @param statements database or a transaction
  TurnStore(Statements statements) {
    this.statements = statements;
  }

  /// Puts a run in the queue of its flow, behind all that are committed.
  static void take(UnitOfWork unit, RunKey run, FlowId flow, String key) {
    unit.addReturning(HOLD, new Queue(run.org(), flow), row -> row.flag("held"));
    unit.add(TAKE, new Turn(run, flow, key));
  }

  /// Gives the place of a run back.
  static void end(UnitOfWork unit, RunKey run, FlowId flow) {
    unit.addReturning(HOLD, new Queue(run.org(), flow), row -> row.flag("held"));
    unit.add(END, run);
  }

  /// Holds the queue of a flow until the end of the transaction.
  void hold(FlowId flow) {
    statements
        .query(
            "run_turn.holdOne",
            "select pg_advisory_xact_lock(hashtextextended(:flow::uuid::text, 1)) is null as held")
        .bind("flow", flow.value())
        .one(row -> row.flag("held"));
  }

  /// Takes a run out of the queue, which is held.
  void end(RunKey run) {
    statements
        .update(
            "run_turn.endOne",
            """
            with ended as (
              delete from run_turn
              where org_id = :org and run_id = :run
              returning org_id, flow_id, key, position, head)
            update run_turn set head = true
            from ended
            cross join lateral (
              select later.org_id, later.run_id
              from run_turn as later
              where later.org_id = ended.org_id
                and later.flow_id = ended.flow_id
                and later.key = ended.key
                and later.position > ended.position
              order by later.position
              limit 1) as next
            where ended.head
              and run_turn.org_id = next.org_id
              and run_turn.run_id = next.run_id
            """)
        .bind("org", run.org().value())
        .bind("run", run.run().value())
        .execute();
  }

  /// Puts a run at the end of the queue, which is held.
  void take(RunKey run, FlowId flow, String key) {
    statements
        .update(
            "run_turn.insertOne",
            """
            insert into run_turn (org_id, run_id, flow_id, key, head)
            select :org, :run, :flow, :key, not exists (
              select from run_turn where org_id = :org and flow_id = :flow and key = :key)
            """)
        .bind("org", run.org().value())
        .bind("run", run.run().value())
        .bind("flow", flow.value())
        .bind("key", key)
        .execute();
  }

  /// Flows of which a run may be let in, if there is a place.
  List<Queue> queues() {
    return statements
        .query(
            "run_turn.queues",
            """
            with recursive queue as (
              (select org_id, flow_id
               from run_turn
               where head and not admitted
               order by org_id, flow_id
               limit 1)
              union all
              select next.org_id, next.flow_id
              from queue
              cross join lateral (
                select org_id, flow_id
                from run_turn
                where head and not admitted
                  and (org_id, flow_id) > (queue.org_id, queue.flow_id)
                order by org_id, flow_id
                limit 1) as next)
            select org_id, flow_id from queue
            """)
        .list(row -> new Queue(new OrgId(row.uuid("org_id")), new FlowId(row.uuid("flow_id"))));
  }

  /// Lets in as many runs as have a place, in order, and makes them due. The queue is held.
  ///
  /// @param most how many at once
  /// @return how many were let in
  int admit(Queue queue, Instant now, int most) {
    return statements
        .update(
            "run_turn.admit",
            """
            with rule as (
              select coalesce((flow_version.definition -> 'settings' ->> 'concurrency')::int, 0)
                as places
              from flow
              join flow_version
                on flow_version.org_id = flow.org_id
                and flow_version.flow_id = flow.id
                and flow_version.version = flow.published_version
              where flow.org_id = :org and flow.id = :flow),
            free as (
              select case when places = 0 then :most else least(:most, greatest(0, places - (
                  select count(*)::int from run_turn
                  where org_id = :org and flow_id = :flow and admitted))) end as number
              from rule),
            next as (
              select run_id
              from run_turn
              where org_id = :org and flow_id = :flow and head and not admitted
              order by position
              limit (select number from free)),
            admitted as (
              update run_turn set admitted = true
              from next
              where run_turn.org_id = :org and run_turn.run_id = next.run_id)
            update run set wake_at = :now
            from next
            where run.org_id = :org and run.id = next.run_id and run.state = 'WAITING'
            """)
        .bind("org", queue.org().value())
        .bind("flow", queue.flow().value())
        .bind("now", now)
        .bind("most", most)
        .execute();
  }
}

package org.convoke.bench;

import java.util.List;

/// Finished runs, as many as one wants, copied from real ones: each with its two steps, the record
/// that started it, the row it wrote and the entry of its unique name, under ids of their own that
/// spread over the last eighty days in the order they are written. Chats are not copied.
///
/// Afterwards the tables are vacuumed and analyzed, as the database does by itself sooner or later.
final class RunsCopied {

  private static final int PAGE = 20_000;

  /// Flows keep their runs for ninety days.
  private static final long SPREAD_SECONDS = 80L * 24 * 60 * 60;

  /// Runs that are copied, the newest.
  private static final String SOURCES =
      """
      create temporary table source as
      select row_number() over () - 1 as number, run.*,
        split_part(run.business_key, ':', 1) as cause, effect.id::text as result,
        effect.form_id as result_form, cause.form_id as cause_form, cause.values ->> 'name' as name
      from (
        select run.*
        from run join flow on flow.org_id = run.org_id and flow.id = run.flow_id
        where flow.key = 'create-group' and run.state = 'DONE'
        order by run.id desc
        limit 1000) as run
      join record as effect on effect.org_id = run.org_id and effect.created_run = run.id
      join record as cause
        on cause.org_id = run.org_id and cause.id = split_part(run.business_key, ':', 1)::uuid
      """;

  private static final String COPIES =
      """
      create temporary table copied (
        number bigint, source bigint, at timestamptz, run uuid, cause uuid, result uuid)
      """;

  private static final String NEXT_COPIES =
      """
      insert into copied
      select number, number %% (select count(*) from source), at, uuidv7(at - clock_timestamp()),
        uuidv7(at - clock_timestamp()), uuidv7(at - clock_timestamp())
      from generate_series(?::bigint, ?::bigint - 1) as number,
        lateral (
          select now() - make_interval(secs => %d * (1 - number::float8 / ?::bigint))) as t(at)
      """
          .formatted(SPREAD_SECONDS);

  private static final String RUNS =
      """
      insert into run (org_id, id, flow_id, version, business_key, state, owner, epoch, depth,
        trigger, created_at, started_at, finished_at)
      select org_id, run, flow_id, version, replace(business_key, source.cause, copied.cause::text),
        state, owner, epoch, depth,
        replace(replace(trigger::text, source.cause, copied.cause::text),
          to_json(name)::text, '"copy ' || copied.number || '"')::json,
        at, at + (started_at - created_at), at + (finished_at - created_at)
      from copied join source on source.number = copied.source
      """;

  private static final String STEPS =
      """
      insert into run_step (org_id, run_id, path, position, state, input, output, branch, attempts,
        started_at, finished_at)
      select source.org_id, run, path, position, run_step.state,
        replace(input::text, to_json(name)::text, '"copy ' || copied.number || '"')::json,
        replace(replace(output::text, source.result, copied.result::text),
          to_json(name)::text, '"copy ' || copied.number || '"')::json,
        branch, attempts, at + (run_step.started_at - created_at),
        at + (run_step.finished_at - created_at)
      from copied
      join source on source.number = copied.source
      join run_step on run_step.org_id = source.org_id and run_step.run_id = source.id
      """;

  /// Serial numbers that the server will not reach.
  private static final long FIRST_SERIAL = 1_000_000_000;

  private static final String RECORDS =
      """
      insert into record (org_id, form_id, id, serial, version, state, created_by, created_run,
        created_at, updated_at, values)
      select record.org_id, record.form_id,
        case when record.form_id = cause_form then copied.cause else copied.result end,
        %d + copied.number, record.version, record.state, record.created_by,
        case when record.created_run is not null then copied.run end, at, at,
        record.values || jsonb_build_object('name', 'copy ' || copied.number)
      from copied
      join source on source.number = copied.source
      join record on record.org_id = source.org_id
        and (record.form_id, record.id) in
          ((cause_form, source.cause::uuid), (result_form, source.result::uuid))
      """
          .formatted(FIRST_SERIAL);

  private static final String UNIQUE_NAMES =
      """
      insert into record_unique (org_id, form_id, field, value_hash, record_id)
      select org_id, cause_form, 'name', md5('copy ' || copied.number)::uuid, copied.cause
      from copied join source on source.number = copied.source
      """;

  private final ServerDatabase database;

  RunsCopied(ServerDatabase database) {
    this.database = database;
  }

  /// Copies until there are so many more.
  void add(long runs) {
    // What is lost in a crash of this minute is copied again with the rest.
    database.execute("set synchronous_commit = off");
    database.execute(SOURCES);
    database.execute("create index on source (number)");
    database.execute("analyze source");
    database.execute(COPIES);
    for (var from = 0L; from < runs; from += PAGE) {
      page(from, Math.min(runs, from + PAGE), runs);
    }
    database.execute("drop table source, copied");
    database.execute("vacuum (analyze) run, run_step, record, record_unique");
    database.checkpoint();
  }

  private void page(long from, long to, long runs) {
    database.inTransaction(
        List.of("truncate copied", NEXT_COPIES, RUNS, STEPS, RECORDS, UNIQUE_NAMES),
        from,
        to,
        runs);
  }
}

package org.convoke.server.chat;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.convoke.database.Batch;
import org.convoke.database.Database;
import org.convoke.database.Row;
import org.convoke.model.ChatId;
import org.convoke.model.FormId;
import org.convoke.model.Id;
import org.convoke.model.Json;
import org.convoke.model.MessageId;
import org.convoke.model.OrgId;
import org.convoke.model.PersonId;
import org.convoke.model.RecordId;
import org.convoke.model.RunId;
import org.jspecify.annotations.Nullable;

/// Rows of chats and their members. Thread-safe.
///
/// Whatever changes a chat writes a notice first, in the same unit: [MessageStore#APPEND] locks the
/// chat's row, so the statements here find it locked and unchanged. Their order within a
/// transaction is not given (units are written together), so none relies on another.
@Singleton
class ChatStore {

  /// A chat that is written with its members and its first notice.
  ///
  /// @param externals those of the members who are from outside
  /// @param createdBy for him the first notice is not unread
  record NewRow(
      OrgId org,
      Chat chat,
      List<PersonId> members,
      List<PersonId> externals,
      @Nullable PersonId createdBy,
      MessageId noticeId,
      Notice notice,
      @Nullable String effectKey) {}

  /// Chat, members and first notice in one statement, with one row of parameters for a chat:
  /// creating chats is the hot path of flows. Members travel as one text, because a row for each
  /// costs more to send than to split.
  static final Batch<NewRow> CREATE =
      Batch.<NewRow>named("chat.create", 50)
          .uuid(row -> row.org().value())
          .uuid(row -> row.chat().id().value())
          .text(row -> row.chat().connection())
          .text(row -> row.chat().name())
          .uuid(row -> row.chat().ownerId().value())
          .flag(row -> row.chat().external())
          .integer(row -> row.chat().memberCount())
          .text(row -> joined(row.members()))
          .text(row -> joined(row.externals()))
          .uuid(row -> value(row.createdBy()))
          .instant(row -> row.chat().createdAt())
          .uuid(row -> ofOrigin(row, origin -> origin.runId().value()))
          .text(row -> ofOrigin(row, Chat.Origin::flowName))
          .uuid(row -> ofOrigin(row, origin -> value(origin.formId())))
          .uuid(row -> ofOrigin(row, origin -> value(origin.recordId())))
          .uuid(row -> row.noticeId().value())
          .json(row -> Json.write(row.notice()))
          .text(NewRow::effectKey)
          .everyRow(
              """
              with given as (
                select * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as given
                  (org_id, id, connection, name, owner_id, external, member_count, members,
                   externals, created_by, created_at, origin_run_id, origin_flow_name,
                   origin_form_id, origin_record_id, notice_id, notice, effect_key)
              ), created as (
                insert into chat (org_id, id, connection, name, owner_id, external, state,
                  member_count, member_version, last_seq, last_at, mention_all_seq, created_by,
                  created_at, origin_run_id, origin_flow_name, origin_form_id, origin_record_id)
                select org_id, id, connection, name, owner_id, external, 'OPEN',
                  member_count, 1, 1, created_at, 0, created_by,
                  created_at, origin_run_id, origin_flow_name, origin_form_id, origin_record_id
                from given
              ), joined as (
                insert into chat_member (org_id, chat_id, person_id, external, read_seq,
                  mention_seq, joined_at)
                select org_id, id, person::uuid, person = any(string_to_array(externals, ',')),
                  case when person::uuid = created_by
                    -- alone with the application, which writes at once: that is the news
                    or created_by is null and member_count = 1
                    then 1 else 0 end, 0, created_at
                from given, unnest(string_to_array(members, ',')) as person
              )
              insert into message (org_id, chat_id, seq, id, kind, sender_id, text, notice,
                mentions, mention_all, created_at, effect_key)
              select org_id, id, 1, notice_id, 'NOTICE', null, '', notice,
                '{}', false, created_at, effect_key
              from given
              """);

  /// A chat that gets another name, owner or state.
  ///
  /// @param name null: stays
  /// @param owner null: stays; otherwise a member
  record ChangedRow(
      OrgId org, ChatId chat, @Nullable String name, @Nullable PersonId owner, boolean closes) {}

  /// One row for a chat in a unit. When two units change the same chat at the same moment only one
  /// row would count, so they fail together and are repeated one after the other.
  static final Batch<ChangedRow> CHANGE =
      Batch.<ChangedRow>named("chat.change", 53)
          .uuid(row -> row.org().value())
          .uuid(row -> row.chat().value())
          .text(ChangedRow::name)
          .uuid(row -> value(row.owner()))
          .flag(ChangedRow::closes)
          .everyRow(
              """
              update chat
              set name = coalesce(given.name, chat.name),
                owner_id = coalesce(given.owner_id, chat.owner_id),
                state = case when given.closes then 'CLOSED' else chat.state end
              from unnest(?, ?, ?, ?, ?) as given (org_id, chat_id, name, owner_id, closes)
              where chat.org_id = given.org_id and chat.id = given.chat_id
                and (given.owner_id is null or exists (
                  select from chat_member as member
                  where member.org_id = given.org_id and member.chat_id = given.chat_id
                    and member.person_id = given.owner_id))
              """);

  /// Somebody who joins or leaves a chat.
  ///
  /// @param notice the notice of it, which is the first message unread for one who joins
  /// @param mayBeOwner whether the same unit makes another the owner
  record MemberRow(
      OrgId org,
      ChatId chat,
      PersonId person,
      boolean joins,
      boolean external,
      boolean mayBeOwner,
      MessageId notice,
      Instant at) {}

  /// Counts by what changed in truth: somebody else may have added the same person a moment ago.
  static final Batch<MemberRow> MEMBERS =
      Batch.<MemberRow>named("chatMember.change", 52)
          .uuid(row -> row.org().value())
          .uuid(row -> row.chat().value())
          .uuid(row -> row.person().value())
          .flag(MemberRow::joins)
          .flag(MemberRow::external)
          .flag(MemberRow::mayBeOwner)
          .uuid(row -> row.notice().value())
          .instant(MemberRow::at)
          .someRows(
              """
              with given as (
                select * from unnest(?, ?, ?, ?, ?, ?, ?, ?) as given
                  (org_id, chat_id, person_id, joins, external, may_be_owner, notice_id, at)
              ), gone as (
                delete from chat_member as member
                using given, chat
                where not given.joins
                  and member.org_id = given.org_id and member.chat_id = given.chat_id
                  and member.person_id = given.person_id
                  and chat.org_id = given.org_id and chat.id = given.chat_id
                  and (given.may_be_owner or chat.owner_id <> given.person_id)
                returning member.org_id, member.chat_id, member.person_id
              ), come as (
                insert into chat_member (org_id, chat_id, person_id, external, read_seq,
                  own_unread, mention_seq, joined_at)
                select given.org_id, given.chat_id, given.person_id, given.external, notice.seq - 1,
                  (select count(*)
                   from message
                   where message.org_id = given.org_id and message.chat_id = given.chat_id
                     and message.seq >= notice.seq
                     and message.notice ->> 'actorId' = given.person_id::text),
                  0, given.at
                from given, lateral (
                  select seq
                  from message
                  where message.org_id = given.org_id and message.chat_id = given.chat_id
                    and message.id = given.notice_id
                  order by seq desc
                  limit 1) as notice
                where given.joins
                on conflict do nothing
                returning org_id, chat_id, external
              )
              update chat
              set member_count = chat.member_count
                  + (select count(*) from come
                     where come.org_id = chat.org_id and come.chat_id = chat.id)
                  - (select count(*) from gone
                     where gone.org_id = chat.org_id and gone.chat_id = chat.id),
                external = exists (
                    select from come
                    where come.org_id = chat.org_id and come.chat_id = chat.id and come.external)
                  or exists (
                    select from chat_member as member
                    where member.org_id = chat.org_id and member.chat_id = chat.id
                      and member.external and not exists (
                        select from gone
                        where gone.org_id = member.org_id and gone.chat_id = member.chat_id
                          and gone.person_id = member.person_id))
              from (select distinct org_id, chat_id from given) as changed
              where chat.org_id = changed.org_id and chat.id = changed.chat_id
              """);

  static final String COLUMNS =
      """
      chat.id, chat.name, chat.owner_id, chat.connection, chat.external, chat.state,
        chat.member_count, chat.created_at, chat.origin_run_id, chat.origin_flow_name,
        chat.origin_form_id, chat.origin_record_id""";

  private final Database database;

  ChatStore(Database database) {
    this.database = database;
  }

  /// A chat and which of some people are in it.
  record Known(Chat chat, Set<PersonId> members) {}

  /// A chat with those of the people who are its members.
  Optional<Known> find(OrgId org, ChatId id, Collection<PersonId> people) {
    return database
        .query(
            "chat.find",
            """
            select %s,
              array(
                select person_id from chat_member
                where org_id = :org and chat_id = :id and person_id = any(:people)) as members
            from chat
            where org_id = :org and id = :id
            """
                .formatted(COLUMNS))
        .bind("org", org.value())
        .bind("id", id.value())
        .bind("people", people.stream().map(PersonId::value).toList())
        .optional(row -> new Known(chat(row), people(row.uuids("members"))));
  }

  /// Everybody in a chat at one moment.
  ///
  /// @param version grows with every change of the members
  record Members(long version, boolean open, PersonId owner, Set<PersonId> people) {}

  Optional<Members> members(OrgId org, ChatId id) {
    return database
        .query(
            "chat.members",
            """
            select member_version, state = 'OPEN' as open, owner_id,
              array(
                select person_id from chat_member where org_id = :org and chat_id = :id) as members
            from chat
            where org_id = :org and id = :id
            """)
        .bind("org", org.value())
        .bind("id", id.value())
        .optional(
            row ->
                new Members(
                    row.number("member_version"),
                    row.flag("open"),
                    new PersonId(row.uuid("owner_id")),
                    people(row.uuids("members"))));
  }

  /// Somebody in a chat.
  record MemberSince(PersonId person, Instant joinedAt) {}

  /// Members after a place in the list, by the time they joined.
  ///
  /// @param afterTime join of the last one seen; null at the start
  /// @param afterPerson the last one seen; null at the start
  List<MemberSince> memberPage(
      OrgId org, ChatId id, @Nullable Instant afterTime, @Nullable UUID afterPerson, int limit) {
    return database
        .query(
            "chatMember.page",
            """
            select person_id, joined_at
            from chat_member
            where org_id = :org and chat_id = :id
              and (:first or (joined_at, person_id) > (:afterTime::timestamptz, :afterPerson::uuid))
            order by joined_at, person_id
            limit :limit
            """)
        .bind("org", org.value())
        .bind("id", id.value())
        .bind("first", afterPerson == null)
        .bind("afterTime", afterTime)
        .bind("afterPerson", afterPerson)
        .bind("limit", limit)
        .list(
            row -> new MemberSince(new PersonId(row.uuid("person_id")), row.instant("joined_at")));
  }

  /// A person's chats, newest first.
  ///
  /// @param pattern of names, for `ilike`
  /// @param before the last one seen; null at the start
  List<Chat> ofPerson(
      OrgId org, PersonId person, String pattern, @Nullable UUID before, int limit) {
    return database
        .query(
            "chat.ofPerson",
            """
            select %s
            from chat_member as member
            join chat on chat.org_id = member.org_id and chat.id = member.chat_id
            where member.org_id = :org and member.person_id = :person
              and (:first or member.chat_id < :before::uuid)
              and chat.name ilike :pattern
            order by member.chat_id desc
            limit :limit
            """
                .formatted(COLUMNS))
        .bind("org", org.value())
        .bind("person", person.value())
        .bind("pattern", pattern)
        .bind("first", before == null)
        .bind("before", before)
        .bind("limit", limit)
        .list(ChatStore::chat);
  }

  /// Every chat of an organization, newest first; parameters as for [#ofPerson].
  List<Chat> all(OrgId org, String pattern, @Nullable UUID before, int limit) {
    return database
        .query(
            "chat.all",
            """
            select %s
            from chat
            where org_id = :org and (:first or id < :before::uuid) and name ilike :pattern
            order by id desc
            limit :limit
            """
                .formatted(COLUMNS))
        .bind("org", org.value())
        .bind("pattern", pattern)
        .bind("first", before == null)
        .bind("before", before)
        .bind("limit", limit)
        .list(ChatStore::chat);
  }

  /// Those of the chats that a person is in, or all of them for who may look `everywhere`.
  ///
  /// @param ids at most some hundred
  List<Chat> visible(OrgId org, PersonId person, boolean everywhere, List<ChatId> ids) {
    return database
        .query(
            "chat.visible",
            """
            select %s
            from chat
            where org_id = :org and id = any(:ids)
              and (:everywhere or exists (
                select 1
                from chat_member as member
                where member.org_id = chat.org_id and member.chat_id = chat.id
                  and member.person_id = :person))
            """
                .formatted(COLUMNS))
        .bind("org", org.value())
        .bind("person", person.value())
        .bind("everywhere", everywhere)
        .bind("ids", ids.stream().map(ChatId::value).toList())
        .list(ChatStore::chat);
  }

  /// A row of [#COLUMNS].
  static Chat chat(Row row) throws SQLException {
    var run = row.optionalUuid("origin_run_id").orElse(null);
    return new Chat(
        new ChatId(row.uuid("id")),
        row.text("name"),
        new PersonId(row.uuid("owner_id")),
        row.text("connection"),
        row.flag("external"),
        Chat.State.valueOf(row.text("state")),
        row.integer("member_count"),
        row.instant("created_at"),
        run == null
            ? null
            : new Chat.Origin(
                new RunId(run),
                row.text("origin_flow_name"),
                row.optionalUuid("origin_form_id").map(FormId::new).orElse(null),
                row.optionalUuid("origin_record_id").map(RecordId::new).orElse(null)));
  }

  /// Ids as one text, which `string_to_array` takes apart.
  static String joined(List<PersonId> people) {
    return people.stream().map(PersonId::toString).collect(Collectors.joining(","));
  }

  static @Nullable UUID value(@Nullable Id id) {
    return id == null ? null : id.value();
  }

  private static <T> @Nullable T ofOrigin(NewRow row, Function<Chat.Origin, @Nullable T> part) {
    var origin = row.chat().origin();
    return origin == null ? null : part.apply(origin);
  }

  private static Set<PersonId> people(List<UUID> ids) {
    var people = HashSet.<PersonId>newHashSet(ids.size());
    for (var id : ids) {
      people.add(new PersonId(id));
    }
    return people;
  }
}

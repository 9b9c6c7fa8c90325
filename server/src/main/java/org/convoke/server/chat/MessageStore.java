package org.convoke.server.chat;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.convoke.database.Batch;
import org.convoke.database.Database;
import org.convoke.database.Row;
import org.convoke.model.ChatId;
import org.convoke.model.Json;
import org.convoke.model.MessageId;
import org.convoke.model.OrgId;
import org.convoke.model.PersonId;
import org.jspecify.annotations.Nullable;

/// Rows of messages. Thread-safe.
@Singleton
class MessageStore {

  /// A message that is to be written and numbered.
  record NewRow(OrgId org, Message message, @Nullable String effectKey) {}

  /// Where a message was put.
  ///
  /// @param seq its number
  /// @param memberVersion of the list of those who receive it, see [ChatStore.Members]
  record Place(long seq, long memberVersion) {

    static Place of(Row row) throws SQLException {
      return new Place(row.number("seq"), row.number("member_version"));
    }
  }

  /// Writes and numbers messages. Every step goes from few rows to an index, so that the plan is
  /// the same whatever the planner knows about the tables. A row is missing, so that its unit
  /// fails, when the chat is closed or the sender is no member.
  ///
  /// The chats' rows are locked in the order of their ids, before anything else is: two
  /// transactions that write into the same chats wait for each other and do not lock each other
  /// out. Under the lock the messages of a chat get the numbers after its last one, in the order
  /// they are given; the chat's row is written once, however many messages it gets. Of the members
  /// only those are written whose own reading changes: who did it, and who is mentioned by name.
  /// Whoever writes has read up to there. Whoever made a change has not (a flow may have made it on
  /// his account while he was away): its notice is counted among his own, which unread leaves out.
  static final Batch<NewRow> APPEND =
      Batch.<NewRow>named("message.append", 51)
          .uuid(row -> row.org().value())
          .uuid(row -> row.message().chatId().value())
          .uuid(row -> row.message().id().value())
          .text(row -> row.message().kind().name())
          .uuid(row -> ChatStore.value(row.message().senderId()))
          .text(row -> row.message().text())
          .json(row -> notice(row.message()))
          .text(row -> ChatStore.joined(row.message().mentions()))
          .flag(row -> row.message().mentionAll())
          .flag(row -> changesMembers(row.message()))
          .uuid(row -> ChatStore.value(doer(row.message())))
          .instant(row -> row.message().createdAt())
          .text(NewRow::effectKey)
          .returning(
              """
              with given as (
                select * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) with ordinality as given
                  (org_id, chat_id, id, kind, sender_id, text, notice, mentions, mention_all,
                   changes_members, doer_id, created_at, effect_key, position)
              ), locked as (
                select given.*, chat.last_seq, chat.member_version
                from given
                join chat on chat.org_id = given.org_id and chat.id = given.chat_id
                where chat.state = 'OPEN'
                  and (given.sender_id is null or exists (
                    select from chat_member as member
                    where member.org_id = given.org_id and member.chat_id = given.chat_id
                      and member.person_id = given.sender_id))
                order by chat.org_id, chat.id, given.position
                for update of chat
              ), numbered as (
                select position, org_id, chat_id, id, kind, sender_id, text, notice, mentions,
                  mention_all, doer_id, created_at, effect_key,
                  last_seq + row_number() over so_far as seq,
                  member_version + count(*) filter (where changes_members) over so_far
                    as member_version
                from locked
                window so_far as (partition by org_id, chat_id order by position)
              ), moved as (
                update chat
                set last_seq = newest.seq,
                  last_at = greatest(chat.last_at, newest.created_at),
                  member_version = newest.member_version,
                  mention_all_seq = greatest(chat.mention_all_seq, newest.mention_all_seq)
                from (
                  select org_id, chat_id, max(seq) as seq, max(created_at) as created_at,
                    max(member_version) as member_version,
                    max(seq) filter (where mention_all) as mention_all_seq
                  from numbered
                  group by org_id, chat_id) as newest
                where chat.org_id = newest.org_id and chat.id = newest.chat_id
              ), marked as (
                update chat_member as member
                set read_seq = greatest(member.read_seq, mark.read_seq),
                  own_unread = mark.own
                    + case when mark.read_seq is null then member.own_unread else 0 end,
                  mention_seq = greatest(member.mention_seq, mark.mention_seq)
                from (
                  select org_id, chat_id, person_id, max(read_seq) as read_seq,
                    count(*) filter (where own) as own, max(mention_seq) as mention_seq
                  from (
                    select org_id, chat_id, doer_id as person_id,
                      case when kind = 'TEXT' then seq end as read_seq,
                      kind = 'NOTICE' and seq > coalesce(
                        max(seq) filter (where kind = 'TEXT')
                          over (partition by org_id, chat_id, doer_id), 0) as own,
                      null::bigint as mention_seq
                    from numbered
                    where doer_id is not null
                    union all
                    select org_id, chat_id, mentioned::uuid, null, false, seq
                    from numbered, unnest(string_to_array(mentions, ',')) as mentioned) as marks
                  group by org_id, chat_id, person_id) as mark
                where member.org_id = mark.org_id and member.chat_id = mark.chat_id
                  and member.person_id = mark.person_id
              ), written as (
                insert into message (org_id, chat_id, seq, id, kind, sender_id, text, notice,
                  mentions, mention_all, created_at, effect_key)
                select org_id, chat_id, seq, id, kind, sender_id, text, notice,
                  string_to_array(mentions, ',')::uuid[], mention_all, created_at, effect_key
                from numbered
              )
              select position, seq, member_version from numbered
              """);

  /// Named so that they stand beside [ChatStore#COLUMNS].
  static final String COLUMNS =
      """
      message.id as message_id, message.chat_id, message.seq, message.kind, message.sender_id,
        message.text, message.notice, message.mentions, message.mention_all,
        message.created_at as written_at""";

  private final Database database;

  MessageStore(Database database) {
    this.database = database;
  }

  /// Messages before a number, newest first.
  List<Message> before(OrgId org, ChatId chat, long seq, int limit) {
    return database
        .query(
            "message.before",
            """
            select %s
            from message
            where org_id = :org and chat_id = :chat and seq < :seq
            order by seq desc
            limit :limit
            """
                .formatted(COLUMNS))
        .bind("org", org.value())
        .bind("chat", chat.value())
        .bind("seq", seq)
        .bind("limit", limit)
        .list(MessageStore::message);
  }

  /// Messages after a number, oldest first.
  List<Message> after(OrgId org, ChatId chat, long seq, int limit) {
    return database
        .query(
            "message.after",
            """
            select %s
            from message
            where org_id = :org and chat_id = :chat and seq > :seq
            order by seq
            limit :limit
            """
                .formatted(COLUMNS))
        .bind("org", org.value())
        .bind("chat", chat.value())
        .bind("seq", seq)
        .bind("limit", limit)
        .list(MessageStore::message);
  }

  /// The message that an intention wrote.
  Optional<Message> ofEffect(OrgId org, String effectKey) {
    return database
        .query(
            "message.ofEffect",
            """
            select %s
            from message
            where org_id = :org and effect_key = :key
            """
                .formatted(COLUMNS))
        .bind("org", org.value())
        .bind("key", effectKey)
        .optional(MessageStore::message);
  }

  /// A row of [#COLUMNS].
  static Message message(Row row) throws SQLException {
    return new Message(
        new MessageId(row.uuid("message_id")),
        new ChatId(row.uuid("chat_id")),
        row.number("seq"),
        Message.Kind.valueOf(row.text("kind")),
        row.optionalUuid("sender_id").map(PersonId::new).orElse(null),
        row.text("text"),
        row.optionalText("notice").map(json -> Json.read(json, Notice.class)).orElse(null),
        row.uuids("mentions").stream().map(PersonId::new).toList(),
        row.flag("mention_all"),
        row.instant("written_at"));
  }

  private static @Nullable String notice(Message message) {
    return message.notice() == null ? null : Json.write(message.notice());
  }

  /// Who did it himself; null: nobody.
  private static @Nullable PersonId doer(Message message) {
    return message.notice() == null ? message.senderId() : message.notice().actorId();
  }

  private static boolean changesMembers(Message message) {
    return message.notice() != null && message.notice().changesMembers();
  }
}

package org.convoke.server.chat;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.convoke.database.Database;
import org.convoke.database.Row;
import org.convoke.model.ChatId;
import org.convoke.model.OrgId;
import org.convoke.model.PersonId;
import org.jspecify.annotations.Nullable;

/// Inboxes, read from members' rows and the chats they belong to. Thread-safe.
@Singleton
class ConversationStore {

  /// Conversations that the total of unread messages counts: the newest ones. Somebody in more has
  /// a badge that says "many" anyway, and the count stays cheap.
  private static final int COUNTED = 1_000;

  private static final String SELECT =
      """
      select %s,
        %s,
        chat.last_at, chat.last_seq, member.read_seq, member.own_unread,
        greatest(member.mention_seq, chat.mention_all_seq) > member.read_seq as mentioned
      from chat_member as member
      join chat on chat.org_id = member.org_id and chat.id = member.chat_id
      join message on message.org_id = chat.org_id and message.chat_id = chat.id
        and message.seq = chat.last_seq
      """
          .formatted(ChatStore.COLUMNS, MessageStore.COLUMNS);

  private final Database database;

  ConversationStore(Database database) {
    this.database = database;
  }

  /// A conversation and the time of its newest message, by which inboxes are sorted.
  record Dated(Conversation conversation, Instant lastAt) {}

  /// A person's conversations, newest activity first.
  ///
  /// @param beforeTime activity of the last one seen; null at the start
  /// @param beforeChat the last one seen; null at the start
  List<Dated> page(
      OrgId org,
      PersonId person,
      @Nullable Instant beforeTime,
      @Nullable UUID beforeChat,
      int limit) {
    return database
        .query(
            "conversation.page",
            """
            %s
            where member.org_id = :org and chat.org_id = :org and member.person_id = :person
              and (:first or (chat.last_at, chat.id) < (:beforeTime::timestamptz, :beforeChat::uuid))
            order by chat.last_at desc, chat.id desc
            limit :limit
            """
                .formatted(SELECT))
        .bind("org", org.value())
        .bind("person", person.value())
        .bind("first", beforeChat == null)
        .bind("beforeTime", beforeTime)
        .bind("beforeChat", beforeChat)
        .bind("limit", limit)
        .list(ConversationStore::dated);
  }

  Optional<Conversation> find(OrgId org, PersonId person, ChatId chat) {
    return database
        .query(
            "conversation.find",
            """
            %s
            where member.org_id = :org and member.person_id = :person and member.chat_id = :chat
            """
                .formatted(SELECT))
        .bind("org", org.value())
        .bind("person", person.value())
        .bind("chat", chat.value())
        .optional(row -> dated(row).conversation());
  }

  /// Moves a person's reading forward, not beyond the newest message and never back.
  ///
  /// @return whether it moved
  boolean read(OrgId org, PersonId person, ChatId chat, long seq) {
    return database
            .update(
                "conversation.read",
                """
                update chat_member as member
                set read_seq = least(:seq, chat.last_seq),
                  own_unread = case when member.own_unread = 0 then 0 else (
                    select count(*)
                    from message
                    where message.org_id = :org and message.chat_id = :chat and message.seq > :seq
                      and message.notice ->> 'actorId' = member.person_id::text) end
                from chat
                where member.org_id = :org and member.chat_id = :chat and member.person_id = :person
                  and chat.org_id = :org and chat.id = :chat
                  and member.read_seq < least(:seq, chat.last_seq)
                """)
            .bind("org", org.value())
            .bind("person", person.value())
            .bind("chat", chat.value())
            .bind("seq", seq)
            .execute()
        > 0;
  }

  /// Unread messages of a person's conversations, of the newest [#COUNTED].
  long unread(OrgId org, PersonId person) {
    return database
        .query(
            "conversation.unread",
            """
            select coalesce(sum(unread), 0)::bigint as unread
            from (
              select chat.last_seq - member.read_seq - member.own_unread as unread
              from chat_member as member
              join chat on chat.org_id = member.org_id and chat.id = member.chat_id
              where member.org_id = :org and chat.org_id = :org and member.person_id = :person
              order by chat.last_at desc, chat.id desc
              limit :counted) as newest
            """)
        .bind("org", org.value())
        .bind("person", person.value())
        .bind("counted", COUNTED)
        .one(row -> row.number("unread"));
  }

  private static Dated dated(Row row) throws SQLException {
    var chat = ChatStore.chat(row);
    var lastSeq = row.number("last_seq");
    var readSeq = row.number("read_seq");
    var conversation =
        new Conversation(
            Conversation.idOf(chat.id()),
            Conversation.Type.GROUP,
            chat,
            MessageStore.message(row),
            lastSeq - readSeq - row.number("own_unread"),
            row.flag("mentioned"),
            readSeq,
            lastSeq);
    return new Dated(conversation, row.instant("last_at"));
  }
}

package org.convoke.server.chat;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.convoke.database.Batch;
import org.convoke.database.Database;
import org.convoke.database.UnitOfWork;
import org.convoke.model.ChatId;
import org.convoke.model.OrgId;
import org.convoke.model.PersonId;
import org.jspecify.annotations.Nullable;

/// The rows of direct chats: in which chat the application writes to a person alone. Thread-safe.
@Singleton
class DirectChats {

  /// A person's direct chat.
  ///
  /// @param usable whether it is open, and he is alone in it: he may have closed it, or brought
  ///   others in
  record Known(PersonId person, ChatId chat, boolean usable) {}

  private record Place(OrgId org, PersonId person, ChatId chat) {}

  private static final Batch<Place> REMOVE =
      Batch.<Place>named("directChat.remove", 54)
          .uuid(place -> place.org().value())
          .uuid(place -> place.person().value())
          .uuid(place -> place.chat().value())
          .everyRow(
              """
              delete from direct_chat
              using unnest(?, ?, ?) as given (org_id, person_id, chat_id)
              where direct_chat.org_id = given.org_id
                and direct_chat.person_id = given.person_id
                and direct_chat.chat_id = given.chat_id
              """);

  /// Fails when somebody else has made one since.
  private static final Batch<Place> INSERT =
      Batch.<Place>named("directChat.insert", 55)
          .uuid(place -> place.org().value())
          .uuid(place -> place.person().value())
          .uuid(place -> place.chat().value())
          .everyRow(
              """
              insert into direct_chat (org_id, person_id, chat_id)
              select org_id, person_id, chat_id
              from unnest(?, ?, ?) as given (org_id, person_id, chat_id)
              """);

  private final Database database;

  DirectChats(Database database) {
    this.database = database;
  }

  /// Those that some people have.
  Map<PersonId, Known> find(OrgId org, Collection<PersonId> people) {
    return database
        .query(
            "directChat.find",
            """
            select direct_chat.person_id, direct_chat.chat_id,
              chat.state = 'OPEN' and chat.member_count = 1 and exists (
                select from chat_member as member
                where member.org_id = chat.org_id
                  and member.chat_id = chat.id
                  and member.person_id = direct_chat.person_id) as usable
            from direct_chat
            join chat on chat.org_id = direct_chat.org_id and chat.id = direct_chat.chat_id
            where direct_chat.org_id = :org and direct_chat.person_id = any(:people)
            """)
        .bind("org", org.value())
        .bind("people", people.stream().map(PersonId::value).toList())
        .list(
            row ->
                new Known(
                    new PersonId(row.uuid("person_id")),
                    new ChatId(row.uuid("chat_id")),
                    row.flag("usable")))
        .stream()
        .collect(Collectors.toMap(Known::person, known -> known));
  }

  /// Keeps a new one.
  ///
  /// @param instead the one it takes the place of; null: there was none
  static void put(
      UnitOfWork unit, OrgId org, PersonId person, ChatId chat, @Nullable ChatId instead) {
    if (instead != null) {
      unit.add(REMOVE, new Place(org, person, instead));
    }
    unit.add(INSERT, new Place(org, person, chat));
  }
}

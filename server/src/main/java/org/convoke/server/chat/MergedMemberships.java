package org.convoke.server.chat;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.convoke.database.Transaction;
import org.convoke.model.ChatId;
import org.convoke.model.OrgId;
import org.convoke.model.PersonId;
import org.convoke.model.Value;
import org.convoke.server.people.MergeFollower;
import org.convoke.server.people.Person;
import org.convoke.server.realtime.Event;
import org.convoke.server.realtime.Realtime;

/// The built-in chats of people who turned out to be one: the other takes the place, and what was
/// read stays read. No notice is written, since nobody came or went. Thread-safe.
@Singleton
class MergedMemberships implements MergeFollower {

  /// More than anybody has.
  private static final int MOST = 100_000;

  private final Realtime realtime;

  MergedMemberships(Realtime realtime) {
    this.realtime = realtime;
  }

  @Override
  public String key() {
    return "chats";
  }

  /// Chats in which both are, lose one member; they are told apart for the way back.
  @Override
  public Value.Fields move(Transaction transaction, OrgId org, Person from, Person into) {
    var held = locked(transaction, org, from.id());
    var chats = held.stream().map(Held::chat).toList();
    var owned = owned(held, from.id());
    var both = shared(transaction, org, chats, into.id());
    copy(transaction, org, chats, from.id(), into);
    leave(transaction, org, chats, from.id());
    own(transaction, org, owned, into.id());
    recount(transaction, org, chats);
    return Value.fields(
        Map.of(
            "chats", Value.texts(chats),
            "owned", Value.texts(owned),
            "both", Value.texts(both)));
  }

  @Override
  public void moveBack(
      Transaction transaction, OrgId org, Person from, Person into, Value.Fields moved) {
    var held = locked(transaction, org, into.id());
    var chats = kept(ids(moved, "chats"), held.stream().map(Held::chat).toList());
    var owned = kept(ids(moved, "owned"), owned(held, into.id()));
    copy(transaction, org, chats, into.id(), from);
    own(transaction, org, owned, from.id());
    leave(transaction, org, left(moved, chats), into.id());
    recount(transaction, org, chats);
  }

  /// Whoever has a page open sees where he is now.
  @Override
  public void moved(OrgId org, PersonId into, Value.Fields moved) {
    tell(org, into, ids(moved, "chats"), Event.Change.CREATED);
  }

  @Override
  public void movedBack(OrgId org, PersonId into, Value.Fields moved) {
    tell(org, into, left(moved, ids(moved, "chats")), Event.Change.LEFT);
  }

  private void tell(OrgId org, PersonId person, List<UUID> chats, Event.Change change) {
    for (var chat : chats) {
      realtime.toPeople(org, List.of(person), new Event.Chat(new ChatId(chat), change));
    }
  }

  /// Those that the other is in for the merge alone.
  private static List<UUID> left(Value.Fields moved, List<UUID> chats) {
    var both = ids(moved, "both");
    return chats.stream().filter(it -> !both.contains(it)).toList();
  }

  private static List<UUID> ids(Value.Fields moved, String key) {
    return moved.texts(key).stream().map(UUID::fromString).toList();
  }

  private static List<UUID> kept(List<UUID> all, List<UUID> those) {
    return all.stream().filter(those::contains).toList();
  }

  private record Held(UUID chat, UUID owner) {}

  private static List<UUID> owned(List<Held> held, PersonId person) {
    return held.stream().filter(it -> it.owner().equals(person.value())).map(Held::chat).toList();
  }

  /// The open chats of a person; nobody changes them until the transaction ends.
  private static List<Held> locked(Transaction transaction, OrgId org, PersonId person) {
    return transaction
        .query(
            "chat.lockOfPerson",
            """
            select chat.id, chat.owner_id
            from chat
            join chat_member as member on member.org_id = chat.org_id and member.chat_id = chat.id
            where chat.org_id = :org and member.person_id = :person and chat.state = 'OPEN'
            order by chat.id
            limit :most
            for update of chat
            """)
        .bind("org", org.value())
        .bind("person", person.value())
        .bind("most", MOST)
        .list(row -> new Held(row.uuid("id"), row.uuid("owner_id")));
  }

  private static List<UUID> shared(
      Transaction transaction, OrgId org, List<UUID> chats, PersonId person) {
    return transaction
        .query(
            "chatMember.chatsOf",
            """
            select chat_id
            from chat_member
            where org_id = :org and chat_id = any(:chats) and person_id = :person
            order by chat_id
            """)
        .bind("org", org.value())
        .bind("chats", chats)
        .bind("person", person.value())
        .list(row -> row.uuid("chat_id"));
  }

  private static void copy(
      Transaction transaction, OrgId org, List<UUID> chats, PersonId from, Person into) {
    transaction
        .update(
            "chatMember.copy",
            """
            insert into chat_member (org_id, chat_id, person_id, external, read_seq, own_unread,
              mention_seq, joined_at)
            select org_id, chat_id, :into, :external, read_seq, own_unread, mention_seq, joined_at
            from chat_member
            where org_id = :org and chat_id = any(:chats) and person_id = :from
            on conflict do nothing
            """)
        .bind("org", org.value())
        .bind("chats", chats)
        .bind("from", from.value())
        .bind("into", into.id().value())
        .bind("external", into.isExternal())
        .execute();
  }

  private static void leave(Transaction transaction, OrgId org, List<UUID> chats, PersonId person) {
    transaction
        .update(
            "chatMember.leave",
            """
            delete from chat_member
            where org_id = :org and chat_id = any(:chats) and person_id = :person
            """)
        .bind("org", org.value())
        .bind("chats", chats)
        .bind("person", person.value())
        .execute();
  }

  private static void own(Transaction transaction, OrgId org, List<UUID> chats, PersonId owner) {
    transaction
        .update(
            "chat.own",
            "update chat set owner_id = :owner where org_id = :org and id = any(:chats)")
        .bind("org", org.value())
        .bind("chats", chats)
        .bind("owner", owner.value())
        .execute();
  }

  private static void recount(Transaction transaction, OrgId org, List<UUID> chats) {
    transaction
        .update(
            "chat.recount",
            """
            update chat
            set member_version = member_version + 1,
              member_count = counted.members,
              external = counted.external
            from (
              select chat_id, count(*) as members, bool_or(external) as external
              from chat_member
              where org_id = :org and chat_id = any(:chats)
              group by chat_id) as counted
            where chat.org_id = :org and chat.id = counted.chat_id
            """)
        .bind("org", org.value())
        .bind("chats", chats)
        .execute();
  }
}

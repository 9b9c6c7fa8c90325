package org.convoke.connectors;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.convoke.model.Invalid;
import org.convoke.model.NotFound;
import org.convoke.model.PersonId;
import org.convoke.model.Phrase;

/// Group chats that no call creates: a person creates one in the platform's client, asked by a
/// message, and what he created is found and taken. Thread-safe; calls may wait for the platform.
///
/// What of it may be done twice, and what must not, its caller writes down: nothing here takes a
/// key. Every method may throw what those of [GroupChats] may.
public interface AssistedChats {

  /// Names the company whose chats these are, on its platform: two connections to one company find
  /// the same chats.
  String company();

  /// Whether a person has to create a chat, because no call can. Asks nobody.
  boolean isNeeded(NewChat chat);

  /// What is asked of whom.
  Errand errand(NewChat chat);

  /// Asks the owner of a chat, by a message of the application, to create it.
  ///
  /// @param page where he reads it again
  /// @param isReminder whether he was asked before
  /// @throws Invalid when he cannot be reached
  void ask(NewChat chat, URI page, boolean isReminder);

  /// The chats that the owner of a wanted one has, and that were created at a moment or later,
  /// oldest first; whatever their names are.
  List<Made> made(NewChat wanted, Instant since);

  /// Makes a way by which others join a chat: a code that they scan. Asked twice, there are two.
  ///
  /// @param key of the intention; tells by which way somebody came
  /// @return the platform's id of the way
  String open(ChatHandle chat, EffectKey key);

  /// A chat that a person created, with what became of each person that was wanted. Changes
  /// nothing.
  ///
  /// @param way by which others join it
  /// @throws NotFound when it is gone
  CreatedChat taken(NewChat wanted, ChatHandle chat, String way);

  /// How long a person is waited for.
  Duration patience();

  /// After how long he is asked once more, again and again; empty: never.
  Optional<Duration> reminder();

  /// What somebody has to do.
  ///
  /// @param person the owner of the chat
  /// @param title what is waited for, with his name
  /// @param what what he has to do, in sentences that he and others read: without his name
  record Errand(PersonId person, Phrase title, Phrase what) {}

  /// A chat that a person created.
  record Made(ChatHandle chat, String name, Instant at) {}
}

package org.convoke.connectors;

import java.util.List;
import org.convoke.model.Invalid;
import org.convoke.model.PersonId;

/// Group chats on one connection of one organization.
///
/// People are Convoke's: a connector knows their accounts on its platform. Every method that
/// changes something takes the key of the intention: calling it again with the same key changes
/// nothing more. Thread-safe; calls may wait for the platform.
///
/// Every method may throw [Unavailable] when the platform does not answer. Those that name a chat
/// throw [NotFound] when there is none, and those that change one throw [Conflict] when it is
/// closed.
public interface GroupChats {

  /// What would happen if the chat were created. Changes nothing.
  Plan plan(NewChat chat);

  /// Creates a chat, or finds the one that was created with the same key.
  ///
  /// @throws Invalid when its plan is not possible; nothing was created
  CreatedChat create(NewChat chat, EffectKey key);

  /// Changes a chat.
  ///
  /// @param changes made in this order
  /// @return what became of each person that was to be added or removed, in the order given
  /// @throws Invalid when a change cannot be made; then none was
  List<MemberOutcome> update(ChatHandle chat, List<ChatChange> changes, EffectKey key);

  /// Everybody in the chat, the owner first.
  List<PersonId> members(ChatHandle chat);

  /// Writes a text into the chat, as the application rather than as a person.
  ///
  /// @param mentions members whose attention it wants; may be empty
  /// @throws Invalid when the text is empty or too long, or a mentioned person is no member
  void send(ChatHandle chat, String text, List<PersonId> mentions, EffectKey key);

  /// Ends the chat: nobody can write or change it any more; what was written stays readable. A chat
  /// that is closed stays so.
  void close(ChatHandle chat, EffectKey key);
}

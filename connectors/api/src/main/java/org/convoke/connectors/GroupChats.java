package org.convoke.connectors;

import java.util.List;
import java.util.Optional;
import org.convoke.model.Invalid;
import org.convoke.model.PersonId;

/// Group chats on one connection of one organization.
///
/// People are Convoke's: a connector knows their accounts on its platform. Every method that
/// changes something takes the key of the intention; what happens when it is called again with the
/// same key, its [Repeatability] says. Thread-safe; calls may wait for the platform.
///
/// Every method may throw [Unavailable] or [LimitExceeded] when the platform surely did nothing and
/// may be asked again later, and those that change something [Unanswered] when nobody knows. Those
/// that name a chat throw [NotFound] when there is none, and those that change one throw [Conflict]
/// when it is closed. What a platform refuses keeps the platform's code in its words.
public interface GroupChats {

  /// What would happen if the chat were created. Changes nothing.
  Plan plan(NewChat chat);

  /// Chats that a person has to create; empty when calls create all that there are.
  default Optional<AssistedChats> assisted() {
    return Optional.empty();
  }

  /// What can be done when nobody knows whether a call was carried out.
  Repeatability repeatability(Call call);

  /// What changes something.
  enum Call {
    CREATE,
    UPDATE,
    CLOSE,
    SEND
  }

  /// Creates a chat, or finds the one that was created with the same key.
  ///
  /// @throws Invalid when its plan is not possible; nothing was created
  CreatedChat create(NewChat chat, EffectKey key);

  /// Looks for the chat that an earlier call with this key may have made. Called only when creating
  /// is [Repeatability.Findable].
  ///
  /// @return empty: there is surely none
  Optional<CreatedChat> find(NewChat chat, EffectKey key);

  /// By what people and flows name a chat whose handle holds more than one of the platform's ids:
  /// the one that stays. The handle is found again by it.
  default ChatHandle shown(ChatHandle chat) {
    return chat;
  }

  /// Changes a chat.
  ///
  /// @param changes made in this order
  /// @return what became of each person that was to be added or removed, in the order given
  /// @throws Invalid when a change cannot be made; then none was
  List<MemberOutcome> update(ChatHandle chat, List<ChatChange> changes, EffectKey key);

  /// How the chat is now.
  ///
  /// @return empty when there is none (any more)
  Optional<ChatFacts> look(ChatHandle chat);

  /// An address by which people join the chat.
  ///
  /// @return empty when the platform has none
  Optional<String> link(ChatHandle chat);

  /// Everybody in the chat, the owner first.
  List<PersonId> members(ChatHandle chat);

  /// Writes a text into the chat, as the application rather than as a person.
  ///
  /// @param mentions members whose attention it wants; may be empty
  /// @throws Invalid when the text is empty or too long, or a mentioned person is no member
  void send(ChatHandle chat, String text, List<PersonId> mentions, EffectKey key);

  /// Writes a card into the chat, as the application.
  ///
  /// @throws Invalid when it is too long, or the platform has no such buttons
  void send(ChatHandle chat, Card card, EffectKey key);

  /// Ends the chat: nobody can write or change it any more, as far as the platform can; what was
  /// written stays readable where it can. A chat that is closed stays so.
  void close(ChatHandle chat, EffectKey key);
}

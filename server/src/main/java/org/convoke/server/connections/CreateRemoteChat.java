package org.convoke.server.connections;

import java.util.Optional;
import org.convoke.connectors.Action;
import org.convoke.connectors.CreatedChat;
import org.convoke.connectors.EffectKey;
import org.convoke.connectors.GroupChats;
import org.convoke.engine.Answer;
import org.convoke.engine.StepContext;
import org.convoke.model.Value;

/// Creates a group chat on a platform, or lets a person do so where no call can; one that may have
/// been made can be looked for. Thread-safe.
final class CreateRemoteChat extends PlatformAction {

  private final AssistedCreation assisted;

  CreateRemoteChat(StoredConnection connection, Action action, Parts parts) {
    super(connection, action, GroupChats.Call.CREATE, parts, CreateRemoteChat::create);
    this.assisted = parts.assisted();
  }

  @Override
  public Answer call(StepContext context, EffectKey key, Value.Fields input) {
    return answered(
        () -> {
          var asked = asked(context, key, input);
          var chat = asked.input().newChat();
          return assisted.concerns(asked, chat)
              ? assisted.advance(asked, chat)
              : new Answer.Done(create(asked));
        });
  }

  private static Value.Fields create(Asked asked) {
    return kept(asked, asked.groups().create(asked.input().newChat(), asked.key()));
  }

  @Override
  public Optional<Answer> find(StepContext context, EffectKey key, Value.Fields input) {
    var missing = new boolean[1];
    var answer =
        answered(
            () -> {
              var asked = asked(context, key, input);
              var found = asked.groups().find(asked.input().newChat(), key);
              missing[0] = found.isEmpty();
              return new Answer.Done(found.map(it -> kept(asked, it)).orElse(Value.NO_FIELDS));
            });
    return missing[0] ? Optional.empty() : Optional.of(answer);
  }

  private static Value.Fields kept(Asked asked, CreatedChat made) {
    var wanted = asked.input().newChat();
    var isRemembered = asked.chats().created(asked.connection(), asked.context(), wanted, made);
    // forgotten, nobody could find its other ids again
    return ChatOutput.created(
        wanted, made, isRemembered ? asked.groups().shown(made.chat()) : made.chat());
  }
}

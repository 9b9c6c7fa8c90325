package org.convoke.server.chat;

import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.convoke.connectors.Action;
import org.convoke.connectors.GroupChats;
import org.convoke.engine.LocalAction;
import org.convoke.model.OrgId;
import org.convoke.model.Phrase;
import org.convoke.server.connections.Connection;
import org.convoke.server.connections.LocalConnector;

/// The platform that is always there: chats of our own. Thread-safe.
@Singleton
class BuiltInConnector implements LocalConnector {

  private final BuiltInGroupChats.Parts parts;
  private final Map<Action, LocalAction> actions = new LinkedHashMap<>();

  BuiltInConnector(
      BuiltInGroupChats.Parts parts,
      ChatCreation creation,
      ChatChanges changes,
      Messages messages,
      Participants participants) {
    this.parts = parts;
    actions.put(CreateChat.ACTION, new CreateChat(creation, participants));
    actions.put(UpdateChat.ACTION, new UpdateChat(changes, participants));
    actions.put(CloseChat.ACTION, new CloseChat(changes, participants));
    actions.put(SendMessage.ACTION, new SendMessage(messages, participants));
  }

  @Override
  public String key() {
    return Connection.BUILT_IN;
  }

  @Override
  public Phrase name() {
    return Phrase.of("内置群聊", "Built-in chat");
  }

  @Override
  public List<Action> actions() {
    return List.copyOf(actions.keySet());
  }

  @Override
  public LocalAction carriedOut(Action action) {
    var found = actions.get(action);
    if (found == null) {
      throw new IllegalArgumentException("connector builtin has no action " + action.key());
    }
    return found;
  }

  @Override
  public GroupChats groupChats(OrgId org) {
    return new BuiltInGroupChats(org, parts);
  }
}

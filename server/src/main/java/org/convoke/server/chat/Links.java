package org.convoke.server.chat;

import org.convoke.model.ChatId;

/// Where the web app shows what this feature keeps.
final class Links {

  private Links() {}

  /// The conversation of a chat, as a path of this server: whatever its address is.
  static String to(ChatId chat) {
    return "/inbox/" + chat;
  }
}

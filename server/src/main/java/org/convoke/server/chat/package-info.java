/// Group chats, their messages, and everybody's inbox: the built-in platform.
///
/// People come in through [Chats], [Messages] and [Conversations], flows and other connectors'
/// callers through [BuiltInConnector]. Both share what decides: [ChatCreation], [ChatChanges] and
/// [Messages] check a wish and answer a [Prepared] unit of work, which is then committed by whoever
/// asked; the stores hold the SQL and decide nothing.
@NullMarked
package org.convoke.server.chat;

import org.jspecify.annotations.NullMarked;

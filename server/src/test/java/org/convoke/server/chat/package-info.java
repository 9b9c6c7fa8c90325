/// Tests of chats over REST, of the actions for flows, and of the capability.
package org.convoke.server.chat;

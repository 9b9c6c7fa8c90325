package org.convoke.connectors;

/// How a connector names a chat: made by the connector that created the chat, understood by nobody
/// else. Some platforms need two ids for one chat; the handle holds both.
///
/// @param value 1..200 characters
public record ChatHandle(String value) {}

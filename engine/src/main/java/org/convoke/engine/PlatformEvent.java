package org.convoke.engine;

import java.time.Instant;
import org.convoke.model.OrgId;
import org.convoke.model.Value;

/// Something happened on a platform; flows may start, and runs that wait for it go on. Whoever
/// decodes a platform's callbacks hands it in with [Triggers#start], as often as the platform tells
/// it: the same key starts one run of each flow.
///
/// @param connection key of the connection that heard of it
/// @param event what happened, in the connector's words: `chat.memberJoined`
/// @param key tells it from other events of its name; the platform's own id of it
/// @param data what expressions see as `trigger.data`
public record PlatformEvent(
    OrgId org, String connection, String event, String key, Value.Fields data, Instant at) {}

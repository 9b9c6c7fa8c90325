package org.convoke.server.chat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.convoke.connectors.EffectKey;
import org.convoke.engine.StepContext;
import org.convoke.model.OrgId;
import org.convoke.model.PersonId;
import org.convoke.server.access.Caller;
import org.jspecify.annotations.Nullable;

/// On whose account, in which run and when something happens to a chat.
///
/// @param actor who did it, or whose change triggered the run; null when nobody
/// @param origin the run; null when there is none
/// @param effectKey names the intention when it may be asked for twice; null otherwise
/// @param at to the microsecond, as the database keeps it
record Occasion(
    OrgId org,
    @Nullable PersonId actor,
    Chat.@Nullable Origin origin,
    @Nullable String effectKey,
    Instant at) {

  Occasion {
    at = at.truncatedTo(ChronoUnit.MICROS);
  }

  /// A person does it.
  static Occasion of(Caller caller, Instant at) {
    return new Occasion(caller.organization(), caller.person(), null, null, at);
  }

  /// A step of a run does it; its journal sees to it that it is done once.
  static Occasion of(StepContext context) {
    var origin =
        new Chat.Origin(
            context.run(),
            context.flowName(),
            context.triggerForm().orElse(null),
            context.triggerRecord().orElse(null));
    var actor = context.startedBy().orElse(null);
    return new Occasion(context.org(), actor, origin, null, context.now());
  }

  /// The application does it, perhaps for the second time.
  static Occasion of(OrgId org, EffectKey key, Instant at) {
    return new Occasion(org, null, null, key.value(), at);
  }

  /// The same, asked for under a key.
  Occasion keyed(String effectKey) {
    return new Occasion(org, actor, origin, effectKey, at);
  }
}

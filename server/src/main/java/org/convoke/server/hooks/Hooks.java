package org.convoke.server.hooks;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.convoke.database.CommitPipeline;
import org.convoke.database.UnitOfWork;
import org.convoke.engine.FlowEvent;
import org.convoke.engine.Triggers;
import org.convoke.model.Invalid;
import org.convoke.model.NotFound;
import org.convoke.model.OrgId;
import org.convoke.model.Phrase;
import org.convoke.model.RunId;
import org.convoke.model.Unauthenticated;
import org.convoke.model.Value;
import org.convoke.model.flows.Trigger;
import org.convoke.server.people.Organization;
import org.convoke.server.people.Organizations;
import org.convoke.server.secrets.Secrets;
import org.jspecify.annotations.Nullable;

/// Starts flows for calls from outside. Whoever knows the address may call it, unless the hook has
/// a secret to sign with. Thread-safe.
@Singleton
class Hooks {

  private static final int MAX_BODY_BYTES = 1024 * 1024;

  private final Organizations organizations;
  private final Triggers triggers;
  private final Secrets secrets;
  private final HookThrottle throttle;
  private final CommitPipeline pipeline;
  private final Clock clock;

  Hooks(
      Organizations organizations,
      Triggers triggers,
      Secrets secrets,
      HookThrottle throttle,
      CommitPipeline pipeline,
      Clock clock) {
    this.organizations = organizations;
    this.triggers = triggers;
    this.secrets = secrets;
    this.throttle = throttle;
    this.pipeline = pipeline;
    this.clock = clock;
  }

  /// A call.
  ///
  /// @param organization its key
  /// @param address where it comes from
  /// @param signature the header that signs the body; null: none
  record Call(
      String organization, String path, String address, byte[] body, @Nullable String signature) {}

  /// The flow that a path belongs to.
  private record Hook(OrgId org, Triggers.Offer flow, Trigger.Webhook trigger) {}

  /// @return the run; of a call that was made before with the same key, the run that exists
  /// @throws NotFound when nobody listens there, whatever the reason
  /// @throws Unauthenticated `wrong-signature`
  /// @throws Invalid when the body is not what the hook declares
  RunId receive(Call call) {
    throttle.count(call.address());
    var hook = find(call).orElseThrow(Hooks::unknown);
    if (call.body().length > MAX_BODY_BYTES) {
      throw new Invalid("too-large", Phrase.of("请求内容超过 1 MB。", "The body is larger than 1 MB."));
    }
    requireSignature(hook, call);
    var body = HookBody.read(hook.trigger().inputs(), call.body());
    var unit = new UnitOfWork();
    var started = triggers.start(unit, event(hook, body));
    if (started.planned().isEmpty()) { // disabled this moment
      throw unknown();
    }
    pipeline.commit(unit);
    started.launch();
    return started.runs().getFirst().id();
  }

  private Optional<Hook> find(Call call) {
    return organizations
        .findByKey(call.organization())
        .map(Organization::id)
        .flatMap(org -> find(org, call.path()));
  }

  private Optional<Hook> find(OrgId org, String path) {
    for (var offer : triggers.offers(org)) {
      if (offer.trigger() instanceof Trigger.Webhook hook && hook.path().equals(path)) {
        return Optional.of(new Hook(org, offer, hook));
      }
    }
    return Optional.empty();
  }

  private void requireSignature(Hook hook, Call call) {
    var name = hook.trigger().secret();
    if (name == null) {
      return;
    }
    // A secret that is gone signs nothing, so nothing is let in.
    var secret = secrets.reveal(hook.org(), name).orElseThrow(Hooks::wrongSignature);
    if (!MessageDigest.isEqual(hmac(secret, call.body()), given(call.signature()))) {
      throw wrongSignature();
    }
  }

  private static byte[] given(@Nullable String signature) {
    if (signature == null || !signature.startsWith("sha256=")) {
      throw wrongSignature();
    }
    try {
      return HexFormat.of().parseHex(signature.substring("sha256=".length()).strip());
    } catch (IllegalArgumentException e) {
      throw wrongSignature();
    }
  }

  private static byte[] hmac(String secret, byte[] body) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }

  private FlowEvent event(Hook hook, Value.Fields body) {
    return new FlowEvent(
        hook.org(),
        hook.flow().flow(),
        "hook:" + UUID.randomUUID(),
        Value.fields(Map.of("body", body)),
        Optional.empty(),
        0,
        clock.instant().truncatedTo(ChronoUnit.MICROS));
  }

  /// The same for a path that nobody has, one that is disabled, and an organization that is none.
  private static NotFound unknown() {
    return new NotFound(Phrase.of("此地址无人接收。", "Nobody listens at this address."));
  }

  private static Unauthenticated wrongSignature() {
    return new Unauthenticated(
        "wrong-signature",
        Phrase.of(
            "签名有误：X-Convoke-Signature 应为 sha256= 加上请求内容的 HMAC-SHA256（十六进制）。",
            "The signature is not right: X-Convoke-Signature expects sha256= and the HMAC-SHA256 of"
                + " the body in hexadecimal."));
  }
}

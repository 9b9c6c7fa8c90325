package org.convoke.server.realtime;

import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.util.concurrent.Executor;
import org.convoke.server.access.Authentication;
import org.convoke.server.access.Caller;
import org.convoke.server.platform.Origins;

/// Lets nobody open a socket but people who are signed in and programs with a token, and no page of
/// another site in the name of whoever visits it. Thread-safe.
@Singleton
class Handshake implements HttpUpgradeCheck {

  static final TypedKey<Caller> CALLER = new TypedKey<>("caller");
  static final TypedKey<Credential> CREDENTIAL = new TypedKey<>("credential");

  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;

  private final Authentication authentication;
  private final Origins origins;

  Handshake(Authentication authentication, Origins origins) {
    this.authentication = authentication;
    this.origins = origins;
  }

  @Override
  public boolean appliesTo(String endpointId) {
    return endpointId.equals(RealtimeEndpoint.ID);
  }

  /// Called on an event loop, which must not wait for the database: somebody else does, and the
  /// handshake goes on here. The one place of the server where a library's own asynchronous type is
  /// unavoidable.
  @Override
  public Uni<CheckResult> perform(HttpUpgradeContext context) {
    var request = context.httpRequest();
    if (!origins.isOwn(request.getHeader("Origin"), request.getHeader("Host"))) {
      return CheckResult.rejectUpgrade(FORBIDDEN);
    }
    var credential = Credential.of(request);
    if (credential.isEmpty()) {
      return CheckResult.rejectUpgrade(UNAUTHORIZED);
    }
    // A request that ends while we ask the database could not become a socket any more: it waits.
    request.pause();
    var loop = Vertx.currentContext();
    return Uni.createFrom()
        .item(() -> check(context, credential.get()))
        .runSubscriptionOn(work -> Thread.ofVirtual().name("socket-handshake").start(work))
        .emitOn(on(loop))
        .onTermination()
        .invoke(() -> loop.runOnContext(_ -> request.resume()));
  }

  private CheckResult check(HttpUpgradeContext context, Credential credential) {
    var caller = credential.caller(authentication);
    if (caller.isEmpty()) {
      return CheckResult.rejectUpgradeSync(UNAUTHORIZED);
    }
    context.userData().put(CALLER, caller.get());
    context.userData().put(CREDENTIAL, credential);
    return CheckResult.permitUpgradeSync();
  }

  private static Executor on(Context loop) {
    return work -> loop.runOnContext(_ -> work.run());
  }
}

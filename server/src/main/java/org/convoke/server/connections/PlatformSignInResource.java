package org.convoke.server.connections;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import org.convoke.model.Phrase;
import org.convoke.model.Problem;
import org.convoke.model.Unauthenticated;
import org.convoke.server.access.Entrance;
import org.convoke.server.access.Open;
import org.convoke.server.platform.Items;
import org.convoke.server.platform.Settings;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Signing in with an account of a platform. The browser goes there and comes back with a code; a
/// cookie binds the way back to the browser that began it, so that nobody is signed in by a link
/// that somebody else made.
@Path("/api/v1")
@Tag(name = "Access")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Open
public class PlatformSignInResource {

  private static final String COOKIE = "convoke_sign_in";
  private static final int MINUTES = 10;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final PlatformSignIn signIn;
  private final Entrance entrance;
  private final Settings settings;

  PlatformSignInResource(PlatformSignIn signIn, Entrance entrance, Settings settings) {
    this.signIn = signIn;
    this.entrance = entrance;
    this.settings = settings;
  }

  /// A way to sign in.
  @Schema(name = "SignInConnection")
  record Offered(String id, String connector, String name) {}

  @GET
  @Operation(operationId = "listSignInConnections", summary = "Platforms to sign in with")
  @Path("/auth/connections")
  public Items<Offered> connections(@QueryParam("organization") @Nullable String organization) {
    return new Items<>(
        signIn.offered(organization).stream()
            .map(
                it ->
                    new Offered(
                        it.id().toString(),
                        it.connection().connector(),
                        it.connection().name().in(Locale.CHINESE)))
            .toList());
  }

  /// @param to a path of ours to go to afterwards
  @GET
  @Operation(operationId = "startPlatformSignIn", summary = "Go to a platform to sign in")
  @APIResponse(responseCode = "303", description = "To the platform")
  @Path("/auth/{connection}/start")
  public Response start(String connection, @QueryParam("to") @Nullable String to) {
    var random = new byte[24];
    RANDOM.nextBytes(random);
    var state = HexFormat.of().formatHex(random);
    var target = isOurs(to) ? to : "/";
    var value =
        bound(state, connection) + "." + URLEncoder.encode("" + target, StandardCharsets.UTF_8);
    return Response.seeOther(signIn.authorize(connection, state))
        .cookie(cookie(value, MINUTES * 60))
        .build();
  }

  /// What goes wrong is told by the sign-in page.
  @GET
  @Operation(operationId = "endPlatformSignIn", summary = "Come back from a platform")
  @APIResponse(responseCode = "303", description = "Signed in, or to the sign-in page")
  @Path("/auth/{connection}/back")
  public Response back(
      String connection,
      @QueryParam("code") @Nullable String code,
      @QueryParam("authCode") @Nullable String authCode, // DingTalk calls it so
      @QueryParam("state") @Nullable String state,
      @CookieParam(COOKIE) @Nullable String cookie) {
    try {
      var target = target(state, connection, cookie);
      var given = authCode == null ? code : authCode;
      if (given == null || given.isEmpty()) {
        throw refused();
      }
      var known = signIn.identify(connection, given);
      return Response.seeOther(page(target))
          .cookie(entrance.enter(known.organization(), known.person()), cookie("", 0))
          .build();
    } catch (Problem problem) {
      return Response.seeOther(page("/sign-in?problem=" + problem.code()))
          .cookie(cookie("", 0))
          .build();
    }
  }

  /// Of one connection: a platform that was asked knows the state, and must not end with it a
  /// sign-in at another.
  private static String bound(String state, String connection) {
    return state + "-" + connection.toLowerCase(Locale.ROOT);
  }

  private static String target(@Nullable String state, String connection, @Nullable String cookie) {
    var dot = cookie == null ? -1 : cookie.indexOf('.');
    if (state == null
        || cookie == null
        || dot < 0
        || !isSame(bound(state, connection), cookie.substring(0, dot))) {
      throw new Unauthenticated(
          "sign-in-expired", Phrase.of("登录已过期，请重新开始。", "The sign-in took too long; begin again."));
    }
    var target = URLDecoder.decode(cookie.substring(dot + 1), StandardCharsets.UTF_8);
    return isOurs(target) ? target : "/";
  }

  private static Unauthenticated refused() {
    return new Unauthenticated(
        "sign-in-refused", Phrase.of("平台没有同意登录。", "The platform did not agree."));
  }

  private static boolean isSame(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  /// A path of this server, not the beginning of another's address.
  private static boolean isOurs(@Nullable String path) {
    return path != null
        && path.startsWith("/")
        && !path.startsWith("//")
        && !path.contains("\\")
        && path.length() <= 500
        && path.chars().allMatch(character -> character > ' ' && character < 127)
        && isAddress(path);
  }

  private static boolean isAddress(String path) {
    try {
      return new URI(path).getRawPath() != null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private URI page(String path) {
    return URI.create(settings.web().address() + path);
  }

  private NewCookie cookie(String value, int seconds) {
    return new NewCookie.Builder(COOKIE)
        .value(value)
        .path("/api/v1/auth")
        .httpOnly(true)
        .secure("https".equals(settings.web().address().getScheme()))
        .sameSite(NewCookie.SameSite.LAX)
        .maxAge(seconds)
        .build();
  }
}

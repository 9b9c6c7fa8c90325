package org.convoke.server.access;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.convoke.model.OrgId;
import org.convoke.server.access.SignIn.Credentials;
import org.convoke.server.access.SignIn.SignedIn;
import org.convoke.server.people.DemoOrganization;
import org.convoke.server.people.Organization;
import org.convoke.server.people.Organizations;
import org.convoke.server.people.People;
import org.convoke.server.people.Person;
import org.convoke.server.platform.ClientAddresses;
import org.convoke.server.platform.Settings;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Signing in and out, the first organization, and who one is.
@Path("/api/v1")
@Tag(name = "Access")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class AuthResource {

  private final SignIn signIn;
  private final Sessions sessions;
  private final Setup setup;
  private final Callers callers;
  private final People people;
  private final Organizations organizations;
  private final DemoOrganization demo;
  private final Settings settings;
  private final ClientAddresses addresses;

  AuthResource(
      SignIn signIn,
      Sessions sessions,
      Setup setup,
      Callers callers,
      People people,
      Organizations organizations,
      DemoOrganization demo,
      Settings settings,
      ClientAddresses addresses) {
    this.signIn = signIn;
    this.sessions = sessions;
    this.setup = setup;
    this.callers = callers;
    this.people = people;
    this.organizations = organizations;
    this.demo = demo;
    this.settings = settings;
    this.addresses = addresses;
  }

  /// What the sign-in page shows.
  @Schema(name = "AuthOptions")
  record Options(
      boolean demo,
      boolean setupRequired,
      @Nullable String organizationName,
      List<DemoOrganization.Account> demoAccounts) {}

  @Schema(name = "Organization")
  record OrganizationAnswer(OrgId id, String key, String name) {
    static OrganizationAnswer of(Organization organization) {
      return new OrganizationAnswer(organization.id(), organization.key(), organization.name());
    }
  }

  @Schema(name = "Session")
  record SignInAnswer(Person person, String csrfToken, OrganizationAnswer organization) {}

  /// @param csrfToken null for an API token
  @Schema(name = "Me")
  record MeAnswer(
      Person person,
      OrganizationAnswer organization,
      Role role,
      @Nullable String csrfToken,
      boolean demo) {}

  @Schema(requiredProperties = {"current", "new"})
  record PasswordChange(@Nullable String current, @JsonProperty("new") @Nullable String next) {}

  @GET
  @Operation(operationId = "signInOptions", summary = "What the sign-in page shows")
  @Path("/auth/options")
  @Open
  public Options options() {
    return new Options(
        settings.demo(),
        setup.isRequired(),
        organizations.first().map(Organization::name).orElse(null),
        settings.demo() ? demo.accounts() : List.of());
  }

  @POST
  @Operation(operationId = "signIn", summary = "Sign in")
  @Path("/auth/login")
  @Open
  @APIResponseSchema(value = SignInAnswer.class, responseCode = "200")
  public Response login(Credentials credentials, @Context HttpServerRequest request) {
    return answer(signIn.signIn(credentials, addresses.of(request)));
  }

  @POST
  @Operation(operationId = "setUp", summary = "Found the first organization")
  @Path("/setup")
  @Open
  @APIResponseSchema(value = SignInAnswer.class, responseCode = "200")
  public Response setUp(Setup.NewOrganization wanted) {
    var owner = setup.setUp(wanted);
    return answer(signIn.enter(owner.organization(), owner.person()));
  }

  /// Also without a session, so that signing out always works.
  @POST
  @Operation(operationId = "signOut", summary = "Sign out")
  @APIResponse(responseCode = "204", description = "Signed out")
  @Path("/auth/logout")
  @Open
  public Response logout(@CookieParam(Authentication.COOKIE) @Nullable String cookie) {
    if (cookie != null) {
      Secret.parse(cookie).ifPresent(sessions::end);
    }
    return Response.noContent().cookie(SessionCookie.ended(settings)).build();
  }

  /// Also lengthens the cookie's life, as every use lengthens the session's.
  @GET
  @Operation(operationId = "readMe", summary = "Who is calling")
  @Path("/me")
  @Requires(scope = Scope.PEOPLE_READ)
  @APIResponseSchema(value = MeAnswer.class, responseCode = "200")
  public Response me(@CookieParam(Authentication.COOKIE) @Nullable String cookie) {
    var caller = callers.current();
    var secret = cookie == null ? null : Secret.parse(cookie).orElse(null);
    var answer =
        new MeAnswer(
            people.require(caller.organization(), caller.person()),
            OrganizationAnswer.of(organizations.find(caller.organization()).orElseThrow()),
            caller.role(),
            secret == null ? null : secret.derived("csrf"),
            settings.demo());
    return secret == null
        ? Response.ok(answer).build()
        : Response.ok(answer).cookie(SessionCookie.of(secret.text(), settings)).build();
  }

  @PUT
  @Operation(operationId = "changeMyPassword", summary = "Change one's own password")
  @Path("/me/password")
  @Requires(scope = Scope.ADMIN)
  @APIResponseSchema(value = SignInAnswer.class, responseCode = "200")
  public Response changePassword(PasswordChange change) {
    return answer(signIn.changePassword(callers.current(), change.current(), change.next()));
  }

  private Response answer(SignedIn signedIn) {
    var secret = signedIn.secret();
    return Response.ok(
            new SignInAnswer(
                signedIn.person(),
                secret.derived("csrf"),
                OrganizationAnswer.of(signedIn.organization())))
        .cookie(SessionCookie.of(secret.text(), settings))
        .build();
  }
}

package org.convoke.server.access;

import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.convoke.database.Database;
import org.convoke.database.Transaction;
import org.convoke.model.Forbidden;
import org.convoke.model.Invalid;
import org.convoke.model.OrgId;
import org.convoke.model.PersonId;
import org.convoke.model.Phrase;
import org.convoke.server.people.Organizations;
import org.convoke.server.people.People;
import org.convoke.server.people.Person;
import org.convoke.server.platform.Invitation;
import org.convoke.server.platform.Settings;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The first organization of a server that is no demo: whoever reads the link at the terminal makes
/// it and owns it. Each start without an organization prints a new link, which ends the one before.
/// Thread-safe.
@Singleton
class Setup implements Invitation {

  private final Database database;
  private final Organizations organizations;
  private final People people;
  private final Passwords passwords;
  private final Settings settings;
  private final Clock clock;

  Setup(
      Database database,
      Organizations organizations,
      People people,
      Passwords passwords,
      Settings settings,
      Clock clock) {
    this.database = database;
    this.organizations = organizations;
    this.people = people;
    this.passwords = passwords;
    this.settings = settings;
    this.clock = clock;
  }

  /// What the owner says.
  @Schema(
      name = "Setup",
      requiredProperties = {"token", "organizationName", "name", "username", "password"})
  record NewOrganization(
      @Nullable String token,
      @Nullable String organizationName,
      @Nullable String name,
      @Nullable String username,
      @Nullable String password) {}

  /// The first owner.
  record Owner(OrgId organization, Person person) {}

  boolean isRequired() {
    return !settings.demo() && organizations.first().isEmpty();
  }

  @Override
  public Optional<Phrase> invite(URI address) {
    if (!isRequired()) {
      return Optional.empty();
    }
    var link = address + "/setup?token=" + newLink().text();
    return Optional.of(
        Phrase.of(
            "首次使用，请在此一次性链接中创建组织：%s", "Set up your organization with this one-time link: %s", link));
  }

  private Secret newLink() {
    var secret = Secret.create(new OrgId(new UUID(0, 0))); // of no organization yet
    database.inTransaction(
        "setup.newLink",
        transaction -> {
          transaction.update("setupLink.delete", "delete from setup_link").execute();
          return transaction
              .update(
                  "setupLink.insert",
                  "insert into setup_link (token_hash, created_at) values (:hash, :now)")
              .bind("hash", secret.hash())
              .bind("now", clock.instant())
              .execute();
        });
    return secret;
  }

  /// Uses the link up.
  Owner setUp(NewOrganization wanted) {
    var secret =
        Secret.parse(wanted.token() == null ? "" : wanted.token()).orElseThrow(Setup::over);
    requireLink(secret); // before the work of hashing is done for anybody
    var hash = passwords.hash("password", wanted.password());
    return database.inTransaction("setup", transaction -> setUp(transaction, secret, wanted, hash));
  }

  private void requireLink(Secret secret) {
    var isOver =
        database
            .query("setupLink.find", "select 1 as found from setup_link where token_hash = :hash")
            .bind("hash", secret.hash())
            .optional(row -> row.integer("found"))
            .isEmpty();
    if (isOver) {
      throw over();
    }
  }

  private Owner setUp(
      Transaction transaction, Secret secret, NewOrganization wanted, Passwords.Hash hash) {
    var used =
        transaction
            .update("setupLink.use", "delete from setup_link where token_hash = :hash")
            .bind("hash", secret.hash())
            .execute();
    if (used == 0) {
      throw over();
    }
    var name = require("organizationName", wanted.organizationName());
    var organization = organizations.create(transaction, "main", name, false);
    var owner =
        new Person(
            PersonId.create(),
            require("name", wanted.name()),
            require("username", wanted.username()),
            Person.Kind.INTERNAL,
            Person.State.ACTIVE,
            null,
            null,
            null,
            List.of(),
            Role.OWNER);
    people.add(transaction, organization.id(), owner);
    passwords.set(transaction, organization.id(), owner.id(), hash);
    return new Owner(organization.id(), owner);
  }

  private static String require(String field, @Nullable String text) {
    if (text == null || text.isBlank() || text.strip().length() > 100) {
      throw Invalid.field(
          field,
          text == null || text.isBlank() ? "required" : "too-long",
          Phrase.of("请填写 1 到 100 个字符。", "Fill in 1 to 100 characters."));
    }
    return text.strip();
  }

  private static Forbidden over() {
    return new Forbidden(
        "setup-link-over",
        Phrase.of(
            "此链接无效或已使用；重新启动服务器会显示新的链接。",
            "This link is not valid, or was used; restarting the server prints a new one."));
  }
}

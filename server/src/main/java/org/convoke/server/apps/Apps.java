package org.convoke.server.apps;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.function.BiFunction;
import org.convoke.database.Statements;
import org.convoke.database.UniqueViolation;
import org.convoke.model.AppId;
import org.convoke.model.Conflict;
import org.convoke.model.FormId;
import org.convoke.model.Invalid;
import org.convoke.model.Key;
import org.convoke.model.NotFound;
import org.convoke.model.OrgId;
import org.convoke.model.Phrase;
import org.convoke.server.forms.Forms;
import org.convoke.server.forms.Texts;
import org.convoke.server.platform.SaveConflicts;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The apps of organizations. Thread-safe.
@Singleton
public class Apps {

  private static final Phrase KIND = Phrase.of("应用", "app");
  private static final int MAX_NAME = 100;

  private final AppStore store;
  private final Forms forms;
  private final AppFlows flows;
  private final Clock clock;

  Apps(AppStore store, Forms forms, AppFlows flows, Clock clock) {
    this.store = store;
    this.forms = forms;
    this.flows = flows;
    this.clock = clock;
  }

  /// What an app is asked to be.
  ///
  /// @param key null: one is made of the name
  @Schema(requiredProperties = "name")
  public record NewApp(@Nullable String key, @Nullable String name) {}

  /// An app with what belongs to it.
  @Schema(name = "App")
  public record AppView(
      AppId id, String key, String name, List<FormReference> forms, List<AppFlows.Entry> flows) {}

  /// A form of an app.
  public record FormReference(FormId id, String key, String name) {}

  /// Every app, oldest first.
  public List<AppView> list(OrgId org) {
    return store.all(org).stream().map(this::view).toList();
  }

  /// @param idOrKey of an app
  /// @throws NotFound when the organization has no such app
  public AppView read(OrgId org, String idOrKey) {
    return view(require(org, idOrKey));
  }

  /// Adds an empty app.
  ///
  /// @throws Invalid when name or key break a rule
  /// @throws Conflict `duplicate-key`
  ///
  /// @param answer makes the answer, and may write it in the same transaction
  <T> T create(OrgId org, NewApp wanted, BiFunction<Statements, AppView, T> answer) {
    var name = Texts.requireName("name", wanted.name(), MAX_NAME);
    var id = AppId.create();
    var key =
        wanted.key() == null || wanted.key().isBlank()
            ? Key.suggest(name, "app", id)
            : Key.requirePathKey("key", wanted.key());
    return add(
        new App(org, id, key, name, null, null),
        (statements, app) -> answer.apply(statements, view(app)));
  }

  /// Gives an app another name.
  public AppView rename(OrgId org, String idOrKey, @Nullable String name) {
    var app = require(org, idOrKey);
    store.rename(app, Texts.requireName("name", name, MAX_NAME), clock.instant());
    return read(org, app.id().toString());
  }

  /// Keeps a new app.
  ///
  /// @throws Conflict `duplicate-key`
  <T> T add(App app, BiFunction<Statements, App, T> answer) {
    try {
      return store.inTransaction(
          transaction -> {
            store.insert(transaction, app, clock.instant());
            return answer.apply(transaction, app);
          });
    } catch (UniqueViolation e) {
      throw e.constraint().equals(AppStore.KEY_CONSTRAINT)
          ? SaveConflicts.duplicateKey(app.key())
          : e;
    }
  }

  AppView view(App app) {
    return new AppView(
        app.id(),
        app.key(),
        app.name(),
        forms.list(app.org()).stream()
            .filter(form -> app.id().equals(form.app()))
            .map(form -> new FormReference(form.id(), form.key(), form.name()))
            .toList(),
        flows.of(app));
  }

  private App require(OrgId org, String idOrKey) {
    return store.find(org, idOrKey).orElseThrow(() -> NotFound.of(KIND, idOrKey));
  }
}

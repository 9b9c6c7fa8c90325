package org.convoke.server.apps;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.convoke.database.UniqueViolation;
import org.convoke.model.AppId;
import org.convoke.model.Conflict;
import org.convoke.model.FieldProblem;
import org.convoke.model.Key;
import org.convoke.model.OrgId;
import org.convoke.model.Phrase;
import org.convoke.server.access.Caller;
import org.convoke.server.connections.Connection;
import org.convoke.server.connections.Connectors;
import org.convoke.server.forms.Forms;

/// Makes apps of templates. What an interrupted installation has made already is found by the next
/// one, which goes on; a finished one is never touched again, so what people deleted stays deleted.
/// Thread-safe.
@Singleton
class Installation {

  private final Templates templates;
  private final Apps apps;
  private final AppStore store;
  private final Forms forms;
  private final AppFlows flows;
  private final Connectors connectors;
  private final Clock clock;

  Installation(
      Templates templates,
      Apps apps,
      AppStore store,
      Forms forms,
      AppFlows flows,
      Connectors connectors,
      Clock clock) {
    this.templates = templates;
    this.apps = apps;
    this.store = store;
    this.forms = forms;
    this.flows = flows;
    this.connectors = connectors;
    this.clock = clock;
  }

  /// The app of a template, installed now unless it was before. Flows that cannot be published yet,
  /// such as one whose connection is missing, stay drafts that name their problems.
  ///
  /// @param language of the texts of the app
  /// @throws Conflict `duplicate-key` when a form or flow of the organization has the key of one of
  ///   the template
  App install(Caller caller, String name, Locale language) {
    var org = caller.organization();
    var template = templates.require(name, language, connector -> connection(org, connector));
    var existing = store.ofTemplate(org, name);
    if (existing.isPresent() && existing.get().installedAt() != null) {
      return existing.get();
    }
    requireFreeKeys(org, template, existing.map(App::id));
    var app = existing.orElseGet(() -> begin(org, template));
    addForms(app, template);
    flows.add(caller, app, template.flows());
    store.installed(app, clock.instant());
    return app;
  }

  boolean isInstalled(OrgId org, String template) {
    return store.ofTemplate(org, template).filter(app -> app.installedAt() != null).isPresent();
  }

  private App begin(OrgId org, Template template) {
    var id = AppId.create();
    var key =
        store.find(org, template.name()).isEmpty()
            ? template.name()
            : Key.suggest(template.name(), "app", id);
    try {
      return apps.add(
          new App(org, id, key, template.title(), template.name(), null), (_, app) -> app);
    } catch (UniqueViolation e) {
      // Somebody else has begun in the same moment.
      return store.ofTemplate(org, template.name()).orElseThrow(() -> e);
    }
  }

  /// The first that serves, else the connector's own name, which a connection may get later.
  private String connection(OrgId org, String connector) {
    return connectors.connections(org).stream()
        .filter(it -> it.connector().equals(connector))
        .min(Comparator.comparing(it -> it.state() != Connection.State.READY))
        .map(Connection::key)
        .orElse(connector);
  }

  private void addForms(App app, Template template) {
    for (var form : template.forms()) {
      if (forms.find(app.org(), form.key()).isEmpty()) {
        forms.create(
            app.org(), new Forms.NewForm(form.key(), form.name(), app.id(), form.definition()));
      }
    }
  }

  private void requireFreeKeys(OrgId org, Template template, Optional<AppId> own) {
    var taken = new ArrayList<FieldProblem>();
    for (var form : template.forms()) {
      forms
          .find(org, form.key())
          .filter(other -> other.app() == null || !own.equals(Optional.of(other.app())))
          .ifPresent(other -> taken.add(taken("forms." + form.key(), other.name())));
    }
    for (var flow : template.flows()) {
      flows
          .takenBy(org, flow.key(), own)
          .ifPresent(other -> taken.add(taken("flows." + flow.key(), other)));
    }
    if (!taken.isEmpty()) {
      throw conflict(taken);
    }
  }

  private static FieldProblem taken(String field, String name) {
    return new FieldProblem(
        field, "duplicate-key", Phrase.of("标识已被“%s”使用。", "Its key is taken by \"%s\".", name));
  }

  private static Conflict conflict(List<FieldProblem> taken) {
    return new Conflict(
        "duplicate-key",
        Phrase.of(
            "模板中的标识已被其他表单或自动化使用，无法安装。",
            "Other forms or flows have keys of this template, so it cannot be installed."),
        taken);
  }
}

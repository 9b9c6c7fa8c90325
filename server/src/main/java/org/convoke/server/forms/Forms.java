package org.convoke.server.forms;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.convoke.database.Statements;
import org.convoke.database.Transaction;
import org.convoke.database.UniqueViolation;
import org.convoke.model.AppId;
import org.convoke.model.Conflict;
import org.convoke.model.FieldProblem;
import org.convoke.model.FormId;
import org.convoke.model.Invalid;
import org.convoke.model.Key;
import org.convoke.model.NotFound;
import org.convoke.model.OrgId;
import org.convoke.model.Phrase;
import org.convoke.model.forms.FormDefinition;
import org.convoke.server.bus.Changed;
import org.convoke.server.bus.Changed.Kind;
import org.convoke.server.bus.Changes;
import org.convoke.server.platform.SaveConflicts;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The forms of organizations. Reads are answered from memory: what this node saves it sees at
/// once, what another node saves as soon as that tells it ([Changes]), or within a minute.
/// Thread-safe.
@ApplicationScoped
public class Forms {

  public static final Phrase KIND = Phrase.of("表单", "form");

  private static final int MAX_NAME = 100;

  private final FormStore store;
  private final List<FormGuard> guards;
  private final List<FormHome> homes;
  private final Changes changes;
  private final Clock clock;
  private final Cache<OrgId, OrganizationForms> cache =
      Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(Duration.ofMinutes(1)).build();

  Forms(
      FormStore store,
      @All List<FormGuard> guards,
      @All List<FormHome> homes,
      Changes changes,
      Clock clock) {
    this.store = store;
    this.guards = guards;
    this.homes = homes;
    this.changes = changes;
    this.clock = clock;
    changes.forget(Kind.FORMS, it -> changed(it.org()), this::changed);
  }

  /// What a form is asked to be.
  ///
  /// @param key null: one is made of the name
  /// @param appId null: it belongs to no app
  /// @param definition null: nothing is asked yet
  @Schema(requiredProperties = "name")
  public record NewForm(
      @Nullable String key,
      @Nullable String name,
      @Nullable AppId appId,
      @Nullable FormDefinition definition) {}

  /// Every form, oldest first.
  public List<Form> list(OrgId org) {
    return of(org).all();
  }

  /// The form with an id or a key.
  public Optional<Form> find(OrgId org, String idOrKey) {
    return of(org).find(idOrKey);
  }

  /// @throws NotFound when the organization has no such form
  public Form require(OrgId org, String idOrKey) {
    return find(org, idOrKey).orElseThrow(() -> NotFound.of(KIND, idOrKey));
  }

  /// Saves a form for the first time.
  ///
  /// @throws Invalid when name, key or definition break a rule
  /// @throws NotFound when there is no such app
  /// @throws Conflict `duplicate-key`
  public Form create(OrgId org, NewForm wanted) {
    return create(org, wanted, (_, form) -> form);
  }

  /// The same, with something else in its transaction.
  ///
  /// @param answer makes the answer, and may write it
  <T> T create(OrgId org, NewForm wanted, BiFunction<Statements, Form, T> answer) {
    var name = name(wanted.name());
    var id = FormId.create();
    var key =
        wanted.key() == null || wanted.key().isBlank()
            ? Key.suggest(name, "form", id)
            : Key.requirePathKey("key", wanted.key());
    var definition = Objects.requireNonNullElse(wanted.definition(), FormDefinition.EMPTY);
    requireApp(org, wanted.appId());
    check(org, key, definition);
    var now = clock.instant();
    var form = new Form(org, id, key, name, wanted.appId(), 1, definition, false, now, now);
    var answered = insert(form, answer);
    saved(org);
    return answered;
  }

  private <T> T insert(Form form, BiFunction<Statements, Form, T> answer) {
    try {
      return store.inTransaction(
          transaction -> {
            store.insert(transaction, form);
            return answer.apply(transaction, form);
          });
    } catch (UniqueViolation e) {
      throw e.constraint().equals(FormStore.KEY_CONSTRAINT)
          ? SaveConflicts.duplicateKey(form.key())
          : e;
    }
  }

  /// Saves a form again.
  ///
  /// @param version the one that was changed
  /// @throws Conflict `stale` when somebody saved it meanwhile; `field-in-use`, `field-has-values`
  ///   when others rely on what would go
  /// @throws Invalid when name or definition break a rule
  public Form update(
      OrgId org, String idOrKey, long version, @Nullable String name, FormDefinition definition) {
    var form = require(org, idOrKey);
    requireCurrent(form, version);
    check(org, form.key(), definition);
    var change = FormChange.saving(form, definition);
    requireNoObjection(change);
    var saved = form.saved(name(name), definition, clock.instant());
    save(
        change,
        transaction -> {
          if (!store.update(transaction, saved)) {
            throw SaveConflicts.stale(form.name());
          }
        });
    return saved;
  }

  /// Makes a form one whose records runs may wait for. Once it has answered, every record of the
  /// form that is committed, on any node, was written by somebody who knew.
  public void watch(Form form) {
    if (form.watched()) {
      return;
    }
    store.inTransaction(
        transaction -> {
          store.holdAlone(transaction, form);
          store.watch(transaction, form.org(), form.id());
          return form;
        });
    saved(form.org());
  }

  /// Deletes a form; its records are not reachable any more.
  ///
  /// @throws Conflict `form-in-use` while a flow or another form's rule names it
  public void delete(OrgId org, String idOrKey) {
    var form = require(org, idOrKey);
    var change = FormChange.deleting(form);
    requireNoObjection(change);
    save(change, transaction -> store.delete(transaction, org, form.id(), clock.instant()));
  }

  /// Examines a change, and writes it.
  private void save(FormChange change, Consumer<Transaction> write) {
    try {
      alone(change, examine(change), write);
    } finally {
      // also when it failed: perhaps because what is in memory is not so any more
      saved(change.before().org());
    }
  }

  /// Has the guards look at what there is, while records go on being written.
  ///
  /// @return since when they have to look at what is written
  /// @throws Conflict `stale` when somebody saved the form meanwhile
  private Moment examine(FormChange change) {
    var form = change.before();
    return store.inTransaction(
        transaction -> {
          if (store.hold(transaction, form) != form.version()) {
            throw SaveConflicts.stale(form.name());
          }
          var moment = Moment.now(transaction);
          requireNone(
              change,
              guards.stream()
                  .flatMap(it -> it.objectionsBeforeSaving(transaction, change).stream())
                  .toList());
          return moment;
        });
  }

  /// Writes a change in one transaction with what the guards write, while no record of the form is
  /// written: shortly, because records of other forms are committed with them and wait too. A
  /// submission that was checked against the form as it was, and comes later, finds another version
  /// and is checked again.
  private void alone(FormChange change, Moment checked, Consumer<Transaction> write) {
    var form = change.before();
    store.inTransaction(
        transaction -> {
          store.holdAlone(transaction, form);
          write.accept(transaction);
          requireNone(
              change,
              guards.stream()
                  .flatMap(it -> it.objectionsWhileSaving(transaction, change, checked).stream())
                  .toList());
          return form;
        });
  }

  private void saved(OrgId org) {
    changed(org);
    changes.tell(new Changed(org, Kind.FORMS, null));
  }

  /// Forgets what is in memory of an organization's forms: something was saved, here or on another
  /// node.
  public void changed(OrgId org) {
    cache.invalidate(org);
  }

  /// The same for every organization.
  public void changed() {
    cache.invalidateAll();
  }

  private OrganizationForms of(OrgId org) {
    return cache.get(org, it -> new OrganizationForms(store.all(it)));
  }

  private void requireApp(OrgId org, @Nullable AppId app) {
    if (app != null && homes.stream().noneMatch(home -> home.has(org, app))) {
      throw NotFound.of(Phrase.of("应用", "app"), app);
    }
  }

  private void check(OrgId org, String key, FormDefinition definition) {
    DefinitionCheck.require(
        definition,
        other ->
            other.equals(key)
                ? Optional.of(definition)
                : of(org).find(other).filter(it -> it.key().equals(other)).map(Form::definition));
  }

  private void requireNoObjection(FormChange change) {
    var objections =
        Stream.concat(
                RuleUses.objections(change, list(change.before().org())).stream(),
                guards.stream().flatMap(guard -> guard.objections(change).stream()))
            .toList();
    requireNone(change, objections);
  }

  private static void requireNone(FormChange change, List<FieldProblem> objections) {
    if (!objections.isEmpty()) {
      throw conflict(change, objections);
    }
  }

  private static Conflict conflict(FormChange change, List<FieldProblem> objections) {
    var name = change.before().name();
    var detail =
        change.isDeletion()
            ? Phrase.of("“%s”还在使用，不能删除。", "\"%s\" is in use and cannot be deleted.", name)
            : Phrase.of("“%s”的字段还在使用，不能这样修改。", "Fields of \"%s\" are in use.", name);
    return new Conflict(objections.getFirst().code(), detail, objections);
  }

  private static void requireCurrent(Form form, long version) {
    if (form.version() != version) {
      throw SaveConflicts.stale(form.name());
    }
  }

  private static String name(@Nullable String name) {
    return Texts.requireName("name", name, MAX_NAME);
  }
}

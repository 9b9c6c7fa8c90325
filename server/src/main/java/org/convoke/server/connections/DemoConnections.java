package org.convoke.server.connections;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.convoke.connectors.Accounts.Account;
import org.convoke.connectors.Setting;
import org.convoke.model.Problem;
import org.convoke.model.Value;
import org.convoke.server.access.Caller;
import org.convoke.server.people.Contacts;
import org.convoke.server.platform.Settings;
import org.convoke.server.platform.Start;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Connects the demo organization with the stand-ins of platforms. Thread-safe.
@Singleton
public class DemoConnections {

  private static final Logger LOG = LoggerFactory.getLogger(DemoConnections.class);

  private final Connections connections;
  private final Platforms platforms;
  private final Checks checks;
  private final DirectorySync directory;
  private final AccountLinks links;
  private final Contacts contacts;
  private final Clock clock;
  private final URI address;
  private final List<Made> made = new CopyOnWriteArrayList<>();

  DemoConnections(
      Connections connections,
      Platforms platforms,
      Checks checks,
      DirectorySync directory,
      AccountLinks links,
      Contacts contacts,
      Clock clock,
      Settings settings) {
    this.connections = connections;
    this.platforms = platforms;
    this.checks = checks;
    this.directory = directory;
    this.links = links;
    this.contacts = contacts;
    this.clock = clock;
    this.address = settings.web().address();
  }

  /// A connection to a stand-in.
  ///
  /// @param settings credentials; those that the platform does not have are left out
  /// @param addresses which settings are the address of the platform's servers
  /// @param customers accounts of the demo's customers by mobile number: no directory has them
  public record Wanted(
      String connector,
      String name,
      Map<String, String> settings,
      List<String> addresses,
      Map<String, String> customers) {}

  private record Made(StoredConnection row, Wanted wanted) {}

  /// Makes a connection at the first start and finds the people there; later only says where the
  /// stand-in listens now.
  ///
  /// @return where it is to send its callbacks; empty when there is no code for the platform, or
  ///   somebody deleted the connection
  public Optional<String> ensure(Caller owner, Wanted wanted, URI standIn) {
    if (platforms.find(wanted.connector()).isEmpty()) {
      return Optional.empty();
    }
    try {
      var key = wanted.connector() + "-sandbox";
      var row = connections.find(owner.organization(), key);
      var now =
          row.isPresent() ? moved(row.get(), wanted, standIn) : made(owner, key, wanted, standIn);
      return Optional.of(address + "/callbacks/" + now.id());
    } catch (Problem problem) {
      LOG.warn("no demo connection to {}", wanted.connector(), problem);
      return Optional.empty();
    }
  }

  private StoredConnection made(Caller owner, String key, Wanted wanted, URI standIn) {
    var settings = settings(wanted, wanted.settings(), standIn);
    var one =
        connections.create(
            owner.organization(),
            new Connections.Wanted(key, wanted.connector(), wanted.name(), settings));
    made.add(new Made(one, wanted));
    return one;
  }

  /// Finds the people of those that were made, beside the start, which does not wait for it. Not
  /// while they are made: what the demo's making has written nobody else sees until it is done.
  void begin(@Observes @Priority(Start.WORK) StartupEvent event) {
    for (var each : made) {
      Thread.ofVirtual().name("demo-directory").start(() -> look(each));
    }
  }

  private void look(Made one) {
    var each = one.row();
    try {
      var found = directory.sync(each, false);
      LOG.debug("{}: {} of {} people linked", each.key(), found.linked(), found.members());
      linkCustomers(each, one.wanted());
      checks.check(each.org(), each.key());
    } catch (Problem problem) {
      connections.failed(each, problem.detail());
    }
  }

  /// Says which accounts the customers have, so that flows can add them to groups at once.
  void linkCustomers(StoredConnection row, Wanted wanted) {
    var accounts =
        contacts.customers(row.org(), wanted.customers().keySet()).stream()
            .map(it -> account(row, it, wanted.customers().getOrDefault(it.mobile(), "")))
            .toList();
    links.keep(row, accounts);
  }

  private AccountStore.Known account(StoredConnection row, Contacts.Contact customer, String id) {
    return new AccountStore.Known(
        new Account(id, Map.of()),
        customer.person(),
        contacts.name(row.org(), customer.person()).orElse(id),
        customer.mobile(),
        null,
        null,
        List.of(),
        true,
        AccountStore.Origin.HAND,
        clock.instant(),
        true,
        null);
  }

  /// With the secrets: another address forgets those that are not given again.
  private StoredConnection moved(StoredConnection row, Wanted wanted, URI standIn) {
    var addresses = settings(wanted, Map.of(), standIn);
    var isThere =
        addresses.values().entrySet().stream()
            .allMatch(
                it ->
                    it.getValue().asTexts().contains(row.connection().settings().get(it.getKey())));
    return isThere
        ? row
        : connections.change(
            row.org(),
            row.key(),
            row.connection().version(),
            new Connections.Change(null, settings(wanted, wanted.settings(), standIn), null));
  }

  private Value.Fields settings(Wanted wanted, Map<String, String> texts, URI standIn) {
    var known =
        platforms.find(wanted.connector()).orElseThrow().settings().stream()
            .map(Setting::key)
            .toList();
    var all = new LinkedHashMap<String, Value>();
    texts.forEach((key, text) -> all.put(key, Value.of(text)));
    wanted.addresses().forEach(key -> all.put(key, Value.of(standIn.toString())));
    all.keySet().retainAll(known);
    return Value.fields(all);
  }
}

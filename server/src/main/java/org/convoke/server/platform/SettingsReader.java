package org.convoke.server.platform;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.convoke.model.Phrase;
import org.convoke.server.platform.Settings.DatabaseSettings;
import org.convoke.server.platform.Settings.Place;
import org.convoke.server.platform.Settings.WebSettings;
import org.eclipse.microprofile.config.Config;

/// Reads the settings and finds every fault before it says one. Confined to one thread.
///
/// By hand rather than by a configuration mapping, because the faults are read by the person at the
/// terminal: all at once, in his language, with what was expected and what was found.
final class SettingsReader {

  private static final Set<String> KEYS =
      Set.of(
          "convoke.demo",
          "convoke.sandbox",
          "convoke.data",
          "convoke.secrets.keys",
          "convoke.http.allowed-hosts",
          "convoke.database.url",
          "convoke.database.connections",
          "convoke.host",
          "convoke.port",
          "convoke.address",
          "convoke.limits.requests",
          "convoke.trusted-proxies",
          "convoke.session.lifetime",
          "convoke.log.json",
          "convoke.log.level",
          "convoke.bus",
          "convoke.nats.url",
          "convoke.nats.user",
          "convoke.nats.password",
          "convoke.nats.token",
          "convoke.nats.credentials");

  /// Environment variables that are read by the launcher and by the tests, not by the server.
  private static final List<String> FOREIGN_VARIABLES = List.of("CONVOKE_JAVA_", "CONVOKE_E2E_");

  private final Config config;
  private final List<Phrase> faults = new ArrayList<>();

  private SettingsReader(Config config) {
    this.config = config;
  }

  /// @throws StartFailure that names every fault
  static Settings read(Config config, Set<String> environment) {
    var reader = new SettingsReader(config);
    reader.refuseUnknownKeys();
    reader.refuseUnknownVariables(environment);
    var settings = reader.settings();
    if (!reader.faults.isEmpty()) {
      throw new StartFailure(joined(reader.faults));
    }
    return settings;
  }

  private Settings settings() {
    var demo = flag("convoke.demo", false);
    return new Settings(
        demo,
        flag("convoke.sandbox", true) && demo,
        folder("convoke.data", "data"),
        text("convoke.secrets.keys").map(path -> folder("convoke.secrets.keys", path)),
        allowedHosts(),
        new DatabaseSettings(place(), number("convoke.database.connections", 16, 4, 200)),
        web(demo),
        new BusReader(this).read(),
        lifetime());
  }

  private WebSettings web(boolean demo) {
    var host = text("quarkus.http.host").orElse("127.0.0.1");
    var port = number("quarkus.http.port", "convoke.port", 8080, 0, 65_535);
    if (demo && !isLoopback(host)) {
      fault(
          Phrase.of(
              "convoke.demo 只能在本机地址上使用（演示账号的密码是公开的），但 convoke.host 是 %s",
              "convoke.demo works on a loopback address only (its passwords are public), but convoke.host is %s",
              host));
    }
    return new WebSettings(
        host,
        port,
        address(host, port),
        number("convoke.limits.requests", 1024, 8, 100_000),
        trustedProxies());
  }

  private List<String> allowedHosts() {
    return Arrays.stream(text("convoke.http.allowed-hosts").orElse("").split(","))
        .map(host -> host.strip().toLowerCase(Locale.ROOT))
        .filter(host -> !host.isEmpty())
        .toList();
  }

  private List<Network> trustedProxies() {
    var networks = new ArrayList<Network>();
    for (var text : text("convoke.trusted-proxies").orElse("").split(",")) {
      if (!text.isBlank()) {
        Network.parse(text.strip())
            .ifPresentOrElse(
                networks::add,
                () -> expected("convoke.trusted-proxies", "127.0.0.1, 10.0.0.0/8", text.strip()));
      }
    }
    return List.copyOf(networks);
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private URI address(String host, int port) {
    var reachable = host.equals("0.0.0.0") || host.equals("::") ? "localhost" : host;
    var literal = reachable.contains(":") ? "[" + reachable + "]" : reachable;
    var address = text("convoke.address").orElse("http://" + literal + ":" + port);
    try {
      var uri = URI.create(address);
      if (uri.getHost() != null
          && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      // answered below, like any other text that is no address
    }
    expected("convoke.address", "https://convoke.example.com", address);
    return URI.create("http://localhost");
  }

  private Place place() {
    var url = text("convoke.database.url");
    if (url.isEmpty()) {
      return new Place.Embedded();
    }
    var address = DatabaseAddress.parse(url.get());
    if (address.isEmpty()) {
      fault(
          Phrase.of(
              "convoke.database.url 应为 postgres://用户:密码@主机:端口/数据库 或 jdbc:postgresql://…",
              "convoke.database.url expects postgres://user:password@host:port/database or jdbc:postgresql://…"));
      return new Place.Embedded();
    }
    return new Place.Remote(address.get());
  }

  private Duration lifetime() {
    var text = text("convoke.session.lifetime").orElse("P14D");
    try {
      var lifetime = Duration.parse(text);
      if (lifetime.compareTo(Duration.ofMinutes(5)) >= 0
          && lifetime.compareTo(Duration.ofDays(365)) <= 0) {
        return lifetime;
      }
    } catch (DateTimeParseException e) {
      // answered below, like a duration out of range
    }
    expected("convoke.session.lifetime", "PT5M … P365D", text);
    return Duration.ofDays(14);
  }

  private Path folder(String key, String otherwise) {
    var text = text(key).orElse(otherwise);
    try {
      return Path.of(text).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      expected(key, "/path/to/folder", text);
      return Path.of(otherwise);
    }
  }

  private boolean flag(String key, boolean otherwise) {
    var text = text(key).orElse(Boolean.toString(otherwise));
    if (!text.equals("true") && !text.equals("false")) {
      expected(key, "true | false", text);
    }
    return text.equals("true");
  }

  private int number(String key, int otherwise, int min, int max) {
    return number(key, key, otherwise, min, max);
  }

  private int number(String key, String shown, int otherwise, int min, int max) {
    var text = text(key).orElse(Integer.toString(otherwise));
    try {
      var number = Integer.parseInt(text);
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) {
      // answered below, like a number out of range
    }
    expected(shown, min + " … " + max, text);
    return otherwise;
  }

  private void refuseUnknownKeys() {
    for (var name : config.getPropertyNames()) {
      if (name.startsWith("convoke.") && !KEYS.contains(name) && !isVariable(name)) {
        unknown(name);
      }
    }
  }

  /// The environment is also listed as keys, each in several spellings.
  private boolean isVariable(String key) {
    return System.getenv(variable(key)) != null;
  }

  private void refuseUnknownVariables(Set<String> environment) {
    var known = KEYS.stream().map(SettingsReader::variable).collect(Collectors.toSet());
    for (var name : new TreeSet<>(environment)) {
      if (name.startsWith("CONVOKE_")
          && !known.contains(name)
          && FOREIGN_VARIABLES.stream().noneMatch(name::startsWith)) {
        unknown(name);
      }
    }
  }

  private static String variable(String key) {
    return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }

  /// What a key is set to, without blanks around it.
  Optional<String> text(String key) {
    return config
        .getOptionalValue(key, String.class)
        .map(String::strip)
        .filter(text -> !text.isEmpty());
  }

  private void unknown(String name) {
    fault(Phrase.of("没有名为 %s 的设置", "there is no setting %s", name));
  }

  void expected(String key, String expected, String found) {
    fault(Phrase.of("%s 应为 %s，实际是“%s”", "%s expects %s, found \"%s\"", key, expected, found));
  }

  void fault(Phrase fault) {
    faults.add(fault);
  }

  private static Phrase joined(List<Phrase> faults) {
    return new Phrase(
        "配置有误：" + faults.stream().map(Phrase::zh).collect(Collectors.joining("；")) + "。",
        "The configuration is faulty: "
            + faults.stream().map(Phrase::en).collect(Collectors.joining("; "))
            + ".");
  }
}

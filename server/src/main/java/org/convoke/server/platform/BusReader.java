package org.convoke.server.platform;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.convoke.model.Phrase;
import org.convoke.server.platform.Settings.BusSettings;
import org.convoke.server.platform.Settings.NatsSignIn;

/// Reads how nodes tell each other what happened, for [SettingsReader]. Confined to one thread.
final class BusReader {

  private static final String URL = "convoke.nats.url";
  private static final String USER = "convoke.nats.user";
  private static final String PASSWORD = "convoke.nats.password";
  private static final String TOKEN = "convoke.nats.token";
  private static final String CREDENTIALS = "convoke.nats.credentials";

  private static final Set<String> SCHEMES = Set.of("nats", "tls");

  private final SettingsReader reader;

  BusReader(SettingsReader reader) {
    this.reader = reader;
  }

  BusSettings read() {
    var bus = reader.text("convoke.bus").orElse("in-process");
    return switch (bus) {
      case "nats" -> new BusSettings.ThroughNats(servers(), signIn());
      case "in-process" -> {
        refuseNats();
        yield new BusSettings.InProcess();
      }
      default -> {
        reader.expected("convoke.bus", "in-process | nats", bus);
        yield new BusSettings.InProcess();
      }
    };
  }

  /// Whoever names a NATS and forgets the bus has nodes that do not hear each other.
  private void refuseNats() {
    Stream.of(URL, USER, PASSWORD, TOKEN, CREDENTIALS)
        .filter(key -> reader.text(key).isPresent())
        .forEach(
            key ->
                reader.fault(
                    Phrase.of(
                        "%s 只在 convoke.bus=nats 时有用",
                        "%s is of use with convoke.bus=nats only", key)));
  }

  private List<URI> servers() {
    var servers = new ArrayList<URI>();
    for (var text : reader.text(URL).orElse("").split(",")) {
      if (!text.isBlank()) {
        server(text.strip(), servers);
      }
    }
    if (servers.isEmpty()) {
      reader.fault(
          Phrase.of(
              "convoke.bus=nats 还需要 convoke.nats.url，例如 nats://nats.example.com:4222",
              "convoke.bus=nats needs convoke.nats.url too, such as nats://nats.example.com:4222"));
    }
    return List.copyOf(servers);
  }

  /// Names and passwords have settings of their own, so that an address may be printed.
  private void server(String text, List<URI> servers) {
    try {
      var uri = URI.create(text);
      if (uri.getHost() != null
          && uri.getUserInfo() == null
          && SCHEMES.contains(String.valueOf(uri.getScheme()))) {
        servers.add(uri);
        return;
      }
    } catch (IllegalArgumentException e) {
      // answered below, like any other text that is no address
    }
    reader.fault(
        Phrase.of(
            "convoke.nats.url 应为 nats://主机:端口 或 tls://主机:端口，用户和密码另行设置",
            "convoke.nats.url expects nats://host:port or tls://host:port, with user and password in settings of their own"));
  }

  private NatsSignIn signIn() {
    var ways =
        Stream.of(USER, TOKEN, CREDENTIALS).filter(key -> reader.text(key).isPresent()).toList();
    if (ways.size() > 1) {
      reader.fault(
          Phrase.of(
              "登录 NATS 只能用一种方式，实际有 %s",
              "there is one way to sign in to NATS, found %s", String.join(", ", ways)));
    }
    if (reader.text(USER).isPresent() != reader.text(PASSWORD).isPresent()) {
      reader.fault(
          Phrase.of(
              "convoke.nats.user 和 convoke.nats.password 应同时设置",
              "convoke.nats.user and convoke.nats.password belong together"));
    }
    return ways.isEmpty() ? new NatsSignIn.None() : signIn(ways.getFirst());
  }

  private NatsSignIn signIn(String way) {
    var value = reader.text(way).orElse("");
    return switch (way) {
      case USER -> new NatsSignIn.User(value, reader.text(PASSWORD).orElse(""));
      case TOKEN -> new NatsSignIn.Token(value);
      default -> credentials(value);
    };
  }

  private NatsSignIn credentials(String path) {
    var file = Path.of(path).toAbsolutePath();
    if (!Files.isReadable(file)) {
      reader.expected(CREDENTIALS, "/path/to/readable.creds", path);
    }
    return new NatsSignIn.Credentials(file);
  }
}

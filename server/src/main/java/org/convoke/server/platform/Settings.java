package org.convoke.server.platform;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What the person who runs this server decided. Complete and consistent: [SettingsReader] refuses
/// anything else at the start. Each key is given as `-Dconvoke.…`, as an environment variable
/// (`CONVOKE_DATABASE_URL` for `convoke.database.url`) or in `config/application.properties`.
///
/// @param demo `convoke.demo`, default `false`: installs the demo organization and lets its people
///   sign in with a well-known password; only on a loopback address
/// @param sandbox `convoke.sandbox`, default `true`: stand-ins of the platforms beside the demo,
///   with connections to them; false unless `convoke.demo`
/// @param data `convoke.data`, default `data`: folder of the embedded database and of secrets
/// @param secretKeys `convoke.secrets.keys`, default the file `secrets.keys` in the data folder,
///   made when there is none: the key set (Tink's JSON) that encrypts secrets. All servers on one
///   database need the same
/// @param allowedHosts `convoke.http.allowed-hosts`, default none: hosts, each with or without a
///   port, separated by commas, that automations may call although they are in our own network
/// @param database where rows are kept
/// @param web how the server is reached
/// @param bus how nodes on the same database tell each other what happened
/// @param sessionLifetime `convoke.session.lifetime`, default `P14D`: a sign-in ends after this
///   time without a call; 5 minutes to 365 days
public record Settings(
    boolean demo,
    boolean sandbox,
    Path data,
    Optional<Path> secretKeys,
    List<String> allowedHosts,
    DatabaseSettings database,
    WebSettings web,
    BusSettings bus,
    Duration sessionLifetime) {

  /// @param place where the database is
  /// @param connections `convoke.database.connections`, default `16`: the most connections this
  ///   server opens; 4 to 200. Watch `agroal.awaiting.count`
  public record DatabaseSettings(Place place, int connections) {}

  /// Where the database is.
  public sealed interface Place {

    /// PostgreSQL that this server starts and stops itself, below the data folder.
    record Embedded() implements Place {}

    /// `convoke.database.url`: PostgreSQL 15 or later that somebody else runs.
    record Remote(DatabaseAddress address) implements Place {}
  }

  /// @param host `convoke.host`, default `127.0.0.1`: the address to listen on; `0.0.0.0` for every
  ///   one of this machine
  /// @param port `convoke.port`, default `8080`
  /// @param address `convoke.address`, default `http://<host>:<port>`: how people reach this
  ///   server, for links, cookies (`Secure` with https) and the check of origins
  /// @param concurrentRequests `convoke.limits.requests`, default `1024`: requests under way at
  ///   once; more are answered with 503 at once. Watch `convoke.requests.refused`
  /// @param trustedProxies `convoke.trusted-proxies`, default none: addresses and CIDR blocks,
  ///   separated by commas, of the proxies whose `X-Forwarded-For` tells where a call comes from
  public record WebSettings(
      String host, int port, URI address, int concurrentRequests, List<Network> trustedProxies) {}

  /// `convoke.bus`, default `in-process`.
  public sealed interface BusSettings {

    /// `in-process`: this server is the only one on its database.
    record InProcess() implements BusSettings {}

    /// `nats`: any number of servers on one database. Watch `convoke.bus.connected`.
    ///
    /// @param servers `convoke.nats.url`: one or more of `nats://host:port` or `tls://host:port`,
    ///   separated by commas
    /// @param signIn who this server is for NATS
    record ThroughNats(List<URI> servers, NatsSignIn signIn) implements BusSettings {}
  }

  /// How the server signs in to NATS: one way at most.
  public sealed interface NatsSignIn {

    /// Not at all.
    record None() implements NatsSignIn {}

    /// `convoke.nats.user` and `convoke.nats.password`.
    record User(String user, String password) implements NatsSignIn {
      @Override
      public String toString() {
        return "User[user=" + user + ", password=****]";
      }
    }

    /// `convoke.nats.token`.
    record Token(String token) implements NatsSignIn {
      @Override
      public String toString() {
        return "Token[****]";
      }
    }

    /// `convoke.nats.credentials`: the path of a file as `nsc` writes it, with a JWT and a key.
    record Credentials(Path file) implements NatsSignIn {}
  }
}

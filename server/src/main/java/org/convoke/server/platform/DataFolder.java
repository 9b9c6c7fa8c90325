package org.convoke.server.platform;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import org.convoke.model.Phrase;

/// The folder that holds what this server must not lose: the embedded database and secrets. One
/// server at a time: it is locked until closed, and the lock goes with the process however that
/// ends.
final class DataFolder implements AutoCloseable {

  private static final int SECRET_BYTES = 24;

  private final Path path;
  private final FileChannel lock;

  private DataFolder(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /// Creates the folder when there is none, and takes it.
  ///
  /// @throws StartFailure when it cannot be written, or another server has it
  static DataFolder take(Path path) {
    try {
      Files.createDirectories(path);
      var lock =
          FileChannel.open(
              path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (isLocked(lock)) {
        return new DataFolder(path, lock);
      }
      lock.close();
      throw new StartFailure(
          Phrase.of(
              "数据目录 %s 正被另一个 Convoke 使用；请先停止它，或用 convoke.data 指定另一个目录。",
              "The data folder %s is in use by another Convoke; stop that one first, or name another folder with convoke.data.",
              path));
    } catch (AccessDeniedException e) {
      throw notWritable(path, e);
    } catch (FileAlreadyExistsException e) {
      throw new StartFailure(
          Phrase.of("%s 不是目录，不能用作数据目录。", "%s is no folder, so it cannot be the data folder.", path),
          e);
    } catch (IOException e) {
      throw new StartFailure(
          Phrase.of("无法使用数据目录 %s：%s。", "The data folder %s cannot be used: %s.", path, e), e);
    }
  }

  private static boolean isLocked(FileChannel lock) throws IOException {
    try {
      return lock.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  static StartFailure notWritable(Path path, IOException cause) {
    return new StartFailure(
        Phrase.of(
            "没有权限写入数据目录 %s；请改变它的所有者，或用 convoke.data 指定另一个目录。",
            "There is no permission to write to the data folder %s; change its owner, or name another folder with convoke.data.",
            path),
        cause);
  }

  Path resolve(String name) {
    return path.resolve(name);
  }

  /// A random secret that is kept in a file only this user can read; made when there is none.
  String secret(String name) throws IOException {
    var file = path.resolve(name);
    if (Files.exists(file)) {
      return Files.readString(file).strip();
    }
    var bytes = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(bytes);
    var secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    Files.createFile(file, owner);
    Files.writeString(file, secret + "\n");
    return secret;
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      // the lock ends with the process at the latest, and nothing else depends on it
    }
  }
}

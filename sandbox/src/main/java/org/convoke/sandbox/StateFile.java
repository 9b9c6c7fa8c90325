package org.convoke.sandbox;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.convoke.sandbox.shared.Json;

/// Writes the state a moment after it changed, never while a caller waits. Thread-safe.
final class StateFile implements AutoCloseable {

  private final Optional<Path> file;
  private final Whole whole;
  private final Semaphore changes = new Semaphore(0);
  private final Optional<Thread> writer;

  private StateFile(Optional<Path> file, Whole whole) {
    this.file = file;
    this.whole = whole;
    this.writer = file.map(_ -> Thread.ofVirtual().name("sandbox-state").start(this::run));
  }

  /// Reads the file when it is there.
  static StateFile open(Optional<Path> file, Whole whole) throws IOException {
    if (file.isPresent() && Files.exists(file.get())) {
      try {
        whole.restore(Json.parse(Files.readAllBytes(file.get())));
      } catch (Json.Malformed e) {
        throw new IOException(
            "the state file " + file.get() + " cannot be read: " + e.getMessage(), e);
      }
    }
    return new StateFile(file, whole);
  }

  void changed() {
    if (file.isPresent() && changes.availablePermits() == 0) {
      changes.release();
    }
  }

  @Override
  public void close() {
    writer.ifPresent(Thread::interrupt);
    file.ifPresent(this::write);
  }

  private void run() {
    try {
      while (true) {
        changes.acquire();
        // Gathers the changes of a busy moment into one writing.
        Thread.sleep(200);
        changes.drainPermits();
        file.ifPresent(this::write);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void write(Path path) {
    try {
      var next = path.toAbsolutePath().resolveSibling(path.getFileName() + ".next");
      Files.write(
          next, Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(whole.state()));
      move(next, path);
    } catch (IOException e) {
      System.err.println("cannot write the state file " + path + ": " + e);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException _) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}

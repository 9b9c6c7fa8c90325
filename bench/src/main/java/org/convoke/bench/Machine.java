package org.convoke.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/// What the numbers were measured on.
final class Machine {

  private Machine() {}

  static String describe() {
    return "%d cores (%s), %s memory, %s %s, Java %s"
        .formatted(
            Runtime.getRuntime().availableProcessors(),
            field("/proc/cpuinfo", "model name").orElse(System.getProperty("os.arch")),
            field("/proc/meminfo", "MemTotal").map(Machine::gibibytes).orElse("unknown"),
            System.getProperty("os.name"),
            System.getProperty("os.version"),
            System.getProperty("java.vm.version"));
  }

  /// Resident memory of a process, with its share of what it shares with others, in MiB; 0 where
  /// the system does not tell.
  static long residentMebibytes(long pid) {
    return field("/proc/" + pid + "/smaps_rollup", "Pss").map(Machine::kibibytes).orElse(0L) / 1024;
  }

  /// Processor time that a process has used so far, with that of its children that have ended.
  ///
  /// @return zero where the system does not tell
  static Duration processorTime(long pid) {
    try {
      var line = Files.readString(Path.of("/proc/" + pid + "/stat"));
      var fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
      var ticks = 0L;
      for (var index = FIRST_TIME; index < FIRST_TIME + TIMES; index++) {
        ticks += Long.parseLong(fields[index]);
      }
      return Duration.ofMillis(ticks * MILLIS_OF_TICK);
    } catch (IOException e) {
      return Duration.ZERO;
    }
  }

  /// The same of a process and all below it.
  static Duration processorTimeOfAll(long pid) {
    return ProcessHandle.of(pid).stream()
        .flatMap(ProcessHandle::descendants)
        .map(child -> processorTime(child.pid()))
        .reduce(processorTime(pid), Duration::plus);
  }

  // proc(5): utime, stime, cutime, cstime are the 14th to 17th fields; the first two are cut off.
  private static final int FIRST_TIME = 11;
  private static final int TIMES = 4;
  private static final int MILLIS_OF_TICK = 10; // USER_HZ is 100 on every Linux that runs Java

  private static Optional<String> field(String file, String name) {
    try (Stream<String> lines = Files.lines(Path.of(file))) {
      return lines
          .filter(line -> line.startsWith(name))
          .findFirst()
          .map(line -> line.substring(line.indexOf(':') + 1).strip());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static long kibibytes(String text) {
    return Long.parseLong(text.replaceAll("[^0-9]", ""));
  }

  private static String gibibytes(String text) {
    return Math.round(kibibytes(text) / 1048576.0) + " GiB";
  }
}

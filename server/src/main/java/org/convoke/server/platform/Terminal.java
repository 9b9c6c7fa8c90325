package org.convoke.server.platform;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The person who started the server: his language, and what is said to him. Always in UTF-8: a
/// terminal whose locale is not installed says it can do ASCII only, and shows Chinese all the
/// same.
public final class Terminal {

  private Terminal() {}

  /// By the environment rather than by [Locale#getDefault()], which is English when the locale that
  /// the environment names is not installed.
  public static Locale language() {
    return Stream.of("LC_ALL", "LC_MESSAGES", "LANG")
        .flatMap(name -> Optional.ofNullable(System.getenv(name)).stream())
        .filter(value -> !value.isBlank())
        .findFirst()
        .map(value -> value.startsWith("zh") ? Locale.CHINESE : Locale.ENGLISH)
        .orElse(Locale.ENGLISH);
  }

  public static void say(String text) {
    print(FileDescriptor.out, text);
  }

  public static void complain(String text) {
    print(FileDescriptor.err, text);
  }

  /// Not closed: that would close the descriptor for everybody.
  @SuppressWarnings("resource")
  private static void print(FileDescriptor where, String text) {
    new PrintStream(new FileOutputStream(where), true, StandardCharsets.UTF_8).println(text);
  }
}

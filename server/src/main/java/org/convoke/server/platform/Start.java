package org.convoke.server.platform;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.convoke.database.Database;
import org.convoke.model.Phrase;

/// The first thing that happens at a start, so that what can fail for the person at the terminal
/// fails first and is said in one sentence ([StartFailure]): settings, port, data folder, database.
///
/// Features begin their work in observers of their own, at a [Priority] above [#PLATFORM].
@ApplicationScoped
public class Start {

  /// The database is there.
  public static final int PLATFORM = 100;

  /// The organization is there: demo data, the set-up link.
  public static final int DATA = 200;

  /// Work begins: runs are adopted.
  public static final int WORK = 300;

  void begin(
      @Observes @Priority(PLATFORM) StartupEvent event,
      Instance<Settings> settings,
      Instance<Database> database) {
    requireFreePort(settings.get().web());
    database.get();
  }

  /// Quarkus opens the port last; by then the database would have been started for nothing.
  private static void requireFreePort(Settings.WebSettings web) {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(web.host(), web.port()));
    } catch (IOException e) {
      throw portInUse(web.host(), web.port(), e);
    }
  }

  public static StartFailure portInUse(String host, int port, Throwable cause) {
    return new StartFailure(
        Phrase.of(
            "无法监听 %s 的端口 %s，它可能正被另一个程序使用；请停止那个程序，或用 convoke.port 指定另一个端口。",
            "Cannot listen on port %2$s of %1$s, which another program may be using; stop that program, or name another port with convoke.port.",
            host,
            Integer.toString(port)),
        cause);
  }
}

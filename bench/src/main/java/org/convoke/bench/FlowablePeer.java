package org.convoke.bench;

import static java.util.Locale.ROOT;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.flowable.engine.ProcessEngine;
import org.flowable.engine.delegate.JavaDelegate;
import org.flowable.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.flowable.engine.impl.util.CommandContextUtil;

/// Flowable doing the same on the same PostgreSQL: a process with two service tasks, which write
/// what a run of Convoke writes, in the one transaction of the process. It is called in this
/// process, without HTTP, and keeps the history it keeps by default.
final class FlowablePeer {

  private final ServerDatabase.Address database;
  private final Options options;

  FlowablePeer(ServerDatabase.Address database, Options options) {
    this.database = database;
    this.options = options;
  }

  void measure() throws Exception {
    createTables();
    var engine = engine();
    try {
      var source = Runs.class.getClassLoader().getResourceAsStream("create-group.bpmn20.xml");
      engine
          .getRepositoryService()
          .createDeployment()
          .addInputStream("create-group.bpmn20.xml", source)
          .deploy();
      load(engine, options.measured().multipliedBy(3).dividedBy(2));
      var began = System.nanoTime();
      var ended = load(engine, options.measured());
      var rate = ended / ((System.nanoTime() - began) / 1e9);
      System.out.printf(
          ROOT, "  %-22s %,.0f a second (%d threads)%n", "flowable", rate, options.clients());
    } finally {
      engine.close();
    }
  }

  private ProcessEngine engine() {
    var configuration = new StandaloneProcessEngineConfiguration();
    configuration.setJdbcUrl(database.url());
    configuration.setJdbcUsername(database.user());
    configuration.setJdbcPassword(database.password());
    configuration.setJdbcDriver("org.postgresql.Driver");
    // A thread that fetches the next block of ids holds a second connection meanwhile.
    configuration.setJdbcMaxActiveConnections(options.clients() + 8);
    configuration.setJdbcMaxIdleConnections(options.clients());
    configuration.setDatabaseSchemaUpdate("true");
    JavaDelegate createChat = execution -> createChat((UUID) execution.getVariable("chat"));
    JavaDelegate addRow =
        execution -> addRecord("ledger", "row of " + execution.getVariable("name"));
    configuration.setBeans(Map.of("createChat", createChat, "addRow", addRow));
    return configuration.buildProcessEngine();
  }

  /// Starts processes on as many threads as there are clients.
  ///
  /// @return how many ended
  private long load(ProcessEngine engine, Duration length) throws InterruptedException {
    var ended = new AtomicLong();
    var deadline = System.nanoTime() + length.toNanos();
    try (var threads = Executors.newFixedThreadPool(options.clients())) {
      for (var client = 0; client < options.clients(); client++) {
        threads.execute(
            () -> {
              while (System.nanoTime() < deadline) {
                submit(engine);
                ended.incrementAndGet();
              }
            });
      }
      threads.shutdown();
      threads.awaitTermination(length.toSeconds() + 60, TimeUnit.SECONDS);
    }
    return ended.get();
  }

  /// The record and its process, in one transaction.
  private static void submit(ProcessEngine engine) {
    var name = "bench " + UUID.randomUUID();
    engine
        .getManagementService()
        .executeCommand(
            context -> {
              addRecord("create-group", name);
              var variables = Map.<String, Object>of("name", name, "chat", UUID.randomUUID());
              return engine
                  .getRuntimeService()
                  .startProcessInstanceByKey("createGroup", name, variables);
            });
  }

  private static void addRecord(String form, String name) {
    write(
        "insert into record values (?, ?, ?, jsonb_build_object('name', ?::text))",
        form,
        UUID.randomUUID(),
        name,
        name);
  }

  private static void createChat(UUID chat) {
    write("insert into chat values (?, 'bench', ?, now())", chat, chat);
    for (var member = 0; member < 5; member++) {
      write("insert into chat_member values (?, ?)", chat, UUID.randomUUID());
    }
    write("insert into message values (?, 1, 'created')", chat);
  }

  /// On the connection of the process that is executed.
  private static void write(String sql, Object... values) {
    var connection = CommandContextUtil.getDbSqlSession().getSqlSession().getConnection();
    try (var statement = connection.prepareStatement(sql)) {
      for (var index = 0; index < values.length; index++) {
        statement.setObject(index + 1, values[index]);
      }
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  private void createTables() throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(database.url(), database.user(), database.password());
        var statement = connection.createStatement();
        var file = Runs.class.getClassLoader().getResourceAsStream("peer.sql")) {
      statement.execute(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package org.convoke.server.flows;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.convoke.database.CommitPipeline;
import org.convoke.database.Database;
import org.convoke.database.DatabaseFailure;
import org.convoke.database.UnitOfWork;
import org.convoke.engine.Change;
import org.convoke.engine.FlowFailures;
import org.convoke.engine.FlowFailures.Untold;
import org.convoke.engine.LocalAction;
import org.convoke.engine.LocalActions;
import org.convoke.engine.StepContext;
import org.convoke.model.PersonId;
import org.convoke.model.Problem;
import org.convoke.model.Value;
import org.convoke.server.platform.Start;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells the owner of a flow, who published it last, when its runs fail or are in doubt: in the
/// chat where he is alone with the application, at most once an hour for each flow, with the number
/// of failures since. Message and count are one commit, so that of several nodes one tells.
///
/// [#failed()] is called by any thread; a virtual thread `failure-notices` tells.
@Singleton
class FailureNotices {

  private static final Logger LOG = LoggerFactory.getLogger(FailureNotices.class);

  private static final Duration BETWEEN_NOTICES = Duration.ofHours(1);

  /// Failures of other nodes that could not tell, and those that had to wait for their hour.
  private static final Duration LOOK = Duration.ofMinutes(1);

  private static final int PAGE = 100;

  private final FlowFailures failures;
  private final FlowStore flows;
  private final FailureTexts texts;
  private final LocalActions actions;
  private final CommitPipeline pipeline;
  private final Clock clock;
  private final Semaphore news = new Semaphore(0);
  private final Thread thread;

  FailureNotices(
      Database database,
      FlowStore flows,
      FailureTexts texts,
      LocalActions actions,
      CommitPipeline pipeline,
      Clock clock) {
    this.failures = new FlowFailures(database);
    this.flows = flows;
    this.texts = texts;
    this.actions = actions;
    this.pipeline = pipeline;
    this.clock = clock;
    this.thread = Thread.ofVirtual().name("failure-notices").unstarted(this::tell);
  }

  void start(@Observes @Priority(Start.WORK) StartupEvent event) {
    thread.start();
  }

  void stop(@Observes ShutdownEvent event) {
    thread.interrupt();
  }

  /// A run failed or came in doubt.
  void failed() {
    news.release();
  }

  private void tell() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        var waited = news.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS);
        LOG.trace("looks, because of news: {}", waited);
        news.drainPermits();
        look();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Tells whom there is to tell.
  void look() {
    try {
      var since = clock.instant().minus(BETWEEN_NOTICES);
      failures.untold(since, PAGE).forEach(this::tell);
    } catch (DatabaseFailure e) {
      LOG.warn("owners of flows are told later: {}", e.getMessage());
    }
  }

  private void tell(Untold untold) {
    var unit = new UnitOfWork();
    FlowFailures.told(unit, untold, clock.instant().truncatedTo(ChronoUnit.MICROS));
    var message = message(untold);
    message.ifPresent(change -> unit.addAll(change.unit()));
    try {
      pipeline.commit(unit);
    } catch (DatabaseFailure e) {
      LOG.info("flow {}: its owner is told by another node, or later", untold.flow(), e);
      return;
    }
    message.ifPresent(change -> change.afterCommit().run());
  }

  /// Empty when there is nobody to tell: a template made the flow, or its owner has left.
  private Optional<Change> message(Untold untold) {
    try {
      return flows
          .find(untold.org(), untold.flow().toString())
          .flatMap(flow -> owner(flow).map(owner -> message(untold, flow, owner)));
    } catch (Problem problem) {
      LOG.info("flow {}: nobody is told of its failures: {}", untold.flow(), problem.getMessage());
      return Optional.empty();
    }
  }

  private Optional<PersonId> owner(Flow flow) {
    return flows.versions(flow.org(), flow.id()).stream()
        .findFirst()
        .flatMap(newest -> Optional.ofNullable(newest.publishedBy()));
  }

  private Change message(Untold untold, Flow flow, PersonId owner) {
    var action =
        (LocalAction) actions.find(untold.org(), LocalActions.OWN, LocalActions.SEND_TO_PEOPLE);
    var input =
        Value.fields(
            Map.of(
                "people",
                Value.texts(List.of(owner)),
                "text",
                Value.of(texts.of(untold, flow.name()))));
    return action.prepare(context(untold, flow), input);
  }

  private StepContext context(Untold untold, Flow flow) {
    return new StepContext(
        untold.org(),
        untold.run(),
        flow.id(),
        flow.name(),
        "",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        0,
        clock.instant());
  }
}

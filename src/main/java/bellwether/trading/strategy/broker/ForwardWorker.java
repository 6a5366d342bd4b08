package bellwether.trading.strategy.broker;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends queued orders to their brokers. An answer that is lost leads to another try under the same
/// key, so that an order is traded once; after the last try it is a dead letter.
public final class ForwardWorker implements AutoCloseable {
    static final int MOST_TRIES = 8;

    private static final List<Duration> PAUSES =
            List.of(
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(25),
                    Duration.ofMinutes(2),
                    Duration.ofMinutes(10),
                    Duration.ofMinutes(30),
                    Duration.ofHours(1));

    private static final int LONGEST_DETAIL = 500;
    private static final Logger LOG = LoggerFactory.getLogger(ForwardWorker.class);

    private final Jdbi jdbi;
    private final Map<String, Broker> brokers;
    private final Duration patience;
    private final InstantSource clock;
    private final ForwardDao dao = new ForwardDao();
    private final ExecutorService calls =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("broker-", 0).factory());

    /// @param patience for one call; a try is left to others after twice as long
    public ForwardWorker(
            Jdbi jdbi, Map<String, Broker> brokers, Duration patience, InstantSource clock) {
        this.jdbi = jdbi;
        this.brokers = Map.copyOf(brokers);
        this.patience = patience;
        this.clock = clock;
    }

    /// Sends the order that has waited longest, if one is due.
    ///
    /// @return whether there was one
    public boolean look() throws InterruptedException {
        Optional<ForwardDao.Claim> claim =
                jdbi.inTransaction(h -> dao.claim(h, clock.instant(), patience.multipliedBy(2)));
        if (claim.isEmpty()) {
            return false;
        }
        settle(claim.get());
        return true;
    }

    private void settle(ForwardDao.Claim claim) throws InterruptedException {
        Future<BrokerAnswer> call = calls.submit(() -> ask(claim));
        try {
            ended(claim, call.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            call.cancel(true);
            failed(claim, "no answer within %d ms".formatted(patience.toMillis()));
        } catch (ExecutionException e) {
            failed(claim, String.valueOf(e.getCause()));
        }
    }

    private BrokerAnswer ask(ForwardDao.Claim claim) {
        Broker broker = brokers.get(claim.broker());
        if (broker == null) {
            throw new BrokerUnavailable(
                    "the broker %s is not configured".formatted(claim.broker()));
        }
        return switch (claim.action()) {
            case PLACE -> broker.place(claim.order().orElseThrow());
            case CANCEL -> broker.cancel(claim.key());
        };
    }

    private void ended(ForwardDao.Claim claim, BrokerAnswer answer) {
        Instant now = clock.instant();
        boolean newest =
                jdbi.inTransaction(h ->
                        switch (answer) {
                            case BrokerAnswer.Taken(String reference) ->
                                    dao.end(
                                            h,
                                            claim,
                                            ForwardDao.State.SENT,
                                            Optional.of(reference),
                                            "",
                                            now);
                            case BrokerAnswer.Refused(String reason) ->
                                    dao.end(
                                            h,
                                            claim,
                                            ForwardDao.State.REFUSED,
                                            Optional.empty(),
                                            cut(reason),
                                            now);
                        });
        if (!newest) {
            LOG.info("A late answer to {} was left out: a later try has ended", claim.key());
        }
    }

    private void failed(ForwardDao.Claim claim, String why) {
        Instant now = clock.instant();
        if (claim.tries() >= MOST_TRIES) {
            LOG.error("{} was not sent to {} in {} tries", claim.key(), claim.broker(), MOST_TRIES);
            jdbi.useTransaction(h ->
                    dao.end(
                            h,
                            claim,
                            ForwardDao.State.DEAD_LETTER,
                            Optional.empty(),
                            cut(why),
                            now));
            return;
        }
        Instant due = now.plus(PAUSES.get(claim.tries() - 1));
        jdbi.useTransaction(h -> dao.retry(h, claim, due, cut(why)));
    }

    private static String cut(String text) {
        String printable = text.replace("\0", "");
        return printable.substring(0, Math.min(LONGEST_DETAIL, printable.length()));
    }

    @Override
    public void close() {
        calls.shutdownNow();
    }
}

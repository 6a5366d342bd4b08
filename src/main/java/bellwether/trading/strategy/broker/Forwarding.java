package bellwether.trading.strategy.broker;

import bellwether.platform.db.LoopFaults;
import bellwether.platform.loops.Loop;
import bellwether.platform.loops.LoopView;
import bellwether.trading.portfolio.AccountListener;
import bellwether.trading.portfolio.OrderGuard;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends orders to the brokers that are not paper, if there are any.
public final class Forwarding implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final Logger LOG = LoggerFactory.getLogger(Forwarding.class);

    private final Map<String, Broker> outside;
    private final ForwardOutbox outbox;
    private final ForwardWorker worker;
    private final Loop loop;

    /// @param brokers paper among them
    public Forwarding(Jdbi jdbi, List<Broker> brokers, InstantSource clock) {
        outside =
                brokers.stream()
                        .filter(broker -> !broker.name().equals(PaperBroker.NAME))
                        .collect(Collectors.toMap(Broker::name, Function.identity()));
        outbox = new ForwardOutbox(outside.keySet(), clock);
        worker = new ForwardWorker(jdbi, outside, PATIENCE, clock);
        loop =
                new Loop(
                        "order forwarding",
                        () -> worker.look() ? Duration.ZERO : EVERY,
                        fault -> LoopFaults.logged(LOG, "order forwarding", fault));
    }

    /// Queues orders in the transactions of accounts.
    public AccountListener outbox() {
        return outbox;
    }

    /// Refuses orders that the broker of their portfolio does not take, before their account does.
    public OrderGuard guard() {
        return new BrokerGuard(outside.keySet());
    }

    public void start() {
        if (!outside.isEmpty()) {
            loop.start(Duration.ZERO);
        }
    }

    /// None where all orders are paper.
    public List<LoopView> loops() {
        return outside.isEmpty() ? List.of() : List.of(loop.view());
    }

    @Override
    public void close() {
        loop.close();
        worker.close();
    }
}

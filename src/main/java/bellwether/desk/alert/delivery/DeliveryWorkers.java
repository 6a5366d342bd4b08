package bellwether.desk.alert.delivery;

import static java.util.Objects.requireNonNull;

import bellwether.desk.alert.channel.AddressVault;
import bellwether.desk.alert.channel.ChannelAddress;
import bellwether.desk.alert.channel.ChannelMessage;
import bellwether.desk.alert.channel.ChannelSender;
import bellwether.desk.alert.channel.SendOutcome;
import bellwether.desk.alert.channel.SendResult;
import bellwether.platform.base.Json;
import bellwether.platform.db.LoopFaults;
import bellwether.platform.loops.Loop;
import bellwether.platform.loops.LoopView;
import bellwether.platform.secrets.UnsealingFault;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Threads that send what the queue gives them.
final class DeliveryWorkers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryWorkers.class);
    private static final int THREADS = 4;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

    /// An attempt takes ten seconds at most; a stop has not quite as long.
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final DeliveryQueue queue;
    private final ChannelSender sender;
    private final AddressVault vault;
    private final InstantSource clock;
    private final Map<SendOutcome, LongAdder> outcomes = new EnumMap<>(SendOutcome.class);
    private final List<Loop> loops;
    private final ExecutorService threads =
            Executors.newFixedThreadPool(
                    THREADS, Thread.ofPlatform().name("delivery-", 1).daemon().factory());

    DeliveryWorkers(
            DeliveryQueue queue, ChannelSender sender, AddressVault vault, InstantSource clock) {
        this.queue = queue;
        this.sender = sender;
        this.vault = vault;
        this.clock = clock;
        Arrays.stream(SendOutcome.values())
                .forEach(outcome -> outcomes.put(outcome, new LongAdder()));
        loops =
                IntStream.rangeClosed(1, THREADS)
                        .mapToObj(i ->
                                new Loop(
                                        "delivery " + i,
                                        this::step,
                                        fault -> LoopFaults.logged(LOG, "delivery", fault)))
                        .toList();
    }

    void start() {
        loops.forEach(loop -> loop.start(threads));
    }

    /// Looks at once for something to send.
    void wake() {
        loops.forEach(Loop::wake);
    }

    List<LoopView> loops() {
        return loops.stream().map(Loop::view).toList();
    }

    /// Attempts of this process that ended so.
    long attempts(SendOutcome outcome) {
        return requireNonNull(outcomes.get(outcome)).sum();
    }

    private Duration step() throws InterruptedException {
        return sendNext() ? Duration.ZERO : LOOK_AGAIN;
    }

    /// Sends one notification; false when none is to be sent.
    boolean sendNext() throws InterruptedException {
        Optional<DeliveryClaim> claim = queue.claim();
        if (claim.isPresent()) {
            send(claim.get());
        }
        return claim.isPresent();
    }

    private void send(DeliveryClaim claim) throws InterruptedException {
        long begun = System.nanoTime();
        SendResult result;
        try {
            result = sender.send(address(claim), message(claim.notification()));
        } catch (InterruptedException e) {
            queue.abandon(claim);
            throw e;
        } catch (UnsealingFault e) {
            LOG.warn("Notification {} was not sent: {}", claim.notification().id(), e.getMessage());
            result = unset(e);
        } catch (RuntimeException e) {
            LOG.error("Sending notification {} failed", claim.notification().id(), e);
            result = fault(e);
        }
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        if (queue.finish(claim, result, took)) {
            requireNonNull(outcomes.get(result.outcome())).increment();
        } else {
            LOG.warn(
                    "Attempt {} of notification {} ended {} ms after its begin, when its lease was lost; its result is not kept",
                    claim.attempt(),
                    claim.notification().id(),
                    took.toMillis());
        }
    }

    private ChannelAddress address(DeliveryClaim claim) {
        return SecretRotation.valid(
                vault.open(queue.sealed(claim)), queue.rotatedAt(claim), clock.instant());
    }

    private static ChannelMessage message(Notification sent) {
        return new ChannelMessage(
                sent.id().toString(),
                sent.type().word(),
                sent.times().happenedAt(),
                sent.content().title(),
                sent.content().text(),
                Json.stored(sent.content().data(), JsonNode.class));
    }

    /// The address cannot be read until the operator sets the right key; the words say which.
    private static SendResult unset(UnsealingFault e) {
        return new SendResult(
                SendOutcome.NOT_CONFIGURED,
                Optional.empty(),
                "",
                String.valueOf(e.getMessage()),
                Optional.empty());
    }

    /// A fault of ours, which may pass; nothing of it is shown but its kind.
    private static SendResult fault(RuntimeException e) {
        return new SendResult(
                SendOutcome.RETRY,
                Optional.empty(),
                "",
                "internal error: " + e.getClass().getSimpleName(),
                Optional.empty());
    }

    /// Lets attempts in hand end, and cuts off those that take too long: they may have arrived, and
    /// are repeated.
    @Override
    public void close() {
        loops.forEach(Loop::close);
        threads.shutdown();
        try {
            if (!threads.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
                threads.awaitTermination(1, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}

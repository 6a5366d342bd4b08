package bellwether.platform.http.limits;

import bellwether.platform.base.RootCause;
import bellwether.platform.http.RateGroup;
import bellwether.platform.loops.Loop;
import bellwether.platform.loops.LoopView;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.MaintNotificationsConfig;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.SocketOptions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The counts of all instances. After the first answer that fails or comes too late nobody asks any
/// more, so that a Redis in trouble slows no request down; the search for it goes on beside the
/// requests.
final class SharedCounts implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SharedCounts.class);

    private static final Duration BETWEEN_SEARCHES = Duration.ofSeconds(1);

    /// The first answer of a new connection takes longer than those that follow.
    private static final int TRIES = 3;

    private static final RequestCounter TRIAL =
            new RequestCounter(RateGroup.OTHER, "trial", Allowance.perMinute(1_000_000));

    private final RedisAddress address;
    private final InstantSource clock;
    private final Duration patience;
    private final RedisClient client;
    private final AtomicReference<@Nullable RedisLink> link = new AtomicReference<>();
    private final Loop searching = Loop.every(BETWEEN_SEARCHES, "search for Redis", this::search);
    private final AtomicBoolean told = new AtomicBoolean();

    /// @param patience how long a request waits for Redis
    SharedCounts(RedisAddress address, InstantSource clock, Duration patience) {
        this.address = address;
        this.clock = clock;
        this.patience = patience;
        this.client = RedisClient.create(address.uri());
        client.setOptions(
                ClientOptions.builder()
                        .autoReconnect(false)
                        .maintNotificationsConfig(MaintNotificationsConfig.disabled())
                        .socketOptions(
                                SocketOptions.builder().connectTimeout(BETWEEN_SEARCHES).build())
                        .build());
        search();
        searching.start(BETWEEN_SEARCHES);
    }

    LoopView loop() {
        return searching.view();
    }

    /// What is left after this request; empty when Redis does not say.
    Optional<Quota> take(RequestCounter counter) {
        RedisLink known = link.get();
        return known == null ? Optional.empty() : take(known, counter);
    }

    private Optional<Quota> take(RedisLink known, RequestCounter counter) {
        try {
            return Optional.of(
                    MemoryCounts.quota(
                            known.take(counter).get(patience.toMillis(), TimeUnit.MILLISECONDS)));
        } catch (ExecutionException | TimeoutException | RedisException e) {
            lost(known, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    /// Nobody waits for it; what does not arrive is one request that counted though it need not
    /// have.
    void giveBack(RequestCounter counter) {
        RedisLink known = link.get();
        if (known != null) {
            known.giveBack(counter);
        }
    }

    /// Many requests may notice at once; the first one gives the connection up.
    private void lost(RedisLink known, Exception fault) {
        if (link.compareAndSet(known, null)) {
            known.close();
            tell(reason(fault));
        }
    }

    private void search() {
        if (link.get() != null) {
            return;
        }
        try {
            RedisLink found = new RedisLink(client, clock);
            Optional<Exception> fault = fault(found);
            if (fault.isEmpty()) {
                told.set(false);
                link.set(found);
                LOG.info("Redis at {} is available: all instances share request counts", address);
            } else {
                found.close();
                tell(reason(fault.get()));
            }
        } catch (RedisException e) {
            tell(reason(e));
        }
    }

    /// Once for each time that it goes away.
    private void tell(String reason) {
        if (told.compareAndSet(false, true)) {
            LOG.warn(
                    "Redis at {} is unavailable ({}): each instance counts requests separately",
                    address,
                    reason);
        }
    }

    /// Why it cannot count, such as that it takes no writes; empty when it can.
    private Optional<Exception> fault(RedisLink found) {
        Exception last = new TimeoutException();
        for (int i = 0; i < TRIES; i++) {
            try {
                found.take(TRIAL).get(patience.toMillis(), TimeUnit.MILLISECONDS);
                return Optional.empty();
            } catch (ExecutionException | TimeoutException | RedisException e) {
                last = e;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.of(last);
            }
        }
        return Optional.of(last);
    }

    private String reason(Throwable fault) {
        Throwable cause = RootCause.of(fault);
        return cause instanceof TimeoutException
                ? "no answer in %d ms".formatted(patience.toMillis())
                : String.valueOf(cause.getMessage());
    }

    @Override
    public void close() {
        searching.close();
        link.set(null);
        client.shutdown(Duration.ZERO, BETWEEN_SEARCHES);
    }
}

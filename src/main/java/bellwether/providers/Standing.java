package bellwether.providers;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a provider has been like so far.
final class Standing {
    private static final Duration FORBIDDEN = Duration.ofMinutes(5);
    private static final Duration TOO_MANY = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofHours(1);

    private final InstantSource clock;
    private Instant cooling = Instant.MIN;
    private @Nullable Instant lastSuccess;
    private @Nullable Instant lastErrorAt;
    private @Nullable String lastError;
    private long calls;

    Standing(InstantSource clock) {
        this.clock = clock;
    }

    InstantSource clock() {
        return clock;
    }

    synchronized void called() {
        calls++;
    }

    synchronized void succeeded() {
        lastSuccess = clock.instant();
    }

    /// @param words without secrets
    synchronized void failed(Trouble trouble, String words) {
        if (trouble.kind() == Trouble.Kind.NOT_ASKED || trouble.kind() == Trouble.Kind.NO_BARS) {
            return; // says nothing about the provider
        }
        lastErrorAt = clock.instant();
        lastError = words;
        Duration pause =
                switch (trouble.kind()) {
                    case FORBIDDEN -> FORBIDDEN;
                    case TOO_MANY -> trouble.pause().orElse(TOO_MANY);
                    case PASSING, WRONG, NO_BARS, NOT_ASKED -> Duration.ZERO;
                };
        Instant until = lastErrorAt.plus(pause.compareTo(LONGEST) > 0 ? LONGEST : pause);
        cooling = until.isAfter(cooling) ? until : cooling;
    }

    /// Until when it is to be left alone, if it is.
    synchronized Optional<Instant> coolingUntil() {
        return Optional.of(cooling).filter(until -> until.isAfter(clock.instant()));
    }

    synchronized ProviderHealth health(
            String name, boolean configured, String state, @Nullable Instant until, long rateLeft) {
        return new ProviderHealth(
                name,
                configured,
                state,
                until,
                lastSuccess,
                lastErrorAt,
                lastError,
                calls,
                rateLeft);
    }
}

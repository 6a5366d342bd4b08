package bellwether.market.feeds;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a provider has been like so far.
final class ProviderCooldown {
    private static final Duration FORBIDDEN = Duration.ofMinutes(5);
    private static final Duration TOO_MANY = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofHours(1);

    private final InstantSource clock;
    private Cooling cooling = new Cooling(Instant.MIN, ProviderException.Kind.TOO_MANY, "");
    private @Nullable Instant lastSuccess;
    private @Nullable Instant lastErrorAt;
    private @Nullable String lastError;
    private long calls;

    /// A while in which a provider is left alone.
    ///
    /// @param cause what it had done
    record Cooling(Instant until, ProviderException.Kind cause, String words) {}

    ProviderCooldown(InstantSource clock) {
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
    synchronized void failed(ProviderException trouble, String words) {
        switch (trouble.kind()) {
            case NOT_ASKED, LATER, RESTING, NO_BARS -> {} // says nothing about the provider
            case PASSING, WRONG, CONTRADICTS, STALE -> failed(words);
            case FORBIDDEN -> cool(trouble.kind(), words, FORBIDDEN);
            case TOO_MANY -> cool(trouble.kind(), words, trouble.pause().orElse(TOO_MANY));
        }
    }

    private Instant failed(String words) {
        Instant now = clock.instant();
        lastErrorAt = now;
        lastError = words;
        return now;
    }

    private void cool(ProviderException.Kind cause, String words, Duration pause) {
        Instant until = failed(words).plus(pause.compareTo(LONGEST) > 0 ? LONGEST : pause);
        if (until.isAfter(cooling.until())) {
            cooling = new Cooling(until, cause, words);
        }
    }

    /// The while in which it is to be left alone, if that is not over.
    synchronized Optional<Cooling> cooling() {
        return Optional.of(cooling).filter(c -> c.until().isAfter(clock.instant()));
    }

    /// What went wrong last, in words; empty when nothing has.
    synchronized String lastError() {
        return lastError == null ? "" : lastError;
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

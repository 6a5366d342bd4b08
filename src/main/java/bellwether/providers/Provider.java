package bellwether.providers;

import dev.failsafe.CircuitBreaker;
import dev.failsafe.CircuitBreakerOpenException;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.FailsafeExecutor;
import dev.failsafe.RetryPolicy;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// A provider as it is asked here: patiently, not too often, and not while it wants to be left
/// alone.
final class Provider {
    private final PriceProvider format;
    private final Reach reach;
    private final Web web;
    private final Pace pace;
    private final Budget budget;
    private final CircuitBreaker<Object> breaker;
    private final FailsafeExecutor<Object> safely;
    private final Standing standing;

    /// Where it is and how it lets us in.
    ///
    /// @param key empty where none is needed or none is there
    record Reach(URI base, Optional<String> key) {
        @Override
        public String toString() {
            return base.toString();
        }
    }

    Provider(PriceProvider format, Reach reach, Web web, Pace pace, InstantSource clock) {
        this.format = format;
        this.reach = reach;
        this.web = web;
        this.pace = pace;
        this.budget = new Budget(format.source().calls(), format.source().per(), clock);
        this.standing = new Standing(clock);
        this.breaker =
                CircuitBreaker.builder()
                        .handleIf(e -> e instanceof Trouble trouble && trouble.isFault())
                        .withFailureThreshold(Pace.FAILURES)
                        .withDelay(pace.breaker())
                        .build();
        this.safely = Failsafe.with(breaker).compose(retries(pace));
    }

    private static RetryPolicy<Object> retries(Pace pace) {
        return RetryPolicy.builder()
                .handleIf(
                        e -> e instanceof Trouble trouble && trouble.kind() == Trouble.Kind.PASSING)
                .withMaxAttempts(Pace.TRIES)
                .withBackoff(pace.firstPause(), pace.firstPause().multipliedBy(8))
                .withJitter(0.5)
                .withMaxDuration(pace.whole())
                .build();
    }

    Source source() {
        return format.source();
    }

    /// Its daily bars that are not stored yet.
    ///
    /// @throws Trouble when there are none, or they contradict the stored ones, in words that begin
    ///   with its name
    List<Day> missing(Wanted wanted) {
        try {
            return wanted.missing(asked(wanted.instrument(), wanted.from(), wanted.until().day()));
        } catch (Trouble trouble) {
            throw reported(trouble);
        }
    }

    /// Keeps the trouble for its health.
    ///
    /// @return the same with its name and without its key
    Trouble reported(Trouble trouble) {
        standing.failed(trouble, redacted(trouble.words()));
        return new Trouble(
                trouble.kind(),
                source().label() + " " + redacted(trouble.words()),
                trouble.pause());
    }

    private List<Day> asked(Instrument instrument, LocalDate from, LocalDate until) {
        String symbol =
                format.symbol(instrument)
                        .orElseThrow(() ->
                                notAsked("was not asked: it does not cover this kind of symbol"));
        if (isKeyMissing()) {
            throw notAsked("was not asked: %s is not set".formatted(source().keyVariable()));
        }
        standing.coolingUntil()
                .ifPresent(end -> {
                    throw notAsked("was not asked: it is left alone until " + end);
                });
        PriceProvider.Asked asked =
                new PriceProvider.Asked(symbol, from, until, reach.key().orElse(""));
        long deadline = System.nanoTime() + pace.whole().toNanos();
        try {
            List<Day> days = safely.get(() -> attempt(asked, deadline));
            standing.succeeded();
            return days;
        } catch (CircuitBreakerOpenException e) {
            throw notAsked("was not asked: it failed again and again, and is left alone a while");
        } catch (FailsafeException e) {
            Thread.currentThread().interrupt(); // the only checked exception of an attempt
            throw new Trouble(Trouble.Kind.NOT_ASKED, "was broken off");
        }
    }

    private List<Day> attempt(PriceProvider.Asked asked, long deadline)
            throws InterruptedException {
        budget.take()
                .ifPresent(wait -> {
                    throw notAsked(
                            "was not asked: its budget of calls is used up for %d s"
                                    .formatted(wait.toSeconds() + 1));
                });
        standing.called();
        Web.Reply reply = web.get(reach.base(), format.daily(asked), deadline);
        Statuses.require(reply, standing.clock());
        return format.days(reply.body(), asked);
    }

    private boolean isKeyMissing() {
        return source().isKeyed() && reach.key().isEmpty();
    }

    private static Trouble notAsked(String words) {
        return new Trouble(Trouble.Kind.NOT_ASKED, words);
    }

    /// Some answers repeat the key.
    private String redacted(String words) {
        return reach.key().map(key -> words.replace(key, "(key)")).orElse(words);
    }

    ProviderHealth health(boolean configured) {
        Optional<Instant> cooling = standing.coolingUntil();
        Duration closed = breaker.isOpen() ? breaker.getRemainingDelay() : Duration.ZERO;
        String state = "ready";
        Instant until = null;
        if (!configured) {
            state = "not_configured";
        } else if (isKeyMissing()) {
            state = "no_key";
        } else if (cooling.isPresent()) {
            state = "cooling_down";
            until = cooling.get();
        } else if (closed.isPositive()) {
            state = "open_breaker";
            until = standing.clock().instant().plus(closed);
        }
        return standing.health(source().label(), configured, state, until, budget.left());
    }
}

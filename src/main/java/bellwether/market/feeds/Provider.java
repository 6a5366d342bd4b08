package bellwether.market.feeds;

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
import java.util.OptionalDouble;
import java.util.function.BiFunction;
import java.util.function.Function;

/// A provider as it is asked here: patiently, not too often, and not while it wants to be left
/// alone.
final class Provider {
    private final PriceProvider format;
    private final Reach reach;
    private final ProviderHttp web;
    private final CallTimeouts pace;
    private final CallBudget budget;
    private final CircuitBreaker<Object> breaker;
    private final FailsafeExecutor<Object> safely;
    private final ProviderCooldown standing;

    /// Where it is and how it lets us in.
    ///
    /// @param key empty where none is needed or none is there
    /// @param mayBeInside whether it was stated that this address may be one of an inner network
    record Reach(URI base, Optional<String> key, boolean mayBeInside) {
        @Override
        public String toString() {
            return base.toString();
        }
    }

    Provider(
            PriceProvider format,
            Reach reach,
            ProviderHttp web,
            CallTimeouts pace,
            InstantSource clock) {
        this.format = format;
        this.reach = reach;
        this.web = web;
        this.pace = pace;
        this.budget = new CallBudget(format.source().calls(), format.source().per(), clock);
        this.standing = new ProviderCooldown(clock);
        this.breaker =
                CircuitBreaker.builder()
                        .handleIf(e -> e instanceof ProviderException trouble && trouble.isFault())
                        .withFailureThreshold(CallTimeouts.FAILURES)
                        .withDelay(pace.breaker())
                        .build();
        this.safely = Failsafe.with(breaker).compose(retries(pace));
    }

    private static RetryPolicy<Object> retries(CallTimeouts pace) {
        return RetryPolicy.builder()
                .handleIf(e ->
                        e instanceof ProviderException trouble
                                && trouble.kind() == ProviderException.Kind.PASSING)
                .withMaxAttempts(CallTimeouts.TRIES)
                .withBackoff(pace.firstPause(), pace.firstPause().multipliedBy(8))
                .withJitter(0.5)
                .withMaxDuration(pace.whole())
                .build();
    }

    ProviderName source() {
        return format.source();
    }

    /// Its daily bars that are not stored yet, and those it has corrected; all of them, when it has
    /// adjusted those that are stored.
    ///
    /// @throws ProviderException when there are none, or they contradict the stored ones, in words
    ///   that begin with its name
    NewBars missing(FetchRequest wanted) {
        try {
            List<ProviderBar> days =
                    asked(wanted.instrument(), wanted.from(), wanted.until().day());
            OptionalDouble factor = wanted.moved(days, source());
            return factor.isEmpty()
                    ? NewBars.of(wanted.compared(days, source()))
                    : NewBars.whole(whole(wanted, factor.getAsDouble()), factor);
        } catch (ProviderException trouble) {
            throw reported(trouble);
        }
    }

    private List<ProviderBar> whole(FetchRequest wanted, double factor) {
        List<ProviderBar> days = asked(wanted.instrument(), wanted.first(), wanted.until().day());
        return wanted.whole(days, factor);
    }

    /// The newest price.
    ///
    /// @throws ProviderException when there is none, in words that begin with its name
    Quote quote(Instrument instrument) {
        try {
            return asked(
                    instrument,
                    (symbol, key) ->
                            new Talk<>(
                                    format.quote(instrument, symbol, key)
                                            .orElseThrow(Provider::notCovered),
                                    answer -> format.quoted(answer, symbol)));
        } catch (ProviderException trouble) {
            throw reported(trouble);
        }
    }

    /// A turn for somebody who waits for a call.
    ///
    /// @param pause at least
    Duration turn(Duration pause) {
        return budget.turn(pause);
    }

    /// Keeps the trouble for its health.
    ///
    /// @return the same with its name and without its key
    ProviderException reported(ProviderException trouble) {
        String shown = redacted(trouble.words());
        standing.failed(trouble, shown);
        return trouble.of(source(), shown);
    }

    /// A question and how its answer is read.
    private record Talk<T>(PriceProvider.Question question, Function<String, T> reader) {}

    private List<ProviderBar> asked(Instrument instrument, LocalDate from, LocalDate until) {
        return asked(
                instrument,
                (symbol, key) -> {
                    PriceProvider.Asked asked = new PriceProvider.Asked(symbol, from, until, key);
                    return new Talk<>(format.daily(asked), answer -> format.days(answer, asked));
                });
    }

    /// @param about makes the question of the source's word for the symbol and our key
    private <T> T asked(Instrument instrument, BiFunction<String, String, Talk<T>> about) {
        String symbol = format.symbol(instrument).orElseThrow(Provider::notCovered);
        if (isKeyMissing()) {
            throw notAsked("skipped: %s is not set".formatted(source().keyVariable()));
        }
        Talk<T> talk = about.apply(symbol, reach.key().orElse(""));
        standing.cooling()
                .ifPresent(cooling -> {
                    throw resting(cooling);
                });
        long deadline = System.nanoTime() + pace.whole().toNanos();
        try {
            T told = safely.get(() -> attempt(talk, deadline));
            standing.succeeded();
            return told;
        } catch (CircuitBreakerOpenException e) {
            throw new ProviderException(
                    ProviderException.Kind.RESTING,
                    "skipped: cooling down after repeated failures (%s)"
                            .formatted(standing.lastError()),
                    Optional.of(breaker.getRemainingDelay()));
        } catch (FailsafeException e) {
            Thread.currentThread().interrupt(); // the only checked exception of an attempt
            throw new ProviderException(ProviderException.Kind.NOT_ASKED, "was interrupted");
        }
    }

    /// After it has refused us there is no telling whether it ever will not.
    private ProviderException resting(ProviderCooldown.Cooling cooling) {
        boolean refused = cooling.cause() == ProviderException.Kind.FORBIDDEN;
        return new ProviderException(
                refused ? ProviderException.Kind.NOT_ASKED : ProviderException.Kind.LATER,
                "skipped: cooling down until %s (it %s)"
                        .formatted(cooling.until(), cooling.words()),
                Optional.of(Duration.between(standing.clock().instant(), cooling.until())));
    }

    private <T> T attempt(Talk<T> talk, long deadline) throws InterruptedException {
        budget.take()
                .ifPresent(wait -> {
                    throw new ProviderException(
                            ProviderException.Kind.LATER,
                            "skipped: rate limit reached for another %d s"
                                    .formatted(wait.toSeconds() + 1),
                            Optional.of(wait));
                });
        standing.called();
        ProviderHttp.Reply reply = web.get(reach, talk.question(), deadline);
        StatusMeanings.require(reply, standing.clock());
        return talk.reader().apply(reply.body());
    }

    private static ProviderException notCovered() {
        return notAsked("skipped: it does not cover this kind of symbol");
    }

    private boolean isKeyMissing() {
        return source().isKeyed() && reach.key().isEmpty();
    }

    private static ProviderException notAsked(String words) {
        return new ProviderException(ProviderException.Kind.NOT_ASKED, words);
    }

    /// Some answers repeat the key.
    private String redacted(String words) {
        return reach.key().map(key -> words.replace(key, "(key)")).orElse(words);
    }

    ProviderHealth health(boolean configured) {
        Optional<Instant> cooling = standing.cooling().map(ProviderCooldown.Cooling::until);
        Optional<Duration> spent = budget.until();
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
        } else if (spent.isPresent()) {
            state = "budget_used_up";
            until = standing.clock().instant().plus(spent.get());
        }
        return standing.health(source().label(), configured, state, until, budget.left());
    }
}

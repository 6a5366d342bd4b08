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
import java.util.OptionalDouble;
import java.util.function.BiFunction;
import java.util.function.Function;

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
    /// @param mayBeInside whether it was stated that this address may be one of an inner network
    record Reach(URI base, Optional<String> key, boolean mayBeInside) {
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

    /// Its daily bars that are not stored yet, and those it has corrected; all of them, when it has
    /// adjusted those that are stored.
    ///
    /// @throws Trouble when there are none, or they contradict the stored ones, in words that begin
    ///   with its name
    NewBars missing(Wanted wanted) {
        try {
            List<Day> days = asked(wanted.instrument(), wanted.from(), wanted.until().day());
            OptionalDouble factor = wanted.moved(days, source());
            return factor.isEmpty()
                    ? NewBars.of(wanted.compared(days, source()))
                    : NewBars.whole(whole(wanted, factor.getAsDouble()), factor);
        } catch (Trouble trouble) {
            throw reported(trouble);
        }
    }

    private List<Day> whole(Wanted wanted, double factor) {
        List<Day> days = asked(wanted.instrument(), wanted.first(), wanted.until().day());
        return wanted.whole(days, factor);
    }

    /// The newest price.
    ///
    /// @throws Trouble when there is none, in words that begin with its name
    Quote quote(Instrument instrument) {
        try {
            return asked(
                    instrument,
                    (symbol, key) ->
                            new Talk<>(
                                    format.quote(instrument, symbol, key)
                                            .orElseThrow(Provider::notCovered),
                                    answer -> format.quoted(answer, symbol)));
        } catch (Trouble trouble) {
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
    Trouble reported(Trouble trouble) {
        String shown = redacted(trouble.words());
        standing.failed(trouble, shown);
        return trouble.of(source(), shown);
    }

    /// A question and how its answer is read.
    private record Talk<T>(PriceProvider.Question question, Function<String, T> reader) {}

    private List<Day> asked(Instrument instrument, LocalDate from, LocalDate until) {
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
            throw notAsked("was not asked: %s is not set".formatted(source().keyVariable()));
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
            throw new Trouble(
                    Trouble.Kind.RESTING,
                    "was not asked: it failed again and again (%s), and is left alone a while"
                            .formatted(standing.lastError()),
                    Optional.of(breaker.getRemainingDelay()));
        } catch (FailsafeException e) {
            Thread.currentThread().interrupt(); // the only checked exception of an attempt
            throw new Trouble(Trouble.Kind.NOT_ASKED, "was broken off");
        }
    }

    /// After it has refused us there is no telling whether it ever will not.
    private Trouble resting(Standing.Cooling cooling) {
        boolean refused = cooling.cause() == Trouble.Kind.FORBIDDEN;
        return new Trouble(
                refused ? Trouble.Kind.NOT_ASKED : Trouble.Kind.LATER,
                "was not asked: it is left alone until %s, for it %s"
                        .formatted(cooling.until(), cooling.words()),
                Optional.of(Duration.between(standing.clock().instant(), cooling.until())));
    }

    private <T> T attempt(Talk<T> talk, long deadline) throws InterruptedException {
        budget.take()
                .ifPresent(wait -> {
                    throw new Trouble(
                            Trouble.Kind.LATER,
                            "was not asked: its budget of calls is used up for %d s"
                                    .formatted(wait.toSeconds() + 1),
                            Optional.of(wait));
                });
        standing.called();
        Web.Reply reply = web.get(reach, talk.question(), deadline);
        Statuses.require(reply, standing.clock());
        return talk.reader().apply(reply.body());
    }

    private static Trouble notCovered() {
        return notAsked("was not asked: it does not cover this kind of symbol");
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
        Optional<Instant> cooling = standing.cooling().map(Standing.Cooling::until);
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

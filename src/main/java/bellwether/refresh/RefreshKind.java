package bellwether.refresh;

import bellwether.calendar.TradingCalendar;
import bellwether.jobs.Batch;
import bellwether.jobs.Item;
import bellwether.jobs.JobId;
import bellwether.jobs.JobKind;
import bellwether.jobs.Outcome;
import bellwether.providers.Fetched;
import bellwether.web.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/// The work of a refresh job: looks for newer bars of each symbol. What it finds is stored by the
/// room that asks; a second look at the same symbol finds that and changes nothing.
final class RefreshKind implements JobKind {
    static final String NAME = "refresh";

    /// How long an item waits for budgets and cool-downs of providers, before it is given up.
    static final Duration PATIENCE = Duration.ofHours(24);

    /// For how long a bar that should be there, and that a provider has not yet, is looked for.
    static final Duration LATE = Duration.ofHours(6);

    private static final Duration LOOK_AGAIN = Duration.ofHours(2);

    /// Between the tries of a job that nobody waits for.
    private static final List<Duration> PAUSES =
            List.of(
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(4),
                    Duration.ofMinutes(15),
                    Duration.ofMinutes(30));

    /// Looks for newer bars.
    @FunctionalInterface
    interface Source {
        Map<String, Fetched> fetch(List<String> tickers) throws InterruptedException;
    }

    private final Source source;
    private final Function<String, TradingCalendar> calendars;
    private final InstantSource clock;

    RefreshKind(Source source, Function<String, TradingCalendar> calendars, InstantSource clock) {
        this.source = source;
        this.calendars = calendars;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Outcome> work(Batch batch) throws InterruptedException {
        if (batch.cancelled().getAsBoolean()) {
            return batch.items().stream()
                    .map(item -> (Outcome) new Outcome.Untouched(item))
                    .toList();
        }
        RefreshParams params = Json.stored(batch.params(), RefreshParams.class);
        Map<String, Fetched> fetched = source.fetch(batch.items().stream().map(Item::key).toList());
        return batch.items().stream()
                .map(item -> outcome(item, params, Objects.requireNonNull(fetched.get(item.key()))))
                .toList();
    }

    private Outcome outcome(Item item, RefreshParams params, Fetched fetched) {
        return switch (fetched) {
            case Fetched.Later later when isOver(params, PATIENCE, later.pause()) ->
                    failure(item, "no_turn", later.words(), true, Optional.empty());
            case Fetched.Later later -> new Outcome.Postponed(item, later.words(), later.pause());
            case Fetched.Failed failed -> failed(item, params, failed);
            case Fetched.Nothing nothing when isExpected(item.key(), params) ->
                    new Outcome.Postponed(item, nothing.words(), LOOK_AGAIN);
            case Fetched.Stored stored when isExpected(item.key(), params) && lacks(item, stored) ->
                    new Outcome.Postponed(item, stored.words(), LOOK_AGAIN);
            case Fetched.Fresh _, Fetched.Stored _, Fetched.Nothing _ ->
                    new Outcome.Success(item, ItemResult.of(item.key(), fetched));
        };
    }

    /// Whether a pause would end later than somebody cares.
    private boolean isOver(RefreshParams params, Duration patience, Duration pause) {
        Instant end = clock.instant().plus(pause);
        return end.isAfter(params.since().plus(patience));
    }

    /// Whether there should be a bar that a source may only not have yet. Who asked for a job is
    /// told at once.
    private boolean isExpected(String ticker, RefreshParams params) {
        TradingCalendar calendar = calendars.apply(ticker);
        LocalDate last = calendar.lastCompletedSession(clock.instant());
        return params.automatic() && calendar.isCertain(last) && !isOver(params, LATE, LOOK_AGAIN);
    }

    /// Whether all that came were corrections of older bars.
    private boolean lacks(Item item, Fetched.Stored stored) {
        LocalDate last = calendars.apply(item.key()).lastCompletedSession(clock.instant());
        return stored.bars() == 0 && stored.last().isBefore(last);
    }

    private static Outcome failed(Item item, RefreshParams params, Fetched.Failed failed) {
        Duration pause = PAUSES.get(Math.min(item.attempt(), PAUSES.size()) - 1);
        return failure(
                item,
                failed.code(),
                failed.words(),
                !failed.mayPass(),
                params.automatic() ? Optional.of(pause) : Optional.empty());
    }

    private static Outcome failure(
            Item item, String code, String words, boolean permanent, Optional<Duration> pause) {
        return new Outcome.Failure(item, code, words, permanent, pause);
    }

    @Override
    public void store(Handle transaction, JobId job, List<Outcome.Success> finished) {
        // the bars are stored already, and the rest is in the brief
    }

    @Override
    public Optional<String> brief(Outcome.Success success) {
        return ItemResult.brief(success);
    }
}

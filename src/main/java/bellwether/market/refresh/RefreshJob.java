package bellwether.market.refresh;

import bellwether.market.calendar.TradingCalendar;
import bellwether.market.feeds.FetchReport;
import bellwether.platform.base.Json;
import bellwether.platform.jobs.Batch;
import bellwether.platform.jobs.Item;
import bellwether.platform.jobs.ItemOutcome;
import bellwether.platform.jobs.JobId;
import bellwether.platform.jobs.JobKind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The work of a refresh job: looks for newer bars of each symbol. What it finds is stored by the
/// room that asks; a second look at the same symbol finds that and changes nothing.
public final class RefreshJob implements JobKind {
    public static final String NAME = "refresh";

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
        Map<String, FetchReport> fetch(List<String> tickers) throws InterruptedException;
    }

    private final Source source;
    private final Function<String, TradingCalendar> calendars;
    private final InstantSource clock;

    RefreshJob(Source source, Function<String, TradingCalendar> calendars, InstantSource clock) {
        this.source = source;
        this.calendars = calendars;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<ItemOutcome> work(Batch batch) throws InterruptedException {
        if (batch.cancelled().getAsBoolean()) {
            return batch.items().stream()
                    .map(item -> (ItemOutcome) new ItemOutcome.Untouched(item))
                    .toList();
        }
        RefreshParams params = Json.stored(batch.params(), RefreshParams.class);
        Map<String, FetchReport> fetched =
                source.fetch(batch.items().stream().map(Item::key).toList());
        return batch.items().stream()
                .map(item -> outcome(item, params, Objects.requireNonNull(fetched.get(item.key()))))
                .toList();
    }

    private ItemOutcome outcome(Item item, RefreshParams params, FetchReport fetched) {
        return switch (fetched) {
            case FetchReport.Later later when isOver(params, PATIENCE, later.pause()) ->
                    failure(item, "no_turn", later.words(), true, Optional.empty());
            case FetchReport.Later later ->
                    new ItemOutcome.Postponed(item, later.words(), later.pause());
            case FetchReport.Failed failed -> failed(item, params, failed);
            case FetchReport.Nothing nothing when isExpected(item.key(), params) ->
                    new ItemOutcome.Postponed(item, nothing.words(), LOOK_AGAIN);
            case FetchReport.Stored stored
                    when isExpected(item.key(), params) && lacks(item, stored) ->
                    new ItemOutcome.Postponed(item, stored.words(), LOOK_AGAIN);
            case FetchReport.Fresh _, FetchReport.Stored _, FetchReport.Nothing _ ->
                    new ItemOutcome.Success(item, RefreshItemResult.of(item.key(), fetched));
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
    private boolean lacks(Item item, FetchReport.Stored stored) {
        LocalDate last = calendars.apply(item.key()).lastCompletedSession(clock.instant());
        return stored.bars() == 0 && stored.last().isBefore(last);
    }

    private static ItemOutcome failed(Item item, RefreshParams params, FetchReport.Failed failed) {
        Duration pause = PAUSES.get(Math.min(item.attempt(), PAUSES.size()) - 1);
        return failure(
                item,
                failed.code(),
                failed.words(),
                !failed.mayPass(),
                params.automatic() ? Optional.of(pause) : Optional.empty());
    }

    private static ItemOutcome failure(
            Item item, String code, String words, boolean permanent, Optional<Duration> pause) {
        return new ItemOutcome.Failure(item, code, words, permanent, pause);
    }

    @Override
    public void store(Handle transaction, JobId job, List<ItemOutcome.Success> finished) {
        // the bars are stored already, and the rest is in the brief
    }

    @Override
    public Optional<String> brief(ItemOutcome.Success success) {
        return RefreshItemResult.brief(success);
    }

    private record ShownRequest(
            @Nullable String exchange,
            @Nullable List<String> tickers,
            int tickersCount,
            @Nullable String session,
            String askedAt) {}

    @Override
    public Object request(String params, int items, Set<String> expanded) {
        RefreshParams stored = Json.stored(params, RefreshParams.class);
        return new ShownRequest(
                stored.exchange(), stored.tickers(), items, stored.session(), stored.askedAt());
    }

    @Override
    public String paramsOf(String params, List<String> keys) {
        return Json.write(Json.stored(params, RefreshParams.class).of(keys));
    }

    @Override
    public Optional<String> results(JobId job) {
        return Optional.of("/api/v1/refresh/" + job);
    }
}

package bellwether.market.refresh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import bellwether.market.calendar.Calendars;
import bellwether.market.feeds.FetchReport;
import bellwether.platform.base.Json;
import bellwether.platform.jobs.Batch;
import bellwether.platform.jobs.Item;
import bellwether.platform.jobs.ItemOutcome;
import bellwether.platform.jobs.JobId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What each way in which a question can end means to the item.
final class RefreshJobTest {
    private static final Instant ASKED = Instant.parse("2026-03-02T21:45:00Z");
    private static final RefreshParams BY_ITSELF =
            RefreshParams.after("XNYS", LocalDate.parse("2026-03-02"), ASKED);
    private static final RefreshParams ON_DEMAND = RefreshParams.ofTickers(List.of("AAPL"), ASKED);

    private Instant now = ASKED;
    private final InstantSource clock = () -> now;

    private ItemOutcome outcome(RefreshParams params, int attempt, FetchReport fetched)
            throws Exception {
        RefreshJob kind =
                new RefreshJob(_ -> Map.of("AAPL", fetched), new Calendars(clock)::of, clock);
        Item item = new Item(1, 0, "AAPL", attempt, 1);
        JobId job = JobId.parse("01a201b0-00d4-70c3-a03f-36adc52b2475").orElseThrow();
        return kind.work(new Batch(job, Json.write(params), List.of(item), () -> false)).getFirst();
    }

    @Test
    void whatHasToWaitIsPostponedForADayAtMost() throws Exception {
        FetchReport later = new FetchReport.Later(Duration.ofHours(2), "not now");
        ItemOutcome.Postponed postponed =
                assertInstanceOf(ItemOutcome.Postponed.class, outcome(BY_ITSELF, 1, later));
        assertEquals(Duration.ofHours(2), postponed.pause());
        now = ASKED.plus(Duration.ofHours(22));
        assertInstanceOf(ItemOutcome.Postponed.class, outcome(BY_ITSELF, 1, later));
        now = now.plusSeconds(1);
        ItemOutcome.Failure over =
                assertInstanceOf(ItemOutcome.Failure.class, outcome(BY_ITSELF, 1, later));
        assertEquals(
                "no_turn not now true",
                "%s %s %s".formatted(over.code(), over.message(), over.permanent()));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 4", "3, 15", "4, 30", "5, 30"})
    void whatMayPassIsTriedAgainPatientlyWhenNobodyWaits(int attempt, long minutes)
            throws Exception {
        FetchReport failed = new FetchReport.Failed("no_bars", "hung up", true);
        ItemOutcome.Failure own =
                assertInstanceOf(ItemOutcome.Failure.class, outcome(BY_ITSELF, attempt, failed));
        assertEquals(Optional.of(Duration.ofMinutes(minutes)), own.retryAfter());
        ItemOutcome.Failure asked =
                assertInstanceOf(ItemOutcome.Failure.class, outcome(ON_DEMAND, attempt, failed));
        assertEquals(Optional.empty(), asked.retryAfter());
        assertEquals(false, asked.permanent());
    }

    @Test
    void whatWillNotPassFailsAtOnce() throws Exception {
        FetchReport failed = new FetchReport.Failed("no_bars", "does not know the symbol", false);
        assertEquals(
                true,
                assertInstanceOf(ItemOutcome.Failure.class, outcome(BY_ITSELF, 1, failed))
                        .permanent());
    }

    @Test
    void aBarThatShouldBeThereIsLookedForAFewTimes() throws Exception {
        FetchReport nothing = new FetchReport.Nothing("stooq", "stooq has no newer bars");
        assertInstanceOf(ItemOutcome.Success.class, outcome(ON_DEMAND, 1, nothing));
        ItemOutcome.Postponed again =
                assertInstanceOf(ItemOutcome.Postponed.class, outcome(BY_ITSELF, 1, nothing));
        assertEquals(Duration.ofHours(2), again.pause());
        now = ASKED.plus(Duration.ofHours(4)).plusSeconds(1);
        ItemOutcome.Success given =
                assertInstanceOf(ItemOutcome.Success.class, outcome(BY_ITSELF, 1, nothing));
        assertEquals("unchanged", ((RefreshItemResult) given.payload()).outcome());
    }

    @Test
    void afterCorrectionsAloneTheBarThatShouldBeThereIsLookedForToo() throws Exception {
        LocalDate friday = LocalDate.parse("2026-02-27");
        FetchReport corrected =
                new FetchReport.Stored(
                        "stooq", 0, 2, 2, friday, OptionalDouble.empty(), "corrected 2");
        assertEquals(
                "corrected 2",
                assertInstanceOf(ItemOutcome.Postponed.class, outcome(BY_ITSELF, 1, corrected))
                        .why());
        ItemOutcome.Success success =
                assertInstanceOf(ItemOutcome.Success.class, outcome(ON_DEMAND, 1, corrected));
        RefreshItemResult result = (RefreshItemResult) success.payload();
        assertEquals(
                "corrected 0 2 2",
                "%s %d %d %d"
                        .formatted(
                                result.outcome(),
                                result.bars(),
                                result.replaced(),
                                result.changed()));
        FetchReport completed =
                new FetchReport.Stored(
                        "stooq",
                        0,
                        1,
                        0,
                        LocalDate.parse("2026-03-02"),
                        OptionalDouble.empty(),
                        "");
        assertInstanceOf(ItemOutcome.Success.class, outcome(BY_ITSELF, 1, completed));
    }

    @Test
    void aReloadSaysWhy() throws Exception {
        FetchReport stored =
                new FetchReport.Stored(
                        "stooq",
                        1,
                        9,
                        0,
                        LocalDate.parse("2026-03-02"),
                        OptionalDouble.of(0.5),
                        "adjusted");
        ItemOutcome.Success success =
                assertInstanceOf(ItemOutcome.Success.class, outcome(ON_DEMAND, 1, stored));
        RefreshItemResult result = (RefreshItemResult) success.payload();
        assertEquals(
                "reloaded stooq 1 9 0.5 adjusted",
                "%s %s %d %d %s %s"
                        .formatted(
                                result.outcome(),
                                result.source(),
                                result.bars(),
                                result.replaced(),
                                result.factor(),
                                result.words()));
        assertThrows(
                IllegalArgumentException.class,
                () -> RefreshItemResult.of("X", new FetchReport.Later(Duration.ZERO, "")));
    }
}

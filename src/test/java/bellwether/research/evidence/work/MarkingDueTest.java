package bellwether.research.evidence.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.calendar.TradingCalendar;
import bellwether.platform.jobs.ItemOutcome;
import bellwether.platform.jobs.JobId;
import bellwether.platform.jobs.JobProgress;
import bellwether.research.analysis.Analysis;
import bellwether.research.evidence.scoreboard.MarketPath;
import bellwether.research.evidence.scoreboard.PlanRecord;
import bellwether.research.evidence.scoreboard.PlanState;
import bellwether.research.evidence.scoreboard.PlannedBracket;
import bellwether.research.evidence.store.MarkingDao;
import bellwether.trading.execution.CostPresets;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Which symbols are looked at, and that none is left out or looked at for ever.
final class MarkingDueTest {
    private final MarkingFixture desk = new MarkingFixture();

    @AfterEach
    void close() {
        desk.close();
    }

    private List<String> houseDue() {
        return desk.jdbi.withHandle(h ->
                new MarkingDao()
                        .houseDue(
                                h,
                                Objects.requireNonNull(desk.now.get()),
                                Analysis.FORMULA_VERSION));
    }

    @Test
    void symbolsWithoutAScoredMonthEndAreRecomputedOnce() {
        desk.store("AAA", 220, 103, 112, 90);
        desk.store("SHORT", 5);
        assertEquals(List.of("AAA", "SHORT"), houseDue());
        desk.keep(desk.work(true, "AAA", "SHORT"));
        assertEquals(List.of(), houseDue());
        assertEquals(
                List.of("AAA", "SHORT"),
                desk.jdbi.withHandle(h ->
                        new MarkingDao()
                                .houseDue(
                                        h,
                                        Objects.requireNonNull(desk.now.get()),
                                        Analysis.FORMULA_VERSION + 1)));
    }

    /// Bars of the month's last sessions may come in the morning.
    @Test
    void monthEndsAreRecomputedOnceABarOfTheNextMonthIsThereAndEachWeek() {
        desk.store("AAA", 220, 103, 112, 90); // up to the end of November
        desk.keep(desk.work(true, "AAA"));
        desk.now.set(MarkingFixture.NOW.plus(Duration.ofDays(6)));
        assertEquals(List.of(), houseDue());
        desk.now.set(MarkingFixture.NOW.plus(Duration.ofDays(7)));
        assertEquals(List.of("AAA"), houseDue(), "plans of recent months' ends have gone on");
        desk.now.set(Instant.parse("2024-12-30T03:00:00Z"));
        desk.keep(desk.work(true, "AAA"));
        desk.now.set(Instant.parse("2025-01-01T03:00:00Z"));
        assertEquals(List.of(), houseDue(), "no bar of January");
        desk.run(
                "update series set last_ts = ?",
                LocalDate.of(2025, 1, 2).toEpochDay() * 24 * 60 * 60);
        assertEquals(List.of("AAA"), houseDue());
    }

    @Test
    void anIndexIsNotAmongWhatTheServiceWouldBuy() {
        desk.store("^GSPC", 60);
        desk.store("AAA", 60);
        assertEquals(List.of("AAA"), houseDue());
    }

    @Test
    void symbolsWithoutFinishedBarsAreLookedAtOnce() {
        desk.store("AAA", 10);
        desk.run("update symbol set delisted = ? where ticker = 'AAA'", desk.days.get(0));
        desk.analysis("ann", "AAA", "BUY");
        desk.record();
        assertEquals(List.of("AAA"), desk.due());
        desk.mark("AAA");
        desk.keep(desk.work(true, "AAA"));
        assertEquals(List.of(), desk.due());
        assertEquals(List.of(), houseDue());
        desk.run("update symbol set delisted = null, record_version = record_version + 1");
        desk.store("AAA", 40, 103, 112);
        assertEquals(List.of("AAA"), desk.due());
        desk.mark("AAA");
        assertEquals(PlanState.TARGET, desk.only("ann").mark().result().state());
    }

    /// The slower of two jobs has seen more bars.
    @Test
    void whatWasLostToAnotherJobStaysDue() {
        desk.store("AAA", 32, 103);
        desk.analysis("ann", "AAA", "BUY");
        desk.record();
        List<ItemOutcome.Success> early = desk.work(false, "AAA");
        desk.store("AAA", 33, 103, 112);
        List<ItemOutcome.Success> later = desk.work(false, "AAA");
        desk.keep(early);
        desk.keep(later);
        assertEquals(PlanState.ENTERED, desk.only("ann").mark().result().state());
        assertEquals(List.of("AAA"), desk.due());
        desk.mark("AAA");
        assertEquals(PlanState.TARGET, desk.only("ann").mark().result().state());
        assertEquals(List.of(), desk.due());
    }

    @Test
    void aDelistingThatWasStatedBeforeSettlesOnItsDay() {
        desk.store("AAA", 35, 103);
        desk.run("update symbol set delisted = date '2024-12-10'");
        desk.analysis("ann", "AAA", "BUY");
        desk.record();
        desk.mark("AAA");
        assertEquals(PlanState.ENTERED, desk.only("ann").mark().result().state());
        assertEquals(List.of(), desk.due());
        desk.now.set(Instant.parse("2024-12-10T03:00:00Z")); // still the 9th in New York
        assertEquals(List.of("AAA"), desk.due());
        desk.mark("AAA");
        assertEquals(PlanState.ENTERED, desk.only("ann").mark().result().state());
        desk.now.set(Instant.parse("2024-12-11T03:00:00Z"));
        assertEquals(List.of("AAA"), desk.due());
        desk.mark("AAA");
        assertEquals(PlanState.DELISTED, desk.only("ann").mark().result().state());
        desk.now.set(Instant.parse("2024-12-12T03:00:00Z"));
        desk.mark("AAA");
        assertEquals(List.of(), desk.due());
    }

    @Test
    void jobsThatTakeTurnsKeepTheirMarkets() {
        desk.store("AAA", 40);
        MarketPaths paths =
                new MarketPaths(new MarkedBars(desk.jdbi, desk.market, new CostPresets()));
        TradingCalendar calendar = desk.market.calendar("AAA");
        JobId one = new JobId(UUID.randomUUID());
        JobId other = new JobId(UUID.randomUUID());
        MarketPath first = paths.of(one, calendar, false, JobProgress.NONE);
        desk.store("BBB", 40, 90);
        MarketPath second = paths.of(other, calendar, false, JobProgress.NONE);
        assertSame(first, paths.of(one, calendar, false, JobProgress.NONE));
        assertSame(second, paths.of(other, calendar, false, JobProgress.NONE));
    }

    /// 100,000 pounds are 10,000,000 pence.
    @Test
    void sharesOfSymbolsInPenceAreCountedInPounds() {
        double[] rising = new double[180];
        Random random = new Random(4);
        double price = 100;
        for (int i = 0; i < rising.length; i++) {
            price *= 1.003 + 0.01 * random.nextGaussian();
            rising[i] = Math.rint(price * 100) / 100;
        }
        desk.store("INDOLLARS", 211, rising);
        desk.store("INPENCE", 211, rising);
        desk.run("update symbol set currency = 'USD' where ticker = 'INDOLLARS'");
        desk.run("update symbol set currency = 'GBX' where ticker = 'INPENCE'");
        List<BigDecimal> dollars = shares("INDOLLARS");
        List<BigDecimal> pence = shares("INPENCE");
        assertFalse(dollars.isEmpty());
        assertEquals(dollars.size(), pence.size());
        for (int i = 0; i < dollars.size(); i++) {
            double ratio = pence.get(i).doubleValue() / dollars.get(i).doubleValue();
            assertEquals(100, ratio, 2, pence + " of " + dollars);
        }
    }

    /// Costs know the number of shares by their part of the volume.
    @Test
    void plansWithoutSharesInPenceBuyForPounds() {
        desk.store("AAA", 40, 103, 112);
        desk.run("update symbol set currency = 'GBX' where ticker = 'AAA'");
        desk.analysis("ann", "AAA", "BUY");
        desk.record();
        assertEquals(costs(100_000), costs(0), 1e-9);
        assertTrue(costs(1_000) < costs(0) / 2, costs(1_000) + " of fewer shares");
    }

    private double costs(int shares) {
        desk.run(
                "update plan_record set shares = ?, marks = 0, state = 'waiting', final_at = null",
                shares);
        desk.mark("AAA");
        return Objects.requireNonNull(desk.only("ann").mark().result().figures()).costs();
    }

    private List<BigDecimal> shares(String ticker) {
        desk.keep(desk.work(true, ticker));
        List<BigDecimal> found = new ArrayList<>();
        for (PlanRecord record : desk.archive.list(MarkingFixture.of(""), Optional.empty(), 100)) {
            PlannedBracket plan = record.plan();
            if (plan != null && record.subject().ticker().equals(ticker)) {
                found.add(plan.shares());
            }
        }
        return found;
    }
}

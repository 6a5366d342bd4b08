package bellwether.desk.alert.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.desk.alert.fire.AlertExplanation;
import bellwether.desk.alert.fire.AlertKind;
import bellwether.desk.alert.fire.DetectionIntake;
import bellwether.desk.alert.fire.FiredAlert;
import bellwether.desk.alert.rule.AlertRule;
import bellwether.desk.alert.rule.RuleLifeState;
import bellwether.market.bars.Bars;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.Json;
import bellwether.research.screen.SweepPart;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What rules find in sweeps over made bars, by hand.
final class RuleSweepTest {
    private static final String TICKER = "MADE";
    private static final List<String> TICKERS = List.of(TICKER);
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 2); // a Monday

    private final SweepFixture fixture = new SweepFixture();
    private double[] closes = {};

    @AfterEach
    void close() {
        fixture.close();
    }

    private static LocalDate day(int bar) {
        LocalDate day = FIRST;
        for (int i = 0; i < bar; i++) {
            day = day.plusDays(day.getDayOfWeek() == DayOfWeek.FRIDAY ? 3 : 1);
        }
        return day;
    }

    private static long time(int bar) {
        return day(bar).toEpochDay() * Timeframe.SECONDS_PER_DAY;
    }

    /// Adds closes, a day each, and sets the clock to the evening of the last.
    private void trade(double... more) {
        int before = closes.length;
        closes = Arrays.copyOf(closes, before + more.length);
        System.arraycopy(more, 0, closes, before, more.length);
        store();
    }

    private void store() {
        int size = closes.length;
        long[] times = new long[size];
        Arrays.setAll(times, RuleSweepTest::time);
        double[] volume = new double[size];
        Arrays.fill(volume, 1000);
        fixture.now = day(size - 1).atTime(LocalTime.of(22, 30)).toInstant(ZoneOffset.UTC);
        fixture.store(TICKER, new Bars(size, times, closes, closes, closes, closes, volume));
    }

    private AlertRule rule(String condition, String more) {
        return fixture.rule(
                "r%d".formatted(System.nanoTime()),
                condition,
                ",'universe':{'tickers':['MADE']}" + more);
    }

    private void sweep() {
        fixture.sweep(TICKERS);
    }

    /// The bars of the alerts that fired, by their numbers.
    private List<Integer> fired() {
        List<Integer> bars = new ArrayList<>();
        for (FiredAlert one : fixture.alerts()) {
            if (one.alert().kind() == AlertKind.FIRED) {
                for (int bar = 0; bar < closes.length; bar++) {
                    if (one.alert().subject().barTime().orElseThrow() == time(bar)) {
                        bars.add(bar);
                    }
                }
            }
        }
        return bars;
    }

    @Test
    void aCrossingFiresOnTheBarOnWhichItBecomesTrue() {
        trade(10, 10);
        rule("close > 11", "");
        fixture.settle(TICKERS);
        trade(12);
        sweep();
        trade(13);
        sweep();
        trade(10);
        sweep();
        trade(12);
        sweep();
        assertEquals(List.of(2, 5), fired());
        FiredAlert first = fixture.alerts().getFirst();
        assertEquals("bar:" + time(2), first.alert().occasion());
        assertFalse(first.alert().late());
        assertEquals(12, first.alert().facts().price());
        var value = first.alert().facts().tests().getFirst().values().getFirst();
        assertEquals("close", value.name());
        assertEquals(12, value.now());
        assertEquals(10, value.before());
        assertEquals("no_channel", first.heldBy());
    }

    @Test
    void whatIsTrueAlreadyIsSilent() {
        trade(10, 12);
        rule("close > 11", "");
        fixture.settle(TICKERS);
        trade(13);
        sweep();
        assertEquals(List.of(), fired());
    }

    @Test
    void barsBeforeTheRuleWasArmedDoNotCount() {
        trade(10, 10);
        fixture.settle(TICKERS);
        trade(12);
        rule("close > 11", "");
        sweep();
        assertEquals(List.of(), fired());
    }

    @Test
    void withoutAKnownBarBeforeThereIsNoFire() {
        trade(10, 10, 10);
        rule("SMA_5 > 11", "");
        fixture.settle(TICKERS);
        trade(10, 20); // the mean over 5 is known on this bar for the first time
        sweep();
        assertEquals(List.of(), fired());
        trade(1, 1, 20, 20, 20, 20);
        sweep();
        assertEquals(List.of(8), fired());
    }

    @Test
    void missedDaysChangeNothingButLate() {
        trade(10, 10);
        rule("close > 11", "");
        fixture.settle(TICKERS);
        trade(12, 10, 12, 10, 12);
        sweep();
        assertEquals(List.of(2, 4, 6), fired());
        assertEquals(
                List.of(true, false, false),
                fixture.alerts().stream().map(one -> one.alert().late()).toList());
        assertEquals("no_channel", fixture.alerts().getFirst().heldBy());
    }

    @Test
    void aSecondSweepOfTheSameBarsMakesNothing() {
        trade(10, 10);
        rule("close > 11", "");
        fixture.settle(TICKERS);
        trade(12, 10, 12);
        sweep();
        assertEquals(0, fixture.sweep(fixture.sweep(), TICKERS, 5).found());
        assertEquals(List.of(2, 4), fired());
    }

    @Test
    void eachFiresOnEveryBarAndOnceOnTheFirstOnly() {
        trade(10, 10);
        rule("close > 11", ",'repeat':'each'");
        AlertRule once = rule("close > 11", ",'repeat':'once'");
        fixture.settle(TICKERS);
        trade(12, 13, 10, 12);
        sweep();
        assertEquals(List.of(2, 2, 3, 5), fired().stream().sorted().toList());
        assertEquals(RuleLifeState.SPENT, fixture.rules.known("ann", once.id()).standing().state());
    }

    @Test
    void correctedBarsMarkWhatTheyNoLongerGive() {
        trade(10, 10);
        rule("close > 11", "");
        fixture.settle(TICKERS);
        trade(12, 10);
        sweep();
        closes[2] = 10;
        closes[3] = 12;
        store();
        fixture.sweep(fixture.sweep(), TICKERS, 5);
        assertEquals(List.of(2, 3), fired());
        assertTrue(fixture.alerts().get(0).revisedAt().isPresent());
        assertTrue(fixture.alerts().get(1).revisedAt().isEmpty());
        closes[2] = 12;
        closes[3] = 10;
        store();
        fixture.sweep(fixture.sweep(), TICKERS, 5);
        assertTrue(fixture.alerts().get(0).revisedAt().isEmpty());
        assertTrue(fixture.alerts().get(1).revisedAt().isPresent());
    }

    @Test
    void aPausedRuleFindsNothingAndASnoozedOneIsHeld() {
        trade(10, 10);
        AlertRule paused = rule("close > 11", "");
        AlertRule snoozed = rule("close > 11.5", "");
        fixture.settle(TICKERS);
        fixture.rules.pause(SweepFixture.ANN, paused.id());
        fixture.rules.snooze(SweepFixture.ANN, snoozed.id(), Duration.ofDays(9));
        trade(12);
        sweep();
        assertEquals(1, fixture.alerts().size());
        assertEquals(snoozed.id().origin(), fixture.alerts().getFirst().alert().origin());
        fixture.rules.resume(SweepFixture.ANN, paused.id());
        trade(13);
        sweep();
        assertEquals(1, fixture.alerts().size()); // true already when it was armed again
    }

    @Test
    void aRuleThatIsSnoozedOrWakesDuringASweepStillFires() {
        trade(10, 10);
        AlertRule snoozed = rule("close > 11", "");
        AlertRule resumed = rule("close > 11", "");
        AlertRule paused = rule("close > 11", "");
        AlertRule edited = rule("close > 11", "");
        fixture.rules.snooze(SweepFixture.ANN, resumed.id(), Duration.ofDays(9));
        fixture.settle(TICKERS);
        trade(12);
        fixture.sweep(
                fixture.sweep(),
                TICKERS,
                0,
                () -> {
                    fixture.rules.snooze(SweepFixture.ANN, snoozed.id(), Duration.ofDays(9));
                    fixture.rules.resume(SweepFixture.ANN, resumed.id());
                    fixture.rules.pause(SweepFixture.ANN, paused.id());
                    fixture.rules.change(
                            SweepFixture.ANN,
                            edited.id(),
                            Json.stored("{\"when\":\"close > 99\"}", ObjectNode.class),
                            _ -> {});
                });
        assertEquals(
                Set.of(snoozed.id().origin(), resumed.id().origin()),
                fixture.alerts().stream()
                        .map(one -> one.alert().origin())
                        .collect(Collectors.toSet()));
    }

    @Test
    void aNoticeThatARuleCannotBeJudgedDoesNotHoldItsFire() {
        fixture.channel();
        trade(10);
        rule("SMA_6 > 11", ",'on_unknown':'notify','cooldown_seconds':2592000");
        fixture.settle(TICKERS);
        trade(10, 10, 10);
        sweep();
        trade(10, 10, 30);
        sweep();
        assertEquals(
                List.of("unknown 1 ", "known 1 ", "fired 1 "),
                fixture.alerts().stream()
                        .map(one ->
                                "%s %d %s"
                                        .formatted(
                                                one.alert().kind().word(),
                                                one.told(),
                                                one.heldBy()))
                        .toList());
    }

    @Test
    void aRuleThatThrowsIsBrokenAndTheOthersAreJudged() {
        trade(10, 10);
        fixture.lists = Map.of("faulty", Set.of(TICKER), "good", Set.of(TICKER));
        AlertRule faulty =
                fixture.rule("faulty", "close > 11", ",'universe':{'watchlist':'faulty'}");
        AlertRule good = fixture.rule("good", "close > 11", ",'universe':{'watchlist':'good'}");
        fixture.failing = true;
        fixture.settle(TICKERS);
        assertEquals(
                Set.of(TICKER),
                fixture.jdbi().withHandle(h -> fixture.sweep().wanted(h, Timeframe.DAY)));
        trade(12);
        sweep();
        assertEquals(
                List.of(good.id().origin()),
                fixture.alerts().stream().map(one -> one.alert().origin()).toList());
        AlertRule broken = fixture.rules.known("ann", faulty.id());
        assertEquals(RuleLifeState.BROKEN, broken.standing().state());
        assertEquals("judging it failed: IllegalStateException", broken.standing().reason());
    }

    @Test
    void aSymbolThatIsRenamedDuringASweepIsStillLookedAt() {
        trade(10, 10);
        rule("close > 11", "");
        fixture.settle(TICKERS);
        trade(12);
        fixture.rename(TICKER, "NEWMADE");
        fixture.now = fixture.now.plus(Duration.ofHours(12));
        SweepPart.Walk walk = fixture.sweep().begin(Timeframe.DAY, TICKERS);
        FinishedBars.FinishedSymbol symbol = fixture.bars.all(TICKERS, Timeframe.DAY).getFirst();
        assertEquals("NEWMADE", symbol.facts().ticker());
        walk.walk(SweepFixture.swept(symbol, symbol.history(), 2, 2));
        fixture.jdbi().useTransaction(walk::store);
        assertEquals(List.of(2), fired());
    }

    @Test
    void patternsOfOneBarAreAlertsOfTheirOwn() {
        fixture.channel();
        DetectionIntake intake = new DetectionIntake(fixture.firing);
        List<Integer> told = new ArrayList<>();
        for (String pattern : List.of("hammer", "doji", "hammer")) {
            fixture.jdbi()
                    .inTransaction(h ->
                            intake.accept(
                                    h,
                                    "ann",
                                    "scan:1",
                                    new DetectionIntake.DetectedBar(
                                            pattern,
                                            pattern,
                                            "words",
                                            1,
                                            TICKER,
                                            Timeframe.DAY,
                                            time(told.size()),
                                            fixture.now,
                                            10.0,
                                            false)))
                    .ifPresent(one -> told.add(one.told()));
        }
        assertEquals(List.of(1, 1, 0), told);
    }

    @Test
    void outsideOfItsWindowAndAfterItsEndARuleIsSilent() {
        trade(10, 10);
        rule("close > 11", ",'active':{'days':['sat'],'zone':'UTC'}");
        rule("close > 11", ",'until':'%s'".formatted(day(2)));
        rule("close > 11", ",'active':{'days':['wed'],'from':'20:00','zone':'UTC'}");
        fixture.settle(TICKERS);
        trade(12); // a Wednesday, whose session ends at 21:00 in UTC
        sweep();
        assertEquals(List.of(2), fired());
    }

    @Test
    void threeUnknownBarsAreToldOnceAndSoIsTheNextKnownOne() {
        trade(10);
        rule("SMA_6 > 11", ",'on_unknown':'notify'");
        fixture.settle(TICKERS);
        for (int i = 0; i < 7; i++) {
            trade(10);
            sweep();
        }
        List<FiredAlert> told = fixture.alerts();
        assertEquals(
                List.of(AlertKind.UNKNOWN, AlertKind.KNOWN),
                told.stream().map(one -> one.alert().kind()).toList());
        assertEquals("unknown:" + time(3), told.get(0).alert().occasion());
        assertEquals("warm-up lacks 2 bars", told.get(0).alert().facts().reason());
        assertEquals("known:" + time(5), told.get(1).alert().occasion());
    }

    @Test
    void whatFollowedIsFilledInByLaterSweeps() {
        trade(10, 10);
        rule("close > 11", "");
        fixture.settle(TICKERS);
        trade(12);
        sweep();
        trade(13, 13, 13, 13);
        sweep();
        FiredAlert.Followed after = fixture.alerts().getFirst().followed();
        assertEquals(100.0 / 12, after.after1().orElseThrow(), 1e-9);
        assertTrue(after.after5().isEmpty());
        trade(6);
        sweep();
        after = fixture.alerts().getFirst().followed();
        assertEquals(-50, after.after5().orElseThrow(), 1e-9);
        assertTrue(after.after20().isEmpty());
    }

    @Test
    void onlyTheTimeframeOfARuleIsWanted() {
        trade(10, 10);
        rule("close > 11", "");
        fixture.failing = true;
        fixture.settle(TICKERS);
        assertEquals(
                Set.of(TICKER),
                fixture.jdbi().withHandle(h -> fixture.sweep().wanted(h, Timeframe.DAY)));
        assertEquals(
                Set.of(),
                fixture.jdbi().withHandle(h -> fixture.sweep().wanted(h, Timeframe.HOUR)));
    }

    @Test
    void anAlertIsExplainedByItsNumbers() {
        trade(10, 10);
        rule("close > 11 or close < 5", "");
        fixture.settle(TICKERS);
        trade(12);
        sweep();
        var explained = AlertExplanation.of(fixture.alerts().getFirst());
        assertEquals(List.of("close < 5 was false"), explained.against());
        assertEquals(true, explained.facts().getFirst().passed());
        assertNotNull(explained.levels().price());
    }

    /// It breaks the rule that it is of, whose owner sees why; all else of the chunk is kept.
    @Test
    void anAlertThatCannotBeStoredUndoesNoOther() {
        trade(10, 10);
        AlertRule good = fixture.rule("good", "close > 11", ",'universe':{'tickers':['MADE']}");
        AlertRule bad = fixture.rule("bad", "close > 11", ",'universe':{'tickers':['MADE']}");
        AlertRule last = fixture.rule("last", "close > 11", ",'universe':{'tickers':['MADE']}");
        fixture.settle(TICKERS);
        trade(12);
        SweepFixture.refuseAlerts(fixture.jdbi(), "title like '%: bad'");
        assertEquals(2, fixture.sweep(TICKERS).found());
        assertEquals(
                List.of(good.id().origin(), last.id().origin()),
                fixture.alerts().stream().map(one -> one.alert().origin()).toList());
        AlertRule broken = fixture.rules.known("ann", bad.id());
        assertEquals(RuleLifeState.BROKEN, broken.standing().state());
        assertTrue(
                broken.standing()
                        .reason()
                        .startsWith("its alert \"MADE: bad\" could not be stored: "),
                broken.standing().reason());
        assertEquals(2, fixture.firing.counts().kept(AlertKind.FIRED));
        assertEquals(2, fixture.firing.counts().held("no_channel"));
        trade(10);
        fixture.sweep(TICKERS);
        trade(12);
        assertEquals(2, fixture.sweep(TICKERS).found());
    }
}

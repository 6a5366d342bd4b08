package bellwether.research.backtest.doubt;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.symbols.Survivorship;
import bellwether.research.backtest.ClosedTrade;
import bellwether.research.backtest.TradeDirection;
import bellwether.research.backtest.TradeExit;
import bellwether.research.backtest.metric.RunMetrics;
import bellwether.trading.execution.Charge;
import bellwether.trading.execution.Fill;
import bellwether.trading.execution.FillPhase;
import bellwether.trading.execution.OrderSide;
import bellwether.trading.execution.PositionKey;
import bellwether.trading.execution.RateBasis;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Each threshold from both sides, on a run with which nothing else is wrong.
final class FindingsTest {
    private static final LocalDate BEGIN = LocalDate.of(2023, 6, 10);
    private static final int SESSIONS = 400;

    /// A sound run, of which each test changes one thing.
    private final List<ClosedTrade> trades = new ArrayList<>();

    private double[] equity = new double[SESSIONS];
    private double traded = 100_000;
    private double costs = 100;
    private int symbols = 4;
    private boolean openAtEnd;
    private boolean ruined;
    private int marginCalls;
    private @Nullable Double holdSharpe = 0.1;
    private List<FindingInputs.SignalCount> signals = List.of();
    private FindingInputs.Chance chance = new FindingInputs.Chance(0.01, null);
    private FindingInputs.Search search = FindingInputs.Search.NONE;
    private FillFacts fills = new FillFacts(80, 0.01, 0, 0, 2.0);
    private @Nullable LevelFacts levels = new LevelFacts(0.05, 0.02);
    private FindingInputs.Prices prices =
            new FindingInputs.Prices(List.of(), List.of(), List.of(), null);
    private FindingInputs.Terms terms =
            new FindingInputs.Terms(List.of(), false, 50, 40, List.of(), null);

    FindingsTest() {
        Arrays.setAll(equity, i -> 10_000 + 10 * i + 5 * (i % 2));
        for (int i = 0; i < 40; i++) {
            int day = i * 10;
            trades.add(trade("ABCD".charAt(i % 4), i % 5 == 0 ? -10 : 15, day, day + 9));
        }
    }

    private static ClosedTrade trade(char symbol, double net, int from, int to) {
        return trade(symbol, net, from, to, null, TradeExit.SIGNAL);
    }

    private static ClosedTrade trade(
            char symbol, double net, int from, int to, @Nullable Double r, TradeExit exit) {
        return new ClosedTrade(
                String.valueOf(symbol),
                TradeDirection.LONG,
                BigDecimal.TEN,
                new ClosedTrade.Leg(BEGIN.plusDays(from), from, BigDecimal.TEN),
                new ClosedTrade.Leg(BEGIN.plusDays(to), to, BigDecimal.TEN),
                new ClosedTrade.Money(BigDecimal.valueOf(net), BigDecimal.ZERO),
                new ClosedTrade.Excursion(0, 0, null),
                new ClosedTrade.Excursion(0, 0, null),
                to - from + 1,
                r,
                exit,
                false);
    }

    private static ClosedTrade with(ClosedTrade trade, TradeDirection side, boolean assumed) {
        return new ClosedTrade(
                trade.symbol(),
                side,
                trade.quantity(),
                trade.entry(),
                trade.exit(),
                trade.money(),
                trade.adverse(),
                trade.favourable(),
                trade.bars(),
                trade.r(),
                trade.reason(),
                assumed);
    }

    private List<Finding> findings() {
        int[] days = new int[SESSIONS];
        Arrays.setAll(days, i -> (int) BEGIN.toEpochDay() + i);
        RunMetrics metrics =
                new SessionCurve(days, equity, 252)
                        .metrics(
                                new double[SESSIONS],
                                new RunMetrics.Trading(
                                        trades, traded, new TreeMap<>(Map.of("commission", costs))),
                                0);
        return Findings.of(
                new FindingInputs(
                        new FindingInputs.Outcome(
                                metrics,
                                List.copyOf(trades),
                                symbols,
                                openAtEnd,
                                holdSharpe,
                                ruined,
                                marginCalls,
                                signals),
                        chance,
                        search,
                        new FindingInputs.Filling(fills, levels),
                        prices,
                        terms));
    }

    private Finding found(String code) {
        return maybe(code)
                .orElseThrow(() -> new AssertionError("no " + code + " in " + findings()));
    }

    private Optional<Finding> maybe(String code) {
        return findings().stream().filter(finding -> finding.code().equals(code)).findFirst();
    }

    private void absent(String code) {
        assertEquals(Optional.empty(), maybe(code));
    }

    private static double number(Finding finding) {
        return requireNonNull(finding.number(), finding.toString());
    }

    @Test
    void aSoundRunHasNone() {
        assertEquals(List.of(), findings());
    }

    @Test
    void theWorstComesFirstAndEachSaysWhatToDo() {
        terms = new FindingInputs.Terms(List.of("fill same_close"), true, 10, 40, List.of(), null);
        marginCalls = 2;
        trades.subList(5, trades.size()).clear();
        List<String> codes = findings().stream().map(Finding::code).toList();
        assertEquals(
                List.of(
                        "forced",
                        "too_few",
                        "few_carry_all",
                        "optimistic_fill",
                        "costless",
                        "warm_up",
                        "flat"),
                codes);
        for (FindingCode code : FindingCode.values()) {
            assertTrue(code.remedy().endsWith("."), code.key());
        }
        for (int i = 1; i < FindingCode.values().length; i++) {
            assertTrue(
                    FindingCode.values()[i - 1]
                                    .severity()
                                    .compareTo(FindingCode.values()[i].severity())
                            <= 0,
                    "order of " + FindingCode.values()[i]);
        }
        assertEquals(30, FindingCode.values().length);
    }

    @Test
    void noTradesSaysHowOftenEachTestWasTrue() {
        trades.clear();
        signals =
                List.of(
                        new FindingInputs.SignalCount("long.enter: RSI_14 < 5", 0),
                        new FindingInputs.SignalCount("long.exit: RSI_14 > 70", 31));
        assertEquals(
                "The rule made no trade. long.enter: RSI_14 < 5: true on 0 bars; long.exit: RSI_14 > 70: true on 31 bars.",
                found("no_trades").message());
        absent("too_few");
        openAtEnd = true;
        absent("no_trades");
    }

    @Test
    void tooFewAreUnderThirty() {
        trades.subList(30, trades.size()).clear();
        absent("too_few");
        trades.removeLast();
        assertEquals(29, number(found("too_few")));
    }

    @Test
    void fewCarryAllAboveHalf() {
        trades.clear();
        for (int i = 0; i < 40; i++) {
            trades.add(trade("ABCD".charAt(i % 4), i < 3 ? 37 : 3, i * 10, i * 10 + 9));
        }
        trades.set(0, trade('A', 111 - 74, 0, 9)); // 111 of 222
        absent("few_carry_all");
        trades.set(0, trade('A', 38, 0, 9));
        assertEquals(112 / 223.0, number(found("few_carry_all")), 1e-12);
        trades.add(trade('A', -1000, 395, 399));
        absent("few_carry_all");
    }

    @Test
    void holdingMayBeBetterForItsRisk() {
        holdSharpe = null;
        absent("below_hold");
        holdSharpe = 90.0;
        Finding finding = found("below_hold");
        assertEquals(90, requireNonNull(finding.limit()));
        holdSharpe = number(finding);
        absent("below_hold");
    }

    @Test
    void chanceIsUpToFivePercent() {
        chance = new FindingInputs.Chance(0.05, null);
        absent("not_beyond_chance");
        chance = new FindingInputs.Chance(0.0501, null);
        assertEquals(0.0501, number(found("not_beyond_chance")));
        chance = new FindingInputs.Chance(null, null);
        absent("not_beyond_chance");
    }

    private static FindingInputs.Chance evidence(
            @Nullable Double zero, int trials, @Nullable Double deflated) {
        return new FindingInputs.Chance(
                0.01,
                new SharpeEvidence(
                        399,
                        0.1,
                        0.0,
                        3.0,
                        zero,
                        List.of(
                                new SharpeEvidence.Deflated(
                                        "family", trials, 0.1, 0.1, deflated, null)),
                        null));
    }

    @Test
    void evidenceIsWeakUnderNinetyFivePercent() {
        chance = evidence(0.95, 1, 0.95);
        assertEquals(List.of(), findings());
        chance = evidence(0.9499, 1, 0.9499);
        assertEquals(0.9499, number(found("weak_evidence")));
        absent("many_trials");
        chance = evidence(0.96, 12, 0.9499);
        absent("weak_evidence");
        assertTrue(found("many_trials").message().contains("one of 12 trials (family)"));
        chance = evidence(0.96, 12, 0.95);
        absent("many_trials");
        chance = evidence(null, 12, null);
        assertEquals(List.of(), findings());
    }

    @Test
    void cliffsAndFadingAreUnderHalf() {
        search = new FindingInputs.Search(2.0, 1.0, 1.0, 0.5);
        assertEquals(List.of(), findings());
        search = new FindingInputs.Search(2.0, 0.99, 1.0, 0.49);
        assertEquals(0.495, number(found("cliff")));
        assertEquals(0.49, number(found("fades_out")));
        search = new FindingInputs.Search(-2.0, -3.0, -1.0, -2.0);
        assertEquals(List.of(), findings());
    }

    @Test
    void costsEatAboveHalfOfGross() {
        double net = equity[SESSIONS - 1] - equity[0];
        costs = net;
        absent("costs_eat");
        costs = net + 1;
        assertEquals((net + 1) / (2 * net + 1), number(found("costs_eat")), 1e-12);
    }

    @Test
    void anEdgeIsThinUnderFiveBasisPoints() {
        double net = equity[SESSIONS - 1] - equity[0];
        traded = net * 10_000 / 5;
        absent("thin_edge");
        traded = net * 10_000 / 4.99;
        assertEquals(4.99, number(found("thin_edge")), 1e-9);
        equity[SESSIONS - 1] = equity[0] - 10;
        assertTrue(found("thin_edge").message().startsWith("It loses after costs"));
    }

    @Test
    void undecidedAreMoreThanOneInTwentyOrNarrowLevels() {
        trades.set(0, with(trades.get(0), TradeDirection.LONG, true));
        trades.set(1, with(trades.get(1), TradeDirection.LONG, true));
        absent("undecided"); // 2 of 40
        trades.set(2, with(trades.get(2), TradeDirection.LONG, true));
        assertEquals(0.075, number(found("undecided")));
        trades.replaceAll(trade -> with(trade, TradeDirection.LONG, false));
        levels = new LevelFacts(0.02, 0.02);
        absent("undecided");
        levels = new LevelFacts(0.0199, 0.02);
        assertEquals(0.0199, number(found("undecided")));
        levels = null;
        absent("undecided");
    }

    @Test
    void fillsMayBeTooLargeForTheirVolume() {
        fills = new FillFacts(80, 0.05, 0, 0, 20.0);
        assertEquals(List.of(), findings());
        fills = new FillFacts(80, 0.0501, 3, 1, 20.1);
        assertTrue(found("illiquid").message().startsWith("3 of 80 fills"));
        assertEquals(1, number(found("volume_unknown")));
        assertEquals(20.1, number(found("impact_high")));
        fills = new FillFacts(0, null, 0, 0, null);
        assertEquals(List.of(), findings());
    }

    @Test
    void badPricesAreListed() {
        prices =
                new FindingInputs.Prices(
                        List.of("A 2024-01-02 zero range", "b", "c", "d"),
                        List.of("A 2024-02-02"),
                        List.of("B from 2024-03-01"),
                        null);
        assertEquals(
                "4 doubtful bars inside trades: A 2024-01-02 zero range; b; c and 1 more.",
                found("bad_data").message());
        assertEquals(1, number(found("suspected_split")));
        assertEquals(1, number(found("stale_prices")));
    }

    @Test
    void survivorsAreSaidInTheMarketsWords() {
        for (Boolean only : Arrays.asList(true, null, false)) {
            prices =
                    new FindingInputs.Prices(
                            List.of(),
                            List.of(),
                            List.of(),
                            new Survivorship(9, 0, 0, only, "All still trade."));
            assertEquals(!Boolean.FALSE.equals(only), maybe("survivors").isPresent());
        }
        prices =
                new FindingInputs.Prices(
                        List.of(),
                        List.of(),
                        List.of(),
                        new Survivorship(9, 0, 0, true, "All still trade."));
        assertEquals("All still trade.", found("survivors").message());
    }

    @Test
    void oneNameEarnsMoreThanHalf() {
        trades.clear();
        for (int i = 0; i < 40; i++) {
            trades.add(trade("AB".charAt(i % 2), 10, i * 10, i * 10 + 9));
        }
        absent("one_name");
        trades.add(trade('B', 1, 395, 399));
        assertEquals(201 / 401.0, number(found("one_name")), 1e-12);
        assertTrue(found("one_name").message().endsWith("from B."));
        symbols = 1;
        absent("one_name");
    }

    @Test
    void oneYearEarnsMoreThanHalf() {
        trades.clear();
        for (int i = 0; i < 40; i++) {
            // 20 end in 2023, 20 in 2024
            trades.add(trade("ABCD".charAt(i % 4), 10, i * 10, i * 10 + 9));
        }
        absent("one_year");
        trades.add(trade('A', 1, 395, 399));
        assertEquals(201 / 401.0, number(found("one_year")), 1e-12);
    }

    @Test
    void warmUpIsShortWhereValuesStillShowTheBegin() {
        terms = new FindingInputs.Terms(List.of(), false, 40, 40, List.of(), null);
        absent("warm_up");
        terms = new FindingInputs.Terms(List.of(), false, 39, 40, List.of(), null);
        assertEquals(39, number(found("warm_up")));
        terms = new FindingInputs.Terms(List.of(), false, 39, 40, List.of("OBV"), 0);
        absent("warm_up");
        terms = new FindingInputs.Terms(List.of(), false, 50, 40, List.of("OBV"), null);
        assertTrue(found("warm_up").message().contains("OBV"));
        terms = new FindingInputs.Terms(List.of(), false, 50, 40, List.of(), 7);
        assertEquals(7, number(found("warm_up")));
    }

    @Test
    void termsAreNamed() {
        terms = new FindingInputs.Terms(List.of("limit: touch"), true, 50, 40, List.of(), null);
        assertTrue(found("optimistic_fill").message().contains("limit: touch"));
        assertTrue(found("costless").message().contains("none"));
    }

    @Test
    void shortsAreBorrowedByAssumption() {
        absent("no_borrow_data");
        trades.set(0, with(trades.get(0), TradeDirection.SHORT, false));
        assertEquals(1, number(found("no_borrow_data")));
    }

    @Test
    void ruinAndMarginCallsAreSaid() {
        absent("ruined");
        absent("forced");
        ruined = true;
        found("ruined");
        marginCalls = 1;
        assertEquals(1, number(found("forced")));
        marginCalls = 0;
        trades.set(0, trade('A', -10, 0, 9, null, TradeExit.FORCED));
        found("forced");
    }

    @Test
    void stopsLoseMoreThanAQuarterBeyond() {
        trades.set(0, trade('A', -10, 0, 9, -1.25, TradeExit.STOP));
        absent("gap_losses");
        trades.set(0, trade('A', -10, 0, 9, -1.26, TradeExit.STOP));
        assertEquals(0.26, number(found("gap_losses")), 1e-12);
        trades.set(5, trade('B', -10, 50, 59, -1.0, TradeExit.STOP));
        absent("gap_losses"); // 0.13 in the mean
        trades.set(5, trade('B', -10, 50, 59, -9.0, TradeExit.SIGNAL));
        assertEquals(0.26, number(found("gap_losses")), 1e-12);
    }

    @Test
    void endsInItsWorstDrawdown() {
        equity[200] = 1_000;
        for (int i = 395; i < SESSIONS; i++) {
            equity[i] = equity[390] - 100;
        }
        absent("under_water");
        equity[200] = equity[199];
        found("under_water");
    }

    @Test
    void aQuarterOfTheSpanWithoutTrades() {
        trades.removeIf(trade -> trade.entry().bar() >= 200 && trade.entry().bar() < 290);
        absent("flat"); // 199 to 290 of 399 days
        trades.removeIf(trade -> trade.entry().bar() == 290);
        assertEquals(101 / 399.0, number(found("flat")), 1e-12);
        trades.removeIf(trade -> trade.entry().bar() >= 290);
        found("flat");
        openAtEnd = true;
        absent("flat");
    }

    @Test
    void fillFactsCountWhatFillsTook() {
        List<Fill> all = List.of(fill(6, 0.5, true), fill(5, 0, false), fill(9, 0, true));
        FillFacts facts =
                FillFacts.of(all, fill -> fill.quantity().intValue() == 9 ? Double.NaN : 100);
        assertEquals(new FillFacts(3, 0.06, 1, 1, 10_000 * 0.5 / 200), facts);
        assertEquals(new FillFacts(0, null, 0, 0, null), FillFacts.of(List.of(), _ -> 1));
    }

    private static Fill fill(int shares, double impact, boolean known) {
        return new Fill(
                "o",
                PositionKey.manual("A"),
                OrderSide.BUY,
                BigDecimal.valueOf(shares),
                BigDecimal.TEN,
                BigDecimal.valueOf(10L * shares),
                List.of(
                        new Charge("commission", BigDecimal.ONE, RateBasis.STATED),
                        new Charge("impact", BigDecimal.valueOf(impact), RateBasis.STATED)),
                FillPhase.OPEN,
                BEGIN,
                0,
                false,
                known);
    }

    @Test
    void levelsAreMeasuredAgainstTheMedianBar() {
        String stop = DoubtRuns.CROSS.replace("'size'", "%s,'size'");
        LevelFacts percent =
                LevelFacts.of(
                                DoubtRuns.signals(
                                        stop.formatted(
                                                "'stop':{'percent':3},'trail':{'percent':2}"),
                                        DoubtRuns.bars(flat(60))))
                        .orElseThrow();
        assertEquals(0.02, percent.narrowest());
        assertEquals(0.02, percent.medianBar(), 1e-12);
        LevelFacts range =
                LevelFacts.of(
                                DoubtRuns.signals(
                                        stop.formatted("'stop':{'atr':1.5}"),
                                        DoubtRuns.bars(flat(60))))
                        .orElseThrow();
        assertEquals(0.03, range.narrowest(), 1e-12);
        assertFalse(
                LevelFacts.of(DoubtRuns.signals(DoubtRuns.CROSS, DoubtRuns.bars(flat(60))))
                        .isPresent());
        assertFalse(
                LevelFacts.of(
                                DoubtRuns.signals(
                                        stop.formatted("'stop':{'percent':3}"),
                                        DoubtRuns.bars(flat(5))))
                        .isPresent());
    }

    private static double[] flat(int count) {
        return Collections.nCopies(count, 100.0).stream().mapToDouble(value -> value).toArray();
    }
}

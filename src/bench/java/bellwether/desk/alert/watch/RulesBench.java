package bellwether.desk.alert.watch;

import bellwether.desk.alert.rule.AlertRule;
import bellwether.desk.alert.rule.AlertRuleId;
import bellwether.desk.alert.rule.ConditionFields;
import bellwether.desk.alert.rule.RuleKind;
import bellwether.desk.alert.rule.RuleLibrary;
import bellwether.desk.alert.rule.RuleLifeState;
import bellwether.desk.alert.rule.RuleStanding;
import bellwether.market.bars.Bars;
import bellwether.market.bars.Market;
import bellwether.market.bars.PackedHistory;
import bellwether.market.calendar.Calendars;
import bellwether.market.calendar.TradingCalendar;
import bellwether.market.money.StatedUnits;
import bellwether.market.symbols.Timeframe;
import bellwether.market.symbols.UniverseSource;
import bellwether.market.symbols.Universes;
import bellwether.platform.base.Json;
import bellwether.platform.db.RetriedTransactions;
import bellwether.research.screen.SweptSymbol;
import bellwether.technical.ta.NewestPatterns;
import bellwether.technical.ta.RandomBars;
import bellwether.technical.ta.Series;
import bellwether.trading.execution.CostPresets;
import bellwether.trading.execution.InstrumentTerms;
import bellwether.trading.portfolio.PortfolioAccounts;
import bellwether.trading.rules.Operand;
import bellwether.trading.rules.RuleColumns;
import bellwether.trading.rules.RuleHistory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/// 50 rules on the newest bar of 8,000 symbols, against bringing the bars into arrays and computing
/// the 31 calls that the rules name.
public final class RulesBench {
    private static final int SYMBOLS = 8_000;
    private static final int BARS = 1_260;
    private static final int RULES = 50;
    private static final int DIFFERENT = 100;
    private static final int PARTS = 16;
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();
    private static final List<String> PRICES =
            List.of(
                    "SMA_10",
                    "SMA_20",
                    "SMA_50",
                    "SMA_100",
                    "SMA_200",
                    "EMA_10",
                    "EMA_20",
                    "EMA_50",
                    "EMA_100",
                    "BBANDS_20_2.upper",
                    "MIN_10",
                    "MAX_20",
                    "WMA_20",
                    "VWMA_12",
                    "SUPERTREND_10_3.line",
                    "KAMA_10");
    private static final List<String> NUMBERS =
            List.of(
                    "RSI_7",
                    "RSI_14",
                    "RSI_21",
                    "MFI_14",
                    "DMI_14.adx",
                    "STOCH_14_3_3.k",
                    "CCI_20",
                    "ADX_10",
                    "WILLR_14",
                    "ROC_10",
                    "CMO_14",
                    "TRIX_15",
                    "ULTOSC_7_14_28",
                    "MOM_10",
                    "AROONOSC_14");

    private final Instant now = Instant.parse("2026-11-27T22:00:00Z");
    private final Calendars calendars = new Calendars(() -> now);
    private final ConditionFields fields = ConditionFields.ofBars();
    private final TradingCalendar calendar = calendars.of("MADE");
    private final ChunkRules rules = rules();
    private final List<Bars> made = new ArrayList<>();
    private double sum;

    private RulesBench() {
        for (int i = 0; i < DIFFERENT; i++) {
            made.add(bars(i));
        }
    }

    public static void main(String[] arguments) {
        RulesBench bench = new RulesBench();
        bench.timed(true, 1_000);
        bench.timed(false, 1_000);
        for (int round = 0; round < 3; round++) {
            long floor = 0;
            long whole = 0;
            for (int part = 0; part < PARTS; part++) {
                floor += bench.timed(false, SYMBOLS / PARTS);
                whole += bench.timed(true, SYMBOLS / PARTS);
            }
            System.out.printf(
                    Locale.ROOT,
                    "%d symbols x %d rules over %d calls, CPU: floor %.2f s, with rules %.2f s,"
                            + " ratio %.2f%n",
                    SYMBOLS,
                    RULES,
                    PRICES.size() + NUMBERS.size(),
                    floor / 1e9,
                    whole / 1e9,
                    (double) whole / floor);
        }
        System.out.println("sum " + bench.sum);
    }

    /// CPU time of this thread: what else the machine does is not counted.
    private long timed(boolean judged, int symbols) {
        long begin = CLOCK.getCurrentThreadCpuTime();
        for (int i = 0; i < symbols; i++) {
            RuleHistory history = read(made.get(i % DIFFERENT));
            if (judged) {
                judge(history);
            } else {
                compute(history);
            }
        }
        return CLOCK.getCurrentThreadCpuTime() - begin;
    }

    /// As decoding does: into fresh arrays.
    private RuleHistory read(Bars bars) {
        Bars copy =
                new Bars(
                        BARS,
                        bars.time().clone(),
                        bars.open().clone(),
                        bars.high().clone(),
                        bars.low().clone(),
                        bars.close().clone(),
                        bars.volume().clone());
        return RuleHistory.of(copy, List.of(), Timeframe.DAY, calendar);
    }

    private void compute(RuleHistory history) {
        RuleColumns columns = new RuleColumns(history, fields.barNames(), fields.bars().columns(0));
        for (List<String> names : List.of(PRICES, NUMBERS)) {
            for (String name : names) {
                sum += columns.field(Operand.FieldValue.of(name))[BARS - 1];
            }
        }
    }

    private void judge(RuleHistory history) {
        SweptSymbol symbol =
                new SweptSymbol(
                        facts(),
                        Timeframe.DAY,
                        history,
                        calendar,
                        BARS - 1,
                        BARS - 1,
                        new NewestPatterns());
        SymbolWalk walk = new SymbolWalk(symbol, rules.reach(), now);
        rules.of(1).forEach(walk::walk);
        sum += walk.found().size();
    }

    private static PackedHistory facts() {
        return new PackedHistory(
                "MADE",
                "MADE",
                1,
                1,
                new PackedHistory.Facts(Optional.empty(), Optional.empty(), 0, StatedUnits.NONE),
                List.of(),
                true,
                List.of(),
                List.of());
    }

    private static Bars bars(long seed) {
        Series series = RandomBars.of(seed, BARS, 100, 0.01);
        long[] times = new long[BARS];
        long last = Instant.parse("2026-11-27T00:00:00Z").getEpochSecond();
        Arrays.setAll(times, i -> last - (BARS - 1 - i) * Timeframe.SECONDS_PER_DAY);
        return new Bars(
                BARS,
                times,
                series.open(),
                series.high(),
                series.low(),
                series.close(),
                series.volume());
    }

    private ChunkRules rules() {
        Jdbi none = Jdbi.create("jdbc:none");
        Market market = new Market(none, () -> now);
        RuleLibrary library =
                new RuleLibrary(
                        fields,
                        calendars,
                        market.symbols(),
                        new PortfolioAccounts(
                                        RetriedTransactions.ofUndone(none),
                                        (h, portfolio, name) ->
                                                InstrumentTerms.of(
                                                        name,
                                                        "USD",
                                                        new CostPresets().plan("us_retail")),
                                        List.of(),
                                        () -> now)
                                .records(),
                        new Universes(market.symbols(), UniverseSource.NONE, UniverseSource.NONE));
        List<AlertRule> all = new ArrayList<>();
        for (int i = 0; i < RULES; i++) {
            all.add(rule(i));
        }
        ChunkRules compiled = new ChunkRules(library, all, Map.of("MADE", 1L));
        if (!compiled.broken().isEmpty() || compiled.of(1).size() != RULES) {
            throw new IllegalStateException(compiled.broken().values().toString());
        }
        return compiled;
    }

    private AlertRule rule(int number) {
        String when =
                number % 2 == 0
                        ? "close crosses above " + PRICES.get(number / 2 % PRICES.size())
                        : "%s < %d and %s > %s"
                                .formatted(
                                        NUMBERS.get(number / 2 % NUMBERS.size()),
                                        20 + number,
                                        PRICES.get(number % PRICES.size()),
                                        PRICES.get((number + 5) % PRICES.size()));
        ObjectNode body =
                Json.stored(
                        "{\"name\":\"r%d\",\"when\":\"%s\",\"universe\":{\"tickers\":[\"MADE\"]}}"
                                .formatted(number, when),
                        ObjectNode.class);
        return new AlertRule(
                new AlertRuleId(number + 1),
                "ann",
                "r" + number,
                body,
                RuleKind.BAR,
                new RuleStanding(
                        RuleLifeState.ACTIVE,
                        "",
                        now.minusSeconds(86_400),
                        Optional.empty(),
                        Optional.empty()),
                Optional.empty(),
                0,
                Optional.empty(),
                1,
                now,
                now);
    }
}

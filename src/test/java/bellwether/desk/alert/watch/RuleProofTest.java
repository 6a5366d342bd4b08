package bellwether.desk.alert.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.SharedData;
import bellwether.desk.alert.fire.AlertKind;
import bellwether.desk.alert.fire.FiredAlert;
import bellwether.desk.alert.rule.AlertRule;
import bellwether.desk.alert.rule.RuleDefinition;
import bellwether.market.bars.Bars;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.MemoryBudget;
import bellwether.research.screen.SweptSymbol;
import bellwether.technical.ta.RandomBars;
import bellwether.technical.ta.Series;
import bellwether.trading.rules.Condition;
import bellwether.trading.rules.RuleHistory;
import bellwether.trading.rules.TailEvaluator;
import bellwether.trading.rules.Truth;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What is found on new bars, with missed days, repeats and two processes, is what a drill finds,
/// and what an evaluator finds that steps bar by bar.
final class RuleProofTest {
    private static final int BARS = 260;
    private static final int BEGIN = 180;

    private final SweepFixture fixture = new SweepFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    /// Business days up to the day of the fixture's clock.
    private static Bars random(long seed, LocalDate last) {
        Series made = RandomBars.of(seed, BARS, 100, 0.01);
        long[] times = new long[BARS];
        LocalDate day = last;
        for (int bar = BARS - 1; bar >= 0; bar--) {
            times[bar] = day.toEpochDay() * Timeframe.SECONDS_PER_DAY;
            day = day.minusDays(day.getDayOfWeek() == DayOfWeek.MONDAY ? 3 : 1);
        }
        double[] volume = made.volume().clone();
        Arrays.setAll(volume, i -> Math.max(1, Math.rint(volume[i])));
        return new Bars(
                BARS,
                times,
                rounded(made.open()),
                rounded(made.high()),
                rounded(made.low()),
                rounded(made.close()),
                volume);
    }

    private static double[] rounded(double[] prices) {
        double[] out = prices.clone();
        Arrays.setAll(out, i -> Math.rint(out[i] * 100) / 100);
        return out;
    }

    @Test
    void liveFiresAreThoseOfTheDrillAndOfASlowEvaluator() {
        List<String> tickers = List.of("AAA", "BBB", "CCC", "DDD", "EEE");
        LocalDate last = LocalDate.of(2026, 11, 27);
        for (int i = 0; i < tickers.size(); i++) {
            fixture.store(tickers.get(i), random(i + 1, last));
        }
        Map<String, FinishedBars.FinishedSymbol> symbols = new LinkedHashMap<>();
        fixture.bars
                .all(tickers, Timeframe.DAY)
                .forEach(symbol -> symbols.put(symbol.facts().ticker(), symbol));
        assertEquals(BARS, Objects.requireNonNull(symbols.get("AAA")).history().size());
        Instant end = fixture.now;
        fixture.now =
                new BarEnds(Timeframe.DAY, symbols.get("AAA").calendar())
                        .of(symbols.get("AAA").history().raw().time()[BEGIN - 1])
                        .plusSeconds(1);
        RandomRules random = new RandomRules(7);
        List<AlertRule> rules = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            rules.add(fixture.rule("rule " + i, random.next(), ",'universe':'all'"));
        }
        fixture.now = end;
        walk(symbols);
        Map<String, SortedSet<Long>> live = new TreeMap<>();
        for (FiredAlert one : fixture.alerts()) {
            assertEquals(AlertKind.FIRED, one.alert().kind());
            assertTrue(
                    live.computeIfAbsent(
                                    one.alert().origin() + one.alert().subject().label(),
                                    _ -> new TreeSet<>())
                            .add(one.alert().subject().barTime().orElseThrow()),
                    "twice: " + one);
        }
        assertTrue(fixture.alerts().size() > 100, fixture.alerts().size() + " fires");
        compare(rules, symbols, live);
    }

    /// Two processes, random numbers of missed bars, bars that are walked again, and work that is
    /// thrown away.
    private void walk(Map<String, FinishedBars.FinishedSymbol> symbols) {
        List<RuleSweep> processes = List.of(fixture.sweep(), fixture.sweep());
        Random random = new Random(3);
        int from = BEGIN;
        while (from < BARS) {
            int to = Math.min(BARS, from + 1 + random.nextInt(9));
            for (RuleSweep process : processes) {
                int again = random.nextInt(6);
                var walk = process.begin(Timeframe.DAY, symbols.keySet());
                for (FinishedBars.FinishedSymbol symbol : symbols.values()) {
                    RuleHistory seen = symbol.history().cut(to);
                    walk.walk(SweepFixture.swept(symbol, seen, from - again, from));
                }
                boolean dies = random.nextInt(4) == 0;
                fixture.jdbi()
                        .useTransaction(h -> {
                            walk.store(h);
                            if (dies) {
                                h.rollback();
                            } else {
                                walk.publish(h);
                            }
                        });
                if (dies) {
                    var second = process.begin(Timeframe.DAY, symbols.keySet());
                    symbols.values().forEach(symbol -> second.walk(swept(symbol, to)));
                    fixture.jdbi().useTransaction(second::store);
                }
            }
            from = to;
        }
    }

    private static SweptSymbol swept(FinishedBars.FinishedSymbol symbol, int to) {
        int from = Math.max(BEGIN, to - 12);
        return SweepFixture.swept(symbol, symbol.history().cut(to), from, to);
    }

    private void compare(
            List<AlertRule> rules,
            Map<String, FinishedBars.FinishedSymbol> symbols,
            Map<String, SortedSet<Long>> live) {
        Map<AlertRule, RuleDefinition> read = new LinkedHashMap<>();
        rules.forEach(
                rule -> read.put(rule, fixture.library.read(rule).definition().orElseThrow()));
        List<Condition> conditions = read.values().stream().map(RuleDefinition::condition).toList();
        for (FinishedBars.FinishedSymbol symbol : symbols.values()) {
            String ticker = symbol.facts().ticker();
            long[] times = symbol.history().raw().time();
            SlowFires slow = new SlowFires(conditions, symbol.history(), fixture.fields);
            read.forEach((rule, definition) -> {
                SortedSet<Long> found =
                        live.getOrDefault(rule.id().origin() + ticker, new TreeSet<>());
                TreeSet<Long> expected = new TreeSet<>();
                for (int bar = BEGIN; bar < BARS; bar++) {
                    if (SlowFires.fires(slow.of(definition.condition()), bar)) {
                        expected.add(times[bar]);
                    }
                }
                assertEquals(expected, found, ticker + " " + rule.body());
                TreeSet<Long> drilled = new TreeSet<>();
                fixture.drill
                        .run("ann", definition, ticker, 3, MemoryBudget.REQUEST)
                        .items()
                        .forEach(fire -> drilled.add(fire.bar().getEpochSecond()));
                assertEquals(expected, drilled.tailSet(times[BEGIN]), ticker + " drill");
            });
        }
    }

    /// 200 conditions on 505 symbols, in steps of random numbers of bars.
    @Test
    @Tag("long")
    void onRealBarsLiveFiresAreThoseOfASlowEvaluator() throws IOException {
        Map<String, Bars> stored = real(SharedData.require("prices/sp500-5yr.csv.gz"));
        assertEquals(505, stored.size());
        RandomRules random = new RandomRules(11);
        List<CompiledRule> rules = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            AlertRule rule = fixture.rule("rule " + i, random.next(), ",'universe':'all'");
            RuleDefinition definition = fixture.library.read(rule).definition().orElseThrow();
            rules.add(
                    new CompiledRule(
                            rule, definition, definition.condition(), fixture.fields.bars()));
        }
        int reach = 2_000;
        long fires = 0;
        for (Map.Entry<String, Bars> each : stored.entrySet()) {
            // the newest 400 bars, so that the slow evaluator ends some time
            Bars bars = each.getValue().from(Math.max(0, each.getValue().size() - 400));
            fires += compare(each.getKey(), bars, rules, reach);
        }
        assertTrue(fires > 100_000, fires + " fires");
    }

    private long compare(String ticker, Bars bars, List<CompiledRule> rules, int reach) {
        var calendar = fixture.calendars.of(ticker);
        RuleHistory history = RuleHistory.of(bars, List.of(), Timeframe.DAY, calendar);
        List<Condition> conditions = rules.stream().map(CompiledRule::condition).toList();
        SlowFires slow = new SlowFires(conditions, history, fixture.fields);
        Random random = new Random(ticker.hashCode());
        int begin = history.size() / 2;
        Map<Condition, TreeSet<Integer>> live = new LinkedHashMap<>();
        conditions.forEach(condition -> live.put(condition, new TreeSet<>()));
        for (int from = begin; from < history.size(); ) {
            int to = Math.min(history.size(), from + 1 + random.nextInt(20));
            RuleHistory seen = history.cut(to);
            BarEdges edges =
                    new BarEdges(
                            new TailEvaluator(
                                    seen,
                                    fixture.fields.barNames(),
                                    fixture.fields.bars().columns(0),
                                    Math.max(0, from - BarEdges.FURTHEST),
                                    reach),
                            from,
                            to);
            for (int bar = from; bar < to; bar++) {
                for (CompiledRule rule : rules) {
                    if (edges.fires(rule.condition(), bar, rule.repeat())) {
                        live.computeIfAbsent(rule.condition(), _ -> new TreeSet<>()).add(bar);
                    }
                }
            }
            from = to;
        }
        long count = 0;
        for (Condition condition : conditions) {
            List<Truth> truths = slow.of(condition);
            TreeSet<Integer> expected = new TreeSet<>();
            for (int bar = begin; bar < history.size(); bar++) {
                if (SlowFires.fires(truths, bar)) {
                    expected.add(bar);
                }
            }
            assertEquals(expected, live.get(condition), ticker + " " + condition);
            count += expected.size();
        }
        return count;
    }

    /// `date,open,high,low,close,volume,Name`, without rows that lack a price.
    private static Map<String, Bars> real(Path file) throws IOException {
        Map<String, List<String[]>> rows = new TreeMap<>();
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(Files.newInputStream(file)),
                                StandardCharsets.UTF_8))) {
            lines.readLine();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] cells = line.split(",", -1);
                if (Arrays.stream(cells).noneMatch(String::isEmpty)) {
                    rows.computeIfAbsent(cells[6], _ -> new ArrayList<>()).add(cells);
                }
            }
        }
        Map<String, Bars> all = new TreeMap<>();
        rows.forEach((ticker, cells) -> {
            Bars bars = Bars.room(cells.size());
            for (int i = 0; i < cells.size(); i++) {
                String[] row = cells.get(i);
                bars.time()[i] = LocalDate.parse(row[0]).toEpochDay() * Timeframe.SECONDS_PER_DAY;
                bars.open()[i] = Double.parseDouble(row[1]);
                bars.high()[i] = Double.parseDouble(row[2]);
                bars.low()[i] = Double.parseDouble(row[3]);
                bars.close()[i] = Double.parseDouble(row[4]);
                bars.volume()[i] = Double.parseDouble(row[5]);
            }
            all.put(ticker, bars);
        });
        return all;
    }
}

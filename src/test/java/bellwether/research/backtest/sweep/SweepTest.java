package bellwether.research.backtest.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.bars.Bars;
import bellwether.platform.base.Refusal;
import bellwether.research.backtest.ClosedTrade;
import bellwether.research.backtest.metric.EquityCurve;
import bellwether.research.backtest.metric.RunMetrics;
import bellwether.research.backtest.metric.Sessions;
import bellwether.research.backtest.run.SymbolResult;
import bellwether.research.backtest.run.SymbolRun;
import bellwether.trading.rules.RuleColumns;
import bellwether.trading.rules.RuleFields;
import bellwether.trading.rules.RuleHistory;
import bellwether.trading.rules.RuleSignals;
import bellwether.trading.rules.RuleTemplate;
import bellwether.trading.rules.SuppliedColumns;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class SweepTest {
    private static final Bars BARS = SweepFixture.walk(3, 900);

    /// A combination as loops have it, each with a rule of its own text and columns of its own.
    private record Plain(
            Map<String, BigDecimal> values, RunMetrics metrics, List<ClosedTrade> trades) {
        double sharpe() {
            Double sharpe = metrics.ratios().sharpe();
            return sharpe == null ? Double.NEGATIVE_INFINITY : sharpe;
        }
    }

    /// The sweep written a second time.
    private static List<Plain> plain(Bars bars, String text) {
        List<Map<String, String>> combinations = new ArrayList<>(List.of(Map.of()));
        List<String> names = new ArrayList<>();
        SweepFixture.json(text).get("params").fieldNames().forEachRemaining(names::add);
        names.sort(Comparator.naturalOrder());
        for (String name : names) {
            List<Map<String, String>> longer = new ArrayList<>();
            for (Map<String, String> known : combinations) {
                SweepFixture.json(text)
                        .get("params")
                        .get(name)
                        .forEach(value -> {
                            Map<String, String> more = new HashMap<>(known);
                            more.put(name, value.asText());
                            longer.add(more);
                        });
            }
            combinations = longer;
        }
        List<Plain> all = new ArrayList<>();
        for (Map<String, String> values : combinations) {
            String bound = text.replaceAll("'params':\\{[^}]*},", "");
            for (Map.Entry<String, String> value : values.entrySet()) {
                bound = bound.replace("'{" + value.getKey() + "}'", value.getValue());
                bound = bound.replace("{" + value.getKey() + "}", value.getValue());
            }
            all.add(plain(bars, bound, values));
        }
        return all;
    }

    private static Plain plain(Bars bars, String text, Map<String, String> values) {
        RuleHistory history = SweepFixture.history(bars);
        SymbolResult result =
                SymbolRun.of(
                        new RuleSignals(
                                SweepFixture.rule(text),
                                new RuleColumns(
                                        history, RuleFields.standard(), SuppliedColumns.NONE)),
                        SweepFixture.terms("A"));
        int from = result.firstDecision();
        int size = bars.size() - from;
        int[] days = new int[size];
        double[] equity = new double[size];
        double[] gross = new double[size];
        for (int i = 0; i < size; i++) {
            days[i] = (int) history.date(from + i).toEpochDay();
            equity[i] = i == 0 ? SweepFixture.CASH : result.equity()[from + i];
            gross[i] = result.gross()[from + i];
        }
        Map<String, BigDecimal> numbers = new HashMap<>();
        values.forEach((name, value) -> numbers.put(name, new BigDecimal(value)));
        return new Plain(
                numbers,
                RunMetrics.of(
                        new EquityCurve(new Sessions(days, 252), equity, gross),
                        result.trading(),
                        null,
                        0),
                result.trades());
    }

    private static List<SweepPoint> run(
            Bars bars, RuleTemplate template, SweepGrid grid, int chunk) {
        List<SweepPoint> points = new ArrayList<>();
        for (SweepGrid.Chunk each : grid.chunks(chunk)) {
            points.addAll(
                    new Sweep(SweepFixture.symbol(bars), template, grid, SweepTerms.USUAL)
                            .run(each));
        }
        return points;
    }

    private static List<SweepScore> scores(List<SweepPoint> points) {
        return points.stream().map(SweepPoint::score).toList();
    }

    private static List<SweepPoint> bare(List<SweepPoint> points) {
        return points.stream().map(SweepPoint::withoutTrades).toList();
    }

    @Test
    void aSweepIsWhatLoopsOverItsCombinationsGive() {
        for (String text : List.of(SweepFixture.CROSS, SweepFixture.SIDES)) {
            RuleTemplate template = SweepFixture.template(text);
            SweepGrid grid = SweepGrid.all(template.params());
            List<SweepPoint> points = run(BARS, template, grid, 64);
            List<Plain> plain = plain(BARS, text);
            assertEquals(12, plain.size());
            assertEquals(plain.size(), points.size());
            int trades = 0;
            for (int i = 0; i < plain.size(); i++) {
                SweepPoint point = points.get(i);
                assertEquals(plain.get(i).values(), point.params());
                assertEquals(plain.get(i).metrics(), point.metrics());
                assertEquals(plain.get(i).trades(), point.trades());
                assertEquals(plain.get(i).metrics().ratios().sharpe(), point.score().objective());
                assertEquals(plain.get(i).trades().size(), point.score().trades());
                trades += point.score().trades();
            }
            assertTrue(trades > 60, "only " + trades + " trades");
            List<Plain> ranked =
                    plain.stream()
                            .sorted(Comparator.comparingDouble(Plain::sharpe).reversed())
                            .toList();
            List<SweepScore> best = SweepRanking.of(grid, scores(points)).ranked();
            for (int i = 0; i < ranked.size(); i++) {
                assertEquals(ranked.get(i).values(), grid.values(best.get(i).number()));
            }
        }
    }

    @Test
    void theSharpeOfTrialsIsOfOneSession() {
        RuleTemplate template = SweepFixture.template(SweepFixture.CROSS);
        for (SweepPoint point : run(BARS, template, SweepGrid.all(template.params()), 5)) {
            RunMetrics metrics = Objects.requireNonNull(point.metrics());
            double annual = Objects.requireNonNull(metrics.ratios().sharpe());
            assertEquals(
                    annual / Math.sqrt(252), Objects.requireNonNull(point.score().sharpe()), 1e-15);
            assertEquals(metrics.span().sessions() - 1, point.score().sessions());
        }
    }

    @Test
    void chunksOfEverySizeOnAnyThreadGiveTheSameToTheBit() throws Exception {
        RuleTemplate template = SweepFixture.template(SweepFixture.SIDES);
        SweepGrid grid = SweepGrid.all(template.params());
        List<SweepPoint> whole = bare(run(BARS, template, grid, 100));
        for (int size : new int[] {1, 2, 3, 5, 7, 11}) {
            assertEquals(whole, bare(run(BARS, template, grid, size)), "chunks of " + size);
        }
        SweepSymbol shared = SweepFixture.symbol(BARS);
        try (ExecutorService workers = Executors.newFixedThreadPool(4)) {
            List<Future<List<SweepPoint>>> parts = new ArrayList<>();
            for (SweepGrid.Chunk chunk : grid.chunks(2).reversed()) {
                parts.add(
                        workers.submit(() ->
                                new Sweep(shared, template, grid, SweepTerms.USUAL).run(chunk)));
            }
            List<SweepPoint> joined = new ArrayList<>();
            for (Future<List<SweepPoint>> part : parts) {
                joined.addAll(part.get());
            }
            joined.sort(Comparator.comparingInt(point -> point.score().number()));
            assertEquals(whole, bare(joined));
        }
        Sweep again = new Sweep(shared, template, grid, SweepTerms.USUAL);
        List<SweepPoint> backwards = new ArrayList<>();
        for (SweepGrid.Chunk chunk : grid.chunks(1).reversed()) {
            backwards.addFirst(again.run(chunk).getFirst());
        }
        assertEquals(whole, bare(backwards));
    }

    @Test
    void theBestOfAllKeepTheirTradesHoweverTheWorkWasDivided() {
        String many = SweepFixture.CROSS.replace("[20,35,50]", "[20,25,30,35,40,45,50,55]");
        RuleTemplate template = SweepFixture.template(many);
        SweepGrid grid = SweepGrid.all(template.params());
        Sweep sweep = new Sweep(SweepFixture.symbol(BARS), template, grid, SweepTerms.USUAL);
        List<SweepPoint> whole = sweep.run(new SweepGrid.Chunk(0, grid.size()));
        Set<Integer> best = new HashSet<>();
        SweepRanking.of(grid, scores(whole)).best(Sweep.KEPT).forEach(s -> best.add(s.number()));
        assertEquals(20, best.size());
        for (SweepPoint point : whole) {
            assertEquals(best.contains(point.score().number()), point.trades() != null);
        }
        for (SweepPoint point : run(BARS, template, grid, 30)) {
            if (best.contains(point.score().number())) {
                SymbolResult again = sweep.again(point.params()).orElseThrow();
                assertEquals(again.trades(), point.trades());
            }
        }
    }

    @Test
    void aSampleIsDrawnBySeedAndWithoutRepetition() {
        RuleTemplate template = SweepFixture.template(SweepFixture.SIDES);
        SweepGrid all = SweepGrid.all(template.params());
        Map<Integer, SweepPoint> points = new HashMap<>();
        bare(run(BARS, template, all, 64))
                .forEach(point -> points.put(point.score().number(), point));
        Set<Set<Integer>> drawn = new HashSet<>();
        int[] count = new int[all.size()];
        for (int seed = 0; seed < 200; seed++) {
            SweepGrid sample = SweepGrid.sampled(template.params(), 5, seed);
            SweepGrid same = SweepGrid.sampled(template.params(), 5, seed);
            Set<Integer> numbers = new HashSet<>();
            for (int place = 0; place < sample.size(); place++) {
                numbers.add(sample.number(place));
                assertEquals(sample.number(place), same.number(place));
                count[sample.number(place)]++;
            }
            assertEquals(5, numbers.size());
            assertTrue(sample.isSample());
            drawn.add(numbers);
        }
        assertTrue(drawn.size() > 100, "only " + drawn.size() + " different samples");
        for (int times : count) {
            assertEquals(1000.0 / all.size(), times, 40);
        }
        SweepGrid sample = SweepGrid.sampled(template.params(), 5, 1);
        for (SweepPoint point : bare(run(BARS, template, sample, 2))) {
            assertEquals(points.get(point.score().number()), point);
        }
        assertEquals(all.size(), SweepGrid.sampled(template.params(), 13, 1).size());
    }

    @Test
    void numbersDoNotDependOnHowParametersWereWritten() {
        SweepGrid grid = SweepGrid.all(params("b", "3", "1", "2", "a", "20", "10"));
        assertEquals(Map.of("a", new BigDecimal(10), "b", new BigDecimal(1)), grid.values(0));
        assertEquals(Map.of("a", new BigDecimal(10), "b", new BigDecimal(3)), grid.values(2));
        assertEquals(Map.of("a", new BigDecimal(20), "b", new BigDecimal(1)), grid.values(3));
        assertEquals(
                List.of(4, 2),
                grid.neighbours(5).stream().sorted(Comparator.reverseOrder()).toList());
        assertEquals(Set.of(0, 2, 4), new HashSet<>(grid.neighbours(1)));
    }

    private static Map<String, List<BigDecimal>> params(String... words) {
        Map<String, List<BigDecimal>> params = new HashMap<>();
        List<BigDecimal> values = new ArrayList<>();
        for (String word : words) {
            if (Character.isLetter(word.charAt(0))) {
                values = new ArrayList<>();
                params.put(word, values);
            } else {
                values.add(new BigDecimal(word));
            }
        }
        return params;
    }

    @Test
    void tooManyCombinationsAreRefused() {
        List<BigDecimal> values = new ArrayList<>();
        for (int i = 0; i < 101; i++) {
            values.add(new BigDecimal(i));
        }
        Map<String, List<BigDecimal>> params = Map.of("a", values, "b", values);
        Refusal refusal = assertThrows(Refusal.class, () -> SweepGrid.all(params));
        assertEquals("too_many_combinations", refusal.code());
        assertTrue(
                refusal.detail().contains("10,201 combinations, at most 10,000"), refusal.detail());
        assertEquals(100, SweepGrid.sampled(params, 100, 7).size());
        assertThrows(Refusal.class, () -> SweepGrid.sampled(params, 10_001, 7));
        Map<String, List<BigDecimal>> huge = new HashMap<>();
        for (String name : List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k")) {
            huge.put(name, values);
        }
        assertThrows(Refusal.class, () -> SweepGrid.sampled(huge, 100, 7));
        assertThrows(Refusal.class, () -> SweepGrid.all(huge));
    }

    @Test
    void anUnknownObjectiveIsRefusedWithWhatWasMeant() {
        Refusal refusal =
                assertThrows(Refusal.class, () -> SweepObjective.of("sharp", "/search/objective"));
        assertTrue(refusal.detail().contains("did you mean sharpe?"), refusal.detail());
        assertTrue(refusal.detail().contains("profit_factor"), refusal.detail());
        for (SweepObjective objective : SweepObjective.values()) {
            assertEquals(objective, SweepObjective.of(objective.code(), ""));
        }
    }

    @Test
    void anObjectiveIsAFigureOfTheRunOrSaysWhyItIsNot() {
        RuleTemplate template = SweepFixture.template(SweepFixture.CROSS);
        SweepGrid grid = SweepGrid.all(template.params());
        for (SweepObjective objective : SweepObjective.values()) {
            Sweep sweep =
                    new Sweep(
                            SweepFixture.symbol(BARS),
                            template,
                            grid,
                            new SweepTerms(objective, 0));
            SweepPoint point = sweep.run(new SweepGrid.Chunk(0, 1)).getFirst();
            RunMetrics metrics = Objects.requireNonNull(point.metrics());
            assertEquals(objective.of(metrics), point.score().objective());
            if (point.score().objective() == null) {
                assertTrue(
                        metrics.undefined().containsValue(point.score().undefined()),
                        objective + ": " + point.score().undefined());
            }
        }
        assertEquals("no benchmark", undefined(SweepObjective.ALPHA, template, grid));
        assertEquals(
                "fewer than 2 trades with a stop", undefined(SweepObjective.SQN, template, grid));
    }

    private static @Nullable String undefined(
            SweepObjective objective, RuleTemplate template, SweepGrid grid) {
        return new Sweep(SweepFixture.symbol(BARS), template, grid, new SweepTerms(objective, 0))
                .run(new SweepGrid.Chunk(0, 1))
                .getFirst()
                .score()
                .undefined();
    }

    @Test
    void aBenchmarkIsOfTheSessionsOfEachCombination() {
        RuleTemplate template = SweepFixture.template(SweepFixture.CROSS);
        SweepGrid grid = SweepGrid.all(template.params());
        SweepSymbol symbol = SweepFixture.symbol(BARS).against(BARS.close());
        for (SweepPoint point :
                new Sweep(symbol, template, grid, SweepTerms.USUAL)
                        .run(new SweepGrid.Chunk(0, grid.size()))) {
            RunMetrics metrics = Objects.requireNonNull(point.metrics());
            double[] closes = BARS.close();
            int from = closes.length - metrics.span().sessions();
            double mean = 0;
            for (int bar = from + 1; bar < closes.length; bar++) {
                mean += (closes[bar] / closes[bar - 1] - 1) / (closes.length - 1 - from);
            }
            double alpha = Objects.requireNonNull(metrics.ratios().alpha());
            double beta = Objects.requireNonNull(metrics.ratios().beta());
            double own =
                    Objects.requireNonNull(metrics.ratios().sharpe())
                            * Objects.requireNonNull(metrics.returns().volatility());
            assertEquals(own - beta * mean * 252, alpha, 1e-9);
        }
    }

    @Test
    void combinationsWithFewTradesHaveNoObjective() {
        RuleTemplate template = SweepFixture.template(SweepFixture.CROSS);
        SweepGrid grid = SweepGrid.all(template.params());
        SweepTerms terms = new SweepTerms(SweepObjective.TOTAL_RETURN, 12);
        int few = 0;
        for (SweepPoint point :
                new Sweep(SweepFixture.symbol(BARS), template, grid, terms)
                        .run(new SweepGrid.Chunk(0, grid.size()))) {
            boolean isFew = point.score().trades() < 12;
            assertEquals(isFew, point.score().objective() == null);
            if (isFew) {
                few++;
                assertEquals(
                        point.score().trades() + " closed trades, at least 12 are needed",
                        point.score().undefined());
            }
        }
        assertTrue(few > 0 && few < grid.size(), few + " had few trades");
    }

    @Test
    void aRuleThatNeverTradesHasNoBest() {
        RuleTemplate template =
                SweepFixture.template(
                        "{'name':'never','params':{'n':[10,20]},'long':{'enter':{'lt':['SMA_{n}',0]}}}");
        SweepGrid grid = SweepGrid.all(template.params());
        List<SweepPoint> points = run(BARS, template, grid, 64);
        for (SweepPoint point : points) {
            assertEquals("returns do not vary", point.score().undefined());
            assertEquals(0, Objects.requireNonNull(point.metrics()).trades().count());
        }
        SweepRanking ranking = SweepRanking.of(grid, scores(points));
        assertNull(ranking.best());
        assertNull(ranking.neighbours().cliff());
        assertEquals("no combination has an objective", ranking.neighbours().undefined());
    }

    @Test
    void shortHistoriesHavePointsWithoutFigures() {
        RuleTemplate template = SweepFixture.template(SweepFixture.CROSS);
        SweepGrid grid = SweepGrid.all(template.params());
        for (int size : new int[] {0, 1, 2, 19, 20}) {
            for (SweepPoint point : run(BARS.first(size), template, grid, 64)) {
                assertNull(point.metrics());
                assertEquals(SweepScoring.NEVER, point.score().undefined());
                assertEquals(0, point.score().sessions());
            }
        }
        List<SweepPoint> some = run(BARS.first(40), template, grid, 64);
        assertTrue(some.stream().anyMatch(point -> point.metrics() == null));
        assertTrue(some.stream().anyMatch(point -> point.metrics() != null));
    }

    @Test
    void valuesThatMakeARuleInvalidAreSaid() {
        RuleTemplate template =
                SweepFixture.template(
                        "{'name':'m','params':{'a':[1,20],'b':[5,50]},'long':{'enter':{'gt':['close','SMA_{a}{b}']}}}");
        SweepGrid grid = SweepGrid.all(template.params());
        List<SweepPoint> points = run(BARS, template, grid, 64);
        List<SweepPoint> invalid =
                points.stream().filter(point -> point.metrics() == null).toList();
        assertEquals(1, invalid.size());
        assertEquals(new BigDecimal(20), invalid.getFirst().params().get("a"));
        String why = String.valueOf(invalid.getFirst().score().undefined());
        assertTrue(why.startsWith("the rule is invalid with these values: /long/enter/gt/1"), why);
        assertEquals(
                invalid.getFirst().score(),
                SweepRanking.of(grid, scores(points)).ranked().getLast());
    }

    @Test
    void aRuinedRunHasFiguresAndNoNaN() {
        Bars bars = SweepFixture.walk(5, 300);
        for (int bar = 100; bar < 300; bar++) {
            for (double[] column :
                    new double[][] {bars.open(), bars.high(), bars.low(), bars.close()}) {
                column[bar] *= 40;
            }
        }
        RuleTemplate template =
                SweepFixture.template(
                        "{'name':'ruin','params':{'n':[2,5,90]},'short':{'enter':{'gt':['close',{'mul':['SMA_{n}',0.5]}]},'size':{'percent':95}}}");
        SweepGrid grid = SweepGrid.all(template.params());
        List<SweepPoint> points = run(bars, template, grid, 2);
        int lost = 0;
        for (SweepPoint point : points) {
            RunMetrics metrics = Objects.requireNonNull(point.metrics());
            assertTrue(Double.isFinite(metrics.returns().total()));
            lost += metrics.returns().finalEquity() <= 0 ? 1 : 0;
            Double objective = point.score().objective();
            assertTrue(objective == null || Double.isFinite(objective));
        }
        assertTrue(lost > 0, "none was ruined");
    }

    @Test
    void undefinedOnesRankLastAndTiesGoToTheSmallerParameters() {
        SweepGrid grid = SweepGrid.all(params("a", "1", "2", "b", "1", "2", "3"));
        Double[] objectives = {null, 2.0, 1.0, 2.0, null, -3.0};
        SweepRanking ranking = ranking(grid, objectives);
        assertEquals(
                List.of(1, 3, 2, 5, 0, 4),
                ranking.ranked().stream().map(SweepScore::number).toList());
        assertThrows(
                IllegalArgumentException.class,
                () -> SweepRanking.of(grid, List.of(score(1, 1.0), score(1, 2.0))));
        assertThrows(
                IllegalArgumentException.class,
                () -> SweepRanking.of(grid, List.of(score(6, 1.0))));
    }

    private static SweepRanking ranking(SweepGrid grid, @Nullable Double[] objectives) {
        List<SweepScore> scores = new ArrayList<>();
        for (int number = objectives.length - 1; number >= 0; number--) {
            scores.add(score(number, objectives[number]));
        }
        return SweepRanking.of(grid, scores);
    }

    private static SweepScore score(int number, @Nullable Double objective) {
        return new SweepScore(number, objective, objective == null ? "none" : null, 0.1, 9, 3);
    }

    @Test
    void aBestAmongPoorNeighboursIsACliff() {
        SweepGrid grid = SweepGrid.all(params("a", "1", "2", "3", "b", "1", "2", "3"));
        SweepNeighbours cliff =
                ranking(grid, new Double[] {0.9, 0.4, 0.9, 0.3, 1.0, 0.45, 0.9, 0.6, 0.9})
                        .neighbours();
        assertEquals(0.425, Objects.requireNonNull(cliff.median()), 1e-12);
        assertEquals(0.425, Objects.requireNonNull(cliff.ratio()), 1e-12);
        assertEquals(true, cliff.cliff());
        assertEquals(4, cliff.run());
        SweepNeighbours plateau =
                ranking(grid, new Double[] {0.1, 0.6, 0.1, 0.5, 1.0, 0.5, 0.1, 0.6, 0.1})
                        .neighbours();
        assertEquals(false, plateau.cliff());
        SweepNeighbours without =
                ranking(grid, new Double[] {0.1, null, 0.1, null, 1.0, 0.9, 0.1, 0.9, 0.1})
                        .neighbours();
        assertEquals(true, without.cliff());
        assertNull(without.median());
        SweepNeighbours corner =
                ranking(grid, new Double[] {2.0, 1.0, null, 1.5, null, null, null, null, null})
                        .neighbours();
        assertEquals(0.625, Objects.requireNonNull(corner.ratio()), 1e-12);
        SweepNeighbours loss =
                ranking(grid, new Double[] {-2.0, -1.0, null, null, null, null, null, null, null})
                        .neighbours();
        assertNull(loss.cliff());
        assertEquals("the best's objective is not above 0", loss.undefined());
        SweepNeighbours lone =
                SweepRanking.of(grid, List.of(score(4, 1.0), score(0, 0.5))).neighbours();
        assertNull(lone.cliff());
        assertEquals(4, lone.lacking());
        assertEquals("none of them was run", lone.undefined());
    }

    @Test
    void aHeatMapSaysHowOtherParametersAreDealtWith() {
        SweepGrid grid = SweepGrid.all(params("a", "1", "2", "b", "1", "2", "c", "1", "2", "3"));
        Double[] objectives = {1.0, 2.0, 6.0, 3.0, null, null, 7.0, 8.0, 9.5, 1.0, null, 5.0};
        SweepRanking ranking = ranking(grid, objectives);
        SweepHeatMap best =
                Objects.requireNonNull(
                        SweepHeatMap.of(ranking, "a", "b", SweepHeatMap.Others.AT_BEST));
        assertEquals(Map.of("c", new BigDecimal(3)), best.fixed());
        assertEquals(List.of(Arrays.asList(6.0, 9.5), Arrays.asList(null, 5.0)), best.cells());
        SweepHeatMap median =
                Objects.requireNonNull(
                        SweepHeatMap.of(ranking, "a", "b", SweepHeatMap.Others.MEDIAN));
        assertEquals(List.of(Arrays.asList(2.0, 8.0), Arrays.asList(null, 1.0)), median.cells());
        assertEquals(Map.of(), median.fixed());
        SweepGrid two = SweepGrid.all(params("a", "1", "2", "b", "1", "2"));
        SweepHeatMap plain =
                Objects.requireNonNull(
                        SweepHeatMap.of(
                                ranking(two, new Double[] {1.0, 2.0, null, 4.0}),
                                "b",
                                "a",
                                SweepHeatMap.Others.AT_BEST));
        assertEquals(SweepHeatMap.Others.NONE, plain.others());
        assertEquals(List.of(Arrays.asList(1.0, 2.0), Arrays.asList(null, 4.0)), plain.cells());
        assertThrows(
                IllegalArgumentException.class,
                () -> SweepHeatMap.of(ranking, "a", "x", SweepHeatMap.Others.MEDIAN));
    }

    @Test
    void overSeveralSymbolsTheMedianObjectiveCounts() {
        SweepGrid grid = SweepGrid.all(params("a", "1", "2", "3"));
        SweepRanking across =
                SweepRanking.across(
                        grid,
                        List.of(
                                List.of(score(0, 1.0), score(1, 9.0), score(2, 2.0)),
                                List.of(score(2, 2.5), score(1, null), score(0, 1.0)),
                                List.of(score(0, 7.0), score(1, null), score(2, 3.0))));
        assertEquals(List.of(2, 0, 1), across.ranked().stream().map(SweepScore::number).toList());
        assertEquals(2.5, Objects.requireNonNull(across.best()).objective());
        assertEquals(9, Objects.requireNonNull(across.at(0)).trades());
        assertEquals(
                "undefined for half of the symbols or more",
                Objects.requireNonNull(across.at(1)).undefined());
    }

    @Test
    void nothingIsDecidedBeforeTheBarThatTheSymbolBeginsAt() {
        RuleTemplate template = SweepFixture.template(SweepFixture.CROSS);
        SweepGrid grid = SweepGrid.all(template.params());
        SweepSymbol later = SweepFixture.symbol(BARS).notBefore(400);
        List<SweepPoint> points =
                new Sweep(later, template, grid, SweepTerms.USUAL)
                        .run(new SweepGrid.Chunk(0, grid.size()));
        assertNotEquals(bare(run(BARS, template, grid, 64)), bare(points));
        for (SweepPoint point : points) {
            assertEquals(500, Objects.requireNonNull(point.metrics()).span().sessions());
            for (ClosedTrade trade : Objects.requireNonNull(point.trades())) {
                assertTrue(trade.entry().bar() > 400);
            }
        }
    }
}

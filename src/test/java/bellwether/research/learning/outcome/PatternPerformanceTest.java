package bellwether.research.learning.outcome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.db.TestDatabase;
import bellwether.research.learning.BaseUnit;
import bellwether.research.learning.Outcome;
import bellwether.research.learning.OutcomeKey;
import bellwether.research.learning.OutcomeOrigin;
import bellwether.research.learning.OutcomePolicy;
import bellwether.research.learning.OutcomePrices;
import bellwether.research.learning.OutcomeResult;
import bellwether.research.learning.OutcomeState;
import bellwether.research.learning.OutcomeSubject;
import bellwether.research.learning.PatternFigures;
import bellwether.research.learning.PerformanceGrouping;
import bellwether.research.learning.PerformanceQuery;
import bellwether.research.learning.store.LabelDao;
import bellwether.research.learning.store.LabelMark;
import bellwether.research.learning.store.LabelMark.BaseMarks;
import bellwether.research.learning.store.OutcomeWriter;
import bellwether.technical.statistics.Estimate;
import bellwether.technical.statistics.UndefinedFigure;
import bellwether.trading.execution.OrderSide;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.apache.commons.statistics.distribution.TDistribution;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Pattern performance beside a second, plain writing of it.
final class PatternPerformanceTest {
    private static final int SYMBOLS = 14;
    private static final int DAYS = 300;
    private static final int HELD = 3;
    private static final List<String> NAMES = List.of("LUCKY", "PLAIN", "RARE");

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final List<LocalDate> SESSIONS = weekdays();

    /// A decided signal, in the words of the test.
    private record Row(
            String name, int symbol, int day, boolean bought, boolean won, double net, double r) {}

    private static final List<Row> ROWS = new ArrayList<>();

    /// By symbol, day and side, whether entering there has won.
    private static final boolean[][][] BASE = new boolean[SYMBOLS][DAYS][2];

    private static List<LocalDate> weekdays() {
        List<LocalDate> days = new ArrayList<>();
        for (LocalDate day = LocalDate.of(2025, 6, 2); days.size() < DAYS; day = day.plusDays(1)) {
            if (day.getDayOfWeek() != DayOfWeek.SATURDAY
                    && day.getDayOfWeek() != DayOfWeek.SUNDAY) {
                days.add(day);
            }
        }
        return days;
    }

    @BeforeAll
    static void fill() {
        Random random = new Random(12);
        for (int symbol = 0; symbol < SYMBOLS; symbol++) {
            for (int day = 0; day < DAYS; day++) {
                BASE[symbol][day][0] = random.nextDouble() < 0.45;
                BASE[symbol][day][1] = random.nextDouble() < 0.40;
            }
        }
        for (int day = 0; day + HELD < DAYS; day++) {
            for (int symbol = 0; symbol < SYMBOLS; symbol++) {
                signal(random, "LUCKY", symbol, day, 0.05, 0.65);
                signal(random, "PLAIN", symbol, day, 0.04, 0.43);
            }
        }
        for (int day = 0; day < 40; day += 4) {
            signal(random, "RARE", 0, day, 1, 0.9);
        }
        store();
    }

    private static void signal(
            Random random, String name, int symbol, int day, double often, double wins) {
        if (random.nextDouble() < often) {
            boolean won = random.nextDouble() < wins;
            double net = won ? 1 + random.nextDouble() : -1 - random.nextDouble();
            ROWS.add(new Row(name, symbol, day, random.nextBoolean(), won, net, net / 2));
        }
    }

    private static Instant at(int day) {
        return Instant.ofEpochSecond(LabelFixture.time(SESSIONS.get(day)));
    }

    private static void store() {
        List<Outcome> outcomes = new ArrayList<>();
        for (Row row : ROWS) {
            OrderSide side = row.bought() ? OrderSide.BUY : OrderSide.SELL;
            OutcomeKey key =
                    new OutcomeKey(
                            "ann",
                            OutcomeOrigin.ALERT,
                            "al_" + (outcomes.size() + 1),
                            OutcomePolicy.HORIZON);
            OutcomeSubject subject =
                    new OutcomeSubject(
                            row.symbol() + 1L,
                            "S" + row.symbol(),
                            "1d",
                            row.name(),
                            side,
                            at(row.day()));
            outcomes.add(
                    Outcome.undecided(key, subject, OutcomeState.PENDING, "", at(0))
                            .decided(
                                    OutcomeState.FINAL,
                                    "time",
                                    prices(row.day() + 1, row.day() + HELD),
                                    new OutcomeResult(
                                            0.0, row.net(), row.r(), 0.0, 0.0, null, null),
                                    List.of(),
                                    at(0)));
        }
        DATABASE.jdbi()
                .useTransaction(h -> {
                    var added = new OutcomeWriter().insert(h, outcomes);
                    assertEquals(ROWS.size(), added.size());
                    for (int symbol = 0; symbol < SYMBOLS; symbol++) {
                        h.execute(
                                "insert into label_mark (symbol, timeframe) values (?, '1d')",
                                symbol + 1);
                    }
                    new LabelDao().answer(h, marks());
                });
    }

    private static List<LabelMark> marks() {
        List<LabelMark> marks = new ArrayList<>();
        for (int symbol = 0; symbol < SYMBOLS; symbol++) {
            StringBuilder text = new StringBuilder();
            List<Long> times = new ArrayList<>();
            for (int day = 0; day < DAYS; day++) {
                times.add(at(day).getEpochSecond());
                text.append("00")
                        .append(BASE[symbol][day][0] ? '2' : '1')
                        .append(BASE[symbol][day][1] ? '2' : '1')
                        .append("00");
            }
            marks.add(
                    new LabelMark(
                            symbol + 1L,
                            "1d",
                            1,
                            0,
                            null,
                            1,
                            1,
                            new BaseMarks(times, text.toString())));
        }
        return marks;
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    private static PerformanceQuery query(String owner, PerformanceGrouping by) {
        return new PerformanceQuery(
                owner,
                at(0),
                by,
                OutcomePolicy.HORIZON,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static PatternPerformance.Report report(String owner, PerformanceGrouping by) {
        return new PatternPerformance(DATABASE.jdbi()).of(query(owner, by));
    }

    private static <T> T known(@Nullable T value) {
        return Objects.requireNonNull(value);
    }

    @Test
    void eachFigureIsThatOfAPlainWriting() {
        PatternPerformance.Report report = report("ann", PerformanceGrouping.PATTERN);
        assertEquals(ROWS.size(), report.counted());
        Map<String, Plain> plain = new HashMap<>();
        NAMES.forEach(name ->
                plain.put(
                        name,
                        new Plain(ROWS.stream().filter(r -> r.name().equals(name)).toList())));
        // two tests, adjusted by Benjamini and Yekutieli: (1 + 1/2) 2 ÷ rank
        double first = Math.min(known(plain.get("LUCKY")).p(), known(plain.get("PLAIN")).p());
        double last = Math.max(known(plain.get("LUCKY")).p(), known(plain.get("PLAIN")).p());
        double adjustedLast = Math.min(1, 1.5 * last);
        double adjustedFirst = Math.min(adjustedLast, 3 * first);
        assertEquals(2, report.tested());
        assertEquals(
                List.of("LUCKY", "PLAIN", "RARE"),
                report.kinds().stream().map(PatternFigures::key).toList());
        for (PatternFigures kind : report.kinds()) {
            known(plain.get(kind.key())).assertSame(kind);
        }
        PatternFigures.Base lucky = known(report.kinds().getFirst().base());
        assertEquals(known(plain.get("LUCKY")).p(), known(lucky.p()), 1e-9);
        assertEquals(adjustedFirst, known(lucky.adjusted()), 1e-9);
        assertTrue(known(lucky.adjusted()) < 0.01, "p " + lucky.adjusted());
        assertEquals(adjustedLast, known(known(report.kinds().get(1).base()).adjusted()), 1e-9);
        PatternFigures rare = report.kinds().getLast();
        assertEquals(PatternFigures.TOO_FEW, rare.why());
        assertNull(known(rare.base()).p());
        assertNull(known(rare.base()).adjusted());
    }

    /// One symbol has no others on its dates: it is held against its own other sessions.
    @Test
    void aSymbolIsHeldAgainstItsOwnOtherSessions() {
        PatternPerformance.Report report =
                new PatternPerformance(DATABASE.jdbi())
                        .of(
                                new PerformanceQuery(
                                        "ann",
                                        at(0),
                                        PerformanceGrouping.SYMBOL,
                                        OutcomePolicy.HORIZON,
                                        Optional.empty(),
                                        Optional.of("LUCKY"),
                                        Optional.empty(),
                                        Optional.empty()));
        assertEquals(SYMBOLS, report.kinds().size());
        double sum = 0;
        int bounded = 0;
        for (PatternFigures kind : report.kinds()) {
            int symbol = Integer.parseInt(kind.key().substring(1));
            Plain plain =
                    new Plain(
                            ROWS.stream()
                                    .filter(row -> row.name().equals("LUCKY"))
                                    .filter(row -> row.symbol() == symbol)
                                    .toList());
            plain.assertSame(kind);
            assertEquals(BaseUnit.BLOCK, known(kind.base()).unit());
            plain.assertBlocks(known(kind.meanR()));
            bounded += known(kind.meanR()).interval().isPresent() ? 1 : 0;
            sum += known(kind.base()).excess().estimate().orElseThrow();
        }
        assertTrue(bounded > SYMBOLS / 2, bounded + " with an interval");
        // 65 % of the signals have won, 42 % of all entries
        assertEquals(0.23, sum / SYMBOLS, 0.06);
    }

    @Test
    void allSignalsOfADateAreNoneOfItsBase() {
        PatternFigures lucky =
                report("ann", PerformanceGrouping.PATTERN).kinds().stream()
                        .filter(kind -> kind.key().equals("LUCKY"))
                        .findFirst()
                        .orElseThrow();
        assertEquals(BaseUnit.DATE, known(lucky.base()).unit());
        assertEquals(0.23, known(lucky.base()).excess().estimate().orElseThrow(), 0.06);
    }

    /// Trades that are held for 21 sessions overlap: ten blocks of twice as many are needed.
    @Test
    void aTradesHorizonIsItsOwnLength() {
        List<Outcome> held = new ArrayList<>();
        for (int day = 0; day + 20 < DAYS; day++) {
            held.add(
                    Outcome.undecided(
                                    new OutcomeKey(
                                            "cas",
                                            OutcomeOrigin.PAPER,
                                            "pf_1:" + day,
                                            OutcomePolicy.TRADED),
                                    new OutcomeSubject(
                                            day % SYMBOLS + 1L,
                                            "S" + day % SYMBOLS,
                                            "1d",
                                            "HELD",
                                            OrderSide.BUY,
                                            at(day)),
                                    OutcomeState.PENDING,
                                    "",
                                    at(0))
                            .decided(
                                    OutcomeState.FINAL,
                                    "signal",
                                    prices(day, day + 20),
                                    new OutcomeResult(0.0, 1.0 + day, day / 9.0, null, null, null, null),
                                    List.of(),
                                    at(0)));
        }
        DATABASE.jdbi().useTransaction(h -> new OutcomeWriter().insert(h, held));
        PatternFigures kind = report("cas", PerformanceGrouping.PATTERN).kinds().getFirst();
        assertEquals(
                Optional.of("too few: 280 of 420 dates"),
                known(kind.meanR()).undefined().map(UndefinedFigure::detail));
    }

    private static OutcomePrices prices(int entered, int exited) {
        return new OutcomePrices(null, null, null, null, null, at(entered), at(exited));
    }

    @Test
    void othersSeeNothingOfIt() {
        assertEquals(0, report("bob", PerformanceGrouping.ORIGIN).counted());
    }

    @Test
    void kindsAreGatheredByWhatIsAsked() {
        assertEquals(SYMBOLS, report("ann", PerformanceGrouping.SYMBOL).kinds().size());
        assertEquals(
                List.of("alert"),
                report("ann", PerformanceGrouping.ORIGIN).kinds().stream()
                        .map(PatternFigures::key)
                        .toList());
        assertEquals("1d", report("ann", PerformanceGrouping.TIMEFRAME).kinds().getFirst().key());
    }

    /// The same figures by plain loops.
    private record Plain(List<Row> rows) {
        int symbols() {
            return (int) rows.stream().map(Row::symbol).distinct().count();
        }

        /// Calendar days on which each is open, shared among those of its symbol.
        double effective() {
            double sum = 0;
            for (Row row : rows) {
                long from = SESSIONS.get(row.day() + 1).toEpochDay();
                long to = SESSIONS.get(row.day() + HELD).toEpochDay();
                double shares = 0;
                for (long day = from; day <= to; day++) {
                    long open = day;
                    long others =
                            rows.stream()
                                    .filter(other -> other.symbol() == row.symbol())
                                    .filter(other ->
                                            SESSIONS.get(other.day() + 1).toEpochDay() <= open
                                                    && open
                                                            <= SESSIONS.get(other.day() + HELD)
                                                                    .toEpochDay())
                                    .count();
                    shares += 1.0 / others;
                }
                sum += shares / (to - from + 1);
            }
            return sum;
        }

        boolean isByDate() {
            return symbols() >= 10;
        }

        boolean isSignal(int symbol, int day, boolean bought) {
            return rows.stream()
                    .anyMatch(other ->
                            other.symbol() == symbol
                                    && other.day() == day
                                    && other.bought() == bought);
        }

        /// Of entries without a signal: of this kind's symbols on the day, or of the symbol in the
        /// same block of sessions.
        double base(Row row) {
            List<Boolean> won = new ArrayList<>();
            int side = row.bought() ? 0 : 1;
            if (isByDate()) {
                for (int symbol : rows.stream().map(Row::symbol).distinct().toList()) {
                    if (!isSignal(symbol, row.day(), row.bought())) {
                        won.add(BASE[symbol][row.day()][side]);
                    }
                }
            } else {
                for (int day = first(); day < DAYS; day++) {
                    if (block(day) == block(row.day())
                            && (day <= last() || day < first() + 63 * (block(day) + 1))
                            && !isSignal(row.symbol(), day, row.bought())) {
                        won.add(BASE[row.symbol()][day][side]);
                    }
                }
            }
            return won.stream().filter(one -> one).count() / (double) won.size();
        }

        int first() {
            return rows.stream().mapToInt(Row::day).min().orElseThrow();
        }

        int last() {
            return rows.stream().mapToInt(Row::day).max().orElseThrow();
        }

        /// A rest of under half a block belongs to the block before.
        int block(int day) {
            int blocks = Math.max(1, (last() - first() + 1 + 31) / 63);
            return Math.min((day - first()) / 63, blocks - 1);
        }

        /// Days are averaged first.
        List<Double> byBlocks(ToDoubleFunction<Row> value) {
            TreeMap<Integer, List<Double>> days = new TreeMap<>();
            rows.forEach(row ->
                    days.computeIfAbsent(row.day(), _ -> new ArrayList<>())
                            .add(value.applyAsDouble(row)));
            TreeMap<Integer, List<Double>> blocks = new TreeMap<>();
            days.forEach((day, values) ->
                    blocks.computeIfAbsent(block(day), _ -> new ArrayList<>())
                            .add(average(values)));
            return blocks.values().stream().map(Plain::average).toList();
        }

        /// The mean of block means, and t with blocks - 1 degrees.
        void assertBlocks(Estimate found) {
            List<Double> means = byBlocks(Row::r);
            double mean = average(means);
            assertEquals(mean, found.estimate().orElseThrow(), 1e-12);
            int n = means.size();
            assertEquals(n >= 4, found.interval().isPresent());
            if (n < 4) {
                return;
            }
            double squares = means.stream().mapToDouble(m -> (m - mean) * (m - mean)).sum();
            double error = Math.sqrt(squares / n / (n - 1));
            double t = TDistribution.of(n - 1.0).inverseSurvivalProbability(0.05);
            assertEquals(mean - t * error, found.interval().orElseThrow().low(), 1e-9);
        }

        static double average(List<Double> values) {
            return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        }

        double[] daily(ToDoubleFunction<Row> value) {
            TreeMap<Integer, List<Double>> days = new TreeMap<>();
            for (Row row : rows) {
                days.computeIfAbsent(row.day(), _ -> new ArrayList<>())
                        .add(value.applyAsDouble(row));
            }
            return days.values().stream()
                    .mapToDouble(day ->
                            day.stream().mapToDouble(Double::doubleValue).average().orElseThrow())
                    .toArray();
        }

        double excessOf(Row row) {
            return (row.won() ? 1 : 0) - base(row);
        }

        /// Two-sided, by Newey and West with lag max(2h, ⌊4(n/100)^(2/9)⌋) and n ÷ h − 1 degrees.
        double p() {
            double[] x = daily(this::excessOf);
            int n = x.length;
            double mean = Arrays.stream(x).average().orElseThrow();
            int lag = Math.max(2 * HELD, (int) Math.floor(4 * Math.pow(n / 100.0, 2.0 / 9)));
            double sum = 0;
            for (int k = 0; k <= lag; k++) {
                double covariance = 0;
                for (int i = k; i < n; i++) {
                    covariance += (x[i] - mean) * (x[i - k] - mean) / n;
                }
                sum += k == 0 ? covariance : 2 * (1 - k / (lag + 1.0)) * covariance;
            }
            double t = mean / Math.sqrt(sum / n);
            return 2 * TDistribution.of((double) n / HELD - 1).survivalProbability(Math.abs(t));
        }

        void assertSame(PatternFigures kind) {
            int n = rows.size();
            double effective = effective();
            assertEquals(n, kind.n());
            assertEquals(symbols(), kind.symbols());
            assertEquals(effective, kind.effectiveN(), 1e-9);
            double share = rows.stream().filter(Row::won).count() / (double) n;
            assertEquals(share, kind.winRate().estimate().orElseThrow(), 1e-12);
            double z = 1.6448536269514722;
            double low =
                    (share
                                    + z * z / (2 * effective)
                                    - z
                                            * Math.sqrt(
                                                    share * (1 - share) / effective
                                                            + z * z / (4 * effective * effective)))
                            / (1 + z * z / effective);
            assertEquals(low, kind.winRate().interval().orElseThrow().low(), 1e-9);
            if (isByDate()) {
                assertEquals(
                        Arrays.stream(daily(Row::r)).average().orElseThrow(),
                        known(kind.meanR()).estimate().orElseThrow(),
                        1e-12);
            }
            double[] sorted = rows.stream().mapToDouble(Row::r).sorted().toArray();
            double median = n % 2 == 1 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
            assertEquals(median, known(kind.medianR()), 1e-12);
            assertEquals(daily(Row::net).length, kind.dates());
            assertEquals(
                    Arrays.stream(daily(Row::net)).average().orElseThrow(), kind.meanNet(), 1e-12);
            assertEquals(
                    Arrays.stream(daily(this::base)).average().orElseThrow(),
                    known(kind.base()).rate(),
                    1e-12);
            assertEquals(
                    isByDate()
                            ? Arrays.stream(daily(this::excessOf)).average().orElseThrow()
                            : average(byBlocks(this::excessOf)),
                    known(kind.base()).excess().estimate().orElseThrow(),
                    1e-12);
        }
    }
}

package bellwether.research.learning.outcome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.research.learning.BaseUnit;
import bellwether.research.learning.Outcome;
import bellwether.research.learning.OutcomeKey;
import bellwether.research.learning.OutcomeOrigin;
import bellwether.research.learning.OutcomePolicy;
import bellwether.research.learning.OutcomeResult;
import bellwether.research.learning.OutcomeState;
import bellwether.research.learning.OutcomeSubject;
import bellwether.research.learning.PatternFigures;
import bellwether.research.learning.PerformanceGrouping;
import bellwether.research.learning.PerformanceQuery;
import bellwether.research.learning.store.OutcomeWriter;
import bellwether.technical.statistics.UndefinedFigure;
import bellwether.trading.execution.OrderSide;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Pattern performance beside a second, plain writing of it.
final class PatternPerformanceTest {
    private static final List<String> NAMES = List.of("LUCKY", "PLAIN", "RARE");

    private static final SignalledMarket MARKET = new SignalledMarket();

    @AfterAll
    static void close() {
        MARKET.close();
    }

    private static PerformanceQuery query(String owner, PerformanceGrouping by) {
        return new PerformanceQuery(
                owner,
                SignalledMarket.at(0),
                by,
                OutcomePolicy.HORIZON,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static PatternPerformance.Report report(String owner, PerformanceGrouping by) {
        return new PatternPerformance(MARKET.database.jdbi()).of(query(owner, by));
    }

    @Test
    void eachFigureIsThatOfAPlainWriting() {
        PatternPerformance.Report report = report("ann", PerformanceGrouping.PATTERN);
        assertEquals(MARKET.rows.size(), report.counted());
        Map<String, PlainFigures> plain = new HashMap<>();
        NAMES.forEach(name ->
                plain.put(
                        name,
                        new PlainFigures(
                                MARKET,
                                MARKET.rows.stream().filter(r -> r.name().equals(name)).toList())));
        // two tests, adjusted by Benjamini and Yekutieli: (1 + 1/2) 2 ÷ rank
        double first =
                Math.min(
                        LabelFixture.known(plain.get("LUCKY")).p(),
                        LabelFixture.known(plain.get("PLAIN")).p());
        double last =
                Math.max(
                        LabelFixture.known(plain.get("LUCKY")).p(),
                        LabelFixture.known(plain.get("PLAIN")).p());
        double adjustedLast = Math.min(1, 1.5 * last);
        double adjustedFirst = Math.min(adjustedLast, 3 * first);
        assertEquals(2, report.tested());
        assertEquals(
                List.of("LUCKY", "PLAIN", "RARE"),
                report.kinds().stream().map(PatternFigures::key).toList());
        for (PatternFigures kind : report.kinds()) {
            LabelFixture.known(plain.get(kind.key())).assertSame(kind);
        }
        PatternFigures.Base lucky = LabelFixture.known(report.kinds().getFirst().base());
        assertEquals(
                LabelFixture.known(plain.get("LUCKY")).p(), LabelFixture.known(lucky.p()), 1e-9);
        assertEquals(adjustedFirst, LabelFixture.known(lucky.adjusted()), 1e-9);
        assertTrue(LabelFixture.known(lucky.adjusted()) < 0.01, "p " + lucky.adjusted());
        assertEquals(
                adjustedLast,
                LabelFixture.known(LabelFixture.known(report.kinds().get(1).base()).adjusted()),
                1e-9);
        PatternFigures rare = report.kinds().getLast();
        assertEquals(PatternFigures.TOO_FEW, rare.why());
        assertNull(LabelFixture.known(rare.base()).p());
        assertNull(LabelFixture.known(rare.base()).adjusted());
    }

    /// One symbol has no others on its dates: it is held against its own other sessions.
    @Test
    void aSymbolIsHeldAgainstItsOwnOtherSessions() {
        PatternPerformance.Report report =
                new PatternPerformance(MARKET.database.jdbi())
                        .of(
                                new PerformanceQuery(
                                        "ann",
                                        SignalledMarket.at(0),
                                        PerformanceGrouping.SYMBOL,
                                        OutcomePolicy.HORIZON,
                                        Optional.empty(),
                                        Optional.of("LUCKY"),
                                        Optional.empty(),
                                        Optional.empty()));
        assertEquals(SignalledMarket.SYMBOLS, report.kinds().size());
        double sum = 0;
        int bounded = 0;
        for (PatternFigures kind : report.kinds()) {
            int symbol = Integer.parseInt(kind.key().substring(1));
            PlainFigures plain =
                    new PlainFigures(
                            MARKET,
                            MARKET.rows.stream()
                                    .filter(row -> row.name().equals("LUCKY"))
                                    .filter(row -> row.symbol() == symbol)
                                    .toList());
            plain.assertSame(kind);
            assertEquals(BaseUnit.BLOCK, LabelFixture.known(kind.base()).unit());
            plain.assertBlocks(LabelFixture.known(kind.meanR()));
            bounded += LabelFixture.known(kind.meanR()).interval().isPresent() ? 1 : 0;
            sum += LabelFixture.known(kind.base()).excess().estimate().orElseThrow();
        }
        assertTrue(bounded > SignalledMarket.SYMBOLS / 2, bounded + " with an interval");
        // 65 % of the signals have won, 42 % of all entries
        assertEquals(0.23, sum / SignalledMarket.SYMBOLS, 0.06);
    }

    @Test
    void whatIsSignalledIsNoneOfItsBase() {
        PatternFigures lucky =
                report("ann", PerformanceGrouping.PATTERN).kinds().stream()
                        .filter(kind -> kind.key().equals("LUCKY"))
                        .findFirst()
                        .orElseThrow();
        assertEquals(BaseUnit.DATE, LabelFixture.known(lucky.base()).unit());
        assertEquals(
                0.23, LabelFixture.known(lucky.base()).excess().estimate().orElseThrow(), 0.06);
    }

    /// Trades that are held for 21 sessions overlap: ten blocks of twice as many are needed.
    @Test
    void aTradesHorizonIsItsOwnLength() {
        List<Outcome> held = new ArrayList<>();
        for (int day = 0; day + 20 < SignalledMarket.DAYS; day++) {
            held.add(
                    Outcome.undecided(
                                    new OutcomeKey(
                                            "cas",
                                            OutcomeOrigin.PAPER,
                                            "pf_1:" + day,
                                            OutcomePolicy.TRADED),
                                    new OutcomeSubject(
                                            day % SignalledMarket.SYMBOLS + 1L,
                                            "S" + day % SignalledMarket.SYMBOLS,
                                            "1d",
                                            "HELD",
                                            OrderSide.BUY,
                                            SignalledMarket.at(day)),
                                    OutcomeState.PENDING,
                                    "",
                                    SignalledMarket.at(0))
                            .decided(
                                    OutcomeState.FINAL,
                                    "signal",
                                    SignalledMarket.prices(day, day + 20),
                                    new OutcomeResult(
                                            0.0, 1.0 + day, day / 9.0, null, null, null, null),
                                    List.of(),
                                    SignalledMarket.at(0)));
        }
        MARKET.database.jdbi().useTransaction(h -> new OutcomeWriter().insert(h, held));
        PatternFigures kind = report("cas", PerformanceGrouping.PATTERN).kinds().getFirst();
        assertEquals(
                Optional.of("too few: 280 of 420 dates"),
                LabelFixture.known(kind.meanR()).undefined().map(UndefinedFigure::detail));
    }

    @Test
    void othersSeeNothingOfIt() {
        assertEquals(0, report("bob", PerformanceGrouping.ORIGIN).counted());
    }

    @Test
    void kindsAreGatheredByWhatIsAsked() {
        assertEquals(
                SignalledMarket.SYMBOLS, report("ann", PerformanceGrouping.SYMBOL).kinds().size());
        assertEquals(
                List.of("alert"),
                report("ann", PerformanceGrouping.ORIGIN).kinds().stream()
                        .map(PatternFigures::key)
                        .toList());
        assertEquals("1d", report("ann", PerformanceGrouping.TIMEFRAME).kinds().getFirst().key());
    }
}

package bellwether.research.evidence.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.SharedData;
import bellwether.market.bars.Bars;
import bellwether.market.symbols.Timeframe;
import bellwether.research.evidence.scoreboard.CellKind;
import bellwether.research.evidence.scoreboard.PlanFigures;
import bellwether.research.evidence.scoreboard.PlanRecord;
import bellwether.research.evidence.scoreboard.PlanState;
import bellwether.research.evidence.scoreboard.PlannedBracket;
import bellwether.research.evidence.scoreboard.ScoreCell;
import bellwether.trading.execution.CostPlan;
import bellwether.trading.execution.CostPresets;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The month ends of 505 symbols over five years: states, R and cells, written a second time in
/// plain lines.
@Tag("long")
final class MonthEndPlansTest {
    /// What the plain lines come to.
    private record Plain(PlanState state, double r) {}

    @Test
    void statesAndRAndCellsAreThoseOfPlainLines() throws IOException {
        Map<String, Bars> prices =
                MonthEndScores.read(SharedData.require("prices/sp500-5yr.csv.gz"));
        List<PlanRecord> gross = new MonthEndScores(prices, CostPlan.NONE).records("balanced");
        List<PlanRecord> net =
                new MonthEndScores(prices, new CostPresets().plan("us_retail")).records("balanced");
        Map<PlanState, Integer> seen = new EnumMap<>(PlanState.class);
        assertEquals(gross.size(), net.size());
        for (int i = 0; i < gross.size(); i++) {
            compare(prices, gross.get(i));
            compareCosts(gross.get(i), net.get(i));
            seen.merge(gross.get(i).mark().result().state(), 1, Integer::sum);
        }
        assertTrue(gross.size() > 28_000, gross.size() + " plans");
        assertTrue(seen.getOrDefault(PlanState.STOP, 0) > 3_000, seen.toString());
        assertTrue(seen.getOrDefault(PlanState.TARGET, 0) > 1_000, seen.toString());
        assertTrue(seen.getOrDefault(PlanState.TIME, 0) > 1_000, seen.toString());
        assertTrue(seen.getOrDefault(PlanState.NOT_ENTERED, 0) > 100, seen.toString());
        compareCells(net);
    }

    private static void compare(Map<String, Bars> prices, PlanRecord record) {
        PlannedBracket plan = record.plan();
        PlanState state = record.mark().result().state();
        if (plan == null || state == PlanState.VOID) {
            return;
        }
        Bars bars = Objects.requireNonNull(prices.get(record.subject().ticker()));
        Plain plain = plain(bars, plan, record.subject().asOf());
        String what = record.subject() + " " + plan + " " + record.mark().result();
        assertEquals(plain.state, state, what);
        PlanFigures figures = record.mark().result().figures();
        assertEquals(plain.r, figures == null ? 0 : figures.r(), 1e-6, what);
    }

    /// A plan held against bars, in prices times its side, so that up is good.
    private static Plain plain(Bars bars, PlannedBracket plan, LocalDate asOf) {
        int side = plan.side().equals("long") ? 1 : -1;
        double entry = side * plan.entry().doubleValue();
        double stop = side * plan.stop().doubleValue();
        double target = side * plan.target().doubleValue();
        int first = bars.place((asOf.toEpochDay() + 1) * Timeframe.SECONDS_PER_DAY);
        double close = side * bars.close()[first - 1];
        int way = plan.method().equals("last_close") ? 0 : (int) Math.signum(entry - close);
        double in = Double.NaN;
        int entered = 0;
        for (int i = first; i < bars.size(); i++) {
            double open = side * bars.open()[i];
            double best = side * (side > 0 ? bars.high() : bars.low())[i];
            double worst = side * (side > 0 ? bars.low() : bars.high())[i];
            double last = side * bars.close()[i];
            boolean atOpen = false;
            if (Double.isNaN(in)) {
                atOpen = way == 0 || (way > 0 ? open >= entry : open < entry);
                in = atOpen ? open : (way > 0 ? best >= entry : worst < entry) ? entry : Double.NaN;
                entered = i;
                if (Double.isNaN(in) && i == first + 4) {
                    return new Plain(PlanState.NOT_ENTERED, 0);
                } else if (Double.isNaN(in)) {
                    continue;
                }
                boolean gone = in <= stop;
                if (gone || in >= target) {
                    return new Plain(gone ? PlanState.STOP : PlanState.TARGET, 0);
                }
            } else if (open <= stop || open > target || i == entered + plan.maxBars()) {
                PlanState state =
                        i == entered + plan.maxBars()
                                ? PlanState.TIME
                                : open <= stop ? PlanState.STOP : PlanState.TARGET;
                return new Plain(state, (open - in) / plan.risk());
            }
            if (worst <= stop) {
                return new Plain(PlanState.STOP, (stop - in) / plan.risk());
            }
            // in the bar of a limit entry only the close proves what came after it
            double proven = i == entered && !atOpen && way < 0 ? last : best;
            if (proven > target) {
                return new Plain(PlanState.TARGET, (target - in) / plan.risk());
            }
        }
        return new Plain(Double.isNaN(in) ? PlanState.WAITING : PlanState.ENTERED, 0);
    }

    private static void compareCosts(PlanRecord gross, PlanRecord net) {
        PlanFigures before = gross.mark().result().figures();
        PlanFigures after = net.mark().result().figures();
        assertEquals(gross.mark().result().state(), net.mark().result().state());
        if (before != null && after != null) {
            double risk = Objects.requireNonNull(net.plan()).risk();
            assertEquals(before.r() - after.costs() / risk, after.r(), 1e-9);
            assertTrue(after.costs() > 0);
        }
    }

    private static void compareCells(List<PlanRecord> records) {
        for (ScoreCell cell : MonthEndScores.table(records, CellKind.VERDICT).cells()) {
            List<Double> rs = new ArrayList<>();
            Map<LocalDate, List<Double>> dates = new TreeMap<>();
            Map<String, Integer> states = new TreeMap<>();
            for (PlanRecord record : records) {
                if (record.subject().verdict().equals(cell.key())) {
                    states.merge(record.mark().result().state().key(), 1, Integer::sum);
                    PlanFigures figures = record.mark().result().figures();
                    if (figures != null) {
                        rs.add(figures.r());
                        dates.computeIfAbsent(record.subject().asOf(), _ -> new ArrayList<>())
                                .add(figures.r());
                    }
                }
            }
            assertEquals(states, cell.states(), cell.key());
            assertEquals(rs.size(), cell.closed(), cell.key());
            if (!rs.isEmpty()) {
                double mean = mean(dates.values().stream().map(MonthEndPlansTest::mean).toList());
                List<Double> hits =
                        dates.values().stream()
                                .map(day -> mean(day.stream().map(r -> r > 0 ? 1.0 : 0).toList()))
                                .toList();
                rs.sort(null);
                double median = (rs.get((rs.size() - 1) / 2) + rs.get(rs.size() / 2)) / 2;
                assertEquals(mean, Objects.requireNonNull(cell.meanR().value()), 1e-9);
                assertEquals(mean(hits), Objects.requireNonNull(cell.hitRate().value()), 1e-9);
                assertEquals(median, Objects.requireNonNull(cell.medianR()), 1e-12);
                assertEquals(dates.size(), cell.size().dates());
                assertTrue(cell.size().effectiveN() <= rs.size() + 1e-9);
            }
        }
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(value -> value).sum() / values.size();
    }
}

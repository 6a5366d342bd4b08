package bellwether.research.backtest.doubt;

import bellwether.research.backtest.metric.RunMetrics;
import bellwether.research.backtest.run.HoldRun;
import bellwether.research.backtest.run.RunTerms;
import bellwether.research.backtest.run.SymbolResult;
import bellwether.trading.rules.RuleSignals;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What could have been had without the rule, over the same sessions.
///
/// @param name `hold` or the ticker of an index
/// @param curve null where there is none
/// @param figures of the curve
/// @param missing sessions of the run on which it has no price and keeps its last one
/// @param undefined why there is no curve
public record BaselineCurve(
        String name,
        @Nullable SessionCurve curve,
        @Nullable HeadlineFigures figures,
        List<LocalDate> missing,
        @Nullable String undefined) {
    private static final String HOLD = "hold";

    /// Sessions at the end of a run on which an index may lack a close.
    private static final int MOST_LATE = 5;

    /// Buy and hold of one symbol from the rule's first deciding bar on, with costs and dividends.
    ///
    /// @param perYear sessions a year
    /// @param rf riskless return a year
    public static BaselineCurve hold(RuleSignals signals, RunTerms terms, int perYear, double rf) {
        int size = signals.history().size();
        if (signals.firstDecision() >= size - 1) {
            return none(HOLD, "no bar follows the first on which the rule can decide");
        }
        SymbolResult held = HoldRun.of(signals, terms);
        SessionCurve curve =
                SessionCurve.sampled(
                        signals.history(), held.firstDecision(), held.equity(), perYear);
        SessionCurve gross =
                SessionCurve.sampled(
                        signals.history(), held.firstDecision(), held.gross(), perYear);
        double[] values = new double[gross.count()];
        Arrays.setAll(values, gross::equity);
        return of(HOLD, curve, values, held.trading(), rf);
    }

    /// A baseline of which only the equity is kept.
    ///
    /// @param costs of buying
    public static BaselineCurve valued(String name, SessionCurve curve, double costs, double rf) {
        SortedMap<String, Double> paid = new TreeMap<>(Map.of(HOLD, costs));
        double[] values = new double[curve.count()];
        Arrays.setAll(values, curve::equity);
        return of(name, curve, values, new RunMetrics.Trading(List.of(), 0, paid), rf);
    }

    /// Several symbols held side by side, each with the cash that its own curve begins with; for a
    /// portfolio each is run with an equal part of its cash. Before and after its sessions a symbol
    /// keeps what it has.
    public static BaselineCurve holdAll(List<BaselineCurve> parts, double rf) {
        List<SessionCurve> curves =
                parts.stream().map(BaselineCurve::curve).flatMap(Stream::ofNullable).toList();
        if (curves.isEmpty()) {
            return none(HOLD, "none of the symbols could be held");
        }
        TreeSet<Integer> all = new TreeSet<>();
        curves.forEach(curve -> Arrays.stream(curve.days()).forEach(all::add));
        int[] days = all.stream().mapToInt(Integer::intValue).toArray();
        double[] sum = new double[days.length];
        for (SessionCurve curve : curves) {
            add(curve, days, sum);
        }
        int perYear = curves.stream().mapToInt(SessionCurve::perYear).max().orElseThrow();
        SortedMap<String, Double> costs = new TreeMap<>();
        double paid = 0;
        for (BaselineCurve part : parts) {
            paid += part.figures == null ? 0 : part.figures.costs();
        }
        costs.put(HOLD, paid);
        return of(
                HOLD,
                new SessionCurve(days, sum, perYear),
                sum,
                new RunMetrics.Trading(List.of(), 0, costs),
                rf);
    }

    private static void add(SessionCurve curve, int[] days, double[] sum) {
        int next = 0;
        double last = curve.equity(0);
        for (int i = 0; i < days.length; i++) {
            while (next < curve.count() && curve.day(next) <= days[i]) {
                last = curve.equity(next);
                next++;
            }
            sum[i] += last;
        }
    }

    /// An index over the sessions of a run, without costs: an index cannot be bought.
    ///
    /// @param own the run's equity
    /// @param days of the index's closes, rising
    public static BaselineCurve index(
            String ticker, SessionCurve own, int[] days, double[] closes, double rf) {
        TreeMap<Integer, Double> known = new TreeMap<>();
        for (int i = 0; i < days.length; i++) {
            if (closes[i] > 0 && Double.isFinite(closes[i])) {
                known.put(days[i], closes[i]);
            }
        }
        if (known.floorKey(own.day(0)) == null) {
            return none(
                    ticker,
                    "%s has no close on or before %s, when the run begins"
                            .formatted(ticker, own.date(0)));
        }
        double first = known.floorEntry(own.day(0)).getValue();
        double[] equity = new double[own.count()];
        List<LocalDate> missing = new ArrayList<>();
        for (int i = 0; i < equity.length; i++) {
            equity[i] = own.equity(0) * (known.floorEntry(own.day(i)).getValue() / first);
            if (!known.containsKey(own.day(i))) {
                missing.add(own.date(i));
            }
        }
        if (missing.size() == equity.length) {
            return none(ticker, ticker + " has no close on any session of the run");
        }
        if (endsEarly(days, own.days())) {
            return none(
                    ticker,
                    "%s has no close after %s, and the run ends on %s"
                            .formatted(
                                    ticker,
                                    LocalDate.ofEpochDay(known.lastKey()),
                                    own.date(own.count() - 1)));
        }
        BaselineCurve curve =
                of(
                        ticker,
                        new SessionCurve(own.days(), equity, own.perYear()),
                        equity,
                        new RunMetrics.Trading(List.of(), 0, new TreeMap<>()),
                        rf);
        return new BaselineCurve(ticker, curve.curve, curve.figures, List.copyOf(missing), null);
    }

    /// Whether the closes of an index end more than a few sessions before a run does.
    ///
    /// @param closed days of its closes, rising
    /// @param sessions of the run, rising
    public static boolean endsEarly(int[] closed, int[] sessions) {
        int late = sessions.length - 1 - MOST_LATE;
        return closed.length == 0 || closed[closed.length - 1] < sessions[Math.max(0, late)];
    }

    private static BaselineCurve of(
            String name,
            SessionCurve curve,
            double[] gross,
            RunMetrics.Trading trading,
            double rf) {
        return new BaselineCurve(
                name,
                curve,
                HeadlineFigures.of(curve.metrics(gross, trading, rf)),
                List.of(),
                null);
    }

    private static BaselineCurve none(String name, String why) {
        return new BaselineCurve(name, null, null, List.of(), why);
    }
}

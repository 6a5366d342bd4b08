package bellwether.research.backtest.run;

import bellwether.research.backtest.ClosedTrade;
import bellwether.research.backtest.metric.EquityCurve;
import bellwether.research.backtest.metric.Sessions;
import bellwether.trading.rules.RuleHistory;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Samples runs over one history at the closes of its sessions. Runs over the same sessions share
/// their dates. Holds scratch space, so each thread needs its own.
public final class SessionCurves {
    private final int[] last;
    private final int[] days;
    private final int perYear;
    private final Map<Long, Sessions> shared = new HashMap<>();

    /// @param perYear sessions a year, as of [Sessions]
    public SessionCurves(RuleHistory history, int perYear) {
        this.perYear = perYear;
        int[] closes = new int[history.size()];
        int[] dates = new int[history.size()];
        int count = 0;
        for (int bar = 0; bar < closes.length; bar++) {
            int day = (int) history.date(bar).toEpochDay();
            count += count == 0 || dates[count - 1] != day ? 1 : 0;
            closes[count - 1] = bar;
            dates[count - 1] = day;
        }
        last = Arrays.copyOf(closes, count);
        days = Arrays.copyOf(dates, count);
    }

    /// Which sessions a curve is of.
    ///
    /// @param base the session at whose close the run began; −1 where that is before the first one
    /// @param end the last one
    record Range(int base, int end) {}

    /// How many sessions the history has.
    public int count() {
        return last.length;
    }

    /// The last bar of a session; −1 before the first one.
    public int lastBar(int session) {
        return session < 0 ? -1 : last[session];
    }

    /// The curve of a run from its first deciding bar on: it begins with the run's cash, at the
    /// close before anything could be traded. Null where nothing could be decided.
    ///
    /// @param cash that the run began with
    public @Nullable EquityCurve of(SymbolResult result, double cash) {
        int from = result.firstDecision();
        return from >= result.span().to() ? null : of(result, from, cash);
    }

    /// The same from a bar of the run on.
    ///
    /// @param from at which nothing is held yet
    public EquityCurve of(SymbolResult result, int from, double cash) {
        Range range = range(from, result.span().to());
        double[] equity = sampled(result.equity(), result.span(), range);
        equity[0] = cash;
        return new EquityCurve(
                sessions(range), equity, sampled(result.gross(), result.span(), range));
    }

    /// The same as if the trade that is still open at the end had never been entered: from its
    /// entry on the money is what the trades before have made of it.
    public @Nullable EquityCurve purged(SymbolResult result, double cash) {
        EquityCurve curve = of(result, cash);
        int since = result.openSince();
        if (curve == null || since < 0) {
            return curve;
        }
        double money = cash;
        for (ClosedTrade trade : result.settled().trades()) {
            money += trade.money().net().doubleValue();
        }
        Range range = range(result.firstDecision(), result.span().to());
        double[] equity = curve.equity().clone();
        double[] gross = curve.gross().clone();
        for (int i = 0; i < equity.length; i++) {
            if (lastBar(range.base() + i) >= since) {
                equity[i] = i == 0 ? cash : money;
                gross[i] = 0;
            }
        }
        return new EquityCurve(sessions(range), equity, gross);
    }

    /// The returns of a benchmark over the sessions of that curve; the first one begins at the
    /// close of the bar that the curve is from.
    ///
    /// @param closes at each bar of the history
    public double[] benchmark(double[] closes, int from, int to) {
        Range range = range(from, to);
        double[] returns = new double[range.end() - range.base()];
        for (int i = 0; i < returns.length; i++) {
            int session = range.base() + i;
            double before = closes[i == 0 ? from : last[session]];
            returns[i] = closes[Math.min(last[session + 1], to - 1)] / before - 1;
        }
        return returns;
    }

    /// A bar that does not end its session is dated by the session before, whose close it knows.
    private Range range(int from, int to) {
        int session = session(from);
        int base = last[session] == from || from == to - 1 ? session : session - 1;
        return new Range(base, session(to - 1));
    }

    /// The session of a bar.
    private int session(int bar) {
        int place = Arrays.binarySearch(last, bar);
        return place >= 0 ? place : -place - 1;
    }

    private double[] sampled(double[] bars, RunSpan span, Range range) {
        double[] sampled = new double[range.end() - range.base() + 1];
        boolean each = last.length == last[last.length - 1] + 1;
        if (each) {
            System.arraycopy(bars, range.base() - span.from(), sampled, 0, sampled.length);
            return sampled;
        }
        for (int i = 1; i < sampled.length; i++) {
            int bar = Math.min(last[range.base() + i], span.to() - 1);
            sampled[i] = bars[bar - span.from()];
        }
        return sampled;
    }

    private Sessions sessions(Range range) {
        return shared.computeIfAbsent(
                (long) range.base() << Integer.SIZE | range.end(), _ -> dated(range));
    }

    private Sessions dated(Range range) {
        int[] dated = new int[range.end() - range.base() + 1];
        for (int i = 0; i < dated.length; i++) {
            int session = range.base() + i;
            dated[i] = session < 0 ? days[0] - 1 : days[session];
        }
        return new Sessions(dated, perYear);
    }
}

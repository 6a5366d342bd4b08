package bellwether.research.backtest.portfolio;

import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/// A portfolio at each session's close.
final class PortfolioCurve {
    final int[] days;
    final double[] equity;
    final double[] gross;
    final int[] positions;
    final int firstDecision;
    private final SortedMap<String, Integer> stale = new TreeMap<>();
    private int session;

    /// @param first when a bar begins at whose close something may first be decided
    PortfolioCurve(MarketTimes times, long first) {
        int[] found = new int[times.count()];
        int count = 0;
        int deciding = 0;
        for (int i = 0; i < times.count(); i++) {
            deciding += times.get(i).time() < first && times.endsSession(i) ? 1 : 0;
            if (times.endsSession(i)) {
                found[count++] = (int) times.get(i).date().toEpochDay();
            }
        }
        days = Arrays.copyOf(found, count);
        equity = new double[count];
        gross = new double[count];
        positions = new int[count];
        firstDecision = deciding;
    }

    void add(PortfolioBook book) {
        double value = 0;
        double sum = 0;
        int held = 0;
        for (ActiveSymbol symbol : book.active()) {
            symbol.age = symbol.seen ? 0 : symbol.age + 1;
            symbol.seen = false;
            if (symbol.isHeld()) {
                double worth = symbol.value();
                value += worth;
                sum += Math.abs(worth);
                held++;
                if (symbol.age >= StaleMarks.SESSIONS) {
                    stale.merge(symbol.ticker(), 1, Integer::sum);
                }
            }
        }
        equity[session] = book.cash() + value;
        gross[session] = sum;
        positions[session] = held;
        session++;
    }

    StaleMarks stale() {
        return new StaleMarks(stale.values().stream().mapToInt(Integer::intValue).sum(), stale);
    }
}

package bellwether.desk.scan.sweep;

import bellwether.market.symbols.Timeframe;
import bellwether.research.screen.SweepPart;
import bellwether.research.screen.SweptSymbol;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jdbi.v3.core.Handle;

/// Keeps a row for each bar that it walks and that was not swept before, slowly.
final class WalkedBarsPart implements SweepPart {
    static final String TABLE = "create table walked (ticker text, bar bigint)";
    private static final long PAUSE_MILLIS = 2;

    @Override
    public Set<String> wanted(Handle handle, Timeframe timeframe) {
        return timeframe == Timeframe.DAY
                ? Set.copyOf(
                        handle.createQuery("select ticker from symbol").mapTo(String.class).list())
                : Set.of();
    }

    @Override
    public Walk begin(Timeframe timeframe, Collection<String> tickers) {
        return new SlowWalk();
    }

    private static final class SlowWalk implements Walk {
        private final List<Object[]> walked = new ArrayList<>();

        @Override
        public void walk(SweptSymbol symbol) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLIS));
            for (int bar = symbol.fresh(); bar < symbol.history().size(); bar++) {
                walked.add(new Object[] {symbol.ticker(), symbol.history().raw().time()[bar]});
            }
        }

        @Override
        public Counts store(Handle transaction) {
            walked.forEach(row -> transaction.execute("insert into walked values (?, ?)", row));
            return new Counts(walked.size(), 0);
        }
    }
}

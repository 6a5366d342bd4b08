package bellwether.trading.strategy.mark;

import bellwether.market.symbols.Timeframe;
import bellwether.trading.portfolio.StrategyId;
import bellwether.trading.strategy.Strategy;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/// The marks that were kept, to be shown.
public final class MarkLog {
    private final Jdbi jdbi;
    private final MarkDao dao = new MarkDao();

    public MarkLog(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// Minutes in order.
    public List<StrategyMark> points(StrategyId strategy, MarkSpan span) {
        return jdbi.withHandle(h -> dao.points(h, strategy, span));
    }

    /// Candles in order; those without a complete minute are left out.
    public List<MarkCandle> candles(StrategyId strategy, MarkSpan span, Timeframe timeframe) {
        return jdbi.withHandle(h -> dao.candles(h, strategy, span, timeframe.seconds()));
    }

    /// What the amounts of a strategy are counted in.
    public String currency(Strategy strategy) {
        return jdbi.withHandle(h -> dao.currency(h, strategy.portfolio()));
    }
}

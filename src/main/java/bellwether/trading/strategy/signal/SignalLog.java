package bellwether.trading.strategy.signal;

import bellwether.trading.strategy.Strategy;
import bellwether.trading.strategy.signal.SignalDao.Signal;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/// What rules have signalled, to be shown.
public final class SignalLog {
    private final Jdbi jdbi;
    private final SignalDao dao = new SignalDao();

    public SignalLog(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// The newest first.
    ///
    /// @param before only those with a lower number
    public List<Signal> list(Strategy strategy, long before, int limit) {
        return jdbi.withHandle(h -> dao.list(h, strategy, before, limit));
    }
}

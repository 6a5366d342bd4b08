package bellwether.research.backtest.http;

import bellwether.research.backtest.ClosedTrade;
import bellwether.research.backtest.store.RunDao;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

/// A closed trade in answers.
///
/// @param returned what it earned, as a fraction of what its entry cost
record ShownRunTrade(int run, @JsonUnwrapped ClosedTrade trade, double returned) {
    static ShownRunTrade of(RunDao.Entry<ClosedTrade> entry) {
        return new ShownRunTrade(entry.run(), entry.value(), entry.value().returned());
    }
}

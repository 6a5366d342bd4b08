package bellwether.research.backtest.http;

import bellwether.research.backtest.RunOrder;
import bellwether.research.backtest.store.RunDao;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

/// An order of a run in answers.
record ShownRunOrder(int run, @JsonUnwrapped RunOrder order) {
    static ShownRunOrder of(RunDao.Entry<RunOrder> entry) {
        return new ShownRunOrder(entry.run(), entry.value());
    }
}

package bellwether.research.backtest.run;

import bellwether.research.backtest.TradeExit;
import bellwether.trading.execution.Fill;
import bellwether.trading.execution.OrderStatus;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Follows the orders of a run.
interface OrderListener {
    /// Keeps nothing, as runs of searches do.
    OrderListener NONE =
            new OrderListener() {
                @Override
                public void accepted(OrderStatus status, LocalDate day, @Nullable TradeExit exit) {}

                @Override
                public void changed(OrderStatus status, LocalDate day) {}

                @Override
                public void filled(Fill fill) {}
            };

    /// An order was given, and accepted or rejected.
    ///
    /// @param exit why it closes a position; null where it opens one
    void accepted(OrderStatus status, LocalDate day, @Nullable TradeExit exit);

    /// One has changed, or was brought along by an entry.
    void changed(OrderStatus status, LocalDate day);

    void filled(Fill fill);
}

package bellwether.trading.portfolio.risk;

import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/// What risk must know of symbols, read within the transaction of an account.
public record MarketView(Function<Handle, TradeFacts> facts) {}

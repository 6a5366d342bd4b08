package bellwether.trading.portfolio.history;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// How far the price went against closed shares and for them while they were held, in the currency
/// of the trade, 0 or more; null where it is not known.
public record TradeWay(@Nullable BigDecimal adverse, @Nullable BigDecimal favourable) {}

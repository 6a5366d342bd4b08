package bellwether.research.backtest.portfolio;

import bellwether.trading.execution.OrderReason;
import bellwether.trading.execution.OrderSide;
import bellwether.trading.execution.OrderState;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// An order that a portfolio run gave, and what became of it. The exits that belong to an entry are
/// a part of it.
///
/// @param decided the session at whose close it was given
/// @param rank its place among the entries of that close, from 0 on; null for others
/// @param reason why it ended otherwise than filled
/// @param filled shares
public record PortfolioOrder(
        LocalDate decided,
        String symbol,
        OrderSide side,
        OrderPurpose purpose,
        @Nullable Integer rank,
        OrderState state,
        OrderReason reason,
        BigDecimal filled) {}

package bellwether.trading.portfolio.risk;

import bellwether.trading.execution.Order;
import bellwether.trading.portfolio.PortfolioId;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// What is to be sized.
///
/// @param order of one share, with its stop
/// @param price of its entry
/// @param stop null without one
/// @param riskPercent of the equity that may be lost
record SizeQuestion(
        PortfolioId portfolio,
        Order order,
        BigDecimal price,
        @Nullable BigDecimal stop,
        BigDecimal riskPercent) {}

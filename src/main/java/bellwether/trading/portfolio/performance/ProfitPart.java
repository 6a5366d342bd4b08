package bellwether.trading.portfolio.performance;

import bellwether.trading.execution.PositionKey;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// A part of a span's profit.
///
/// @param position null for what no position brought, such as the rate of foreign cash
/// @param order that opened what brought it; empty where none did
/// @param currency that it was earned in
/// @param amount in the account's currency
public record ProfitPart(
        @Nullable PositionKey position, String order, String currency, BigDecimal amount) {}

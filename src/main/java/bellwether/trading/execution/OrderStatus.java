package bellwether.trading.execution;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// An order as it stands.
///
/// @param order what was asked, with prices as splits have changed them
/// @param parent the entry whose bracket it belongs to; null for others
/// @param ocoGroup orders of one group shrink together; null for none
/// @param remaining what it still wants; null while a size is not resolved
/// @param level where a stop lies now, for trailing orders too; null without one
/// @param triggered whether its stop has been reached
/// @param sequence its place in the order of acceptance
public record OrderStatus(
        Order order,
        OrderRole role,
        @Nullable String parent,
        @Nullable String ocoGroup,
        OrderState state,
        OrderReason reason,
        @Nullable BigDecimal remaining,
        @Nullable BigDecimal level,
        boolean triggered,
        OrderProgress progress,
        long acceptedAt,
        long sequence) {}

package bellwether.trading.portfolio.risk;

import bellwether.trading.execution.OrderType;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a check was made for. Its token signs all of it.
///
/// @param account whose position it would change
/// @param quantity of shares, the most that an order may have
/// @param exitStop of the bracket, stated or proposed
/// @param exitTarget of the bracket, stated or proposed
/// @param price at which it was judged
public record CheckTerms(
        Account account,
        String symbol,
        String side,
        String type,
        BigDecimal quantity,
        @Nullable BigDecimal limit,
        @Nullable BigDecimal stop,
        @Nullable BigDecimal exitStop,
        @Nullable BigDecimal exitTarget,
        Stated stated,
        BigDecimal price) {
    /// A strategy of a portfolio.
    ///
    /// @param portfolio its number
    public record Account(String owner, long portfolio, String strategy) {}

    /// Which exits the caller gave, so that the order must have them.
    public record Stated(boolean stop, boolean target) {}

    /// The same values give the same text.
    String canonical() {
        return Arrays.<@Nullable Object>asList(
                        account.owner(),
                        account.portfolio(),
                        account.strategy(),
                        symbol,
                        side,
                        type,
                        quantity,
                        limit,
                        stop,
                        exitStop,
                        exitTarget,
                        stated.stop(),
                        stated.target(),
                        price)
                .stream()
                .map(CheckTerms::text)
                .collect(Collectors.joining("\n"));
    }

    private static String text(@Nullable Object value) {
        return value instanceof BigDecimal number
                ? ShareOfEquity.plain(number)
                : Objects.toString(value, "-");
    }

    /// What an order type is called in requests.
    static String name(OrderType type) {
        return switch (type) {
            case OrderType.Market _ -> "market";
            case OrderType.Limit _ -> "limit";
            case OrderType.Stop _ -> "stop";
            case OrderType.StopLimit _ -> "stop_limit";
            case OrderType.Trailing _ -> "trailing";
            case OrderType.MarketOnClose _ -> "market_on_close";
        };
    }
}

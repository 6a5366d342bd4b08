package bellwether.trading.portfolio.risk;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How many shares to trade.
///
/// @param shares the smallest of the methods that are known; null where none is
/// @param smallest its method; null where none is known
/// @param price at which one share is counted
/// @param priceOn the day of that price; null of a limit or a stop
/// @param stop null where none was given
/// @param equity of the portfolio in its currency; null where a rate is missing
public record SizeAnswer(
        String portfolio,
        String ticker,
        @Nullable BigDecimal shares,
        @Nullable String smallest,
        BigDecimal price,
        @Nullable LocalDate priceOn,
        @Nullable BigDecimal stop,
        @Nullable BigDecimal equity,
        List<SizeMethod> methods) {
    public SizeAnswer {
        methods = List.copyOf(methods);
    }

    /// @param asked with price and stop
    static SizeAnswer of(SizeQuestion asked, RiskAccount account, List<SizeMethod> methods) {
        Optional<SizeMethod> least =
                methods.stream()
                        .filter(method -> method.shares() != null)
                        .min(Comparator.comparing(SizeAnswer::known));
        return new SizeAnswer(
                asked.portfolio().toString(),
                asked.order().position().symbol(),
                least.map(SizeAnswer::known).orElse(null),
                least.map(SizeMethod::method).orElse(null),
                asked.price(),
                priced(asked, account),
                asked.stop(),
                account.equity().orElse(null),
                methods);
    }

    private static @Nullable LocalDate priced(SizeQuestion asked, RiskAccount account) {
        boolean isStated =
                asked.order().type().limitPrice() != null
                        || asked.order().type().stopPrice() != null;
        return isStated ? null : account.markDay(asked.order().position().symbol()).orElse(null);
    }

    private static BigDecimal known(SizeMethod method) {
        return Objects.requireNonNull(method.shares());
    }
}

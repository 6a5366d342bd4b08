package bellwether.trading.portfolio.risk;

import java.math.BigDecimal;
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
/// @param stop null where none was given
/// @param equity of the portfolio in its currency; null where a rate is missing
public record SizeAnswer(
        String portfolio,
        String ticker,
        @Nullable BigDecimal shares,
        @Nullable String smallest,
        BigDecimal price,
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
                asked.stop(),
                account.equity().orElse(null),
                methods);
    }

    private static BigDecimal known(SizeMethod method) {
        return Objects.requireNonNull(method.shares());
    }
}

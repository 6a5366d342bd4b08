package bellwether.trading.portfolio.http;

import bellwether.market.symbols.Ticker;
import bellwether.platform.base.Fault;
import bellwether.platform.base.Quoted;
import bellwether.platform.base.SelfValidating;
import bellwether.trading.execution.OrderSide;
import bellwether.trading.portfolio.StatedTrade;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A trade that is stated.
///
/// @param quantity of shares on that day
/// @param price of one, in the unit of the symbol's prices
/// @param side `buy` where it is absent
/// @param costs in the symbol's currency; none where it is absent
/// @param date today where it is absent
public record LegRequest(
        @NotNull(message = "must be a ticker such as AAPL")
                @Pattern(regexp = Ticker.TYPED_RULE, message = "must be " + Ticker.RULE_IN_WORDS)
                String ticker,
        @NotNull(message = "must be a number of shares above 0")
                @DecimalMin(value = "0", inclusive = false, message = "must be more than 0")
                @Digits(integer = 12, fraction = 8, message = DIGITS)
                BigDecimal quantity,
        @NotNull(message = "must be a price above 0")
                @DecimalMin(value = "0", inclusive = false, message = "must be more than 0")
                @Digits(integer = 12, fraction = 8, message = DIGITS)
                BigDecimal price,
        @Nullable @Pattern(regexp = "(?i)buy|sell", message = "must be buy or sell") String side,
        @Nullable
                @DecimalMin(value = "0", message = "must be 0 or more")
                @Digits(integer = 12, fraction = 8, message = DIGITS)
                BigDecimal costs,
        @Nullable String date)
        implements SelfValidating {
    private static final String DIGITS =
            "must have at most 12 digits before the point and 8 behind it";

    @Override
    public List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        if (date != null && day().isEmpty()) {
            faults.add(
                    new Fault(
                            "/date",
                            "must be a date such as 2026-01-31, was \"%s\""
                                    .formatted(Quoted.text(date))));
        }
        return faults;
    }

    private Optional<LocalDate> day() {
        try {
            return Optional.ofNullable(date).map(LocalDate::parse);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    StatedTrade trade(LocalDate today, String reference) {
        return new StatedTrade(
                ticker.strip().toUpperCase(Locale.ROOT),
                "sell".equalsIgnoreCase(side) ? OrderSide.SELL : OrderSide.BUY,
                quantity,
                price,
                costs == null ? BigDecimal.ZERO : costs,
                day().orElse(today),
                reference);
    }
}

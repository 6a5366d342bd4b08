package bellwether.trading.portfolio.performance;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What an account was worth once a date was matched.
///
/// @param booked up to where its books are counted in
/// @param equity in the account's currency; null where something is missing
/// @param positions of which the positions; null like equity
/// @param cash by currency
/// @param rates into the account's currency that were known and recent
/// @param missing what is needed for equity and not known, in words
/// @param oldestPrice the date of the oldest price in it; null without positions
public record Valuation(
        LocalDate day,
        BookedTo booked,
        @Nullable BigDecimal equity,
        @Nullable BigDecimal positions,
        Map<String, BigDecimal> cash,
        Map<String, BigDecimal> rates,
        List<String> missing,
        @Nullable LocalDate oldestPrice) {
    public Valuation {
        cash = Map.copyOf(cash);
        rates = Map.copyOf(rates);
        missing = List.copyOf(missing);
    }

    /// Numbers of the last ledger entry and of the last closed lot.
    public record BookedTo(long ledger, long closings) {
        public static final BookedTo NOTHING = new BookedTo(0, 0);
    }

    public boolean isComplete() {
        return equity != null;
    }

    /// Of a complete one.
    public BigDecimal worth() {
        if (equity == null) {
            throw new IllegalStateException("the valuation of " + day + " is not complete");
        }
        return equity;
    }

    /// An amount in the account's currency.
    ///
    /// @throws IllegalStateException where the rate is not known, which a complete valuation has
    ///   for every currency that was booked
    public BigDecimal inBase(String currency, BigDecimal amount) {
        if (amount.signum() == 0) {
            return BigDecimal.ZERO;
        }
        BigDecimal rate = rates.get(currency);
        if (rate == null) {
            throw new IllegalStateException("no rate of " + currency + " on " + day);
        }
        return amount.multiply(rate);
    }
}

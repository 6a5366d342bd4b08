package bellwether.trading.portfolio.risk;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the market knows of a symbol. What it does not know is empty.
public interface TradeFacts {
    /// The close of the last finished session, without one of the newest bar within the day, in the
    /// symbol's price unit.
    default Optional<BigDecimal> price(String ticker) {
        return Optional.empty();
    }

    /// The average true range of 14 finished daily bars, in the symbol's price unit.
    default Optional<BigDecimal> averageRange(String ticker) {
        return Optional.empty();
    }

    /// The day of the bar that `price` is the close of.
    default Optional<LocalDate> priceDay(String ticker) {
        return Optional.empty();
    }

    /// The day of the last bar that counts in `averageRange`.
    default Optional<LocalDate> rangeDay(String ticker) {
        return Optional.empty();
    }

    /// The sector that is stated of it.
    default Optional<String> sector(String ticker) {
        return Optional.empty();
    }

    /// The same of several symbols; those without one are absent.
    default Map<String, String> sectors(Set<String> tickers) {
        Map<String, String> sectors = new HashMap<>();
        tickers.forEach(ticker -> sector(ticker).ifPresent(one -> sectors.put(ticker, one)));
        return sectors;
    }

    /// The newest stored bars of one minute, oldest first, at most so many.
    default List<MinuteBar> minutes(String ticker, int most) {
        return List.of();
    }

    /// A bar of one minute, in the symbol's price unit.
    record MinuteBar(double high, double low, double close) {}
}

package bellwether.desk.alert.fire;

import bellwether.market.symbols.Timeframe;
import bellwether.trading.execution.OrderSide;
import java.util.Optional;

/// What an alert is about.
///
/// @param key `symbol:<id>`, `symbol:<id>:<pattern>`, `ticker:<ticker>` where none is stored, a
///   portfolio's id, a position of it, or empty for the clock: the same however often the ticker
///   changes
/// @param ticker as it was called then
/// @param barTime when the bar began, in seconds of the epoch
public record AlertSubject(
        String key,
        Optional<String> ticker,
        Optional<Long> symbol,
        Optional<Timeframe> timeframe,
        Optional<Long> barTime) {
    /// A bar of a symbol.
    public static AlertSubject ofBar(long symbol, String ticker, Timeframe timeframe, long time) {
        return new AlertSubject(
                ofSymbol(symbol),
                Optional.of(ticker),
                Optional.of(symbol),
                Optional.of(timeframe),
                Optional.of(time));
    }

    /// A pattern on a bar of a symbol: each pattern is a matter of its own.
    public static AlertSubject ofPattern(
            String pattern, long symbol, String ticker, Timeframe timeframe, long time) {
        return new AlertSubject(
                ofSymbol(symbol) + ":" + pattern,
                Optional.of(ticker),
                Optional.of(symbol),
                Optional.of(timeframe),
                Optional.of(time));
    }

    /// A symbol whose newest price is watched.
    public static AlertSubject ofQuote(long symbol, String ticker, Timeframe timeframe) {
        return new AlertSubject(
                ofSymbol(symbol),
                Optional.of(ticker),
                Optional.of(symbol),
                Optional.of(timeframe),
                Optional.empty());
    }

    /// A ticker of which no symbol is stored.
    public static AlertSubject ofUnstored(String ticker, Timeframe timeframe) {
        return new AlertSubject(
                "ticker:" + ticker,
                Optional.of(ticker),
                Optional.empty(),
                Optional.of(timeframe),
                Optional.empty());
    }

    /// A portfolio, or a position of it.
    public static AlertSubject ofAccount(String key, Optional<String> ticker) {
        return new AlertSubject(key, ticker, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// Nothing, as a time that has come.
    public static AlertSubject ofClock() {
        return ofAccount("", Optional.empty());
    }

    /// The key of a symbol.
    public static String ofSymbol(long id) {
        return "symbol:" + id;
    }

    /// The side on which a pattern of that direction is traded; empty for all else.
    public Optional<OrderSide> side() {
        return switch (key.substring(key.lastIndexOf(':') + 1)) {
            case "bullish" -> Optional.of(OrderSide.BUY);
            case "bearish" -> Optional.of(OrderSide.SELL);
            default -> Optional.empty();
        };
    }

    /// The pattern, without its side; empty for all else.
    public Optional<String> pattern() {
        String[] parts = key.split(":", -1);
        return side().isPresent() && parts.length > 2
                ? Optional.of(parts[parts.length - 2])
                : Optional.empty();
    }

    /// What repeats are held back by: of a symbol its ticker, and the pattern where there is one.
    String repeated() {
        String beside = symbol.map(id -> key.substring(ofSymbol(id).length())).orElse("");
        return label() + beside;
    }

    /// What it is called in titles.
    public String label() {
        return ticker.orElse(key);
    }
}

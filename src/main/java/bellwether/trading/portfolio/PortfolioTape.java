package bellwether.trading.portfolio;

import bellwether.market.symbols.Timeframe;
import bellwether.trading.execution.TapeKind;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What a portfolio's orders are matched with: finished bars of a stored timeframe, or quotes.
///
/// @param code as requests write it: `1d`, `5m`, `quote`
/// @param timeframe of its bars; empty for quotes
public record PortfolioTape(String code, TapeKind kind, Optional<Timeframe> timeframe) {
    /// Daily bars.
    public static final PortfolioTape DAILY = of(Timeframe.DAY);

    /// Quotes, each a bar of one price and unknown volume.
    public static final PortfolioTape QUOTE =
            new PortfolioTape("quote", TapeKind.QUOTE, Optional.empty());

    /// All codes, the usual one first.
    public static List<String> codes() {
        return Stream.concat(
                        Stream.of(DAILY.code),
                        Stream.concat(
                                Arrays.stream(Timeframe.values())
                                        .filter(t -> t.isIntraday() && t.isStored())
                                        .map(Timeframe::code),
                                Stream.of(QUOTE.code)))
                .toList();
    }

    /// Empty for a code that is none.
    public static Optional<PortfolioTape> parse(String code) {
        if (code.equals(QUOTE.code)) {
            return Optional.of(QUOTE);
        }
        return Timeframe.of(code).filter(t -> codes().contains(t.code())).map(PortfolioTape::of);
    }

    private static PortfolioTape of(Timeframe timeframe) {
        return new PortfolioTape(
                timeframe.code(),
                timeframe.isIntraday() ? TapeKind.INTRADAY : TapeKind.DAILY,
                Optional.of(timeframe));
    }
}

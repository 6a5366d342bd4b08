package bellwether.trading.portfolio.transfer;

import java.util.Map;
import java.util.Optional;

/// How a file of trades is to be imported.
///
/// @param dryRun whether nothing is booked
/// @param partial whether what can be booked is, although other rows are refused
/// @param decimal how its numbers are written; empty to find out
/// @param tickers by what the file calls a symbol
public record TradeImportOptions(
        boolean dryRun,
        boolean partial,
        Optional<DecimalSign> decimal,
        Map<String, String> tickers) {
    public TradeImportOptions {
        tickers = Map.copyOf(tickers);
    }
}

package bellwether.trading.portfolio.performance;

import bellwether.trading.execution.PositionKey;
import java.util.Map;

/// What parts of a profit are grouped by.
///
/// @param origins of orders, by their ids
/// @param sectors of symbols, by their tickers
public record AttributionKeys(Map<String, OrderOrigin> origins, Map<String, String> sectors) {
    /// The group of what has no such property.
    public static final String NONE = "none";

    public AttributionKeys {
        origins = Map.copyOf(origins);
        sectors = Map.copyOf(sectors);
    }

    String of(AttributionBy by, ProfitPart part) {
        PositionKey position = part.position();
        OrderOrigin origin = origins.getOrDefault(part.order(), OrderOrigin.NONE);
        String key =
                switch (by) {
                    case SYMBOL -> position == null ? "" : position.symbol();
                    case STRATEGY -> position == null ? "" : position.strategy();
                    case ORIGIN -> origin.source();
                    case PATTERN -> origin.pattern();
                    case CONFIDENCE -> origin.confidence();
                    case SECTOR ->
                            position == null ? "" : sectors.getOrDefault(position.symbol(), "");
                    case CURRENCY -> part.currency();
                };
        return key.isEmpty() ? NONE : key;
    }
}

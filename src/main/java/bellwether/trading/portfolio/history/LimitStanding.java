package bellwether.trading.portfolio.history;

import java.util.List;

/// How a portfolio stands to its limits, each by its name.
///
/// @param exceeded of which more is used than there is
/// @param unknown whose use could not be known
public record LimitStanding(List<String> exceeded, List<String> unknown) {
    public LimitStanding {
        exceeded = List.copyOf(exceeded);
        unknown = List.copyOf(unknown);
    }
}

package bellwether.research.learning;

import bellwether.market.symbols.Timeframe;
import bellwether.trading.execution.OrderSide;
import java.util.Optional;

/// A stored alert or detection on a bar.
///
/// @param number by which its source is read in order
/// @param ref as answers show it, such as `al_12`
/// @param owner empty where it belongs to no one
/// @param name of the pattern, or of what made it
/// @param side as stored; never guessed from a name
/// @param barTime when the bar began, in seconds of the epoch
public record OutcomeSignal(
        long number,
        String ref,
        String owner,
        long symbol,
        String ticker,
        Timeframe timeframe,
        String name,
        Optional<OrderSide> side,
        long barTime) {}

package bellwether.trading.portfolio;

import bellwether.trading.execution.Bracket;
import bellwether.trading.execution.OrderSide;
import bellwether.trading.execution.OrderSize;
import bellwether.trading.execution.OrderType;
import bellwether.trading.execution.TimeInForce;
import java.util.Optional;

/// An order as its owner asks for it.
///
/// @param oco the id of another open order of the symbol: what one fills, the other no longer wants
/// @param check the token of a check that was run before
/// @param origin what asked for it, such as an alert; empty where a person did
public record OrderRequest(
        String ticker,
        OrderSide side,
        OrderSize size,
        OrderType type,
        TimeInForce timeInForce,
        boolean reduceOnly,
        Bracket bracket,
        Optional<String> oco,
        Optional<String> check,
        String origin) {}

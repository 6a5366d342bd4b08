package bellwether.trading.execution.scenario;

import bellwether.trading.execution.AccountState;
import bellwether.trading.execution.OrderStatus;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What came of a case.
///
/// @param orders the last status of each by id
/// @param refused codes of orders that were refused, by id
record ScenarioOutcome(
        List<String> fills,
        AccountState state,
        Optional<BigDecimal> equity,
        Map<String, OrderStatus> orders,
        Map<String, String> refused) {}

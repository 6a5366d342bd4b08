package bellwether.trading.portfolio.http;

import bellwether.platform.http.Page;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

/// A page of closed trades.
///
/// @param lotMethod which cost entries are measured by
record ShownTrades(String lotMethod, @JsonUnwrapped Page<ShownTrade> page) {}

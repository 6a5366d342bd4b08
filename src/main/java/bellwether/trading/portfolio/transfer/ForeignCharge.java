package bellwether.trading.portfolio.transfer;

import java.math.BigDecimal;

/// What a row is charged in another currency than its price.
///
/// @param title of its column
/// @param currency as the file writes it
record ForeignCharge(String title, BigDecimal amount, String currency) {}

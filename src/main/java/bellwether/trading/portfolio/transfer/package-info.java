/// Trades that come as files of brokers, and orders, fills and ledgers that leave as tables. May
/// use the accounts of its module and the symbols and money of `market`.
@NullMarked
package bellwether.trading.portfolio.transfer;

import org.jspecify.annotations.NullMarked;

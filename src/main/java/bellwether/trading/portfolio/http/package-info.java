/// The routes of portfolios, orders, positions and books, and of trades that are stated or come as
/// files.
@NullMarked
package bellwether.trading.portfolio.http;

import org.jspecify.annotations.NullMarked;

/// The routes of portfolios, orders and positions.
@NullMarked
package bellwether.trading.portfolio.http;

import org.jspecify.annotations.NullMarked;

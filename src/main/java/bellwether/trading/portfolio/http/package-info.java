/// The routes of portfolios, orders and risk.
@NullMarked
package bellwether.trading.portfolio.http;

import org.jspecify.annotations.NullMarked;

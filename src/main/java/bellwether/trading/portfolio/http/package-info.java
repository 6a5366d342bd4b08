/// The routes of portfolios.
@NullMarked
package bellwether.trading.portfolio.http;

import org.jspecify.annotations.NullMarked;

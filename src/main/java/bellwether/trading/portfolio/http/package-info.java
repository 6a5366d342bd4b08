/// Routes of portfolios: what is booked, as pages and as tables, and trades that are stated or come
/// as files.
@NullMarked
package bellwether.trading.portfolio.http;

import org.jspecify.annotations.NullMarked;

/// Accounts in the database: read whole under a lock, written back as what has changed.
@NullMarked
package bellwether.trading.portfolio.store;

import org.jspecify.annotations.NullMarked;

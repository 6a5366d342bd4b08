/// Portfolios of paper money: durable accounts, whose every change is one transaction.
@NullMarked
package bellwether.trading.portfolio;

import org.jspecify.annotations.NullMarked;

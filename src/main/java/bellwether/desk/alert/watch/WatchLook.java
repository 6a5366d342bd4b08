package bellwether.desk.alert.watch;

import bellwether.desk.alert.fire.AlertFacts;
import bellwether.desk.alert.fire.AlertSubject;
import bellwether.trading.rules.Truth;

/// What one look at a quote, a position or a portfolio says of a rule.
///
/// @param price the quote or mark; NaN where there is none
/// @param rearm how far the price must go back before the next edge, in its own unit
record WatchLook(AlertSubject subject, Truth truth, double price, double rearm, AlertFacts facts) {}

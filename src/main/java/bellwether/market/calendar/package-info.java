/// When exchanges trade: time zones, sessions, holidays, early closes, and how far all that is
/// known. Values without any state but the time. May use `platform`.
@NullMarked
package bellwether.market.calendar;

import org.jspecify.annotations.NullMarked;

/// When exchanges trade: zones, sessions, holidays, early closes, and how far all that is known.
/// Values without any state but the time; may use `web` for its routes.
@NullMarked
package bellwether.calendar;

import org.jspecify.annotations.NullMarked;

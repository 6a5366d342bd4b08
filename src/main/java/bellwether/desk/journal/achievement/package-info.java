/// What owners have reached, and their streaks, from what happened. Pure but for the book, which
/// keeps what was reached, and the watch, which looks when something has happened.
@NullMarked
package bellwether.desk.journal.achievement;

import org.jspecify.annotations.NullMarked;

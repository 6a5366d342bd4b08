/// What was said on an earlier day, what is said of it now, and what followed.
@NullMarked
package bellwether.desk.journal.past;

import org.jspecify.annotations.NullMarked;

/// The routes of the journal.
@NullMarked
package bellwether.desk.journal.http;

import org.jspecify.annotations.NullMarked;

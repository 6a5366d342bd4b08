/// The tables of the journal.
@NullMarked
package bellwether.desk.journal.store;

import org.jspecify.annotations.NullMarked;

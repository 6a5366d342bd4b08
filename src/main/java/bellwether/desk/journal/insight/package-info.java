/// What closed trades and what was written of them show together. Pure.
@NullMarked
package bellwether.desk.journal.insight;

import org.jspecify.annotations.NullMarked;

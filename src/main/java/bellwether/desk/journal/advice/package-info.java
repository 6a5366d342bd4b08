/// Symbols that may be worth a look, each with the facts that say so. No estimate of its own.
@NullMarked
package bellwether.desk.journal.advice;

import org.jspecify.annotations.NullMarked;

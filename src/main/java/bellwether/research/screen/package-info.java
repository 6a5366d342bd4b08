/// Sheets of what is known of each symbol at its last finished bar, screens over them, and what
/// sweeps over new bars are made of.
@NullMarked
package bellwether.research.screen;

import org.jspecify.annotations.NullMarked;

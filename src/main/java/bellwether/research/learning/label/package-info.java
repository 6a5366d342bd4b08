/// What came of an entry after each bar, as models learn it.
@NullMarked
package bellwether.research.learning.label;

import org.jspecify.annotations.NullMarked;

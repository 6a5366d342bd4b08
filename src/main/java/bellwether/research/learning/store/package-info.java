/// The rows of outcomes and of how far they were labelled.
@NullMarked
package bellwether.research.learning.store;

import org.jspecify.annotations.NullMarked;

/// Loads bars for what is shown around symbols.
@NullMarked
package bellwether.research.structure.work;

import org.jspecify.annotations.NullMarked;

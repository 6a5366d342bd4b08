/// The rows of sheets, of saved screens and of what they showed. May use the module's values and
/// `sheet`.
@NullMarked
package bellwether.research.screen.store;

import org.jspecify.annotations.NullMarked;

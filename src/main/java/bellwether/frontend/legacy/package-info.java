/// The paths and field names of the older systems, on the same code as the others. May use
/// `research`, `platform`.
@NullMarked
package bellwether.frontend.legacy;

import org.jspecify.annotations.NullMarked;

/// The story of the service: the commands, the settings and the composition root.
@NullMarked
package bellwether;

import org.jspecify.annotations.NullMarked;

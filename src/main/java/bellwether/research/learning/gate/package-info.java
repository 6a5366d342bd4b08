/// Whether a model may speak: the figures of its record that it has to reach before it is shown,
/// and that it must not lose afterwards. Pure functions of a record; uses models and the module's
/// statistics.
@NullMarked
package bellwether.research.learning.gate;

import org.jspecify.annotations.NullMarked;

/// What models say of sessions whose outcomes are not known yet: scored when new sessions come,
/// kept with what was shown, judged when their labels end, and read by those who show them.
@NullMarked
package bellwether.research.learning.serving;

import org.jspecify.annotations.NullMarked;

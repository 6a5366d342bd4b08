/// Learners that see one row at a time: what they remember, what they say of a row before its
/// label, and when they start again. Pure; uses the gate, the module's models and statistics.
@NullMarked
package bellwether.research.learning.online;

import org.jspecify.annotations.NullMarked;

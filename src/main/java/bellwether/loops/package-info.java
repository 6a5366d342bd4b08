/// Work that is done again and again, on threads that never die by themselves and whose progress
/// can be watched. Uses the JDK only.
@NullMarked
package bellwether.loops;

import org.jspecify.annotations.NullMarked;

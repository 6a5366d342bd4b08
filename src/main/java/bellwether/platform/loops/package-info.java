/// Work that is done again and again, on threads that never die by themselves and whose progress
/// can be watched. May use the JDK.
@NullMarked
package bellwether.platform.loops;

import org.jspecify.annotations.NullMarked;

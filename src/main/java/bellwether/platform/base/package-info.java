/// Values and rules that every module needs: refusals, JSON, callers, what may be printed, the
/// memory budget. May use the JDK and Jackson.
@NullMarked
package bellwether.platform.base;

import org.jspecify.annotations.NullMarked;

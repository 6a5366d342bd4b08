/// Technical analysis on arrays: indicators and patterns. Pure: no I/O, no clock, no log; uses the
/// JDK only.
@NullMarked
package bellwether.ta;

import org.jspecify.annotations.NullMarked;

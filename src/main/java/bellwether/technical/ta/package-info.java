/// Technical analysis on arrays: the catalogue of indicators and what they are described with.
/// Pure: no I/O, no clock, no log. May use the JDK.
@NullMarked
package bellwether.technical.ta;

import org.jspecify.annotations.NullMarked;

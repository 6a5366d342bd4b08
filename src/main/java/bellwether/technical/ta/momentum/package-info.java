/// Oscillators of momentum. May use `technical.ta`, `average`, `volatility`.
@NullMarked
package bellwether.technical.ta.momentum;

import org.jspecify.annotations.NullMarked;

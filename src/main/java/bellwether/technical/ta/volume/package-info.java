/// Indicators that weigh prices with volume. May use `technical.ta`, `average`.
@NullMarked
package bellwether.technical.ta.volume;

import org.jspecify.annotations.NullMarked;

/// Candlestick patterns, with TA-Lib's definitions. May use `technical.ta`.
@NullMarked
package bellwether.technical.ta.candle;

import org.jspecify.annotations.NullMarked;

/// Documents of one HTML file: headings, tables, charts with the table behind them, figures and the
/// notes on those that are absent. Pure: the same content gives the same bytes. May use `drawing`
/// and `base`.
@NullMarked
package bellwether.platform.document;

import org.jspecify.annotations.NullMarked;

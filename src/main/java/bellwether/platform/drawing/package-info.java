/// Charts with axes, drawn on a surface: SVG that stands inside a page, and whatever else takes
/// lines, marks and words. Pure: the same numbers give the same bytes. Colours are roles, named by
/// [Ink]; `chart.css` says what they look like. May use the JDK only.
@NullMarked
package bellwether.platform.drawing;

import org.jspecify.annotations.NullMarked;

/// The report of an analysis as one HTML file. Pure: the same analysis and bars give the same
/// bytes. May use `chart`.
@NullMarked
package bellwether.desk.report.page;

import org.jspecify.annotations.NullMarked;

/// The routes of reports, charts, workbooks and shares. May use all other parts.
@NullMarked
package bellwether.desk.report.http;

import org.jspecify.annotations.NullMarked;

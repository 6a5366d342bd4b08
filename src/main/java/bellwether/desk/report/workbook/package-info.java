/// The results of a job as a workbook for spreadsheets, written while it is read.
@NullMarked
package bellwether.desk.report.workbook;

import org.jspecify.annotations.NullMarked;

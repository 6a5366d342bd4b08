/// What leaves the service to be read elsewhere: reports and charts of analyses, workbooks of jobs,
/// and links to frozen pages. Says what stored analyses say, and computes no verdict of its own.
@NullMarked
package bellwether.desk.report;

import org.jspecify.annotations.NullMarked;

/// Scans, which are wishes of owners, with their passes.
@NullMarked
package bellwether.desk.scan.wish;

import org.jspecify.annotations.NullMarked;

/// The jobs that look at new bars for all scans and all other parts at once.
@NullMarked
package bellwether.desk.scan.sweep;

import org.jspecify.annotations.NullMarked;

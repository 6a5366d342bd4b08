/// What patterns sweeps find on new bars, and what is stored of it.
@NullMarked
package bellwether.desk.scan.detection;

import org.jspecify.annotations.NullMarked;

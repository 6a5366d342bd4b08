/// Fire drills: when rules would have fired, on one symbol at once and on more as a job.
@NullMarked
package bellwether.desk.alert.drill;

import org.jspecify.annotations.NullMarked;

/// `./run.sh doctor`: looks at everything a start depends on, and says of each what is wrong and
/// what to do. Knows the settings as plain values; uses the database's room.
@NullMarked
package bellwether.doctor;

import org.jspecify.annotations.NullMarked;

/// `./run.sh doctor`: looks at everything a start depends on, and says of each what is wrong and
/// what to do. Knows the settings as plain values; uses the rooms of the database and the web.
@NullMarked
package bellwether.doctor;

import org.jspecify.annotations.NullMarked;
